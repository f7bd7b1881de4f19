"""What is withheld leaves every withheld cell as many possible numbers as its threshold."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.tables_of import (
    Grid,
    by_another_solver,
    by_enumeration,
    crossed,
    system_of,
)

from secretariat.engine.disclosure.attacking import attack
from secretariat.engine.disclosure.moving import Unprotected
from secretariat.engine.disclosure.suppressing import withheld_of
from secretariat.engine.disclosure.systems import Cell, Equation, System, adds_up

LEAST = st.integers(min_value=2, max_value=8)


def grids(height: int, width: int, most: int) -> st.SearchStrategy[Grid]:
    """Tables of two dimensions."""
    row = st.lists(st.integers(0, most), min_size=width, max_size=width)
    return st.lists(row, min_size=height, max_size=height)


def leaks(system: System) -> dict[Cell, tuple[int, int]]:
    """The protected cells that another solver works out too closely once that is withheld."""
    withheld = withheld_of(system)
    told = system.told(withheld)
    found = {}
    for cell, wide in system.protected(withheld).items():
        low, high = by_another_solver(system.equations, told, cell)
        if high - low < wide:
            found[cell] = (low, high)
    return found


@settings(max_examples=40, deadline=None)
@given(grids(4, 3, 12), LEAST)
def test_another_solver_works_out_no_withheld_cell(grid: Grid, least: int) -> None:
    values, equations = crossed(grid)
    assert leaks(system_of(values, equations, least=least)) == {}


@settings(max_examples=25, deadline=None)
@given(grids(2, 2, 4), st.integers(min_value=2, max_value=3))
def test_trying_every_table_there_is_works_out_no_withheld_cell(grid: Grid, least: int) -> None:
    values, equations = crossed(grid)
    system = system_of(values, equations, least=least)
    withheld = withheld_of(system)
    ranges = by_enumeration(grid, system.told(withheld))
    is_bound = system.told(withheld).get(("", "all", "all")) is not None
    for cell, wide in system.protected(withheld).items():
        low, high = ranges[cell]
        assert high - low >= wide or not is_bound


@settings(max_examples=40, deadline=None)
@given(grids(5, 2, 30), LEAST)
def test_no_small_cell_is_told_and_nothing_is_withheld_where_none_is_small(
    grid: Grid, least: int
) -> None:
    values, equations = crossed(grid)
    withheld = withheld_of(system_of(values, equations, least=least))
    small = {cell for cell, number in values.items() if 0 < number < least}
    assert small <= withheld
    assert small or not withheld


def test_a_cell_withheld_alone_takes_the_smallest_others_with_it() -> None:
    values, equations = crossed([[3, 9], [20, 30], [40, 50]])
    withheld = withheld_of(system_of(values, equations))
    assert withheld == {("", 0, 0), ("", 0, 1), ("", 1, 0), ("", 1, 1)}


def test_none_is_no_small_number_and_never_withheld_with_another() -> None:
    values, equations = crossed([[0, 60], [3, 20], [30, 40]])
    withheld = withheld_of(system_of(values, equations))
    assert ("", 0, 0) not in withheld
    assert ("", 1, 0) in withheld


def test_where_the_withheld_cells_come_to_too_little_more_are_withheld() -> None:
    values: dict[Cell, int] = {"all": 33, "a": 1, "b": 2, "c": 10, "d": 20}
    withheld = withheld_of(system_of(values, [adds_up("all", "abcd")]))
    assert withheld == {"a", "b", "c"}


def test_two_tables_linked_by_a_total_protect_each_other() -> None:
    """The total withheld in one table is told by another, unless that gives way as well."""
    values: dict[Cell, int] = {"all": 4, "women": 1, "men": 3, "fixed": 3, "other": 1}
    equations = [adds_up("all", ("women", "men")), adds_up("all", ("fixed", "other"))]
    assert withheld_of(system_of(values, equations)) == set(values)


@settings(max_examples=30, deadline=None)
@given(grids(3, 2, 15), grids(3, 2, 6), grids(3, 2, 6), LEAST)
def test_two_dates_linked_by_who_came_and_left_give_nobody_away(
    before: Grid, entered: Grid, left: Grid, least: int
) -> None:
    left = [
        [min(x, b) for x, b in zip(*rows, strict=True)] for rows in zip(left, before, strict=True)
    ]
    after = [
        [b + e - x for b, e, x in zip(*rows, strict=True)]
        for rows in zip(before, entered, left, strict=True)
    ]
    values: dict[Cell, int] = {}
    equations: list[Equation] = []
    for name, grid in (("b", before), ("e", entered), ("x", left), ("a", after)):
        some, sums = crossed(grid, name)
        values, equations = values | some, equations + sums
    sides = [(r, c) for _name, r, c in crossed(before)[0]]  # type: ignore[misc]
    equations += [
        Equation((((("b", r, c)), 1), (("e", r, c), 1), (("x", r, c), -1), (("a", r, c), -1)))
        for r, c in sides
    ]
    assert leaks(system_of(values, equations, least=least)) == {}


def test_what_an_earlier_release_told_can_not_be_withheld_again() -> None:
    """So something else is withheld in its place."""
    values, equations = crossed([[3, 9], [20, 30], [40, 50]])
    told = [("", 1, 0), ("", 1, 1)]
    withheld = withheld_of(system_of(values, equations, printed=told))
    assert withheld == {("", 0, 0), ("", 0, 1), ("", 2, 0), ("", 2, 1)}


def test_where_earlier_releases_told_everything_else_it_says_which_cell_is_lost() -> None:
    values: dict[Cell, int] = {"all": 30, "a": 3, "b": 27}
    with pytest.raises(Unprotected) as told:
        withheld_of(system_of(values, [adds_up("all", "ab")], printed=("all", "b")))
    assert told.value.cell == "a"


def test_a_small_cell_that_nobody_printed_is_not_left_over() -> None:
    """Of 30, 27 are told to be women: the rest of three is nobody's to know."""
    values: dict[Cell, int] = {"all": 30, "women": 27, "men": 3}
    system = system_of(values, [adds_up("all", ("women", "men"))], told=("all", "women"))
    assert withheld_of(system) == {"women"}


def test_the_same_system_always_withholds_the_same() -> None:
    values, equations = crossed(random_grid(12, 4, seed=3))
    first = withheld_of(system_of(values, equations))
    assert all(withheld_of(system_of(values, equations)) == first for _again in range(3))


def random_grid(height: int, width: int, *, seed: int) -> Grid:
    """A table with many small numbers and a few large ones."""
    drawn = random.Random(seed)
    return [[int(drawn.paretovariate(0.8)) for _c in range(width)] for _r in range(height)]


def test_our_own_attack_and_another_solver_find_the_same_leaks() -> None:
    for seed in range(6):
        values, equations = crossed(random_grid(5, 3, seed=seed))
        system = system_of(values, equations)
        hidden = frozenset(system.small)  # only what is small, so that there are leaks
        told, least = system.told(hidden), system.protected(hidden)
        found = {one.cell: (one.lowest, one.highest) for one in attack(equations, told, least)}
        assert found == _narrow(equations, told, least)


def _narrow(
    equations: list[Equation], told: Mapping[Cell, int], least: Mapping[Cell, int]
) -> dict[Cell, tuple[int, int]]:
    ranges = {cell: by_another_solver(equations, told, cell) for cell in least}
    return {cell: one for cell, one in ranges.items() if one[1] - one[0] < least[cell]}
