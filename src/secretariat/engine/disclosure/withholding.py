"""One breakdown by itself: its small cells, and those they could be worked out from, withheld."""

from collections.abc import Iterator
from dataclasses import replace

from secretariat.engine.disclosure.judging import is_few
from secretariat.engine.disclosure.suppressing import withheld_of
from secretariat.engine.disclosure.systems import Cell, Entry, Equation, System, adds_up
from secretariat.engine.measures.figures import Cell as FigureCell
from secretariat.engine.measures.figures import Figure
from secretariat.engine.measures.labelling import CellKey


def withheld(found: Figure) -> Figure:
    """The figure with its small cells, and those they could be worked out from, without values.

    For a breakdown that nothing else is shown beside. What is released goes through `protect`.
    """
    least = found.measure.smallest_cell
    if _is_small(found.total, least):
        return replace(found, total=hidden(found.total), cells=tuple(map(hidden, found.cells)))
    if not any(_is_small(one, least) for one in found.cells):
        return found
    closed = withheld_of(_system(found))
    cells = tuple(hidden(one) if one.key in closed else one for one in found.cells)
    total = hidden(found.total) if () in closed else found.total
    return replace(found, total=total, cells=cells)


def hidden(cell: FigureCell) -> FigureCell:
    """The cell with nothing in it but whose it is."""
    return FigureCell(key=cell.key, labels=cell.labels, value=None, n=0, withheld=True)


def _system(found: Figure) -> System:
    values: dict[Cell, int] = {}
    for one in (*found.cells, replace(found.total, key=())):
        values |= {(one.key, side): number for side, number in _numbers(one).items()}
    least = found.measure.smallest_cell
    return System(
        equations=tuple(_equations(found, values)),
        values=values,
        least=dict.fromkeys(values, least),
        small=frozenset(cell for cell, number in values.items() if is_few(number, least)),
        entries=tuple(_entry(one.key, _numbers(one)) for one in (*found.cells, found.total)),
    )


def _equations(found: Figure, values: dict[Cell, int]) -> Iterator[Equation]:
    """Of each number the cells add up to the total, and part and rest to the whole."""
    for side in _numbers(found.total):
        parts = [(one.key, side) for one in found.cells]
        beyond = sum(values[cell] for cell in parts) - values[(), side]
        yield adds_up(((), side), parts, beyond=beyond)
    if found.total.whole is not None:
        for key in (*(one.key for one in found.cells), ()):
            yield adds_up((key, "whole"), [(key, "part"), (key, "rest")])


def _entry(key: CellKey, numbers: dict[str, int]) -> Entry:
    told = tuple((key, side) for side in numbers if side != "rest")
    return Entry(key=key, tells=told, guards=told[:1])


def _numbers(cell: FigureCell) -> dict[str, int]:
    """How many stand in the cell: of a share, in its part, its rest and its whole."""
    if cell.part is not None and cell.whole is not None:
        return {"part": cell.part, "rest": cell.whole - cell.part, "whole": cell.whole}
    return {"number": min(cell.n, cell.value) if isinstance(cell.value, int) else cell.n}


def _is_small(cell: FigureCell, least: int) -> bool:
    return any(is_few(number, least) for number in _numbers(cell).values())
