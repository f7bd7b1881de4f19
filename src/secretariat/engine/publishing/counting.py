"""The numbers of a draft's figures: those of one breakdown by one statement.

A table of a paper is many figures, each a cell of the same measure on the same date: they are
counted at once, as the figure page counts them. A cell nobody stands in is counted by itself.
"""

from collections.abc import Iterable, Iterator, Sequence

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Cell, When, figure
from secretariat.engine.publishing.drafts import Cited

Together = tuple[str, When, tuple[str, ...]]  # a measure, a date or period, and what it is cut by


def counted(wanted: Sequence[Cited]) -> list[Cell]:
    """The cell of each figure, in the order given."""
    groups: dict[Together, list[int]] = {}
    for place, one in enumerate(wanted):
        groups.setdefault(_together(one), []).append(place)
    found: dict[int, Cell] = {}
    for (_key, when, by), places in groups.items():
        some = [wanted[place] for place in places]
        found.update(zip(places, _cells(some[0].measure, when, by, some), strict=True))
    return [found[place] for place in range(len(wanted))]


def _together(one: Cited) -> Together:
    return one.measure.key, one.citation.when, tuple(sorted(dict(one.citation.where)))


def _cells(
    measure: Measure, when: When, by: tuple[str, ...], some: Sequence[Cited]
) -> Iterator[Cell]:
    known = _broken_down(measure, when, by) if by and len(some) > 1 else {}
    for one in some:
        where = dict(one.citation.where)
        cell = known.get(tuple(where[key] for key in by))
        yield cell or figure(measure, when, where=where).total


def _broken_down(
    measure: Measure, when: When, by: Iterable[str]
) -> dict[tuple[str | None, ...], Cell]:
    return {cell.key: cell for cell in figure(measure, when, by=tuple(by)).cells}
