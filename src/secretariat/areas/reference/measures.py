"""Figures about membership."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.models import Membership
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Dimension, Kind, Unit, measure
from secretariat.engine.measures.selections import Count
from secretariat.engine.records.days import Day, Span

STATES = Unit(key="states", title=_("States"))

by_region = Dimension(key="region", title=_("Region"), path="region")


@measure(
    key="reference.member_states",
    title=_("Member States"),
    unit=STATES,
    authority=_("Constitution of the organization, article 1"),
    owner=_("Office of the Legal Adviser"),
    since=date(1919, 6, 28),
    audience=PUBLIC,
    dimensions=(by_region.at("state__region"),),
)
def member_states(as_of: Day) -> Count:
    """States whose membership holds on the date, from the day of admission to the last day,
    both included. A State that left and came back counts in each of its spells.
    """
    return Count(Membership.objects.on(as_of))


@measure(
    key="reference.admissions",
    title=_("States admitted or readmitted"),
    unit=STATES,
    authority=_("Constitution of the organization, article 1"),
    owner=_("Office of the Legal Adviser"),
    since=date(1919, 6, 28),
    audience=PUBLIC,
    kind=Kind.FLOW,
    dimensions=(by_region.at("state__region"),),
)
def admissions(over: Span) -> Count:
    """Memberships that begin in the period, readmissions included."""
    return Count(Membership.objects.starting_in(over))


MEASURES = (member_states, admissions)
