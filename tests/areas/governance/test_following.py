"""A follow-up is taken up, reported, closed by somebody else, reopened where it was not done."""

from datetime import date, timedelta

import pytest
from tests.areas.governance.conftest import BY, ON, REPORTED, World, moved, somebody

from secretariat.areas.governance import registers
from secretariat.areas.governance.models.following import FollowUp
from secretariat.areas.governance.workflows import TAKEN_UP_WITHIN, follow_ups
from secretariat.engine.history.reading import known_at
from secretariat.engine.notices.models import Notice
from secretariat.engine.records.performing import add
from secretariat.engine.records.telling import history_of
from secretariat.engine.workflows.deadlines import due_of
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, ProductError, Refused

State = FollowUp.State
NOVEMBER = date(2024, 11, 4)


def reported(world: World) -> FollowUp:
    """A follow-up of March, reported in November by its officer."""
    one = world.asked()
    world.report(one, world.session(2, NOVEMBER))
    moved("take_up", one)
    return moved("report", one)


def test_the_whole_way(world: World) -> None:
    one = world.asked()
    assert moved("take_up", one).state == State.UNDER_WAY
    world.report(one, world.session(2, NOVEMBER))
    assert moved("report", one).state == State.REPORTED
    closed = moved("close", one, closed_on=date(2024, 11, 8))
    assert (closed.state, closed.closed_on) == (State.CLOSED, date(2024, 11, 8))


def test_nothing_is_reported_that_no_session_was_told(world: World) -> None:
    one = world.asked()
    moved("take_up", one)
    with pytest.raises(NotYet, match="No session has been told about it yet"):
        moved("report", one)


def test_what_is_due_waits_on_the_desk_of_its_officer_before_there_is_a_report(
    world: World,
) -> None:
    from secretariat.engine.workflows.waiting import waiting_for

    officer = somebody("otto", "follow_up_officer", over="TOP/A")
    one = world.asked()
    assert [each.move.name for each in waiting_for(officer, on=ON).things] == ["take_up"]
    moved("take_up", one, by=officer)
    (waits,) = waiting_for(officer, on=ON).things
    assert (waits.move.name, waits.record, waits.due) == ("report", one, one.due_by)


def test_it_is_closed_on_a_day_that_is_no_earlier_than_its_last_report(world: World) -> None:
    one = reported(world)
    with pytest.raises(ProductError, match="says on which day"):
        moved("close", one)
    with pytest.raises(ProductError, match="before its last report"):
        moved("close", one, closed_on=date(2024, 11, 3))
    assert moved("close", one, closed_on=NOVEMBER).closed_on == NOVEMBER


def test_nobody_closes_what_she_marked_as_reported(world: World) -> None:
    both = somebody("vera", "body_secretary", "follow_up_officer")
    other = somebody("yann", "body_secretary")
    one = world.asked()
    world.report(one, world.session(2, NOVEMBER))
    moved("take_up", one, by=both)
    moved("report", one, by=both)
    with pytest.raises(NotYou):
        moved("close", one, by=both, closed_on=NOVEMBER)
    assert moved("close", one, by=other, closed_on=NOVEMBER).state == State.CLOSED


@pytest.mark.parametrize("first", ["reported", "closed"])
def test_what_is_reopened_is_under_way_again_and_has_no_day_of_closing(
    world: World, first: str
) -> None:
    one = reported(world)
    if first == "closed":
        moved("close", one, closed_on=NOVEMBER)
    day = date(2025, 3, 10)
    with pytest.raises(BadInput, match="needs a reason"):
        moved("reopen", one, reopened_on=day)
    again = moved("reopen", one, reopened_on=day, reason="The figures were left out.")
    assert (again.state, again.closed_on) == (State.UNDER_WAY, None)
    assert history_of(again)[0].reason == "The figures were left out."


@pytest.mark.parametrize("day", [None, date(2024, 3, 10)])
def test_it_is_reopened_on_a_day_after_it_was_given(world: World, day: date | None) -> None:
    values = {} if day is None else {"reopened_on": day}
    with pytest.raises(ProductError, match="is missing, or too early"):
        moved("reopen", reported(world), reason="Not done.", **values)


