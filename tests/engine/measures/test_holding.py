"""A record is held by the selections whose evidence lists it, however often it is asked."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from tests.engine.measures.declared import FLOWS, STOCKS, WITHIN, declare
from tests.engine.measures.made_up import BY, FIRST, ON, row_sets, written
from tests.engine.measures.oracle import Row
from tests.engine.measures.test_figures_agree_with_the_oracle import DAYS, often, with_records

from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.measures import holding as held
from secretariat.engine.measures.evidence import evidence, numbers
from secretariat.engine.measures.holding import Place, counting, holding
from secretariat.engine.measures.selections import Count
from secretariat.engine.records.days import Day
from secretariat.engine.records.performing import remove
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db
DAY = FIRST + timedelta(days=30)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests asked is not kept."""
    monkeypatch.setattr(held, "_KEPT", {})


def places(day: date) -> list[Place]:
    """Every selection of ratifications, on the day and over the fortnight before it."""
    over = Period(day - timedelta(days=14), day)
    asked = [(one, day) for one in (*STOCKS.values(), WITHIN)]
    return [
        (measure, when, name)
        for measure, when in (*asked, *((one, over) for one in FLOWS.values()))
        for name in counting(measure, when, Ratification)
    ]


def one(number: int = 0) -> Row:
    """A ratification that holds since the first day."""
    state = ("XXA", "XXB", "XXC")[number]
    return Row("T1", 3, date(1990, 5, 1), state, None, FIRST, None, "", False)


@often
@given(rows=row_sets(), day=DAYS)
def test_it_is_held_where_the_evidence_lists_it(rows: list[Row], day: date) -> None:
    def check() -> None:
        asked = places(day)
        listed = [set(numbers(evidence(one, when, name=name))) for one, when, name in asked]
        for record in Ratification.objects.all():
            by = [place for place, those in zip(asked, listed, strict=True) if record.pk in those]
            assert holding(record, asked) == by, "made for this record"
            assert holding(record, asked) == by, "kept from the record before"

    with_records(rows, check)


def test_all_is_one_statement_the_first_time_and_again() -> None:
    first, second = Ratification.objects.filter(pk__in=written([one(0), one(1)])).order_by("pk")
    asked = places(DAY)
    assert len(asked) > 10
    for record in (first, second, first):
        with CaptureQueriesContext(connection) as run:
            assert holding(record, asked)
        assert len(run) == 1


def test_nothing_is_asked_where_nothing_counts_such_records() -> None:
    (number,) = written([one()])
    instrument = Ratification.objects.get(pk=number).instrument
    assert [
        name for measure in STOCKS.values() for name in counting(measure, DAY, Instrument)
    ] == []
    with CaptureQueriesContext(connection) as run:
        assert holding(instrument, []) == []
    assert not run


def of_the_last_registered(as_of: Day) -> Count:
    """Ratifications of the State that ratified last: read while the selection is made."""
    last = Ratification.objects.order_by("-pk").values_list("state", flat=True)[:1]
    return Count(Ratification.objects.on(as_of).filter(state__in=list(last)))


def test_what_read_something_while_it_was_made_is_made_again() -> None:
    asked: list[Place] = [(declare(of_the_last_registered), DAY, "value")]
    first, last = Ratification.objects.filter(pk__in=written([one(0), one(1)])).order_by("pk")
    assert holding(last, asked) == asked
    assert holding(first, asked) == []
    strike = Ratification.objects.filter(pk=last.pk)
    remove(standards.strike_ratifications, strike, by=BY, on=ON, reason="Registered twice")
    assert holding(first, asked) == asked, "its State is the last that ratified, now"


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "MOST_KEPT", 3)
    (record,) = Ratification.objects.filter(pk__in=written([one()]))
    for day in _days(10):
        asked: list[Place] = [(STOCKS["count"], day, "value")]
        assert holding(record, asked) == (asked if day >= FIRST else [])
        assert len(held._KEPT) <= 3


def _days(number: int) -> Iterator[date]:
    return (FIRST + timedelta(days=n - 5) for n in range(number))
