"""Small cells are withheld, and cannot be worked out from what is left."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.areas.standards.measures import ratifications, states_with_one_in_each
from secretariat.engine.disclosure.withholding import hidden, withheld
from secretariat.engine.measures.figures import Cell, Figure

LEAST = st.integers(min_value=2, max_value=12)
COUNTS = st.lists(st.integers(min_value=1, max_value=30), max_size=8)
PAIRS = st.lists(
    st.tuples(st.integers(min_value=0, max_value=30), st.integers(min_value=0, max_value=30)),
    max_size=8,
)
COUNTED = replace(ratifications, smallest_cell=5)
SHARED = replace(states_with_one_in_each, smallest_cell=5)


def counted(numbers: list[int], least: int = 5) -> Figure:
    """A count cut by one dimension."""
    cells = [Cell(key=(str(k),), labels=("",), value=n, n=n) for k, n in enumerate(numbers)]
    total = Cell(key=(), labels=(), value=sum(numbers), n=sum(numbers))
    return _figure(COUNTED, total, cells, least)


def shared(pairs: list[tuple[int, int]], least: int = 5) -> Figure:
    """A share cut by one dimension: of each cell its part, and the rest of its whole."""
    cells = [_share(str(place), part, rest) for place, (part, rest) in enumerate(pairs)]
    total = _share(None, sum(part for part, _r in pairs), sum(rest for _p, rest in pairs))
    return _figure(SHARED, total, cells, least)


def _share(code: str | None, part: int, rest: int) -> Cell:
    whole = part + rest
    return Cell(
        key=() if code is None else (code,),
        labels=() if code is None else ("",),
        value=Decimal(part) / whole if whole else None,
        n=whole,
        part=part,
        whole=whole,
    )


def _figure(measure: object, total: Cell, cells: list[Cell], least: int) -> Figure:
    measured = replace(measure, smallest_cell=least)  # type: ignore[type-var]
    return Figure(
        measure=measured,  # type: ignore[arg-type]
        when=date(2025, 12, 31),
        where={},
        by=(measured.dimensions[0],),  # type: ignore[attr-defined]
        known_at=None,
        total=total,
        cells=tuple(cells),
    )


def shown(found: Figure) -> list[object]:
    """The values of the cells, `..` where one is withheld."""
    return [".." if cell.withheld else cell.value for cell in found.cells]


@given(COUNTS, LEAST)
def test_no_small_count_is_shown_and_no_other_is_changed(numbers: list[int], least: int) -> None:
    found = withheld(counted(numbers, least))
    for number, value in zip(numbers, shown(found), strict=True):
        assert value in {"..", number}
        assert value == ".." or number >= least


@given(COUNTS, LEAST)
def test_what_is_hidden_could_be_as_many_numbers_as_the_threshold(
    numbers: list[int], least: int
) -> None:
    """From the total and what is shown, each hidden cell may be anything from 0 to their sum."""
    found = withheld(counted(numbers, least))
    closed = [n for n, cell in zip(numbers, found.cells, strict=True) if cell.withheld]
    if closed and not found.total.withheld and len(closed) < len(numbers):
        open_sum = sum(value for value in shown(found) if isinstance(value, int))
        together = sum(numbers) - open_sum
        assert len(closed) > 1
        assert together - 0 >= least


@settings(max_examples=60, deadline=None)
@given(PAIRS, LEAST)
def test_of_a_share_neither_its_part_nor_the_rest_of_its_whole_is_small(
    pairs: list[tuple[int, int]], least: int
) -> None:
    found = withheld(shared(pairs, least))
    for (part, rest), cell in zip(pairs, found.cells, strict=True):
        assert cell.withheld or not any(0 < number < least for number in (part, rest, part + rest))
    closed = [p for p, cell in zip(pairs, found.cells, strict=True) if cell.withheld]
    if closed and not found.total.withheld:
        assert len(closed) > 1
        assert sum(part + rest for part, rest in closed) >= least


@given(COUNTS, LEAST)
def test_a_small_total_hides_everything(numbers: list[int], least: int) -> None:
    found = withheld(counted(numbers, least))
    if 0 < sum(numbers) < least:
        assert found.total.withheld
        assert set(shown(found)) <= {".."}
    else:
        assert found.total.value == sum(numbers)


@given(st.lists(st.integers(min_value=12, max_value=99), max_size=8), LEAST)
def test_where_no_cell_is_small_nothing_is_withheld(numbers: list[int], least: int) -> None:
    assert withheld(counted(numbers, least)) == counted(numbers, least)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([3, 9, 20], ["..", "..", 20]),
        ([3, 3, 20], ["..", "..", 20]),
        ([1, 1, 9, 20], ["..", "..", "..", 20]),
        ([5, 5], [5, 5]),
        ([4], [".."]),
        ([], []),
    ],
)
def test_one_hidden_takes_the_smallest_other_with_it(
    numbers: list[int], expected: list[object]
) -> None:
    assert shown(withheld(counted(numbers))) == expected


def test_persons_who_are_few_are_hidden_however_many_records_they_have() -> None:
    found = counted([20, 30])
    few = replace(found.cells[0], value=2)
    assert shown(withheld(replace(found, cells=(few, found.cells[1])))) == ["..", ".."]


def test_a_mean_is_hidden_by_the_records_behind_it() -> None:
    found = counted([3, 30])
    cells = tuple(replace(one, value=Decimal("40.5")) for one in found.cells)
    mean = replace(found, cells=cells, total=replace(found.total, value=Decimal("40.5")))
    assert shown(withheld(mean)) == ["..", ".."]


def test_a_hidden_cell_tells_nothing_but_whose_it_is() -> None:
    cell = hidden(_share("A", 2, 3))
    assert (cell.key, cell.value, cell.n, cell.part, cell.whole) == (("A",), None, 0, None, None)
