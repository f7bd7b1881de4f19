"""Scopes: which path reaches which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.access.covering import EVERYWHERE, NOWHERE, Scopes, covers

STEPS = st.sampled_from(["A", "B", "AB", "A%", "A_", "é", "a b"])
PATHS = st.lists(STEPS, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("granted", "asked", "reached"),
    [
        ("A/B", "A/B", True),
        ("A/B", "A/B/C", True),
        ("A/B", "A/BX", False),
        ("A/B", "A", False),
        ("A/B", "", False),
        ("", "A", True),
        ("", "", True),
        ("A", "B/A", False),
    ],
)
def test_a_scope_reaches_itself_and_what_lies_under_it(
    granted: str, asked: str, reached: bool
) -> None:
    assert covers(granted, asked) is reached


@given(PATHS, PATHS)
def test_reaching_is_being_a_beginning_of_the_steps(granted: str, asked: str) -> None:
    steps = [step for step in granted.split("/") if step]
    assert covers(granted, asked) == (asked.split("/")[: len(steps)] == steps)


@given(PATHS, PATHS, PATHS)
def test_what_a_reached_scope_reaches_is_reached(one: str, two: str, three: str) -> None:
    if covers(one, two) and covers(two, three):
        assert covers(one, three)


@given(st.lists(PATHS, max_size=5), PATHS)
def test_gathered_scopes_reach_what_one_of_them_reaches(granted: list[str], asked: str) -> None:
    assert Scopes.of(granted).cover(asked) == any(covers(one, asked) for one in granted)


@given(st.lists(PATHS, max_size=5))
def test_gathered_scopes_leave_out_what_another_reaches(granted: list[str]) -> None:
    paths = Scopes.of(granted).paths
    assert not any(covers(one, two) for one in paths for two in paths if one != two)


def test_nowhere_is_false_and_everywhere_is_true() -> None:
    assert not NOWHERE
    assert EVERYWHERE
    assert Scopes.of(["A"])
    assert not Scopes.of([])
    assert Scopes.of(["A", ""]) == EVERYWHERE
