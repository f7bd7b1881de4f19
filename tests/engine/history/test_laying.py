"""A past that is laid out is what its views tell, and stands in nobody's way."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Membership, State
from secretariat.engine.history.acting import Process
from secretariat.engine.history.laying import ROOM, lay_out
from secretariat.engine.history.reading import known_at
from secretariat.engine.records.performing import add, change

pytestmark = pytest.mark.django_db

BY = Process("tests")
ON = date(2026, 1, 1)
CODES = ("XXA", "XXB", "XXC")
Told = list[tuple[str, str, date]]


def clock() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: datetime = cursor.fetchone()[0]
    return at


def told() -> Told:
    """Every membership with its State, by a join of two tables."""
    rows = Membership.objects.order_by("state__code")
    return list(rows.values_list("state__code", "state__name_en", "starts"))


@pytest.fixture
def instants() -> list[datetime]:
    """Before anything, with three members, with one of them renamed, with another corrected."""
    found = [clock()]
    add(reference.add_states, [{"code": c, "name_en": c} for c in CODES], by=BY, on=ON)
    rows = [{"state": one, "starts": date(2000, 1, 1)} for one in State.objects.all()]
    add(reference.admit, rows, by=BY, on=ON)
    found.append(clock())
    change(
        reference.amend_states,
        State.objects.filter(code="XXA"),
        {"name_en": "Renamed"},
        by=BY,
        on=ON,
    )
    found.append(clock())
    members = Membership.objects.filter(state__code="XXB")
    change(reference.correct_memberships, members, {"starts": date(2001, 1, 1)}, by=BY, on=ON)
    return [*found, clock()]


def test_laid_out_the_past_reads_as_its_views_do(instants: list[datetime]) -> None:
    seen = []
    for at in instants:
        with known_at(at):
            seen.append(told())
        with transaction.atomic():
            lay_out(at, [State, Membership])
            with known_at(at):
                assert told() == seen[-1]
            transaction.set_rollback(True)
    assert len({tuple(one) for one in seen}) == len(instants), "instants that differ"


def test_what_is_laid_out_of_one_instant_hides_no_other_and_not_the_present(
    instants: list[datetime],
) -> None:
    _nothing, admitted, renamed, _corrected = instants
    now = told()
    with known_at(renamed):
        then = told()
    with transaction.atomic():
        lay_out(admitted, [State, Membership])
        assert told() == now
        with known_at(renamed):
            assert told() == then
        assert told() == now
        with known_at(admitted):
            assert told() != then
        assert told() == now
        transaction.set_rollback(True)


def test_a_table_that_is_not_laid_out_is_read_as_it_was_too(instants: list[datetime]) -> None:
    admitted = instants[1]
    with known_at(admitted):
        then = told()
    with transaction.atomic():
        lay_out(admitted, [Membership])
        with known_at(admitted):
            assert told() == then
        transaction.set_rollback(True)


def test_it_is_gone_with_what_it_was_laid_out_for(instants: list[datetime]) -> None:
    for _again in range(2):
        with transaction.atomic():
            lay_out(instants[1], [State, Membership])
            transaction.set_rollback(True)
    add(reference.add_states, [{"code": "XXD", "name_en": "D"}], by=BY, on=ON)
    assert State.objects.count() == 4
    with known_at(clock()):
        assert State.objects.count() == 4


def test_its_own_tables_leave_room_for_others_that_ask_for_as_much(
    instants: list[datetime],
) -> None:
    """A session settles the memory of its own tables once: an import after it must find its own."""
    with transaction.atomic():
        lay_out(instants[1], [State])
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute(ROOM)
        cursor.execute("CREATE TEMPORARY TABLE import_raw (n bigint) ON COMMIT DROP")
        cursor.execute("SELECT count(*) FROM import_raw")
        assert cursor.fetchone() == (0,)


def test_an_instant_before_anything_lays_out_empty_tables() -> None:
    with transaction.atomic():
        lay_out(datetime(1990, 1, 1, tzinfo=UTC), [State, Membership])
        with known_at(datetime(1990, 1, 1, tzinfo=UTC)):
            assert told() == []
        transaction.set_rollback(True)
