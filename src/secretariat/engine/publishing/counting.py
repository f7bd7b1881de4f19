"""The numbers of a paper's figures: those of one breakdown by one statement, the rest by another.

A table of a paper is many figures, each a cell of the same measure on the same date: they are
counted at once, as the figure page counts them. What stands alone is counted with all that do; a
cell nobody stands in, too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from secretariat.engine.measures.declaring import Measure, measure_of
from secretariat.engine.measures.figures import Cell, Figure, When, counting, figure, select, totals
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.kernel.errors import ProductError

Tell = Callable[..., Figure]  # as `figure` computes it, or as a reader is told it
Together = tuple[str, When, tuple[str, ...]]  # a measure, a date or period, and what it is cut by
AT_ONCE = 40
"""How many figures that stand alone are counted by one statement."""


Records = Mapping[tuple[str, str], int]
"""How many records there are, by a figure's key and the name of its selection."""
NOT_COUNTED: Final[Records] = MappingProxyType({})


class Countable(Protocol):
    """One figure to be counted: a measure on a date or over a period, within a cell."""

    @property
    def measure(self) -> Measure:
        """What is counted."""

    @property
    def when(self) -> When:
        """The date or period."""

    @property
    def where(self) -> Mapping[str, str | None]:
        """The cell; empty: all of it."""


Asked = tuple[str, Countable]  # a figure by its key in the release, and what it counts


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A figure that is asked for."""

    measure: Measure
    when: When
    where: Mapping[str, str | None]


def counted_again(
    figures: Iterable[ReleasedFigure], records: Records = NOT_COUNTED
) -> dict[str, Cell]:
    """The cells of released figures by their key, counted at once as the records tell them here.

    Of withheld figures none. Where one can't be counted, such as of a measure that is declared no
    more, there is none at all: whoever asks counts each by itself, and finds out which it is.
    `records` is as for `counted_by`.
    """
    try:
        return counted_by(
            [(one.key, wanted_of(one)) for one in figures if not one.is_withheld], records
        )
    except ProductError:
        return {}


def counted_by(asked: Sequence[Asked], records: Records) -> dict[str, Cell]:
    """The cell of each figure by its key.

    `records` says how many stand behind each selection of it, where they have been counted: what
    is a count of records is not counted once more.
    """
    behind: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (key, name), count in records.items():
        behind[key][name] = count
    cells = {key: counting(select(one.measure, one.when), behind[key]) for key, one in asked}
    found = {key: cell for key, cell in cells.items() if cell is not None}
    others = [(key, one) for key, one in asked if key not in found]
    rest = counted([one for _key, one in others])
    return found | {key: cell for (key, _one), cell in zip(others, rest, strict=True)}


def wanted_of(one: ReleasedFigure) -> Wanted:
    """What is counted where a released figure is counted again. Raises NotFound."""
    where = dict(one.asked["where"])
    return Wanted(measure=measure_of(one.measure), when=when_of(one.asked), where=where)


def counted(wanted: Sequence[Countable], told: Tell = figure) -> list[Cell]:
    """The cell of each figure, in the order given; `told` says what a reader may know of it."""
    groups: dict[Together, list[int]] = {}
    for place, one in enumerate(wanted):
        groups.setdefault((one.measure.key, one.when, tuple(sorted(one.where))), []).append(place)
    found: dict[int, Cell] = {}
    for (_key, when, by), places in groups.items():
        if by and len(places) > 1:
            known = _by_key(told(wanted[places[0]].measure, when, by=by))
            cells = {
                place: known.get(tuple(wanted[place].where[key] for key in by)) for place in places
            }
            found.update((place, cell) for place, cell in cells.items() if cell is not None)
    alone = [place for place in range(len(wanted)) if place not in found]
    found.update(zip(alone, _alone([wanted[place] for place in alone], told), strict=True))
    return [found[place] for place in range(len(wanted))]


def _alone(wanted: Sequence[Countable], told: Tell) -> Iterator[Cell]:
    if told is not figure:
        yield from (told(one.measure, one.when, where=one.where).total for one in wanted)
        return
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        asked = [(one.measure, one.when) for one in some]
        yield from (one.total for one in totals(asked, where=[one.where for one in some]))


def _by_key(found: Figure) -> dict[tuple[str | None, ...], Cell]:
    return {cell.key: cell for cell in found.cells}
