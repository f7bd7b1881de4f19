"""An appointment is recommended, decided by somebody else, offered once checked, accepted."""

from datetime import date
from typing import Any

import pytest
from tests.areas.recruitment.selection.cases import BY, EVALUATED, ON, Cases, somebody

from secretariat.areas.recruitment.models.applying import Application
from secretariat.areas.recruitment.models.selecting import Appointment, Assessment
from secretariat.areas.recruitment.models.vacancies import Position
from secretariat.areas.recruitment.registers import selecting
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.recruitment.workflows.applications import applications
from secretariat.engine.access.models import Person
from secretariat.engine.notices.models import Notice
from secretariat.engine.records.performing import remove
from secretariat.engine.records.telling import history_of
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.engine.workflows.waiting import waiting_for
from secretariat.kernel.errors import BadInput, ProductError

State = Appointment.State
RECOMMENDED, DECIDED = date(2026, 4, 20), date(2026, 5, 4)


def test_the_whole_way_to_the_first_day(cases: Cases) -> None:
    one = cases.accepted(cases.prepared())
    assert one.state == State.ACCEPTED
    one = cases.move(one, "begin", on_post_on=date(2026, 7, 1))
    assert (one.state, one.on_post_on) == (State.ON_POST, date(2026, 7, 1))
    assert [entry.action.rpartition("_")[2] for entry in history_of(one)][:5] == [
        *("begin", "accept", "offer", "decide", "recommend")
    ]


@pytest.fixture
def panel(db: None) -> tuple[Person, Person]:
    """Two people of the unit who assess."""
    return somebody("ada", "assessor"), somebody("bo", "assessor")


def test_a_panel_recommends_whom_each_member_without_a_conflict_has_assessed(
    cases: Cases, panel: tuple[Person, Person]
) -> None:
    vacancy = cases.in_evaluation()
    applied = cases.application(vacancy)
    one = cases.appointment(vacancy.positions.get(), applied)
    recommend = {"recommended_on": RECOMMENDED}
    with pytest.raises(NotYet, match="The panel has no chair"):
        cases.move(one, "recommend", **recommend)
    chair, other = cases.member(vacancy, panel[0]), cases.member(vacancy, panel[1], "member")
    with pytest.raises(NotYet, match="has not declared whether an interest conflicts"):
        cases.move(one, "recommend", **recommend)
    cases.declare(chair)
    cases.declare(other, interest="conflict", interest_told="He was my supervisor.")
    with pytest.raises(NotYet, match="has not done so"):
        cases.move(one, "recommend", **recommend)
    cases.assess(applied, chair)
    assert cases.move(one, "recommend", **recommend).state == State.RECOMMENDED
    assert Assessment.objects.count() == 1


def test_nobody_is_recommended_if_the_whole_panel_has_a_conflict(
    cases: Cases, panel: tuple[Person, Person]
) -> None:
    vacancy = cases.in_evaluation()
    one = cases.appointment(vacancy.positions.get(), cases.application(vacancy))
    chair = cases.member(vacancy, panel[0])
    cases.declare(chair, interest="conflict", interest_told="My sister applied.")
    with pytest.raises(NotYet, match="has not done so"):
        cases.move(one, "recommend", recommended_on=RECOMMENDED)


@pytest.mark.parametrize("state", ["received", "screened_out", "not_retained", "withdrawn"])
def test_nobody_is_recommended_who_was_not_retained(cases: Cases, state: str) -> None:
    vacancy = cases.in_evaluation(route="cooperation", funding="DC")
    one = cases.appointment(vacancy.positions.get(), cases.application(vacancy, state))
    with pytest.raises(NotYet, match="not on the shortlist"):
        cases.move(one, "recommend", recommended_on=RECOMMENDED)


def test_a_recommendation_needs_a_report_a_day_and_a_vacancy_in_evaluation(cases: Cases) -> None:
    vacancy = cases.published(route="cooperation", funding="DC")
    applied = cases.application(vacancy, "eligible")
    one = cases.appointment(vacancy.positions.get(), applied, report="")
    with pytest.raises(NotYet, match="not in evaluation"):
        cases.move(one, "recommend", recommended_on=RECOMMENDED)
    cases.move(vacancy, "close", on=EVALUATED)
    with pytest.raises(NotYet, match="The report is not written yet"):
        cases.move(one, "recommend", recommended_on=RECOMMENDED)
    cases.office.change(selecting.appointments.amend, {"report": "Alone fit."}, pk=one.pk)
    with pytest.raises(ProductError, match="on which day it was made"):
        cases.move(one, "recommend")
    with pytest.raises(BadInput, match="before the vacancy was published"):
        cases.move(one, "recommend", recommended_on=date(2026, 3, 1))


def test_who_recommended_does_not_decide_and_is_told_of_the_decision(cases: Cases) -> None:
    both = somebody("rita", "recruiter", "selector")
    selector = somebody("dora", "selector")
    one = cases.move(cases.prepared(), "recommend", by=both, recommended_on=RECOMMENDED)
    with pytest.raises(NotYou, match="Whoever makes that one may not"):
        cases.move(one, "decide", by=both, decided_on=DECIDED)
    with pytest.raises(NotYou):
        cases.move(one, "not_agree", by=both, ended_on=DECIDED, reason="No")
    (waits,) = waiting_for(selector, on=ON).things
    assert (waits.move.name, waits.record) == ("decide", one)
    assert cases.move(one, "decide", by=selector, decided_on=DECIDED).state == State.DECIDED
    assert Notice.objects.filter(person=both).exists()


