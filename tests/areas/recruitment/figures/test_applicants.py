"""Applicants: told apart by what they declared, followed through stages, and to whom it is told."""

from datetime import date
from typing import Any

import pytest
from tests.areas.recruitment.figures.past import BY, ON, Past

from secretariat.areas.recruitment.measures import applicants, outreach
from secretariat.areas.recruitment.models.applying import Declaration
from secretariat.areas.reference import actions as reference
from secretariat.areas.workforce.registers import KINDS as OF_WORKFORCE
from secretariat.engine.access.actors import Actor
from secretariat.engine.access.granting import give
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.evidence import added_up, evidence
from secretariat.engine.measures.figures import figure
from secretariat.engine.registers.clearing import Clearance
from secretariat.kernel.periods import Period

IN_2022 = Period.year(2022)


def cells(measure: Measure, by: str, over: Period = IN_2022) -> dict[Any, Any]:
    """A figure by a dimension: the value of each cell by its code."""
    return {one.key[0]: one.value for one in figure(measure, over, by=(by,)).cells}


def parts(measure: Measure, by: str) -> dict[Any, tuple[int | None, int | None]]:
    """A share by a dimension: part and whole of each cell."""
    return {one.key[0]: (one.part, one.whole) for one in figure(measure, IN_2022, by=(by,)).cells}


def applied(past: Past, *rows: dict[str, Any]) -> list[Any]:
    """Applications to a new vacancy."""
    (vacancy,) = past.vacancies({})
    return past.applications(*({"vacancy": vacancy, **one} for one in rows))


def test_applicants_are_told_apart_by_what_they_declared(past: Past) -> None:
    applied(
        past,
        {"declared": {"sex": "F", "state": past.state, "experience": "workers"}},
        {"declared": {"sex": "F", "born": date(1992, 12, 31), "disability": "yes"}},
        {"declared": {"sex": "M", "born": date(1987, 12, 31), "state": past.state}},
    )
    assert cells(applicants.applicants, "sex") == {"F": 2, "M": 1}
    assert cells(applicants.applicants, "nationality") == {"NOR": 2, None: 1}
    assert cells(applicants.applicants, "experience")["workers"] == 1
    assert cells(applicants.applicants, "age") == {"15-34": 1, "35-44": 1, None: 1}
    assert cells(applicants.applicants, "disability")["yes"] == 1


def test_applications_count_on_the_day_they_were_received(past: Past) -> None:
    applied(past, {"received_on": date(2021, 12, 31)}, {"received_on": date(2022, 1, 1)})
    assert figure(applicants.applications, IN_2022).value == 1
    assert figure(applicants.applicants, IN_2022).value == 1


def test_withdrawn_applications_were_received_all_the_same(past: Past) -> None:
    applied(past, {"state": "withdrawn"}, {})
    assert figure(applicants.applications, IN_2022).value == 2


def test_a_state_stands_as_it_did_on_the_first_day_of_the_period(past: Past) -> None:
    grown = {one.key: one for one in OF_WORKFORCE}
    method = past.add(grown["representation-methods"].add, code="M", name_en="M")
    numbers = {"base": 100, "membership": 100, "contribution": 0, "population": 0, "margin": 15}
    least = {"margin_least": "4.8", "upper_least": 14, "authority": "GB"}
    since = {"method": method, "starts": date(2000, 1, 1)}
    past.add(grown["representation-formulas"].add, **since, **numbers, **least)
    past.add(grown["representation-choices"].add, **since, authority="GB")
    late = past.add(reference.add_states, code="LAT", name_en="Lateland")
    past.member(past.state, ends=date(2022, 6, 30))
    past.member(late, starts=date(2022, 1, 2))
    of_states = (past.state, past.state, late)
    applied(past, *({"declared": {"state": one}} for one in of_states), {})
    assert cells(applicants.applicants, "group") == {"1-non": 2, None: 2}


def test_a_stage_counts_who_entered_it_in_the_period(past: Past) -> None:
    stages = past.stages()
    made = applied(past, *({"declared": {"sex": sex}} for sex in "FFM"))
    days = (date(2022, 5, 1), date(2022, 6, 1), date(2023, 1, 1))
    past.steps(
        *(
            {"application": one, "stage": stages[1], "entered_on": day}
            for one, day in zip(made, days, strict=True)
        ),
        {"application": made[0], "stage": stages[2], "entered_on": date(2022, 7, 1)},
    )
    assert cells(applicants.applicants_at_second_stage, "sex") == {"F": 2}
    assert cells(applicants.applicants_at_third_stage, "sex") == {"F": 1}
    assert cells(applicants.applicants_at_second_stage, "sex", Period.year(2023)) == {"M": 1}
    assert parts(applicants.reached_second_stage, "sex") == {"F": (2, 2), "M": (1, 1)}
    assert parts(applicants.reached_third_stage, "sex") == {"F": (1, 2), "M": (0, 1)}


def test_who_was_chosen_counts_also_if_she_declined_and_not_if_it_was_not_agreed(
    past: Past,
) -> None:
    made = applied(past, {}, {}, {})
    places = past.positions(*(one.vacancy for one in made))
    days = {"decided_on": date(2022, 7, 1)}
    past.appointments(
        {"position": places[0], "application": made[0], **days},
        {"position": places[1], "application": made[1], **days, "state": "declined"},
        {"position": places[2], "application": made[2], **days, "state": "not_agreed"},
    )
    found = figure(applicants.chosen, IN_2022).total
    assert (found.part, found.whole) == (2, 3)


