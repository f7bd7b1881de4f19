"""Which told cells must become unknown for a narrow one to move on: the cheapest such move.

A move adds to some cells and takes from others so that all sums stay. Stock and margins of a table
are told for their own sake, so a move within a table is looked for first.
"""

from collections.abc import Mapping, Sequence
from math import log2

from secretariat.engine.disclosure.ranges import Group
from secretariat.engine.disclosure.solving import Bounds, NoAnswer, Program
from secretariat.engine.disclosure.systems import Cell, Row, System, cells_of, linked, rows

MOVED = 1e-6  # a cell that the solver moves by less stays
UP, DOWN = 1, -1
Region = Mapping[Cell, Sequence[Row]]


class Unprotected(Exception):
    """A cell that could be worked out however much else is withheld."""

    def __init__(self, cell: Cell) -> None:
        super().__init__(repr(cell))
        self.cell = cell


class Moves:
    """The moves a system allows, given what is told so far."""

    def __init__(
        self, system: System, told: Mapping[Cell, int], numbers: Mapping[Cell, int]
    ) -> None:
        self._told, self._numbers = told, numbers
        wholes = {cell for one in system.equations for cell, factor in one.terms if factor < 0}
        fast = {c for c, n in told.items() if n == 0 or c in system.printed}
        self._regions = [_region(system, told, fast | wholes), _region(system, told, fast)]

    def opened_by(self, group: Group, cell: Cell) -> list[Cell]:
        """The told cells that move with the cell as far as it must. Raises Unprotected."""
        step = group.least[cell] - group.width(cell)
        for region in self._regions:
            for way, tables in ((UP, group.highest), (DOWN, group.lowest)):
                numbers = {**self._numbers, **tables.get(cell, {})}
                try:
                    return self._cheapest(region.get(cell, ()), numbers, cell, way * step)
                except NoAnswer:
                    continue
        raise Unprotected(cell)

    def _cheapest(
        self, within: Sequence[Row], numbers: Mapping[Cell, int], cell: Cell, step: int
    ) -> list[Cell]:
        if numbers[cell] + step < 0:
            raise NoAnswer("it would have to be less than none")
        cells = cells_of(within) or [cell]
        roof = 2 * abs(step) * len(cells)
        bounds: dict[Cell, Bounds] = {(UP, one): Bounds(0, roof) for one in cells}
        bounds |= {(DOWN, one): Bounds(0, min(roof, numbers[one])) for one in cells}
        bounds[UP, cell] = Bounds(max(step, 0), max(step, 0))
        bounds[DOWN, cell] = Bounds(max(-step, 0), max(-step, 0))
        worth: dict[Cell, float] = {
            (way, one): -self._cost(one, numbers, abs(step)) for one in cells for way in (UP, DOWN)
        }
        found = Program([_moved(row) for row in within], bounds, whole=False).most(worth)
        moved = (one for one in cells if found[UP, one] + found[DOWN, one] > MOVED)
        return [one for one in moved if one in self._told]

    def _cost(self, cell: Cell, numbers: Mapping[Cell, int], step: int) -> float:
        """What it costs to move a cell by one: less the fewer stand in it, if they are enough."""
        if cell not in self._told:
            return 0.001
        number = numbers[cell]
        return log2(1 + number) * max(1.0, step / number)


def _region(system: System, told: Mapping[Cell, int], fast: set[Cell]) -> Region:
    """For each cell that can move, the rows of those it could move with."""
    held = {cell: number for cell, number in told.items() if cell in fast}
    return {cell: some for some in linked(rows(system.equations, held)) for cell in cells_of(some)}


def _moved(row: Row) -> Row:
    """The row, of what is added to its cells and taken from them."""
    return Row(tuple(((way, cell), way * f) for cell, f in row.terms for way in (UP, DOWN)), 0)
