"""Rates held against each other: the ratio, and the exact test against whole numbers."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.recruitment.standing.rates import LEAST, Group, compared, exact_test


@st.composite
def groups(draw: st.DrawFn) -> Group:
    """A group of up to forty applicants."""
    applied = draw(st.integers(1, 40))
    return Group(key="g", selected=draw(st.integers(0, applied)), applied=applied)


def exactly(one: Group, other: Group) -> float:
    """Fisher's test in whole numbers: all tables with these margins, one by one."""
    selected, applied = one.selected + other.selected, one.applied + other.applied

    def likelihood(here: int) -> Fraction:
        ways = comb(one.applied, here) * comb(other.applied, selected - here)
        return Fraction(ways, comb(applied, selected))

    possible = range(max(0, selected - other.applied), min(selected, one.applied) + 1)
    observed = likelihood(one.selected)
    return float(sum(each for each in map(likelihood, possible) if each <= observed))


@given(one=groups(), other=groups())
def test_the_exact_test_agrees_with_whole_numbers(one: Group, other: Group) -> None:
    assert exact_test(one, other) == pytest.approx(exactly(one, other), rel=1e-6)


@given(one=groups(), other=groups())
def test_it_does_not_matter_which_group_is_named_first(one: Group, other: Group) -> None:
    assert exact_test(one, other) == pytest.approx(exact_test(other, one))


def group(key: str, selected: int, applied: int) -> Group:
    """A group by its numbers."""
    return Group(key=key, selected=selected, applied=applied)


def test_each_group_is_held_against_the_highest_rate() -> None:
    women, men = compared([group("F", 12, 60), group("M", 30, 100)])
    assert (women.ratio, women.is_highest) == (pytest.approx(0.2 / 0.3), False)
    assert (men.ratio, men.p, men.is_highest) == (1.0, None, True)
    assert women.p == pytest.approx(exactly(women.group, men.group))


def test_a_group_of_few_is_held_against_none_and_sets_no_highest_rate() -> None:
    few, many, more = compared([group("X", 3, LEAST - 1), group("F", 2, 40), group("M", 4, 40)])
    assert (few.ratio, few.p, few.is_highest) == (None, None, False)
    assert (many.ratio, more.is_highest) == (0.5, True)
    assert few.group.rate == pytest.approx(3 / 19), "its own rate is no comparison"


def test_a_group_of_just_enough_is_compared_and_may_be_the_highest() -> None:
    least, many = compared([group("X", 10, LEAST), group("F", 10, 2 * LEAST)])
    assert (least.ratio, least.is_highest, many.ratio) == (1.0, True, 0.5)
    lower, higher = compared([group("X", 5, LEAST), group("F", 20, 2 * LEAST)])
    assert (lower.ratio, higher.is_highest) == (0.5, True)


def test_where_nobody_was_selected_there_is_no_highest_rate() -> None:
    assert [one.ratio for one in compared([group("F", 0, 40), group("M", 0, 50)])] == [None, None]
    assert compared([]) == []
    assert group("F", 0, 0).rate is None


def test_equal_rates_are_no_surprise() -> None:
    one, other = compared([group("F", 10, 50), group("M", 20, 100)])
    assert {one.ratio, other.ratio} == {1.0}
    assert [each.p for each in (one, other) if each.p is not None] == [pytest.approx(1.0)]