@pytest.mark.parametrize("role", ["recruiter", "assessor", "vacancy_publisher"])
def test_only_an_appointing_authority_decides(cases: Cases, role: str) -> None:
    one = cases.move(cases.prepared(), "recommend", recommended_on=RECOMMENDED)
    with pytest.raises(ProductError):
        cases.move(one, "decide", by=somebody("otto", role), decided_on=DECIDED)
    elsewhere = somebody("elsa", "selector", over="FIN")
    with pytest.raises(NotYou):
        cases.move(one, "decide", by=elsewhere, decided_on=DECIDED)


def test_what_is_not_agreed_to_leaves_the_position_free(cases: Cases) -> None:
    one = cases.move(cases.prepared(), "recommend", recommended_on=RECOMMENDED)
    with pytest.raises(BadInput, match="needs a reason"):
        cases.move(one, "not_agree", ended_on=DECIDED)
    one = cases.move(one, "not_agree", ended_on=DECIDED, reason="The report is thin.")
    assert (one.state, one.ended_on) == (State.NOT_AGREED, DECIDED)
    vacancy = one.position.vacancy
    other = cases.appointment(one.position, cases.application(vacancy, "eligible"))
    assert cases.offered(other).state == State.OFFERED


def test_a_position_is_given_to_one(cases: Cases) -> None:
    first = cases.prepared()
    vacancy = first.position.vacancy
    second = cases.appointment(first.position, cases.application(vacancy, "eligible"))
    for one in (first, second):
        cases.move(one, "recommend", recommended_on=RECOMMENDED)
    cases.move(first, "decide", decided_on=DECIDED)
    with pytest.raises(ProductError, match="given to somebody else"):
        cases.move(second, "decide", decided_on=DECIDED)
    cases.move(first, "decline", ended_on=DECIDED, reason="She stays where she is.")
    assert cases.move(second, "decide", decided_on=DECIDED).state == State.DECIDED


def test_nothing_is_offered_before_the_background_is_clear(cases: Cases) -> None:
    one = cases.move(cases.prepared(), "recommend", recommended_on=RECOMMENDED)
    with pytest.raises(BadInput, match="before the candidate was chosen"):
        cases.check(one)
    one = cases.move(one, "decide", decided_on=DECIDED)
    with pytest.raises(NotYet, match="background is not clear"):
        cases.move(one, "offer", offered_on=date(2026, 5, 6))
    cases.check(one, "pending")
    with pytest.raises(NotYet, match="background is not clear"):
        cases.move(one, "offer", offered_on=date(2026, 5, 6))
    for outcome, ready in (("found", False), ("clear", True)):
        answered = {"outcome": outcome, "answered_on": date(2026, 5, 5)}
        cases.office.change(selecting.backgrounds.amend, answered, appointment=one)
        if not ready:
            with pytest.raises(NotYet, match="background is not clear"):
                cases.move(one, "offer", offered_on=date(2026, 5, 6))
    assert cases.move(one, "offer", offered_on=date(2026, 5, 6)).state == State.OFFERED


@pytest.mark.parametrize(
    ("reached", "name", "day"),
    [
        ("recommend", "decide", {"decided_on": date(2026, 4, 19)}),
        ("recommend", "not_agree", {"ended_on": date(2026, 4, 19)}),
        ("offer", "accept", {"accepted_on": date(2026, 5, 5)}),
        ("offer", "decline", {"ended_on": date(2026, 5, 3)}),
        ("accept", "begin", {"on_post_on": date(2026, 5, 9)}),
    ],
)
def test_no_step_has_a_day_before_that_of_the_last(
    cases: Cases, reached: str, name: str, day: dict[str, Any]
) -> None:
    ways = {
        "recommend": lambda one: cases.move(one, "recommend", recommended_on=RECOMMENDED),
        "offer": cases.offered,
        "accept": cases.accepted,
    }
    one = ways[reached](cases.prepared())
    with pytest.raises(ProductError, match=r"before"):
        cases.move(one, name, reason="So it was.", **day)
    one.refresh_from_db()
    assert getattr(one, next(iter(day))) is None


def test_whoever_withdraws_is_neither_decided_on_nor_offered_a_post(cases: Cases) -> None:
    one = cases.move(cases.prepared(), "recommend", recommended_on=RECOMMENDED)
    hers = Application.objects.filter(pk=one.application_id)
    move(applications, "withdraw", hers, by=BY, on=ON)
    with pytest.raises(NotYet, match="The candidate has withdrawn"):
        cases.move(one, "decide", decided_on=DECIDED)


def test_an_appointment_is_to_a_position_of_the_vacancy_applied_to(cases: Cases) -> None:
    here, there = cases.in_evaluation(), cases.in_evaluation()
    applied = cases.application(here)
    with pytest.raises(BadInput, match="applied to another vacancy"):
        cases.appointment(there.positions.get(), applied)
    given_up = cases.position(here)
    cases.office.change(kept.positions.amend, {"given_up_on": ON}, pk=given_up.pk)
    with pytest.raises(BadInput, match="the position was given up"):
        cases.appointment(Position.objects.get(pk=given_up.pk), applied)


def test_a_recommendation_is_neither_amended_nor_taken_away(cases: Cases) -> None:
    one = cases.prepared()
    _add, amend, removing, _link = selecting.OF_EACH["appointments"]
    rows = Appointment.objects.filter(pk=one.pk)
    cases.move(one, "recommend", recommended_on=RECOMMENDED)
    with pytest.raises(BadInput, match="has been recommended"):
        cases.office.change(amend, {"report": "Changed"}, pk=one.pk)
    with pytest.raises(BadInput, match="has been recommended"):
        remove(removing, rows, by=BY, on=ON, reason="A mistake")
