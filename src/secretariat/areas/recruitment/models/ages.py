"""How far open vacancies are, and how long they have been open, reckoned for a day."""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.models.vacancies import Announcement, Vacancy
from secretariat.areas.workforce.models.reckoning import banded
from secretariat.engine.measures.selections import Days
from secretariat.engine.records.days import Day


class Phase(models.TextChoices):
    """How far an open vacancy is."""

    ADVERTISED = "1-advertised", _("open for applications")
    EVALUATED = "2-evaluated", _("in evaluation")
    RECOMMENDED = "3-recommended", _("waiting for a decision")
    DECIDED = "4-decided", _("decided, not all on post")


class Age(models.TextChoices):
    """Bands of the days since a vacancy was first published."""

    TO_89 = "000-089", _("under 90 days")
    TO_179 = "090-179", _("90 to 179 days")
    TO_364 = "180-364", _("180 to 364 days")
    OVER_364 = "365+", _("365 days and more")


BOUNDS = (90, 180, 365)
_PHASE = models.CharField(max_length=20, choices=Phase.choices)


def open_by_age(day: Day) -> Any:
    """Vacancies open on the day, with `phase` and `age` as they were on it."""
    found = Vacancy.objects.open_on(day).annotate(
        days=Days(since=F("published_on"), until=_as_day(day)), phase=_phase(day)
    )
    return found.annotate(age=banded("days", BOUNDS, Age))


def _as_day(day: Any) -> Any:
    return day if hasattr(day, "resolve_expression") else Value(day, models.DateField())


def _phase(day: Day) -> Case:
    """What has come last of all that happened by the day."""
    hers = Appointment.objects.filter(position__vacancy=OuterRef("pk")).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    )
    announced = Announcement.objects.filter(vacancy=OuterRef("pk"))
    is_open = announced.filter(opens_on__lte=day, closes_on__gte=day)
    return Case(
        When(Exists(hers.filter(decided_on__lte=day)), then=Value(Phase.DECIDED)),
        When(Exists(hers.filter(recommended_on__lte=day)), then=Value(Phase.RECOMMENDED)),
        When(Exists(is_open), then=Value(Phase.ADVERTISED)),
        default=Value(Phase.EVALUATED),
        output_field=_PHASE,
    )
