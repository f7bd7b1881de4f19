"""Contacts from events are forgotten: once they say no, and once their agreement is old."""

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q, QuerySet

from secretariat.areas.recruitment.models.outreach import Contact
from secretariat.engine.history.acting import Answerable
from secretariat.engine.history.erasing import erase

KEPT_FOR: Final = timedelta(days=3 * 365)
"""How long somebody may be written to who once agreed."""


def contacts_due(on: date) -> QuerySet[Contact]:
    """Those who have said no by the day, or agreed too long before it, and are still kept."""
    over = Q(withdrawn_on__lte=on) | Q(agreed_on__lt=on - KEPT_FOR)
    found: QuerySet[Contact] = Contact.objects.not_erased().filter(over)
    return found


def erase_contacts(*, by: Answerable, on: date, reason: str) -> int:
    """Erase who is due; returns how many. That somebody was met at the event is kept."""
    numbers: list[Any] = list(contacts_due(on).order_by("pk").values_list("pk", flat=True))
    if numbers:
        erase(Contact, numbers, by=by, reason=reason)
    return len(numbers)
