"""Putting on post writes all that a first day means in one act, and is undone as one."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.areas.recruitment.selection.cases import BY, Cases, somebody
from tests.areas.workforce.conftest import kind

from secretariat.areas.recruitment.actions.newcomers import Contract as Contracted
from secretariat.areas.recruitment.actions.newcomers import Newcomer
from secretariat.areas.recruitment.actions.putting import FirstDay, put_on_post
from secretariat.areas.recruitment.models.applying import Step
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Contract, Nationality, Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.access.actors import Actor
from secretariat.engine.history.models import Act
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, ProductError, Refused

JULY = date(2026, 7, 1)
BEGINS = "recruitment.appointments_begin"
State = Appointment.State


@pytest.fixture
def post(cases: Cases) -> Post:
    """A vacant post of the grade."""
    return cases.office.post("P4", funding="DC")


@pytest.fixture
def accepted(cases: Cases, post: Post) -> Appointment:
    """An appointment to the post that its candidate accepted."""
    one = cases.accepted(cases.prepared())
    cases.office.change(kept.positions.amend, {"post": post}, pk=one.position_id)
    return Appointment.objects.get(pk=one.pk)


def newly(cases: Cases, **more: Any) -> FirstDay:
    """Somebody new of State QAA, on a contract of two years."""
    state = cases.office.state("QAA")
    counts_for = cases.office.state(more["counts_for"]) if "counts_for" in more else None
    newcomer = Newcomer(
        code=more.get("code", "70001"), sex="F", nationality=state, born=date(1990, 2, 3)
    )
    return FirstDay(
        official=newcomer,
        on_post_on=more.get("on", JULY),
        counts_for=counts_for,
        contract=Contracted(kind="FT", ends=more.get("ends", date(2028, 6, 30))),
    )


def put(one: Appointment, first: FirstDay, *, by: Actor = BY) -> Incumbency:
    """Put on post; what was written."""
    return put_on_post(one, first, by=by, on=JULY)


def test_the_incumbency_is_written_and_linked(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    official = cases.office.official(entered=JULY)
    written = put(accepted, FirstDay(official=official, on_post_on=JULY))
    accepted.refresh_from_db()
    assert (written.official, written.post, written.starts) == (official, post, JULY)
    assert (accepted.state, accepted.on_post_on) == (State.ON_POST, JULY)
    assert accepted.incumbency == written
    (entry,) = history_of(written)
    assert (entry.action, accepted.position.code in entry.reason) == (BEGINS, True)
    assert Act.objects.filter(action__startswith="workforce.appoint").count() == 0
    accepted.application.candidate.refresh_from_db()
    assert accepted.application.candidate.official == official


@pytest.mark.parametrize(("grade", "beginning"), [("P3", "promotion"), ("P4", "transfer")])
def test_an_internal_candidate_leaves_her_post_on_the_day_before(
    grade: str, beginning: str, cases: Cases, post: Post
) -> None:
    office = cases.office
    official = office.official()
    before = office.holds(official, office.post(grade))
    vacancy = cases.in_evaluation(route="cooperation", funding="DC")
    position = vacancy.positions.get()
    office.change(kept.positions.amend, {"post": post}, pk=position.pk)
    applied = cases.application(vacancy, "eligible", official=official)
    one = cases.accepted(cases.appointment(position, applied))
    with pytest.raises(BadInput, match="The candidate is the official"):
        put(one, FirstDay(official=office.official(), on_post_on=JULY))
    written = put(one, FirstDay(official=official, on_post_on=JULY))
    before.refresh_from_db()
    assert (before.ends, before.ending) == (JULY - timedelta(days=1), Incumbency.Ending.MOVE)
    assert written.beginning == beginning


def test_who_comes_from_outside_gets_her_file_contract_and_post_at_once(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    written = put(accepted, newly(cases))
    official = written.official
    hers = accepted.application.candidate
    assert (official.code, official.name, official.entered) == ("70001", hers.name, JULY)
    assert (official.sex, official.born) == ("F", date(1990, 2, 3))
    contract = official.contracts.get()
    assert (contract.kind, contract.starts, contract.ends) == ("FT", JULY, date(2028, 6, 30))
    assert official.nationalities.get().state.code == "QAA"
    everything = [official, contract, official.nationalities.get(), written]
    everything += [Appointment.objects.get(pk=accepted.pk), accepted.application, hers]
    acts = {history_of(each)[0].act for each in everything}
    assert {Act.objects.get(pk=one).action for one in acts} == {BEGINS}
    assert len(acts) == 1


def grades(official: Official) -> list[tuple[str, int, date, date | None, date]]:
    """Her grades and steps: which, from when, until when, and since when she is in the grade."""
    found = official.grades.order_by("starts").select_related("grade")
    return [(one.grade.code, one.step, one.starts, one.ends, one.since) for one in found]


def test_her_grade_and_step_begin_with_the_first_day(cases: Cases, accepted: Appointment) -> None:
    written = put(accepted, replace(newly(cases), step=3))
    assert grades(written.official) == [("P4", 3, JULY, None, JULY)]
    assert history_of(written.official.grades.get())[0].act == history_of(written)[0].act


@pytest.mark.parametrize(
    ("grade", "since"), [("P3", JULY), ("P4", date(2020, 1, 1))], ids=["promoted", "as graded"]
)
def test_the_grade_she_had_ends_the_day_before_and_in_the_same_one_she_stays_since_she_entered_it(
    grade: str, since: date, cases: Cases, accepted: Appointment
) -> None:
    office, entered = cases.office, date(2020, 1, 1)
    official = office.official()
    row = {"grade": office.grade(grade), "step": 2, "since": entered, "starts": entered}
    office.add(kind("grades-held").add, official=official, **row)
    put(accepted, FirstDay(official=official, on_post_on=JULY, step=5))
    assert grades(official) == [
        (grade, 2, entered, JULY - timedelta(days=1), entered),
        ("P4", 5, JULY, None, since),
    ]


def test_without_a_step_her_grade_goes_on_as_it_is(cases: Cases, accepted: Appointment) -> None:
    assert grades(put(accepted, newly(cases)).official) == []


def test_the_application_comes_to_its_end_with_it(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    stage = cases.office.add(kept.stages.add, code="S1", route="cooperation", number=1, name_en="A")
    step = {"application": accepted.application, "stage": stage, "entered_on": date(2026, 3, 2)}
    cases.office.add(applying.steps.add, **step)
    put(accepted, newly(cases))
    accepted.application.refresh_from_db()
    assert accepted.application.state == "chosen"
    entered = Step.objects.get()
    assert (entered.outcome, entered.left_on) == ("passed", JULY)


def test_it_is_undone_as_the_one_act_it_is(cases: Cases, accepted: Appointment, post: Post) -> None:
    act = history_of(put(accepted, newly(cases)))[0].act
    rita = somebody("rita", "recruiter", over="")
    with pytest.raises(Refused):
        undo(act, by=rita, on=JULY, reason="She never came.")
    both = somebody("both", "recruiter", "hr_officer", over="")
    undo(act, by=both, on=JULY, reason="She never came.")
    now = Appointment.objects.get(pk=accepted.pk)
    assert (now.state, now.on_post_on, now.incumbency) == (State.ACCEPTED, None, None)
    assert (now.application.state, now.application.candidate.official) == ("eligible", None)
    for table in (Incumbency, Official, Contract, Nationality):
        assert not table.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": ""}, "cannot be blank"),
        ({"counts_for": "QBB"}, "has not the nationality"),
        ({"ends": date(2020, 1, 1)}, "The last day lies before the first"),
        ({"on": date(2026, 5, 9)}, "before she accepted"),
    ],
)
def test_all_of_it_is_written_or_nothing(
    cases: Cases, accepted: Appointment, post: Post, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(ProductError) as refused:
        put(accepted, newly(cases, **wrong))
    assert said in str(refused.value)
    for table in (Incumbency, Official, Contract, Nationality):
        assert not table.objects.exists()
    assert Appointment.objects.get(pk=accepted.pk).state == State.ACCEPTED
    assert Act.objects.filter(action=BEGINS).count() == 0


def test_a_number_that_is_taken_is_not_given_again(cases: Cases, accepted: Appointment) -> None:
    other = cases.office.official()
    with pytest.raises(BadInput, match="is taken"):
        put(accepted, newly(cases, code=other.code))
    assert Official.objects.get() == other


def test_who_keeps_files_of_a_unit_alone_takes_up_nobody_from_outside(
    cases: Cases, accepted: Appointment
) -> None:
    with pytest.raises(Refused):
        put(accepted, newly(cases), by=somebody("both", "recruiter", "hr_officer"))
    assert not Official.objects.exists()


def test_whoever_was_interrupted_begins_again_without_a_second_incumbency(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    official = cases.office.official(entered=JULY)
    there = cases.office.holds(official, post, JULY)
    assert put(accepted, FirstDay(official=official, on_post_on=JULY)) == there
    assert Incumbency.objects.count() == 1
    with pytest.raises(NotYet):
        put(Appointment.objects.get(), FirstDay(official=official, on_post_on=JULY))


def test_nothing_is_written_where_the_move_would_be_refused(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    office = cases.office
    first = FirstDay(official=office.official(), on_post_on=JULY)
    with pytest.raises(BadInput, match="before she accepted"):
        put(accepted, FirstDay(official=first.official, on_post_on=date(2026, 5, 9)))
    offered = cases.offered(cases.prepared())
    with pytest.raises(NotYet, match="starts from"):
        put(offered, first)
    cases.move(offered, "accept", accepted_on=date(2026, 5, 10))
    with pytest.raises(BadInput, match="not linked to a post yet"):
        put(Appointment.objects.get(pk=offered.pk), first)
    held = office.holds(office.official(), post, JULY)
    with pytest.raises(BadInput, match="more than 100 per cent"):
        put(accepted, first)
    assert list(Incumbency.objects.all()) == [held]
    assert Appointment.objects.get(pk=accepted.pk).state == State.ACCEPTED


def test_it_takes_leave_to_keep_files_and_to_keep_applications(
    cases: Cases, accepted: Appointment
) -> None:
    official = cases.office.official(entered=JULY)
    first = FirstDay(official=official, on_post_on=JULY)
    with pytest.raises(NotYou):
        put(accepted, first, by=somebody("hana", "hr_officer"))
    with pytest.raises(Refused):
        put(accepted, first, by=somebody("rita", "recruiter"))
    assert not Incumbency.objects.exists()
    put(accepted, first, by=somebody("both", "recruiter", "hr_officer"))
    assert Incumbency.objects.count() == 1


def test_the_first_day_is_recorded_alone_only_with_the_incumbency_of_the_post(
    cases: Cases, accepted: Appointment, post: Post
) -> None:
    with pytest.raises(ProductError, match="the incumbency of the post is not recorded"):
        cases.move(accepted, "begin", on_post_on=JULY)
    office = cases.office
    for wrong in (
        office.holds(office.official(), office.post(), JULY),
        office.holds(office.official(), post, JULY + timedelta(days=1)),
    ):
        with pytest.raises(BadInput, match="is not hers, or of another post or day"):
            cases.move(accepted, "begin", on_post_on=JULY, incumbency=wrong)
