"""A periodic job is done once a moment, however many workers look; a missed one is made up for."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from hypothesis import given as supposing
from hypothesis import strategies as st
from tests.engine.jobs import declared
from tests.engine.jobs.conftest import HANDS, NOW
from tests.engine.jobs.looking import queued, regions, state

from secretariat.engine.jobs.doing import do
from secretariat.engine.jobs.models import Run
from secretariat.engine.jobs.starting import LATE, last_moment, start_due

AT_HALF_PAST = datetime(2026, 3, 15, 9, 30, tzinfo=UTC)
moments = st.integers(1_577_836_800, 2_051_222_400).map(lambda at: datetime.fromtimestamp(at, UTC))


def by_hand(now: datetime, *, minutes: int) -> datetime:
    """The last minute divisible by so many, found by walking back."""
    found = now.replace(second=0, microsecond=0)
    while found.minute % minutes:
        found -= timedelta(minutes=1)
    return found


@supposing(moments, st.sampled_from([1, 5, 15, 30]))
def test_the_last_moment_is_the_one_found_by_walking_back(now: datetime, minutes: int) -> None:
    assert last_moment(f"*/{minutes} * * * *", now=now) == by_hand(now, minutes=minutes)


@supposing(moments)
def test_a_daily_moment_is_today_s_or_yesterday_s(now: datetime) -> None:
    today = now.replace(hour=6, minute=0, second=0, microsecond=0)
    assert last_moment("0 6 * * *", now=now) == (today if now >= today else today - timedelta(1))


@pytest.mark.usefixtures("fresh_database")
def test_each_moment_is_started_once() -> None:
    (first,) = start_due(now=NOW)
    assert start_due(now=NOW) == []
    assert start_due(now=NOW + timedelta(minutes=4, seconds=59)) == []
    (second,) = start_due(now=NOW + timedelta(minutes=5))
    assert second != first
    assert [run.due for run in Run.objects.order_by("pk")] == [
        AT_HALF_PAST,
        AT_HALF_PAST + timedelta(minutes=5),
    ]
    do(first, hands=HANDS)
    assert (state(first), regions(f"T{first}")) == ("done", 1)


@pytest.mark.usefixtures("fresh_database")
def test_of_many_that_were_missed_the_last_alone_is_made_up_for() -> None:
    start_due(now=NOW)
    start_due(now=NOW + timedelta(days=30))
    assert [run.due for run in Run.objects.order_by("pk")] == [
        AT_HALF_PAST,
        AT_HALF_PAST + timedelta(days=30),
    ]


@pytest.mark.usefixtures("fresh_database")
def test_one_that_is_too_late_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:

    yearly = replace(declared.TICK, every="0 6 1 1 *")
    monkeypatch.setattr(declared.PRODUCT, "jobs", (yearly,))
    due = datetime(2026, 1, 1, 6, tzinfo=UTC)
    assert start_due(now=due + LATE + timedelta(seconds=1)) == []
    assert len(start_due(now=due + LATE)) == 1


def test_two_who_look_at_the_same_time_start_it_once(fresh_database: Mapping[str, str]) -> None:
    def look(minute: int) -> int:
        try:
            return len(start_due(now=NOW + timedelta(minutes=minute)))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        minutes = [5 * (number // 8) for number in range(40)]
        started = sum(pool.map(look, minutes))
    assert started == len(set(minutes)) == Run.objects.count() == len(queued())


@pytest.mark.usefixtures("fresh_database")
def test_looking_often_wastes_no_numbers() -> None:
    (first,) = start_due(now=NOW)
    for _ in range(20):
        start_due(now=NOW)
    (second,) = start_due(now=NOW + timedelta(minutes=5))
    assert second == first + 1
