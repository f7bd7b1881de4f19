"""A vacancy is published once all is there, closed at its end, announced again, or cancelled."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from tests.areas.recruitment.selection.cases import (
    ASKED,
    BY,
    CLOSES,
    EVALUATED,
    ON,
    OPENS,
    Cases,
    somebody,
)

from secretariat.areas.recruitment.models.applying import Step
from secretariat.areas.recruitment.models.vacancies import Announcement, Position, Vacancy
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.recruitment.workflows.vacancies import vacancies
from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import change, remove
from secretariat.engine.records.telling import history_of
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.engine.workflows.deadlines import due_of
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.engine.workflows.waiting import waiting_for
from secretariat.kernel.errors import BadInput, ProductError, Refused

State = Vacancy.State
AGAIN = {"opens_on": date(2026, 4, 10), "closes_on": date(2026, 5, 1)}


def test_the_whole_way(cases: Cases) -> None:
    one = cases.published()
    assert (one.state, one.published_on) == (State.PUBLISHED, OPENS)
    one = cases.move(one, "close", on=EVALUATED)
    assert one.state == State.EVALUATION
    given_up = {"given_up_on": EVALUATED}
    cases.office.change(kept.positions.amend, given_up, vacancy=one)
    one = cases.move(one, "complete", completed_on=date(2026, 6, 1))
    assert (one.state, one.completed_on) == (State.COMPLETED, date(2026, 6, 1))


@pytest.mark.parametrize("name", ["title_fr", "title_es", "duties_en", "duties_fr", "duties_es"])
def test_nothing_is_published_that_a_language_lacks(cases: Cases, name: str) -> None:
    one = cases.vacancy(**{name: ""})
    with pytest.raises(NotYet, match="missing in one of the three languages"):
        cases.move(one, "publish", published_on=OPENS)


@pytest.mark.parametrize("name", list(ASKED))
def test_what_is_required_follows_the_grade_or_a_departure_is_approved_first(
    cases: Cases, name: str
) -> None:
    other = {"education": "2-first", "years": 6, "years_abroad": 3}
    one = cases.vacancy(**{name: other[name]})
    with pytest.raises(NotYet, match="something else than grade P4 requires"):
        cases.move(one, "publish", published_on=OPENS)
    reason = {"reason": "The labour market is short of such people.", "approved_on": OPENS}
    cases.office.add(kept.departures.add, vacancy=one, **reason)
    assert cases.move(one, "publish", published_on=OPENS).state == State.PUBLISHED


def test_a_grade_without_requirements_asks_for_nothing_to_follow(cases: Cases) -> None:
    one = cases.vacancy(grade=cases.office.grade("G5"), years=1)
    assert cases.move(one, "publish", published_on=OPENS).state == State.PUBLISHED


def test_there_is_something_to_fill_unless_interest_is_asked_for(cases: Cases) -> None:
    one = cases.bare_vacancy()
    cases.announcement(one)
    with pytest.raises(NotYet, match="no position to fill"):
        cases.move(one, "publish", published_on=OPENS)
    position = cases.position(one)
    cases.office.change(kept.positions.amend, {"given_up_on": OPENS}, pk=position.pk)
    with pytest.raises(NotYet, match="no position to fill"):
        cases.move(one, "publish", published_on=OPENS)
    call = cases.bare_vacancy(route="interest")
    cases.announcement(call)
    assert cases.move(call, "publish", published_on=OPENS).state == State.PUBLISHED


def test_it_is_published_on_the_day_its_announcement_opens_which_is_still_to_close(
    cases: Cases,
) -> None:
    one = cases.bare_vacancy()
    cases.position(one)
    with pytest.raises(NotYet, match="No announcement closes after today"):
        cases.move(one, "publish", published_on=OPENS)
    cases.announcement(one)
    with pytest.raises(NotYet, match="No announcement closes after today"):
        cases.move(one, "publish", published_on=OPENS, on=CLOSES)
    with pytest.raises(BadInput, match="on the day its first announcement opens"):
        cases.move(one, "publish", published_on=OPENS + timedelta(days=1))
    with pytest.raises(ProductError, match="since which day"):
        cases.move(one, "publish")


def test_it_stays_open_through_its_last_day_and_is_then_due_to_be_closed(cases: Cases) -> None:
    one = cases.published()
    with pytest.raises(NotYet, match="Its last day is still ahead"):
        cases.move(one, "close", on=CLOSES)
    assert due_of(vacancies, vacancies.move("close"), one) == CLOSES
    assert cases.move(one, "close", on=EVALUATED).state == State.EVALUATION


def test_it_is_announced_again_and_keeps_the_day_it_was_first_published(cases: Cases) -> None:
    one = cases.in_evaluation()
    with pytest.raises(NotYet, match="No announcement closes after today"):
        cases.move(one, "readvertise", on=EVALUATED, reason="Too few women applied.")
    cases.announcement(one, 2, **AGAIN)
    one = cases.move(one, "readvertise", on=EVALUATED, reason="Too few women applied.")
    assert (one.state, one.published_on) == (State.PUBLISHED, OPENS)
    with pytest.raises(NotYet, match="still ahead"):
        cases.move(one, "close", on=AGAIN["closes_on"])


@pytest.mark.parametrize(
    ("zone", "hour", "closed_on"),
    [
        ("Pacific/Pago_Pago", time(23, 59), CLOSES + timedelta(days=2)),
        ("America/Lima", time(17, 0), CLOSES + timedelta(days=1)),
        ("Pacific/Kiritimati", time(23, 59), CLOSES + timedelta(days=1)),
        ("Pacific/Kiritimati", time(9, 0), CLOSES),
    ],
)
def test_it_is_not_closed_while_applications_still_come_in_where_it_is(
    cases: Cases, zone: str, hour: time, closed_on: date
) -> None:
    one = cases.bare_vacancy(zone=zone)
    cases.announcement(one, closes_hour=hour)
    cases.position(one)
    one = cases.move(one, "publish", published_on=OPENS)
    with pytest.raises(NotYet, match="Its last day is still ahead"):
        cases.move(one, "close", on=closed_on - timedelta(days=1))
    assert cases.move(one, "close", on=closed_on).state == State.EVALUATION


def test_announcements_are_numbered_one_after_the_other(cases: Cases) -> None:
    one = cases.bare_vacancy()
    with pytest.raises(BadInput, match="the announcement before it is missing"):
        cases.announcement(one, 2)
    cases.announcement(one)
    with pytest.raises(BadInput, match="closes too late"):
        cases.announcement(one, 2, opens_on=CLOSES, closes_on=date(2026, 5, 1))
    assert cases.announcement(one, 2, **AGAIN).number == 2


def test_what_was_published_stays_as_it_was(cases: Cases) -> None:
    one = cases.in_evaluation()
    first = Announcement.objects.get(vacancy=one)
    with pytest.raises(BadInput, match="has been published"):
        cases.office.change(kept.vacancies.amend, {"years": 3}, pk=one.pk)
    with pytest.raises(BadInput, match="was published"):
        cases.office.change(kept.announcements.amend, {"closes_on": EVALUATED}, pk=first.pk)
    with pytest.raises(BadInput, match="the vacancy has been published"):
        cases.office.add(kept.departures.add, vacancy=one, reason="Late", approved_on=OPENS)


@pytest.mark.parametrize("model", [Vacancy, Announcement, Position])
def test_nothing_of_a_published_vacancy_is_taken_away(cases: Cases, model: Any) -> None:
    one = cases.published()
    path = "pk" if model is Vacancy else "vacancy"
    rows = model.objects.filter(**{path: one.pk})
    with pytest.raises(BadInput, match="published"):
        remove(_removing(model), rows, by=BY, on=ON, reason="A mistake")
    draft = cases.bare_vacancy()
    cases.announcement(draft)
    cases.position(draft)
    rows = model.objects.filter(**{path: draft.pk})
    if model is not Vacancy:
        assert remove(_removing(model), rows, by=BY, on=ON, reason="A mistake") == 1


def _removing(model: type[Any]) -> Action:
    (found,) = (one for one in kept.ACTIONS if one.model is model and one.kind is Kind.REMOVE)
    return found


def test_a_position_is_numbered_after_its_vacancy_and_describes_the_same_work(cases: Cases) -> None:
    one = cases.bare_vacancy()
    with pytest.raises(BadInput, match="does not begin with that of the vacancy"):
        cases.position(one, code=f"{one.code}-1")
    post = cases.office.post("P5")
    with pytest.raises(BadInput, match="has another grade, unit or duty station"):
        cases.position(one, post=post)
    same = cases.office.post("P4")
    assert cases.position(one, post=same).post == same


def test_a_posting_is_no_earlier_than_the_publication(cases: Cases) -> None:
    one = cases.published()
    channel = cases.office.add(kept.channels.add, code="WEB", name_en="Own site")
    with pytest.raises(BadInput, match="before the vacancy was published"):
        cases.office.add(
            kept.postings.add, vacancy=one, channel=channel, posted_on=OPENS - timedelta(days=1)
        )
    cases.office.add(kept.postings.add, vacancy=one, channel=channel, posted_on=OPENS)
    assert one.postings.count() == 1


def test_it_is_complete_once_every_position_is_given_or_given_up(cases: Cases) -> None:
    one = cases.in_evaluation(route="cooperation", funding="DC")
    first, second = one.positions.get(), cases.position(one)
    appointed = cases.appointment(first, cases.application(one, "eligible"))
    cases.offered(appointed)
    with pytest.raises(NotYet, match="neither given to somebody nor given up"):
        cases.move(one, "complete", completed_on=date(2026, 6, 1))
    cases.office.change(kept.positions.amend, {"given_up_on": EVALUATED}, pk=second.pk)
    with pytest.raises(ProductError, match="before it was published"):
        cases.move(one, "complete", completed_on=OPENS - timedelta(days=1))
    assert cases.move(one, "complete", completed_on=date(2026, 6, 1)).state == State.COMPLETED
    with pytest.raises(BadInput, match="somebody is appointed to it"):
        cases.office.change(kept.positions.amend, {"given_up_on": EVALUATED}, pk=first.pk)


def test_cancelling_needs_a_reason_and_ends_every_application_under_way(cases: Cases) -> None:
    one = cases.in_evaluation()
    stage = cases.office.add(
        kept.stages.add, code="R1", route="regular", number=1, name_en="Screening"
    )
    applied = cases.application(one, "eligible")
    cases.office.add(applying.steps.add, application=applied, stage=stage, entered_on=OPENS)
    with pytest.raises(BadInput, match="needs a reason"):
        cases.move(one, "cancel", cancelled_on=EVALUATED)
    one = cases.move(
        one, "cancel", cancelled_on=EVALUATED, on=EVALUATED, reason="The project is not funded."
    )
    assert (one.state, one.cancelled_on) == (State.CANCELLED, EVALUATED)
    step = Step.objects.get(application=applied)
    assert (step.left_on, step.outcome) == (EVALUATED, Step.Outcome.CANCELLED)


def test_it_is_not_cancelled_under_somebody_who_is_appointed(cases: Cases) -> None:
    appointed = cases.offered(cases.prepared())
    one = Vacancy.objects.get()
    with pytest.raises(NotYet, match="Somebody is appointed"):
        cases.move(one, "cancel", cancelled_on=date(2026, 5, 9), reason="No need")
    cases.move(appointed, "decline", ended_on=date(2026, 5, 8), reason="She went elsewhere.")
    cancelled = cases.move(one, "cancel", cancelled_on=date(2026, 5, 9), reason="No need")
    assert cancelled.state == State.CANCELLED


def test_who_prepares_a_vacancy_does_not_publish_it(cases: Cases) -> None:
    recruiter, publisher = somebody("rita", "recruiter"), somebody("pablo", "vacancy_publisher")
    elsewhere = somebody("elsa", "vacancy_publisher", over="FIN")
    one = cases.vacancy()
    for wrong in (recruiter, elsewhere):
        with pytest.raises((Refused, NotYou)):
            cases.move(one, "publish", by=wrong, published_on=OPENS)
    with pytest.raises(Refused):
        change(
            kept.vacancies.amend,
            Vacancy.objects.filter(pk=one.pk),
            {"years": 3},
            by=publisher,
            on=ON,
        )
    (waits,) = waiting_for(publisher, on=ON).things
    assert (waits.move.name, waits.record) == ("publish", one)
    assert cases.move(one, "publish", by=publisher, published_on=OPENS).state == State.PUBLISHED
    told = {entry.action: entry.who for entry in history_of(one)}
    assert told["recruitment.vacancies_publish"] == "Pablo"


def seen_by(actor: Actor) -> set[Vacancy]:
    """The vacancies that an actor is listed."""
    return set(rows_of(register_of("vacancies"), actor=actor, on=ON))


def test_vacancies_in_preparation_are_seen_by_those_who_work_on_them_alone(cases: Cases) -> None:
    open_one, draft = cases.published(), cases.vacancy()
    reader, recruiter = somebody("nina"), somebody("rita", "recruiter")
    assert seen_by(ANONYMOUS) == {open_one}
    assert seen_by(reader) == {open_one}
    assert seen_by(recruiter) == {open_one, draft}
