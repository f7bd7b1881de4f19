"""Scales enclose their values on marks a reader can count in."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.kernel.charts.scales import Scale, nice_step, starts_at_zero, ticks

VALUES = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False, allow_subnormal=False).map(
    lambda value: round(value, 4)
)
SERIES = st.lists(VALUES, max_size=30)


@given(SERIES, st.booleans(), st.booleans())
def test_marks_enclose_every_value_and_rise(
    values: list[float], from_zero: bool, whole: bool
) -> None:
    marks = ticks(values, from_zero=from_zero, whole=whole)
    room = (marks[-1] - marks[0]) * 1e-6
    assert len(marks) >= 2
    assert all(low < high for low, high in pairwise(marks))
    assert all(marks[0] - room <= value <= marks[-1] + room for value in values)


@given(SERIES)
def test_a_scale_from_zero_holds_zero(values: list[float]) -> None:
    marks = ticks(values, from_zero=True)
    assert marks[0] <= 0 <= marks[-1]


@given(st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=20))
def test_marks_for_counts_are_whole_numbers(values: list[int]) -> None:
    assert all(mark == int(mark) for mark in ticks(values, from_zero=True, whole=True))


@given(st.floats(min_value=1e-6, max_value=1e12), st.integers(min_value=2, max_value=8))
def test_a_step_is_one_two_two_and_a_half_or_five_times_a_power_of_ten(
    span: float, wanted: int
) -> None:
    step = nice_step(span, wanted=wanted)
    leading = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert any(math.isclose(leading, nice, rel_tol=1e-6) for nice in (1, 2, 2.5, 5, 10))
    assert span / step <= wanted * 1.01


@pytest.mark.parametrize("span", [0.0, -3.0, math.inf, math.nan])
def test_a_span_that_is_none_gets_a_step_of_one(span: float) -> None:
    assert nice_step(span, wanted=4) == 1.0


@given(VALUES, VALUES)
def test_a_greater_value_never_lies_before_a_smaller_one(one: float, other: float) -> None:
    scale = Scale(low=-1e9, high=1e9, first=300, last=20)
    lower, higher = sorted((one, other))
    assert scale.at(lower) >= scale.at(higher)


def test_a_value_outside_the_scale_stays_at_its_end() -> None:
    scale = Scale(low=0, high=10, first=0, last=100)
    assert (scale.at(-5), scale.at(50)) == (0, 100)


def test_a_scale_without_length_puts_everything_in_the_middle() -> None:
    assert Scale(low=4, high=4, first=0, last=100).at(4) == 50


@pytest.mark.parametrize(
    ("values", "expected"),
    [((), True), ((90, 100), False), ((40, 100), True), ((-1, 5), True), ((0, 0), True)],
)
def test_a_line_starts_at_zero_where_that_costs_little(
    values: tuple[float, ...], expected: bool
) -> None:
    assert starts_at_zero(values) is expected
