"""Moves of officials, read from the posts they hold: to another duty station, to other work."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.areas.workforce.models.holding import FIRST, Incumbency
from secretariat.areas.workforce.models.reckoning import DayBefore
from secretariat.engine.records.days import Span

Moves = QuerySet[Any]


def geographical(over: Span) -> Moves:
    """First days in the span at another duty station than the day before."""
    return _from_another(over, "post__station")


def functional(over: Span) -> Moves:
    """First days in the span in another job family than the day before; both have to be known."""
    return _from_another(over, "post__family")


def _from_another(over: Span, place: str) -> Moves:
    before = Incumbency.objects.filter(
        ~Q(**{place: OuterRef(place)}),
        **{f"{place}__isnull": False},
        official=OuterRef("official"),
        rank=FIRST,
        starts__lt=OuterRef("starts"),
    ).filter(Q(ends__isnull=True) | Q(ends__gte=DayBefore(OuterRef("starts"))))
    begun = Incumbency.objects.starting_in(over).of_officials()
    return begun.filter(Exists(before), **{f"{place}__isnull": False})
