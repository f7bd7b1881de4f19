"""Why acts about a candidate were done, and what was said elsewhere that names her, is erased."""

from datetime import date

import pytest
from tests.areas.recruitment.applying.conftest import Applying
from tests.areas.recruitment.applying.test_erasing import found_in_the_database
from tests.areas.recruitment.selection.cases import BY, somebody

from secretariat.areas.recruitment.actions.erasing import erase_candidates
from secretariat.areas.recruitment.models.applying import Application, Candidate
from secretariat.areas.recruitment.models.selecting import Appointment, Member
from secretariat.areas.recruitment.registers import applying, outreach, selecting
from secretariat.areas.recruitment.workflows.applications import applications
from secretariat.engine.discussion.commenting import comment
from secretariat.engine.history.models import Act
from secretariat.engine.records.performing import add, change
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.workflows.moving import move
from secretariat.web.asking import today

NAME = "Zyxwvu-Qlm"
SAID = "Xkcdzz"
ON = date(2026, 6, 1)


@pytest.fixture
def hers(cases: Applying) -> Application:
    """An application of hers, with reasons in every act on what is kept about her."""
    vacancy = cases.in_evaluation(route="cooperation", funding="DC")
    one = cases.application(vacancy, "eligible", name=NAME)
    appointed = cases.offered(cases.appointment(vacancy.positions.get(), one))
    told = f"{NAME} {SAID}"
    candidates = Candidate.objects.filter(pk=one.candidate_id)
    change(applying.candidates.amend, candidates, {"given": "A"}, by=BY, on=ON, reason=told)
    these = Application.objects.filter(pk=one.pk)
    change(applying.correct, these, {"years": 8}, by=BY, on=ON, reason=told)
    appointments = Appointment.objects.filter(pk=appointed.pk)
    cases.move(appointments.get(), "decline", ended_on=date(2026, 5, 9), reason=told, on=ON)
    move(applications, "withdraw", these, by=BY, on=ON, reason=told)
    row = {"appointment": appointed, "source": f"{SAID} College", "asked_on": ON}
    add(selecting.backgrounds.add, [row], by=BY, on=ON, reason=told)
    roster = cases.office.add(outreach.rosters.add, code="R", name_en="Roster")
    place = {"roster": roster, "candidate": one.candidate, "starts": ON, "ends": ON}
    add(outreach.listings.add, [place], by=BY, on=ON, reason=told)
    return one


@pytest.fixture
def named_elsewhere(cases: Applying, hers: Application) -> Member:
    """A member whose conflict names her, and comments on the vacancy and the appointment."""
    ada = somebody("ada", "assessor", "recruiter", over="")
    member = cases.member(hers.vacancy, ada)
    told = f"I taught {NAME}, at {SAID}."
    cases.declare(member, interest="conflict", interest_told=told)
    for register, number in (
        ("vacancies", hers.vacancy_id),
        ("appointments", hers.appointments.get().pk),
        ("panel-members", member.pk),
    ):
        comment(register_of(register), number, told, by=ada, on=today())
    comment(register_of("vacancies"), hers.vacancy_id, "The flyer is late.", by=ada, on=today())
    return member


@pytest.mark.usefixtures("named_elsewhere")
def test_neither_her_name_nor_a_word_of_a_reason_is_found_anywhere(hers: Application) -> None:
    assert "history_act" in " ".join(found_in_the_database(SAID))
    assert found_in_the_database(NAME)
    erase_candidates([hers.candidate_id], by=BY, reason="The time is over.")
    assert found_in_the_database(NAME) == []
    assert found_in_the_database(SAID) == []
    assert found_in_the_database("The flyer is late.")


def test_that_each_act_was_done_by_whom_and_when_stays(hers: Application) -> None:
    acts = Act.objects.values_list("pk", "action", "process", "at", "facts")
    before = list(acts.order_by("pk"))
    erase_candidates([hers.candidate_id], by=BY, reason="The time is over.")
    after = acts.order_by("pk").exclude(action="history.erase")
    assert list(after) == before
    told = {one.action: one.reason for one in history_of(hers)}
    assert told["recruitment.correct_applications"] == "Erased."
    erasing = Act.objects.filter(action="history.erase").values_list("reason", flat=True)
    assert set(erasing) == {"The time is over."}


def test_what_was_said_of_another_is_kept(cases: Applying, hers: Application) -> None:
    other = cases.application(hers.vacancy, name="Zyxwvu")
    these = Application.objects.filter(pk=other.pk)
    change(applying.correct, these, {"years": 9}, by=BY, on=ON, reason="She wrote again.")
    erase_candidates([hers.candidate_id], by=BY, reason="The time is over.")
    assert history_of(other)[0].reason == "She wrote again."
    assert found_in_the_database("Zyxwvu")


def test_why_a_change_was_undone_is_erased_as_well(cases: Applying) -> None:
    one = cases.application(cases.vacancy())
    these = Application.objects.filter(pk=one.pk)
    change(applying.correct, these, {"years": 9}, by=BY, on=ON, reason="She wrote again.")
    undo(history_of(one)[0].act, by=BY, on=ON, reason="She had not.")
    erase_candidates([one.candidate_id], by=BY, reason="The time is over.")
    reasons = {entry.action: entry.reason for entry in history_of(one)}
    assert reasons["records.undo"] == reasons["recruitment.correct_applications"] == "Erased."
