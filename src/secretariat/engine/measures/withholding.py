"""Small cells withheld: behind few records, or few that differ, somebody could be recognized.

A cell is small if fewer than the measure's smallest cell stand in it: of a count what it counts,
of a share its part and the rest of its whole, of anything else its records. A cell hidden alone
could be worked out from the total and the others, so others are hidden with it, the smallest
first, until what is hidden together leaves each of them as many possible values as the threshold.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Cell, Figure
from secretariat.kernel.errors import Refused


def withheld(found: Figure) -> Figure:
    """The figure with its small cells, and those they could be worked out from, without values."""
    least = found.measure.smallest_cell
    if _is_small(found.total, least):
        return replace(found, total=hidden(found.total), cells=tuple(map(hidden, found.cells)))
    closed = _closed(found.cells, least)
    cells = tuple(hidden(one) if place in closed else one for place, one in enumerate(found.cells))
    return replace(found, cells=cells)


def hidden(cell: Cell) -> Cell:
    """The cell with nothing in it but whose it is."""
    return Cell(key=cell.key, labels=cell.labels, value=None, n=0, withheld=True)


def hold_to_one_dimension(
    measure: Measure, by: Sequence[str], where: Mapping[str, str | None]
) -> None:
    """Refuse a second cut: from tables cut twice those cut once could be worked out."""
    if len({*by, *where}) > 1:
        raise Refused(
            _("“%(figure)s” is given to you by one dimension at a time.")
            % {"figure": measure.title},
            why=_("Cut twice, cells of fewer than %(least)s could be worked out.")
            % {"least": measure.smallest_cell},
            do=_("Ask for one breakdown, or for one cell of it."),
        )


def _closed(cells: Sequence[Cell], least: int) -> set[int]:
    """The places of the cells to hide."""
    closed = {place for place, one in enumerate(cells) if _is_small(one, least)}
    open_ones = sorted(
        set(range(len(cells))) - closed, key=lambda place: min(_stand_in(cells[place]))
    )
    for place in open_ones:
        if not closed or _hides_well([cells[one] for one in closed], least):
            break
        closed.add(place)
    return closed


def _hides_well(cells: Collection[Cell], least: int) -> bool:
    """Say whether the cells, known only together, hide each other."""
    together = [sum(numbers) for numbers in zip(*map(_stand_in, cells), strict=True)]
    return len(cells) > 1 and min(together) >= least


def _is_small(cell: Cell, least: int) -> bool:
    if cell.part is not None and cell.whole:
        return min(_stand_in(cell)) < least
    return any(0 < number < least for number in _stand_in(cell))


def _stand_in(cell: Cell) -> tuple[int, ...]:
    """How many stand in the cell: of a share, on either side."""
    if cell.part is not None and cell.whole is not None:
        return cell.part, cell.whole - cell.part
    return (min(cell.n, cell.value) if isinstance(cell.value, int) else cell.n,)
