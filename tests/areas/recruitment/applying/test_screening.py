"""An application goes from stage to stage: each move ends a step and begins the next."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.areas.recruitment.applying.conftest import Applying
from tests.areas.recruitment.selection.cases import ASKED, BY, CLOSES, OPENS, somebody
from tests.areas.workforce.conftest import kind

from secretariat.areas.recruitment.models.applying import Application, Step
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.pages.openings import asked_for
from secretariat.areas.recruitment.registers import applying
from secretariat.areas.recruitment.workflows.applications import applications
from secretariat.areas.workforce.models.describing import Requirement
from secretariat.engine.access.actors import Actor
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.performing import change
from secretariat.engine.records.undoing import undo
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput

DAY = date(2026, 4, 10)


def received(cases: Applying, to: Vacancy, **more: Any) -> Application:
    """An application that has just entered the first stage."""
    made = cases.application(to, "received")
    if more:
        these = Application.objects.filter(pk=made.pk)
        change(applying.correct, these, more, by=BY, on=DAY, reason="As written.")
    first = {"application": made, "entered_on": made.received_on}
    stage = Step._meta.get_field("stage").related_model.objects.get(route="regular", number=1)
    cases.office.add(applying.steps.add, stage=stage, **first)
    return Application.objects.get(pk=made.pk)


def go(one: Application, *names: str, by: Actor = BY, on: date = DAY, reason: str = "") -> Any:
    """Make moves one after the other; the application as it is then."""
    these = Application.objects.filter(pk=one.pk)
    for name in names:
        move(applications, name, these, by=by, on=on, reason=reason)
    return these.get()


def steps(one: Application) -> list[tuple[int, date | None, str, str]]:
    """The stages it entered, with how and when each was left."""
    found = Step.objects.filter(application=one).order_by("stage__number")
    return [(each.stage.number, each.left_on, each.outcome, each.reason) for each in found]


def test_an_application_that_meets_the_requirements_passes_into_the_second_stage(
    cases: Applying,
) -> None:
    one = go(received(cases, cases.in_evaluation()), "find_eligible")
    assert one.state == "eligible"
    assert steps(one) == [(1, DAY, "passed", ""), (2, None, "", "")]


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ({"years": 6}, "7 years of experience are asked for, 6 are stated"),
        ({"years_abroad": 1}, "2 years at the international level are asked for, 1 are stated"),
        ({"education": "2-first"}, "advanced university degree is asked for"),
    ],
)
def test_one_that_falls_short_is_not_found_eligible_and_the_sentence_says_of_what(
    cases: Applying, short: dict[str, Any], words: str
) -> None:
    one = received(cases, cases.in_evaluation(), **short)
    with pytest.raises(NotYet, match=words):
        go(one, "find_eligible")
    assert steps(one) == [(1, None, "", "")]


def require(cases: Applying, years_in_lieu: int | None, *, since: date) -> None:
    """What the grade requires from a day on, instead of what it did."""
    register = kind("grade-requirements")
    former = Requirement.objects.filter(grade=cases.grade)
    change(register.amend, former, {"ends": since - timedelta(days=1)}, by=BY, on=DAY)
    new = {**ASKED, "years_in_lieu": years_in_lieu, "authority": "Circular", "starts": since}
    cases.office.add(register.add, grade=cases.grade, **new)


def test_further_years_do_in_lieu_of_an_advanced_degree_where_the_grade_takes_them(
    cases: Applying,
) -> None:
    require(cases, 2, since=OPENS)
    vacancy = cases.in_evaluation()
    enough = received(cases, vacancy, education="2-first", years=9)
    assert go(enough, "find_eligible").state == "eligible"
    short = received(cases, vacancy, education="2-first", years=8)
    with pytest.raises(NotYet, match="9 years of experience with a first-level university degree"):
        go(short, "find_eligible")
    near = received(cases, vacancy, education="2-first", years=9, years_abroad=1)
    with pytest.raises(
        NotYet, match="2 years at the international level are asked for, 1 are stated"
    ):
        go(near, "find_eligible")
    without = received(cases, vacancy, education="1-secondary", years=30)
    with pytest.raises(NotYet, match="advanced university degree is asked for"):
        go(without, "find_eligible")


@pytest.mark.parametrize(("years", "since"), [(None, OPENS), (2, OPENS + timedelta(days=1))])
def test_no_number_of_years_does_where_the_grade_took_none_when_it_was_published(
    cases: Applying, years: int | None, since: date
) -> None:
    require(cases, years, since=since)
    one = received(cases, cases.in_evaluation(), education="2-first", years=30)
    with pytest.raises(NotYet, match="advanced university degree is asked for"):
        go(one, "find_eligible")


def test_the_open_page_says_what_will_do_in_lieu_of_an_advanced_degree(cases: Applying) -> None:
    vacancy = cases.published()
    (degree, *_years) = asked_for(vacancy)
    assert degree.cell.text == "advanced university degree"
    require(cases, 2, since=OPENS)
    (degree, *_years) = asked_for(vacancy)
    assert degree.cell.text.endswith(
        "a first-level university degree and this many further years: 2"
    )


def test_screening_out_needs_a_reason_which_stands_with_the_step(cases: Applying) -> None:
    one = received(cases, cases.in_evaluation(), years=2)
    with pytest.raises(BadInput):
        go(one, "screen_out")
    one = go(one, "screen_out", reason="Two years of seven.")
    assert steps(one) == [(1, DAY, "stopped", "Two years of seven.")]
    one = go(one, "screen_again", reason="A certificate was overlooked.")
    assert (one.state, steps(one)) == ("received", [(1, None, "", "")])


def test_nobody_is_shortlisted_while_others_may_still_apply(cases: Applying) -> None:
    one = go(received(cases, cases.published()), "find_eligible")
    with pytest.raises(NotYet, match="not in evaluation"):
        go(one, "shortlist")


def test_a_recommendation_and_a_choice_follow_the_appointment(cases: Applying) -> None:
    vacancy = cases.in_evaluation()
    one = go(received(cases, vacancy), "find_eligible", "shortlist")
    appointment = cases.appointment(vacancy.positions.get(), one)
    with pytest.raises(NotYet, match="no panel has recommended"):
        go(one, "recommend")
    chair = somebody("chair", "assessor")
    member = cases.member(vacancy, chair)
    cases.declare(member)
    cases.assess(one, member)
    cases.move(appointment, "recommend", recommended_on=date(2026, 4, 20))
    one = go(one, "recommend", on=date(2026, 4, 20))
    with pytest.raises(NotYet, match="nobody has decided"):
        go(one, "choose")
    cases.move(appointment, "decide", decided_on=date(2026, 5, 4))
    one = go(one, "choose", on=date(2026, 5, 4))
    assert one.state == "chosen"
    assert [outcome for _stage, _day, outcome, _why in steps(one)] == ["passed"] * 4


def test_nothing_is_left_before_it_was_entered_though_the_day_there_is_a_later_one(
    cases: Applying,
) -> None:
    one = received(cases, cases.in_evaluation())
    one = go(one, "withdraw", on=date(2026, 3, 1))
    assert steps(one) == [(1, one.received_on, "withdrew", "")]


def test_an_application_without_a_known_stage_moves_all_the_same(cases: Applying) -> None:
    one = cases.application(cases.in_evaluation(route="cooperation", funding="DC"), "received")
    assert go(one, "find_eligible").state == "eligible"
    assert steps(one) == []


def test_the_move_and_its_steps_are_one_act_and_are_undone_together(cases: Applying) -> None:
    one = go(received(cases, cases.in_evaluation()), "find_eligible")
    events = event_model(Step)._base_manager.order_by("-pgh_id")
    of_the_move = event_model(Application)._base_manager.order_by("-pgh_id")[0].pgh_context_id
    assert {each.pgh_context_id for each in events[:2]} == {of_the_move}
    undo(of_the_move, by=BY, on=DAY, reason="Mistaken.")
    assert Application.objects.get(pk=one.pk).state == "received"
    assert steps(one) == [(1, None, "", "")]


def test_a_whole_set_moves_at_once_or_not_at_all(cases: Applying) -> None:
    vacancy = cases.in_evaluation()
    good, short = received(cases, vacancy), received(cases, vacancy, years=1)
    these = Application.objects.filter(pk__in=[good.pk, short.pk])
    with pytest.raises(NotYet):
        move(applications, "find_eligible", these, by=BY, on=DAY)
    assert set(these.values_list("state", flat=True)) == {"received"}
    move(applications, "screen_out", these, by=BY, on=DAY, reason="Withdrawn post.")
    assert Step.objects.filter(outcome="stopped").count() == 2


def test_only_who_keeps_the_applications_of_the_unit_moves_them(cases: Applying) -> None:
    one = received(cases, cases.in_evaluation())
    for who in (somebody("assessor", "assessor"), somebody("far", "recruiter", over="OTHER")):
        with pytest.raises(NotYou):
            go(one, "find_eligible", by=who)
    assert go(one, "find_eligible", by=somebody("near", "recruiter")).state == "eligible"
    assert CLOSES < DAY
    assert ASKED["years"] == one.years
