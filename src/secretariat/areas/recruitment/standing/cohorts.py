"""Positions by when their vacancy was first published, and how each stands on a day.

A case begins when its vacancy’s first announcement closes and ends with the first decision on it,
or when it is cancelled or given up; until then it is watched, up to the day asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.models.vacancies import Announcement, Position
from secretariat.areas.recruitment.standing.incidence import Case, End, Incidence, incidence
from secretariat.kernel.periods import Period


class Length(StrEnum):
    """How long a cohort’s time of entry is."""

    YEAR = "year"
    QUARTER = "quarter"


@dataclass(frozen=True, kw_only=True)
class Life:
    """The days of a position: published, first closed, and whatever ended it."""

    published: date
    closed: date | None
    decided: date | None
    given_up: date | None
    cancelled: date | None

    def case(self, on: date) -> Case | None:
        """What is known of it by a day; None as long as applications come in."""
        ends = [
            (day, end)
            for day, end in (
                (self.decided, End.SELECTED),
                (self.given_up, End.CANCELLED),
                (self.cancelled, End.CANCELLED),
            )
            if day is not None and day <= on
        ]
        if self.closed is None or (self.closed > on and not ends):
            return None
        last, end = min(ends, key=lambda one: one[0]) if ends else (on, None)
        return Case(days=max((last - self.closed).days, 0), end=end)


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """The cases of the positions first published in a time."""

    over: Period
    cases: tuple[Case, ...]

    def ended(self, by: End | None) -> int:
        """How many ended so; by None, how many are still open."""
        return sum(one.end is by for one in self.cases)

    @cached_property
    def incidence(self) -> Incidence:
        """How likely they were filled, and cancelled, within so many days."""
        return incidence(self.cases)


def lives(on: date, route: Route) -> list[Life]:
    """The positions of a route first published by the day."""
    rows = _with_days(Position.objects.filter(vacancy__route=route, vacancy__published_on__lte=on))
    found = rows.values_list(
        "vacancy__published_on", "closed", "decided", "given_up_on", "vacancy__cancelled_on"
    )
    return [
        Life(published=first, closed=closed, decided=decided, given_up=given_up, cancelled=ended)
        for first, closed, decided, given_up, ended in found
    ]


def cohorts(found: list[Life], on: date, length: Length) -> list[Cohort]:
    """The lives by their time of entry, the earliest first; a cohort without a case is none."""
    cases: dict[Period, list[Case]] = {}
    for one, case in _begun(found, on):
        cases.setdefault(entry(one.published, length), []).append(case)
    return [
        Cohort(over=over, cases=tuple(cases[over]))
        for over in sorted(cases, key=lambda one: str(one.starts))
    ]


def entry(day: date, length: Length) -> Period:
    """The year, or the quarter, that a day lies in."""
    if length is Length.YEAR:
        return Period.year(day.year)
    first = 3 * ((day.month - 1) // 3) + 1
    last = Period.month(day.year, first + 2)
    return Period(date(day.year, first, 1), last.ends)


def _begun(found: list[Life], on: date) -> Iterator[tuple[Life, Case]]:
    for one in found:
        case = one.case(on)
        if case is not None:
            yield one, case


def _with_days(positions: QuerySet[Any]) -> QuerySet[Any]:
    first = Announcement.objects.filter(vacancy=OuterRef("vacancy"), number=1)
    decided = Appointment.objects.filter(position=OuterRef("pk"), decided_on__isnull=False)
    agreed = decided.exclude(state=Appointment.State.NOT_AGREED).order_by("decided_on")
    found: QuerySet[Any] = positions.annotate(
        closed=Subquery(first.values("closes_on")[:1]),
        decided=Subquery(agreed.values("decided_on")[:1]),
    )
    return found
