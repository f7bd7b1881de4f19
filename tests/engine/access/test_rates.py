"""Whoever asks too often is told so, and when to ask again; nobody else is."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engine.access.rates import TooOften, count_one

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ask(by: str = "person 1", at: datetime = NOW, what: str = "search") -> None:
    count_one(what, by, most=3, within=MINUTE, at=at)


def test_beyond_the_most_of_a_window_she_is_refused_and_told_when() -> None:
    for _ in range(3):
        ask()
    with pytest.raises(TooOften, match="20 seconds") as refused:
        ask(at=NOW + timedelta(seconds=40))
    assert (refused.value.after, refused.value.status) == (20, 429)


def test_a_new_window_begins_when_the_last_is_over() -> None:
    for _ in range(3):
        ask()
    ask(at=NOW + MINUTE)


def test_another_person_and_another_thing_are_counted_apart() -> None:
    for _ in range(3):
        ask()
    ask(by="person 2")
    ask(what="token")


def test_what_is_a_day_old_is_forgotten() -> None:
    ask(by="from 203.0.113.7", at=NOW - timedelta(days=2))
    ask()
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM access_rate")
        assert cursor.fetchall() == [("search:person 1",)]


asked = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 50)), min_size=1, max_size=25
)


@given(asked=asked)
def test_it_counts_as_somebody_with_a_list_would(asked: list[tuple[str, int]]) -> None:
    """The oracle keeps, for each, when her window began and how often she asked in it."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_rate")
    at, began, counts = NOW, {}, defaultdict(int)
    for by, seconds in asked:
        at += timedelta(seconds=seconds)
        if by not in began or at - began[by] >= MINUTE:
            began[by], counts[by] = at, 0
        counts[by] += 1
        try:
            ask(by=by, at=at)
        except TooOften:
            assert counts[by] > 3
        else:
            assert counts[by] <= 3
