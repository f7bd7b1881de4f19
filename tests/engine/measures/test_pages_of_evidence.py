"""Evidence read page by page is the evidence, each record once and in order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.engine.measures.declared import STOCKS
from tests.engine.measures.made_up import FIRST, written
from tests.engine.measures.oracle import Row

from secretariat.engine.measures.evidence import evidence, numbers, page

pytestmark = pytest.mark.django_db
DAY = FIRST + timedelta(days=30)


def _row(state: str, instrument: str) -> Row:
    adopted = {"T1": (3, date(1990, 5, 1)), "T2": (8, date(1995, 2, 28))}[instrument]
    return Row(instrument, *adopted, state, None, FIRST, None, "", False)


@pytest.fixture
def five() -> list[int]:
    """Five ratifications that hold."""
    return written([_row(s, i) for i in ("T1", "T2") for s in ("XXA", "XXB", "XXC")][:5])


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8])
def test_the_pages_together_are_all_the_records_in_order(five: list[int], length: int) -> None:
    found = evidence(STOCKS["count"], DAY)
    read = [page(found, first=first, length=length) for first in range(0, 5, length)]
    assert [record.pk for one in read for record in one] == numbers(found) == sorted(five)
    assert all(len(one) <= length for one in read)


@pytest.mark.parametrize("length", [1, 2, 3, 5, 8])
def test_going_on_after_the_last_record_read_comes_to_all_of_them(
    five: list[int], length: int
) -> None:
    found, read, last = evidence(STOCKS["count"], DAY), list[int](), None
    with CaptureQueriesContext(connection) as asked:
        while listed := page(found, first=0, length=length, after=last):
            read += [record.pk for record in listed]
            last = read[-1]
    assert read == numbers(found) == sorted(five)
    assert not [one for one in asked.captured_queries if "OFFSET" in one["sql"]]


def test_after_the_last_page_there_is_nothing(five: list[int]) -> None:
    assert page(evidence(STOCKS["count"], DAY), first=5, length=5) == []


def test_a_late_page_joins_what_it_shows_for_its_own_records_alone(five: list[int]) -> None:
    found = evidence(STOCKS["count"], DAY)
    shown = replace(found, rows=found.rows.select_related("instrument", "state"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        late = page(shown, first=3, length=2)
        assert [record.state.code for record in late] == ["XXA", "XXB"]
    counting, fetching = [one["sql"] for one in asked.captured_queries]
    assert "JOIN" not in counting
    assert "OFFSET 3" in counting
    assert "JOIN" in fetching
    assert "OFFSET" not in fetching
