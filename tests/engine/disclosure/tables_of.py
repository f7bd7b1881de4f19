"""Made-up tables for the tests of disclosure control, and two other ways to work them out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

from secretariat.engine.disclosure.systems import Cell, Entry, Equation, System, adds_up

Grid = Sequence[Sequence[int]]
BEYOND = 10_000  # more than any cell of the tests


def system_of(
    values: Mapping[Cell, int],
    equations: Sequence[Equation],
    *,
    least: int = 5,
    printed: Sequence[Cell] = (),
    told: Sequence[Cell] | None = None,
) -> System:
    """Counts, each printed for itself; or only those of `told`."""
    shown = values if told is None else told
    return System(
        equations=tuple(equations),
        values=values,
        least=dict.fromkeys(values, least),
        small=frozenset(cell for cell, n in values.items() if 0 < n < least),
        entries=tuple(Entry(key=cell, tells=(cell,), guards=(cell,)) for cell in shown),
        printed=frozenset(printed),
    )


def crossed(grid: Grid, name: str = "") -> tuple[dict[Cell, int], list[Equation]]:
    """A table of two dimensions with its margins and total."""
    values: dict[Cell, int] = {
        (name, r, c): n for r, row in enumerate(grid) for c, n in enumerate(row)
    }
    height, width = len(grid), len(grid[0])
    values |= {(name, r, "all"): sum(grid[r]) for r in range(height)}
    values |= {(name, "all", c): sum(row[c] for row in grid) for c in range(width)}
    values[name, "all", "all"] = sum(map(sum, grid))
    equations = [
        adds_up((name, r, "all"), [(name, r, c) for c in range(width)]) for r in range(height)
    ]
    equations += [
        adds_up((name, "all", c), [(name, r, c) for r in range(height)])
        for c in (*range(width), "all")
    ]
    equations.append(adds_up((name, "all", "all"), [(name, "all", c) for c in range(width)]))
    return values, equations


def by_another_solver(
    equations: Sequence[Equation], told: Mapping[Cell, int], cell: Cell
) -> tuple[int, int]:
    """The range of one cell, by SciPy, over everything at once and without any presolve of ours."""
    cells = list(dict.fromkeys(one for e in equations for one, _f in e.terms) | {cell: None})
    place = {one: number for number, one in enumerate(cells)}
    matrix = numpy.zeros((len(equations), len(cells)))
    for number, one in enumerate(equations):
        for term, factor in one.terms:
            matrix[number, place[term]] += factor
    equals = [one.equals for one in equations]
    low = [told.get(one, 0) for one in cells]
    high = [told.get(one, BEYOND) for one in cells]
    found = []
    for sign in (1, -1):
        costs = numpy.zeros(len(cells))
        costs[place[cell]] = sign
        result: Any = milp(
            costs,
            constraints=LinearConstraint(matrix, equals, equals),
            integrality=numpy.ones(len(cells)),
            bounds=Bounds(low, high),
        )
        assert result.success, result.message
        found.append(round(result.x[place[cell]]))
    return found[0], found[1]


def by_enumeration(grid: Grid, told: Mapping[Cell, int]) -> dict[Cell, tuple[int, int]]:
    """The range of each cell of a small table: every table there is, tried one after another."""
    ranges: dict[Cell, tuple[int, int]] = {}
    for one in _every_table(grid, told):
        for cell, number in one.items():
            low, high = ranges.get(cell, (number, number))
            ranges[cell] = (min(low, number), max(high, number))
    return ranges


def _every_table(grid: Grid, told: Mapping[Cell, int]) -> Iterator[dict[Cell, int]]:
    """All tables of this shape that agree with what is told, if no cell is above the total."""
    height, width = len(grid), len(grid[0])
    most = sum(map(sum, grid))
    inner = [("", r, c) for r in range(height) for c in range(width)]
    spans = [[told[cell]] if cell in told else range(most + 1) for cell in inner]
    for numbers in product(*spans):
        if sum(numbers) > 2 * most:
            continue
        rows = [numbers[r * width : (r + 1) * width] for r in range(height)]
        values, _equations = crossed(rows)
        if all(values[cell] == number for cell, number in told.items()):
            yield values
