"""How far each withheld cell can move: proved by tables that fit all that is printed.

Two tables of whole numbers that agree with everything printed, and differ in a cell by as much as
its threshold, prove that the cell is safe. One table often proves many cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from secretariat.engine.disclosure.bounding import bounds_of, free
from secretariat.engine.disclosure.solving import Bounds, NoAnswer, Program
from secretariat.engine.disclosure.systems import Cell, Row, cells_of, linked

TOGETHER = 3
Numbers = Mapping[Cell, int]


@dataclass(kw_only=True)
class Group:
    """Cells that hang together, how wide each must be, and the tables found that fit.

    `lowest` and `highest` hold, for each cell, the table in which it is so.
    """

    rows: Sequence[Row]
    least: Mapping[Cell, int]
    bounds: dict[Cell, Bounds]
    lowest: dict[Cell, Numbers] = field(default_factory=dict)
    highest: dict[Cell, Numbers] = field(default_factory=dict)

    def width(self, cell: Cell) -> int:
        """How far the cell is known to move."""
        if cell not in self.lowest:
            return 0
        return self.highest[cell][cell] - self.lowest[cell][cell]

    def narrow(self) -> list[Cell]:
        """The protected cells not known to move far enough."""
        return [cell for cell, wide in self.least.items() if self.width(cell) < wide]

    def narrowest(self) -> Cell | None:
        """The one that moves least, if any is narrow."""
        return min(self.narrow(), key=self.width, default=None)

    def note(self, numbers: Numbers) -> None:
        """Keep a table for each protected cell that it moves further."""
        for cell in self.least:
            if cell not in self.lowest or numbers[cell] < self.lowest[cell][cell]:
                self.lowest[cell] = numbers
            if cell not in self.highest or numbers[cell] > self.highest[cell][cell]:
                self.highest[cell] = numbers


def groups(rows: Sequence[Row], least: Mapping[Cell, int], values: Numbers) -> list[Group]:
    """Every group with a protected cell, each cell of it moved as far as need be or as can be.

    A protected cell in no row is bound by nothing, and in no group. `values` are the true numbers,
    the first table that fits. Raises NoAnswer where what is printed contradicts itself.
    """
    found = []
    for some in linked(rows):
        cells = cells_of(some)
        mine = {cell: least[cell] for cell in cells if cell in least}
        if mine:
            found.append(_moved(some, mine, {c: values[c] for c in cells if c in values}))
    return found


def _moved(rows: Sequence[Row], least: Mapping[Cell, int], values: Numbers) -> Group:
    bounds = bounds_of(rows, wide=max([*least.values(), *values.values()]))
    group = Group(rows=rows, least=least, bounds=bounds)
    if len(values) == len(bounds):
        group.note(values)
    if _hopeful(group) or not group.lowest:
        pushing = _Pushing(group)
        pushing.together()
        pushing.one_by_one()
    return group


def _hopeful(group: Group) -> list[Cell]:
    """The narrow cells whose bounds leave them room enough."""
    return [cell for cell in group.narrow() if group.bounds[cell].width >= group.least[cell]]


class _Pushing:
    """A solver for a group: the cells with one number only are left out of it.

    Tables of one or two dimensions have whole numbers at every corner, so the plain solver mostly
    answers in whole numbers; only where it does not is the slower one asked.
    """

    def __init__(self, group: Group) -> None:
        self._group = group
        loose = free(group.rows, group.bounds)
        self._fixed = {c: one.lowest for c, one in group.bounds.items() if one.is_one}
        bounds = {cell: group.bounds[cell] for cell in cells_of(loose)}
        self._plain = Program(loose, bounds, whole=False)
        self._whole = partial(Program, loose, bounds, whole=True)
        if not group.lowest:
            self._push({})

    def together(self) -> None:
        """Push the narrow cells up together, then down, a few times."""
        for _round in range(TOGETHER):
            for way in (1.0, -1.0):
                self._push(dict.fromkeys(_hopeful(self._group), way))

    def one_by_one(self) -> None:
        """Push each cell that is narrow still as far as it goes: what is left is exact."""
        for cell in _hopeful(self._group):
            for way in (1.0, -1.0):
                if self._group.width(cell) < self._group.least[cell]:
                    self._push({cell: way})

    def _push(self, worth: Mapping[Cell, float]) -> None:
        found = self._plain.checked(self._plain.most(worth))
        if found is None:
            whole = self._whole()
            found = whole.checked(whole.most(worth))
        if found is None:
            raise NoAnswer("the solver's answer is not one in whole numbers")
        self._group.note({**self._fixed, **found})
