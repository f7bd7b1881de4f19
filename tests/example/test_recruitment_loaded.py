"""What stands of recruitment in the loaded example: what was brought over, and what is open."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F

from secretariat.areas.recruitment.measures import clocks, mobility, outreach, vacancies
from secretariat.areas.recruitment.models.applying import Application, Candidate, Step
from secretariat.areas.recruitment.models.mobility import Proposal
from secretariat.areas.recruitment.models.outreach import Event, Listing
from secretariat.areas.recruitment.models.selecting import (
    Appointment,
    Assessment,
    Background,
    Member,
)
from secretariat.areas.recruitment.models.vacancies import Departure, Vacancy
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.example.organization import TODAY
from secretariat.example.plan import SEED
from secretariat.example.recruitment.open_cases import open_cases
from secretariat.example.recruitment.simulating import cases
from secretariat.example.recruitment.targets import ERAS, LATER, USED, WILLING
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.usefixtures("example_instance")

YEAR_2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
THREE_YEARS = Period(date(2019, 1, 1), date(2021, 12, 31))


def measured(one: Measure, over: Period, **where: str) -> Decimal | None:
    """What a measure says of a period today."""
    value = figure(one, over, where=where).value
    return None if value is None else Decimal(value)


def test_every_case_and_application_is_there() -> None:
    brought, of_2026 = [one for era in ERAS for one in cases(SEED, era)], open_cases(SEED)
    assert Vacancy.objects.count() == len(brought) + len(of_2026)
    sent = sum(len(one.applications) for one in brought)
    sent += sum(len(one.applications) for one in of_2026.values())
    assert Application.objects.count() == sent
    assert Candidate.objects.count() < sent


def test_the_measures_say_today_what_the_strategy_reported() -> None:
    assert measured(vacancies.vacancies_published, YEAR_2022, route="regular") == 77
    assert measured(clocks.days_to_selection, YEAR_2022) == 172
    assert measured(vacancies.professional_positions_filled, YEAR_2022) == 117
    assert measured(clocks.key_days_to_post, YEAR_2022) == 124
    assert measured(clocks.key_days_to_post, THREE_YEARS) == 145
    assert measured(clocks.cooperation_days_to_post, YEAR_2022) == 62
    assert measured(clocks.cooperation_days_to_post, THREE_YEARS) == 68
    assert measured(outreach.career_fairs, YEAR_2022) == 3


@pytest.mark.parametrize("year", range(2019, 2026))
def test_no_yearly_series_of_recruitment_breaks_off(year: int) -> None:
    over = Period.year(year)
    for one in (vacancies.vacancies_published, vacancies.positions_filled):
        assert (measured(one, over) or 0) > 60
    for one in (clocks.days_to_selection, clocks.key_days_to_post, clocks.cooperation_days_to_post):
        assert measured(one, over)
    assert measured(outreach.outreach_events, over)


def test_a_declared_clock_says_of_each_year_what_was_aimed_at() -> None:
    for era in ERAS:
        for year, days in era.close_to_decision.items():
            assert measured(clocks.days_to_selection, Period.year(year)) == days


def test_rosters_have_been_used_in_the_years_that_a_dashboard_shows() -> None:
    for year in (2021, 2022, *LATER.from_rosters):
        found = figure(outreach.roster_use, Period.year(year))
        assert found.value
        assert round(found.value * found.total.n) == USED


def test_the_exercise_of_today_proposes_moves_that_are_agreed_refused_or_open() -> None:
    proposed = Proposal.objects.filter(exercise__code="MOVES-2026")
    outcomes = Counter(proposed.values_list("outcome", flat=True))
    assert outcomes == {"agreed": 6, "not_agreed": 4, "open": 8}
    assert measured(mobility.moves_agreed, Period.year(2026)) == 6
    assert figure(mobility.willing_to_move, TODAY).value == WILLING


def test_appointments_of_officials_whom_the_workforce_follows_led_to_their_incumbency() -> None:
    linked = Appointment.objects.filter(incumbency__isnull=False)
    assert linked.count() > 500
    assert not linked.exclude(incumbency__starts=F("on_post_on")).exists()
    named = linked.filter(application__candidate__official__isnull=False)
    hers = F("application__candidate__official")
    assert named.count() > 100
    assert not named.exclude(incumbency__official=hers).exists()


def test_vacancies_of_2026_are_at_every_point_of_their_way() -> None:
    of_2026 = Vacancy.objects.filter(code__contains="-2026-")
    states = Counter(of_2026.values_list("state", flat=True))
    assert states == {"published": 7, "evaluation": 7, "cancelled": 1, "draft": 1}
    again = Vacancy.objects.get(code="RP-2026-002")
    assert again.announcements.count() == 2
    assert again.state == "evaluation"
    departure = Departure.objects.get()
    assert departure.vacancy.state == "published"
    assert departure.approved_on < (departure.vacancy.published_on or date.min)


def test_vacancies_can_be_applied_to_when_the_example_is_first_seen() -> None:
    open_now = Vacancy.objects.filter(state="published", announcements__closes_on__gt=TODAY)
    assert open_now.count() == 7
    routes = set(open_now.values_list("route", flat=True))
    assert routes == {"regular", "cooperation", "interest", "temporary"}


def test_applications_stand_at_every_stage() -> None:
    states = set(
        Application.objects.filter(vacancy__code__contains="-2026-").values_list("state", flat=True)
    )
    assert states >= {"received", "eligible", "screened_out", "shortlisted", "not_retained"}
    open_steps = Step.objects.filter(left_on__isnull=True)
    assert set(open_steps.values_list("stage__number", flat=True)) >= {1, 2, 3}
    assert not open_steps.exclude(application__vacancy__code__contains="-2026-").exists()


def test_a_cancelled_vacancy_ended_the_steps_of_its_applications() -> None:
    steps = Step.objects.filter(application__vacancy__code="RP-2026-003")
    assert steps.exists()
    assert set(steps.values_list("outcome", flat=True)) == {"cancelled"}


def test_one_member_of_the_panel_has_a_conflict_and_assesses_nobody() -> None:
    panel = Member.objects.filter(vacancy__code="RP-2026-001")
    assert Counter(panel.values_list("interest", flat=True)) == {"none": 2, "conflict": 1}
    conflicted = panel.get(interest="conflict")
    assert conflicted.interest_told
    assert not Assessment.objects.filter(member=conflicted).exists()
    for member in panel.exclude(pk=conflicted.pk):
        assert Assessment.objects.filter(member=member).count() == 3


def test_a_panel_is_at_work_of_which_one_has_a_conflict_and_one_has_not_declared_yet() -> None:
    panel = Member.objects.filter(vacancy__code="RP-2026-002")
    declared = dict(panel.values_list("person__username", "interest"))
    assert declared == {
        "idris.belkora": "none",
        "agnes.tolvane": "not_yet",
        "wanda.korpiel": "conflict",
    }
    assert not Assessment.objects.filter(member__in=panel).exists()
    waiting = Application.objects.filter(vacancy__code="RP-2026-002", state="shortlisted")
    assert waiting.count() == 3


def test_one_appointment_waits_for_a_decision_by_somebody_else_than_who_recommended() -> None:
    waiting = Appointment.objects.get(state="recommended")
    assert waiting.position.vacancy.code == "RP-2026-001"
    assert waiting.report
    acts = Act.objects.filter(action="recruitment.appointments_recommend")
    assert set(acts.values_list("by", flat=True)) == {number_of("renske.aldewijn")}
    deciding = Act.objects.filter(action="recruitment.appointments_decide")
    assert set(deciding.values_list("by", flat=True)) == {number_of("marisol.etchenar")}


def number_of(username: str) -> int:
    """The number of somebody of the example."""
    return Person.objects.get(username=username).pk


def test_appointments_stand_at_every_stage_from_the_recommendation_to_the_first_day() -> None:
    of_2026 = Appointment.objects.filter(position__vacancy__code__contains="-2026-")
    found = dict(of_2026.values_list("position__code", "state"))
    assert found == {
        "RP-2026-001/1": "recommended",
        "DC-2026-001/1": "decided",
        "DC-2026-004/1": "offered",
        "RP-2026-008/1": "accepted",
        "RP-2026-009/1": "accepted",
    }
    asked = Background.objects.filter(appointment__position__code="DC-2026-001/1")
    assert set(asked.values_list("outcome", flat=True)) == {"pending"}


def test_some_candidates_are_on_a_roster_today_and_events_have_yielded_applications() -> None:
    assert Listing.objects.on(TODAY).exists()
    yielded = Application.objects.filter(source__event__isnull=False)
    assert yielded.values("source__event").distinct().count() >= 5
    assert Event.objects.filter(kind="fair", held_on__year=2022).count() == 3
