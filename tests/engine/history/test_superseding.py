"""An event holds until the next of its record, and no two of a record hold at one instant."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Membership, State
from secretariat.engine.history import superseding
from secretariat.engine.history.acting import Process, act, simulated_clock
from secretariat.engine.history.reading import known_at
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import add, change, remove

pytestmark = pytest.mark.usefixtures("simulated_database")
BY = Process("tests")
ON = date(2026, 1, 1)
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
EVENTS = "reference_membershipevent"
strike = Action(
    key="test.strike_out",
    title="Strike",
    told="struck",
    model=Membership,
    kind=Kind.REMOVE,
    may=reference.admit.may,
)


def _days(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def admitted(day: int = 0) -> int:
    """A membership recorded on a day of the simulated clock."""
    with simulated_clock(_days(day)):
        add(reference.add_states, [{"code": "XXA", "name_en": "A"}], by=BY, on=ON)
        row = {"state": State.objects.get(code="XXA"), "starts": date(2000, 1, 1)}
        (number,) = add(reference.admit, [row], by=BY, on=ON)
    return number


def ended(number: int, day: int, years: int) -> None:
    """Its last day, changed on a day of the simulated clock."""
    with simulated_clock(_days(day)):
        rows = Membership.objects.filter(pk=number)
        values = {"ends": date(2000 + years, 1, 1)}
        change(reference.correct_memberships, rows, values, by=BY, on=ON, reason="a mistake")


def told(statement: str) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def spans() -> list[tuple[int, int | None]]:
    """From which day until which each event holds, in the order written."""
    rows = told(f"SELECT pgh_created_at, pgh_until FROM {EVENTS} ORDER BY pgh_id")
    return [((at - FIRST).days, until and (until - FIRST).days) for at, until in rows]


def known(day: int) -> list[date | None]:
    """The last days of all memberships known at noon of a day."""
    with known_at(_days(day) + timedelta(hours=12)):
        return list(Membership.objects.values_list("ends", flat=True))


def test_an_event_holds_until_the_next() -> None:
    number = admitted(0)
    assert spans() == [(0, None)]
    ended(number, 5, 1)
    ended(number, 9, 2)
    assert spans() == [(0, 5), (5, 9), (9, None)]


def test_a_change_supersedes_the_events_of_its_own_records_alone() -> None:
    number = admitted(0)
    ended(number, 1, 1)
    with simulated_clock(_days(1)):
        row = {"state": State.objects.get(code="XXA"), "starts": date(2030, 1, 1)}
        add(reference.admit, [row], by=BY, on=ON)
    ended(number, 2, 2)
    assert spans() == [(0, 1), (1, 2), (1, None), (2, None)]


def test_a_removal_ends_what_held_and_holds_nothing_itself() -> None:
    number = admitted(0)
    with simulated_clock(_days(4)):
        remove(strike, Membership.objects.filter(pk=number), by=BY, on=ON)
    assert spans() == [(0, 4), (4, None)]
    assert [len(known(day)) for day in (3, 4, 5)] == [1, 0, 0]


def test_what_is_put_back_is_known_again_and_once() -> None:
    number = admitted(0)
    with simulated_clock(_days(4)):
        remove(strike, Membership.objects.filter(pk=number), by=BY, on=ON)
    with simulated_clock(_days(8)), act("tests.back", by=BY), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reference_membership"
            " (id, state_id, starts, starts_precision, ends_precision, note)"
            " SELECT id, state_id, starts, starts_precision, ends_precision, note"
            " FROM reference_membershipevent WHERE id = %s AND pgh_label = 'insert'",
            [number],
        )
    assert [len(known(day)) for day in (3, 5, 8, 9)] == [1, 0, 1, 1]


def test_of_two_changes_in_one_instant_the_later_holds() -> None:
    number = admitted(0)
    with simulated_clock(_days(3)), act("tests.twice", by=BY), connection.cursor() as cursor:
        for years in (1, 2):
            cursor.execute(
                "UPDATE reference_membership SET ends = %s WHERE id = %s",
                [date(2000 + years, 1, 1), number],
            )
    assert spans() == [(0, 3), (3, 3), (3, None)]
    assert known(3) == [date(2002, 1, 1)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 20), min_size=1, max_size=6))
def test_however_the_clock_was_set_a_record_is_known_once_and_in_the_end_as_it_is(
    days: list[int],
) -> None:
    with transaction.atomic():
        number = admitted(days[0])
        for years, day in enumerate(days[1:], 1):
            ended(number, day, years)
        assert all(len(known(day)) <= 1 for day in range(22))
        assert known(21) == list(Membership.objects.values_list("ends", flat=True))
        in_order = sorted(set(days)) == days
        if in_order:
            assert [len(known(day)) for day in range(days[0], 22)] == [1] * (22 - days[0])
        transaction.set_rollback(True)


def test_a_statement_that_changes_nothing_leaves_the_events_as_they_are() -> None:
    number = admitted(0)
    ended(number, 5, 1)
    ended(number, 7, 1)
    assert spans() == [(0, 5), (5, None)]


def test_events_older_than_the_column_get_the_same_instants() -> None:
    number = admitted(0)
    ended(number, 5, 1)
    ended(number, 9, 2)
    rows = told(f"{superseding.LATER.format(events=EVENTS)} ORDER BY pgh_id")
    days = [until and (until - FIRST).days for _number, until in rows]
    assert days == [until for _since, until in spans()] == [5, 9, None]