def test_once_reopened_an_earlier_report_does_not_do(world: World) -> None:
    one = reported(world)
    moved("reopen", one, reopened_on=date(2025, 1, 15), reason="Not done.")
    with pytest.raises(NotYet):
        moved("report", one)
    world.report(one, world.session(3, date(2025, 3, 10)))
    assert moved("report", one).state == State.REPORTED
    assert one.reports.count() == 2


def test_what_was_reopened_was_open_all_along_and_the_past_knows_that_it_was_closed(
    simulated_database: object,
) -> None:
    from datetime import UTC, datetime

    from secretariat.engine.history.acting import simulated_clock

    with simulated_clock(datetime(2024, 11, 9, tzinfo=UTC)):
        one = reported(World())
        moved("close", one, closed_on=NOVEMBER)
    with simulated_clock(datetime(2025, 2, 1, tzinfo=UTC)):
        moved("reopen", one, reopened_on=date(2025, 1, 15), reason="Not done.")
    december = date(2024, 12, 1)
    assert FollowUp.objects.open_on(december).exists()
    with known_at(datetime(2024, 12, 1, tzinfo=UTC)):
        assert not FollowUp.objects.open_on(december).exists()


def test_it_is_due_by_its_own_day_or_the_last_of_the_session_it_is_due_at(world: World) -> None:
    one = world.asked(due_by=date(2025, 5, 31))
    later = world.session(2, NOVEMBER)
    other = world.follow_up(one.decision, due_session=later)
    report = follow_ups.move("report")
    assert due_of(follow_ups, report, one) == date(2025, 5, 31)
    assert due_of(follow_ups, report, other) == later.ends
    take_up = follow_ups.move("take_up")
    assert due_of(follow_ups, take_up, one) == one.given_on + TAKEN_UP_WITHIN
    assert timedelta(days=30) == TAKEN_UP_WITHIN


def test_an_officer_answers_for_her_own_unit_alone(world: World) -> None:
    mine, theirs = world.asked(), None
    theirs = world.follow_up(mine.decision, unit=world.other_unit)
    officer = somebody("otto", "follow_up_officer", over="TOP/A")
    assert moved("take_up", mine, by=officer).state == State.UNDER_WAY
    with pytest.raises(NotYou):
        moved("take_up", theirs, by=officer)
    session = world.session(2, NOVEMBER)
    row = {"session": session, "reported_on": NOVEMBER, **REPORTED}
    add(registers.reports.add, [{**row, "follow_up": mine}], by=officer, on=ON)
    with pytest.raises(Refused):
        add(registers.reports.add, [{**row, "follow_up": theirs}], by=officer, on=ON)


def test_an_officer_neither_gives_nor_closes_nor_reopens(world: World) -> None:
    one = reported(world)
    officer = somebody("otto", "follow_up_officer", over="TOP/A")
    with pytest.raises(NotYou):
        moved("close", one, by=officer, closed_on=NOVEMBER)
    with pytest.raises(NotYou):
        moved("reopen", one, by=officer, reopened_on=NOVEMBER, reason="Not done.")
    row = {"code": "X", "decision": one.decision, "unit": world.unit, "asks_en": "Do it."}
    days = {"given_on": NOVEMBER, "due_by": date(2025, 1, 1)}
    with pytest.raises(Refused):
        add(registers.follow_ups.add, [{**row, **days}], by=officer, on=ON)


def test_whoever_reported_it_is_told_that_it_was_reopened(world: World) -> None:
    officer = somebody("otto", "follow_up_officer", over="TOP/A")
    one = world.asked()
    world.report(one, world.session(2, NOVEMBER))
    for name in ("take_up", "report"):
        moved(name, one, by=officer)
    moved("reopen", one, by=somebody("vera", "body_secretary"), reopened_on=NOVEMBER, reason="No.")
    assert Notice.objects.filter(person=officer).exists()


def test_moves_are_undone_like_any_other_act(world: World) -> None:
    from secretariat.engine.history.models import Act
    from secretariat.engine.records.undoing import undo

    one = reported(world)
    moved("close", one, closed_on=NOVEMBER)
    moved("reopen", one, reopened_on=date(2025, 1, 15), reason="Not done.")
    act = Act.objects.get(action="governance.follow_ups_reopen")
    undo(act.pk, by=BY, on=ON, reason="It was done after all.")
    kept = FollowUp.objects.get(pk=one.pk)
    assert (kept.state, kept.closed_on) == (State.CLOSED, NOVEMBER)
