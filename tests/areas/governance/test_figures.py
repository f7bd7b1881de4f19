"""The figures of follow-up, against a plain reckoning over all histories, and cell by cell."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db import transaction
from django.db.models import Q
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.areas.governance.conftest import BY, ON, REPORTED, World, moved

from secretariat.areas.governance import measures, registers
from secretariat.areas.governance.models.deciding import Decision
from secretariat.areas.governance.models.following import FollowUp
from secretariat.areas.governance.models.meeting import Session
from secretariat.areas.governance.standing.asked import Standing, followed
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import change_each
from secretariat.kernel.periods import Period

BEGAN = date(2024, 1, 1)
LAST = 40
DECISIONS = 3


def on(day: int) -> date:
    """A day of the histories."""
    return BEGAN + timedelta(days=day)


@dataclass(frozen=True)
class Told:
    """A follow-up of a decision: given, due and told when, and closed when, by the day's number."""

    decision: int
    given: int
    due: int
    at_session: bool
    told: tuple[int, ...]
    closed: int | None
    reopened: int | None
    unit: int

    def is_open(self, day: int) -> bool:
        """Whether it had been given by the day, and not closed."""
        return self.given <= day and (self.closed is None or self.closed > day)

    def standing(self, day: int) -> Standing:
        """How far it is on the day."""
        if not self.is_open(day):
            return Standing.CLOSED
        if self.is_told(day):
            return Standing.REPORTED
        return Standing.OVERDUE if self.due < day else Standing.OPEN

    def is_told(self, day: int) -> bool:
        """Whether a session had been told by the day, and it was not reopened since."""
        since = self.reopened if self.reopened is not None and self.reopened <= day else 0
        return any(since <= each <= day for each in self.told)


@st.composite
def follow_ups(draw: st.DrawFn) -> Told:
    """A follow-up given after its decision; told, closed and once reopened after that."""
    decision = draw(st.integers(0, DECISIONS - 1))
    given_on = draw(st.integers(decision, LAST))
    told = draw(st.sets(st.integers(given_on, LAST), max_size=3))
    first = max(told, default=given_on)
    return Told(
        decision=decision,
        given=given_on,
        due=draw(st.integers(given_on, LAST)),
        at_session=draw(st.booleans()),
        told=tuple(sorted(told)),
        closed=draw(st.none() | st.integers(first, LAST)),
        reopened=draw(st.none() | st.integers(given_on, LAST)),
        unit=draw(st.integers(0, 1)),
    )


histories = st.lists(follow_ups(), max_size=6)
days = st.integers(0, LAST)
spans = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def write(world: World, told: list[Told]) -> None:
    """Write the histories: a session for each decision and for each day something is due at one."""
    sat = sorted({*range(DECISIONS), *(one.due for one in told if one.at_session)})
    rows = [
        {"code": f"S{day}", "body": world.body, "number": place, "place_en": "Here"}
        | {"starts": on(day), "ends": on(day)}
        for place, day in enumerate(sat, 1)
    ]
    world.each(registers.sessions.add, rows)
    last = {one.ends: one for one in Session.objects.all()}
    rows = [
        {"code": f"D{n}", "session": last[on(n)], "paragraph": 1, "kind": "decision"}
        | {"decided_on": on(n), "text_en": "So decided."}
        for n in range(DECISIONS)
    ]
    world.each(registers.decisions.add, rows)
    decided = list(Decision.objects.order_by("code"))
    units = (world.unit, world.other_unit)
    rows = [
        {
            "code": f"F{place}",
            "decision": decided[one.decision],
            "unit": units[one.unit],
            "asks_en": "Do it.",
            "given_on": on(one.given),
            "due_session": last[on(one.due)] if one.at_session else None,
            "due_by": None if one.at_session else on(one.due),
        }
        for place, one in enumerate(told)
    ]
    made = world.each(registers.follow_ups.add, rows) if rows else []
    kept = FollowUp.objects.in_bulk(made)
    reports = [
        {
            "follow_up": kept[number],
            "session": decided[0].session,
            "reported_on": on(day),
            **REPORTED,
        }
        for number, one in zip(made, told, strict=True)
        for day in one.told
    ]
    if reports:
        world.each(registers.reports.add, reports)
    _close(dict(zip(made, told, strict=True)))


def _close(told: dict[int, Told]) -> None:
    """Write the days of closing and reopening, past the moves that ask for a report first."""
    anything = Action(
        key="tests.close",
        title="Close",
        told="closed",
        model=FollowUp,
        kind=Kind.CHANGE,
        may=registers.follow_ups.keep,
        fields=("state", "closed_on", "reopened_on"),
    )
    values = {
        number: {
            "state": "open" if one.closed is None else "closed",
            "closed_on": None if one.closed is None else on(one.closed),
            "reopened_on": None if one.reopened is None else on(one.reopened),
        }
        for number, one in told.items()
    }
    if values:
        change_each(anything, values, by=BY, on=ON)


def value(measure: Measure, when: date | Period, **where: str) -> object:
    """The value of a figure."""
    return figure(measure, when, where=where).value


@given(told=histories, day=days, span=spans)
@settings(max_examples=12)
def test_every_figure_agrees_with_a_plain_reckoning(
    world: World, told: list[Told], day: int, span: tuple[int, int]
) -> None:
    with transaction.atomic():
        write(world, told)
        _stocks_agree(told, day)
        _flows_agree(told, span)
        transaction.set_rollback(True)