@pytest.mark.parametrize("measure", applicants.MEASURES, ids=lambda one: one.key)
def test_a_figure_of_applicants_opens_down_to_records_that_add_up_to_it(
    past: Past, measure: Measure
) -> None:
    stages = past.stages()
    made = applied(past, *({"declared": {"sex": sex}} for sex in "FFM"))
    entered = date(2022, 5, 1)
    past.steps(
        *({"application": made[0], "stage": one, "entered_on": entered} for one in stages[1:])
    )
    found = figure(measure, IN_2022)
    assert found.value == added_up(measure, IN_2022)


def test_what_was_declared_opens_to_declarations_and_never_to_applications() -> None:
    declared = [one for one in applicants.MEASURES if "sex" in {d.key for d in one.dimensions}]
    assert len(declared) == len(applicants.MEASURES) - 1
    assert {evidence(one, IN_2022).rows.model for one in declared} == {Declaration}


def somebody(role: str) -> Actor:
    """Somebody with a role over the whole organization."""
    person = add_person(
        NewPerson(username=role, name=role, email=f"{role}@example.invalid"), by=BY, on=ON
    )
    held = Period.since(date(2020, 1, 1))
    give([person], role, scope="", period=held, by=BY, reason="test", on=ON)
    return person


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("recruiter", {"applications"}),
        ("recruitment_analyst", {"applicants"}),
        ("selector", {"applications"}),
        ("assessor", set()),  # she sees those before her panels
        ("outreach_officer", set()),
    ],
)
def test_who_may_not_read_declarations_is_told_what_was_released_alone(
    past: Past, role: str, told: set[str]
) -> None:
    hers = Clearance(somebody(role), ON)
    cleared = {
        one.key.partition(".")[2]
        for one in (applicants.applications, applicants.applicants)
        if hers.is_cleared(one, IN_2022)
    }
    assert cleared == told


def test_outreach_yields_the_applications_that_name_its_event(past: Past) -> None:
    fair = past.event()
    heard, other = past.source(event=fair), past.source()
    applied(past, {"source": heard}, {"source": heard, "state": "screened_out"}, {"source": other})
    applied(
        past, {"source": heard, "state": "eligible"}, {"source": heard, "state": "withdrawn"}, {}
    )
    assert figure(outreach.outreach_yield, IN_2022).value == 4
    assert cells(outreach.outreach_yield, "event") == {fair.code: 4}
    screened = figure(outreach.eligible_from_outreach, IN_2022).total
    assert (screened.part, screened.whole) == (1, 2)
    assert cells(applicants.applications, "source") == {heard.code: 4, other.code: 1, None: 1}


def test_who_withdrew_counts_as_screened_if_it_was_after_the_screening(past: Past) -> None:
    heard, stages = past.source(event=past.event()), past.stages()
    gone = {"source": heard, "state": "withdrawn"}
    later, before, _screened_out = applied(
        past, gone, gone, {"source": heard, "state": "screened_out"}
    )
    left = {"left_on": date(2022, 5, 2), "entered_on": date(2022, 5, 1)}
    past.steps(
        {"application": later, "stage": stages[0], "outcome": "passed", **left},
        {"application": later, "stage": stages[1], "outcome": "withdrew", **left},
        {"application": before, "stage": stages[0], "outcome": "withdrew", **left},
    )
    screened = figure(outreach.eligible_from_outreach, IN_2022).total
    assert (screened.part, screened.whole) == (1, 2)


def test_fairs_are_the_fairs_alone_and_count_in_the_year_they_began(past: Past) -> None:
    for kind in ("fair", "virtual_fair", "session"):
        past.event(kind=kind)
    past.event(held_on=date(2021, 12, 31))
    assert figure(outreach.career_fairs, IN_2022).value == 2
    assert cells(outreach.outreach_events, "kind") == {"fair": 1, "virtual_fair": 1, "session": 1}


def test_a_place_on_a_roster_holds_from_its_first_to_its_last_day(past: Past) -> None:
    one, other = (made.candidate for made in applied(past, {}, {}))
    first = past.listed(one, date(2022, 1, 1), date(2022, 12, 31))
    past.listed(one, date(2022, 1, 1))
    past.listed(other, date(2023, 1, 1), roster=first.roster)
    told = {date(2021, 12, 31): 0, date(2022, 12, 31): 1, date(2023, 1, 1): 2}
    assert {day: figure(outreach.candidates_on_rosters, day).value for day in told} == told
    by = figure(outreach.candidates_on_rosters, date(2022, 6, 1), by=("roster",))
    assert [cell.value for cell in by.cells] == [1, 1]


def test_rosters_are_used_where_who_is_appointed_was_on_one_when_she_applied(past: Past) -> None:
    made = applied(past, {}, {}, {}, {})
    past.listed(made[0].candidate, date(2022, 1, 1), date(2022, 3, 20))
    past.listed(made[1].candidate, date(2022, 3, 21))
    past.listed(made[2].candidate, date(2022, 3, 20))
    past.listed(made[3].candidate, date(2022, 1, 1), date(2022, 3, 19))
    places = past.positions(*(one.vacancy for one in made))
    past.appointments(
        *(
            {"position": place, "application": one, "decided_on": date(2022, 7, 1)}
            for place, one in zip(places, made, strict=True)
        )
    )
    found = figure(outreach.roster_use, IN_2022).total
    assert (found.part, found.whole) == (2, 4)
