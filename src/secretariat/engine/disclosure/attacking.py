"""The attack: what an outsider works out of each withheld cell from all that is printed, no more.

It knows no true number, reckons each cell by itself, up and down, and keeps nothing of how the
entries to withhold were chosen. So what it finds too narrow was overlooked there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secretariat.engine.disclosure.solving import Bounds, NoAnswer, Program
from secretariat.engine.disclosure.systems import Cell, Equation, Row, cells_of, linked, rows

ROOM = 4  # a cell that nothing bounds may be as many times all that is printed


@dataclass(frozen=True, kw_only=True)
class Leak:
    """A cell whose range is not as wide as it must be."""

    cell: Cell
    lowest: int
    highest: int
    least: int


def attack(
    equations: Iterable[Equation], told: Mapping[Cell, int], least: Mapping[Cell, int]
) -> list[Leak]:
    """Every protected cell that is told, or could be worked out too closely from what is told.

    `least` says of each protected cell how wide its range must be. Raises NoAnswer where what is
    told contradicts itself.
    """
    found = [
        Leak(cell=cell, lowest=told[cell], highest=told[cell], least=wide)
        for cell, wide in least.items()
        if cell in told
    ]
    for some in linked(rows(equations, told)):
        mine = {cell: least[cell] for cell in cells_of(some) if cell in least}
        if mine:
            found += _worked_out(some, mine)
    return found


def ranges(some: Sequence[Row], asked: Iterable[Cell]) -> dict[Cell, Bounds]:
    """The exact range of each cell asked for, up to far above all that the rows say."""
    cells = list(asked)
    return dict(zip(cells, _ranges(some, cells), strict=True))


def _worked_out(some: Sequence[Row], least: Mapping[Cell, int]) -> Iterator[Leak]:
    for cell, one in ranges(some, least).items():
        if one.width < least[cell]:
            yield Leak(cell=cell, lowest=one.lowest, highest=one.highest, least=least[cell])


def _ranges(some: Sequence[Row], cells: Sequence[Cell]) -> Iterator[Bounds]:
    known = sum(abs(row.equals) for row in some)
    within = dict.fromkeys(cells_of(some), Bounds(0, ROOM * (known + 10 * len(cells) + 100)))
    plain = Program(some, within, whole=False)
    for cell in cells:
        lowest, highest = (_furthest(plain, some, within, {cell: way})[cell] for way in (-1.0, 1.0))
        yield Bounds(lowest, highest)


def _furthest(
    plain: Program, some: Sequence[Row], within: Mapping[Cell, Bounds], worth: Mapping[Cell, float]
) -> Mapping[Cell, int]:
    """The furthest table in whole numbers: asked for as such only where the plain one is not."""
    found = plain.checked(plain.most(worth))
    if found is None:
        slow = Program(some, within, whole=True)
        found = slow.checked(slow.most(worth))
    if found is None:
        raise NoAnswer("the solver's answer is not one in whole numbers")
    return found