def _stocks_agree(told: list[Told], day: int) -> None:
    held = [one for one in told if one.is_open(day)]
    assert value(measures.follow_ups_open, on(day)) == len(held)
    assert value(measures.decisions_open, on(day)) == len({one.decision for one in held})
    late = [one for one in held if one.due < day and not one.is_told(day)]
    shown = Counter(one.standing for one in followed(Q(), on(day)))
    assert shown == Counter(one.standing(day) for one in told if one.given <= day)
    assert shown[Standing.OVERDUE] == len(late)
    assert value(measures.follow_ups_overdue, on(day)) == len(late)
    for number, code in enumerate("AB"):
        here = [one for one in held if one.unit == number]
        assert value(measures.follow_ups_open, on(day), unit=code) == len(here)


def _flows_agree(told: list[Told], span: tuple[int, int]) -> None:
    first, last = span
    over = Period(on(first), on(last))

    def within(day: int | None) -> bool:
        return day is not None and first <= day <= last

    assert value(measures.follow_ups_given, over) == sum(within(one.given) for one in told)
    assert value(measures.follow_ups_closed, over) == sum(within(one.closed) for one in told)
    took = [one.told[0] - one.decision for one in told if one.told and within(one.told[0])]
    found = value(measures.days_to_report, over)
    assert found is None if not took else float(str(found)) == median(took)
    due = [one for one in told if within(one.due)]
    in_time = [one for one in due if one.told and one.told[0] <= one.due]
    share = value(measures.reported_in_time, over)
    if due:
        assert abs(float(str(share)) - len(in_time) / len(due)) < 1e-12
    else:
        assert share is None


@given(told=histories, span=spans)
@settings(max_examples=6)
def test_what_is_open_is_what_was_open_and_was_given_less_what_was_closed(
    world: World, told: list[Told], span: tuple[int, int]
) -> None:
    first, last = span
    with transaction.atomic():
        write(world, told)
        over = Period(on(first + 1), on(last)) if last > first else None
        before = value(measures.follow_ups_open, on(first))
        after = value(measures.follow_ups_open, on(last))
        given_then = value(measures.follow_ups_given, over) if over else 0
        closed_then = value(measures.follow_ups_closed, over) if over else 0
        assert after == int(str(before)) + int(str(given_then)) - int(str(closed_then))
        transaction.set_rollback(True)


def test_a_series_tells_what_each_date_tells(world: World) -> None:
    one = world.asked()
    later = world.session(2, date(2024, 11, 4))
    world.report(one, later)
    for name in ("take_up", "report"):
        moved(name, one)
    moved("close", one, closed_on=date(2024, 11, 8))
    asked = [date(2024, 3, 10), one.given_on, date(2024, 11, 7), date(2024, 11, 8)]
    for measure in (measures.follow_ups_open, measures.decisions_open, measures.follow_ups_overdue):
        told = [each.value for each in series(measure, asked)]
        assert told == [value(measure, day) for day in asked], measure.key
    assert [value(measures.follow_ups_open, day) for day in asked] == [0, 1, 1, 0]


def test_what_was_reopened_is_overdue_again_until_a_session_is_told_anew(world: World) -> None:
    one = world.asked(due_by=date(2024, 12, 31))
    second, third = world.session(2, date(2025, 3, 10)), world.session(3, date(2025, 11, 3))
    world.report(one, second)
    for name in ("take_up", "report"):
        moved(name, one)
    moved("reopen", one, reopened_on=date(2025, 4, 1), reason="Not done.")
    world.report(one, third)
    asked = [second.starts - timedelta(days=1), second.starts, date(2025, 3, 31), date(2025, 4, 1)]
    asked += [third.starts - timedelta(days=1), third.starts]
    told = [1, 0, 0, 1, 1, 0]
    assert [value(measures.follow_ups_overdue, day) for day in asked] == told
    assert [each.value for each in series(measures.follow_ups_overdue, asked)] == told


def test_a_decision_counts_in_each_unit_that_follows_it_and_once_in_all(world: World) -> None:
    one = world.asked()
    world.follow_up(one.decision, unit=world.other_unit)
    day = one.given_on
    assert value(measures.decisions_open, day) == 1
    assert value(measures.decisions_open, day, unit="A") == 1
    assert value(measures.decisions_open, day, unit="B") == 1
    assert value(measures.follow_ups_open, day) == 2


def test_figures_are_broken_down_by_body_session_section_and_kind(world: World) -> None:
    session = world.session(7)
    world.follow_up(world.decision(session, world.document(session), kind="guidance"))
    world.follow_up(world.decision(session, None, kind="request"))
    day = session.starts
    assert value(measures.decisions_open, day, body="GB") == 2
    assert value(measures.decisions_open, day, session="GB.7") == 2
    assert value(measures.decisions_open, day, section="STD") == 1
    assert value(measures.decisions_open, day, kind="request") == 1


def test_one_due_at_a_session_is_in_time_until_its_last_day(world: World) -> None:
    due = world.session(2, date(2024, 11, 4))
    one = world.asked(due_session=due)
    world.report(one, due, reported_on=due.ends)
    over = Period.year(2024)
    assert value(measures.reported_in_time, over) == 1
    assert value(measures.follow_ups_overdue, due.ends) == 0


def test_only_the_first_report_counts_for_the_time_it_took(world: World) -> None:
    one = world.asked()
    second, third = world.session(2, date(2024, 11, 4)), world.session(3, date(2025, 3, 10))
    world.report(one, second)
    world.report(one, third)
    took = (second.starts - one.decision.decided_on).days
    assert value(measures.days_to_report, Period.year(2024)) == took
    assert value(measures.days_to_report, Period.year(2025)) is None
