"""Figures of vacancies: how many were published, how many are open, how many places were filled."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.measures.cases import cooperation_filled
from secretariat.areas.recruitment.measures.saying import (
    APPOINTMENTS,
    OF_VACANCIES,
    OPEN,
    VACANCIES,
    by_category,
    by_family,
    by_grade,
    by_key,
    by_region,
    by_route,
    by_unit,
    through,
)
from secretariat.areas.recruitment.models.ages import open_by_age
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.workforce.models.describing import Category
from secretariat.engine.measures.declaring import Dimension, Kind, measure
from secretariat.engine.measures.selections import Count
from secretariat.engine.records.days import Day, Span

by_phase = Dimension(key="phase", title=_("Progress"), path="phase")
by_age = Dimension(key="age", title=_("Time open"), path="age")


@measure(
    key="recruitment.vacancies_published",
    title=_("Vacancies published"),
    unit=VACANCIES,
    kind=Kind.FLOW,
    dimensions=(*OF_VACANCIES, by_key),
    **OPEN,
)
def vacancies_published(over: Span) -> Count:
    """Vacancies first published in the period, whatever became of them. A re-advertisement is no
    second vacancy; one for several positions counts once.
    """
    return Count(Vacancy.objects.published_in(over))


@measure(
    key="recruitment.open_vacancies",
    title=_("Open vacancies"),
    unit=VACANCIES,
    dimensions=(by_phase, by_age, by_route, by_category, by_region, by_unit),
    **OPEN,
)
def open_vacancies(as_of: Day) -> Count:
    """Vacancies published on or before the date and neither completed nor cancelled by then, by
    how far they were on it and the days since they were first published.
    """
    return Count(open_by_age(as_of))


@measure(
    key="recruitment.positions_filled",
    title=_("Positions filled"),
    unit=APPOINTMENTS,
    kind=Kind.FLOW,
    dimensions=through("position__vacancy", by_route, by_grade, by_category, by_region, by_key),
    **OPEN,
)
def positions_filled(over: Span) -> Count:
    """Appointments whose first day on post lies in the period, by any route: one for each position
    that was filled.
    """
    return Count(Appointment.objects.on_post_in(over))


@measure(
    key="recruitment.professional_positions_filled",
    title=_("Professional positions filled, development cooperation"),
    unit=APPOINTMENTS,
    kind=Kind.FLOW,
    dimensions=through("position__vacancy", by_grade, by_region, by_family),
    **OPEN,
)
def professional_positions_filled(over: Span) -> Count:
    """Appointments by direct selection for development cooperation to positions graded in the
    Professional category, whose first day on post lies in the period.
    """
    filled = cooperation_filled(over)
    return Count(filled.filter(position__vacancy__grade__category=Category.PROFESSIONAL))


MEASURES = (
    vacancies_published,
    open_vacancies,
    positions_filled,
    professional_positions_filled,
)
