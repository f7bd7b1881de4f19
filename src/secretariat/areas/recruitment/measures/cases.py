"""Which appointments each clock counts, and between which two of their days it runs.

A case is an appointment: a vacancy of several positions has several, one that is cancelled none. A
period counts the cases that ended in it, and one of several years pools them. Each day is what the
calendar showed in the vacancy’s time zone: announcements close on a day of it, and decisions and
first days are recorded as days there. So days are subtracted as they stand, with no hour and no
zone; the server’s own has no part in it.
"""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.models.vacancies import Announcement
from secretariat.engine.measures.selections import Days
from secretariat.engine.records.days import Span

Cases = QuerySet[Any]


def regular_decisions(over: Span) -> Cases:
    """Regular placements decided in the span, of vacancies whose announcement is known."""
    decided = Appointment.objects.by_route(Route.REGULAR).decided_in(over)
    agreed = decided.exclude(state=Appointment.State.NOT_AGREED)
    return agreed.filter(Exists(_first_announcement()))


def days_to_selection() -> Days:
    """From the close of the first announcement to the decision; a later one starts none anew."""
    closed: Any = Subquery(_first_announcement().values("closes_on")[:1])
    return Days(since=closed, until=F("decided_on"))


def key_positions_filled(over: Span) -> Cases:
    """Key project positions whose holder’s first day lies in the span."""
    return Appointment.objects.by_route(Route.COOPERATION).to_key_positions().on_post_in(over)


def days_from_publication() -> Days:
    """From the first publication to the first day on post."""
    return Days(since=F("position__vacancy__published_on"), until=F("on_post_on"))


def cooperation_filled(over: Span) -> Cases:
    """Places in development cooperation whose holder’s first day lies in the span."""
    return Appointment.objects.by_route(Route.COOPERATION).on_post_in(over)


def days_from_decision() -> Days:
    """From the decision to the first day on post."""
    return Days(since=F("decided_on"), until=F("on_post_on"))


def _first_announcement() -> QuerySet[Announcement]:
    return Announcement.objects.filter(vacancy=OuterRef("position__vacancy"), number=1)
