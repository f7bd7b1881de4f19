"""Measures of every kind of selection, declared over ratifications for the tests alone."""

from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef

from secretariat.areas.reference.models import State
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Dimension, Kind, Measure, Unit, measure
from secretariat.engine.measures.selections import (
    Count,
    Duration,
    Mean,
    Median,
    Percentile,
    Share,
    Sum,
    Summary,
)
from secretariat.engine.records.days import Day, Span

UNIT = Unit(key="records", title="records")
BY_INSTRUMENT = Dimension(key="instrument", title="Instrument", path="instrument")
BY_REGION = Dimension(key="region", title="Region", path="state__region")
BY_ENDING = Dimension(key="ending", title="Ending", path="ending")
NUMBER = "instrument__number"


def declare(function: object, kind: Kind = Kind.STOCK) -> Measure:
    """A measure with the three dimensions of ratifications."""
    name = getattr(function, "__name__", "")
    return measure(
        key=f"test.{name}",
        title=name,
        unit=UNIT,
        authority="These tests",
        owner="Tests",
        since=date(1919, 1, 1),
        audience=PUBLIC,
        kind=kind,
        dimensions=(BY_INSTRUMENT, BY_REGION, BY_ENDING),
    )(function)  # type: ignore[arg-type]


def count(as_of: Day) -> Count:
    """Ratifications that hold."""
    return Count(Ratification.objects.on(as_of))


def count_states(as_of: Day) -> Count:
    """Different States with a ratification that holds."""
    return Count(Ratification.objects.on(as_of), of="state")


def share(as_of: Day) -> Share:
    """Of the ratifications that hold, those by succession."""
    held = Ratification.objects.on(as_of)
    return Share(part=Count(held.filter(inherited=True)), whole=Count(held))


def share_of_states(as_of: Day) -> Share:
    """Of the States with one, those with one by succession."""
    held = Ratification.objects.on(as_of)
    return Share(part=Count(held.filter(inherited=True), of="state"), whole=Count(held, of="state"))


def total(as_of: Day) -> Sum:
    """The sum of the instruments' numbers."""
    return Sum(rows=Ratification.objects.on(as_of), of=NUMBER)


def mean(as_of: Day) -> Mean:
    """The mean of the instruments' numbers."""
    return Mean(rows=Ratification.objects.on(as_of), of=NUMBER)


def median(as_of: Day) -> Median:
    """The median of the instruments' numbers."""
    return Median(rows=Ratification.objects.on(as_of), of=NUMBER)


def ninth_decile(as_of: Day) -> Percentile:
    """The 90th percentile of the instruments' numbers."""
    return Percentile(rows=Ratification.objects.on(as_of), of=F(NUMBER), p=Decimal("0.9"))


def mean_wait(as_of: Day) -> Duration:
    """Mean days from adoption to registration."""
    return Duration(
        rows=Ratification.objects.on(as_of),
        since="instrument__adopted",
        until="starts",
        summary=Summary.MEAN,
    )


def median_wait(as_of: Day) -> Duration:
    """Median days from adoption to registration."""
    return Duration(
        rows=Ratification.objects.on(as_of), since="instrument__adopted", until="starts"
    )


def with_a_member(as_of: Day) -> Count:
    """Ratifications that hold by States that are members then: two conditions on the day."""
    members = State.objects.members_on(as_of)
    return Count(Ratification.objects.on(as_of).filter(state__in=members))


def share_with_another(as_of: Day) -> Share:
    """Of the ratifications that hold, those by States with another that holds."""
    held = Ratification.objects.on(as_of)
    others = held.filter(state=OuterRef("state")).exclude(pk=OuterRef("pk"))
    return Share(part=Count(held.filter(Exists(others))), whole=Count(held))


def registered(over: Span) -> Count:
    """Ratifications registered in the period."""
    return Count(Ratification.objects.starting_in(over))


def registering_states(over: Span) -> Count:
    """Different States that registered one in the period."""
    return Count(Ratification.objects.starting_in(over), of="state")


def wait_of_registered(over: Span) -> Duration:
    """Median days from adoption, of those registered in the period."""
    rows = Ratification.objects.starting_in(over)
    return Duration(rows=rows, since="instrument__adopted", until="starts")


STOCKS = {
    function.__name__: declare(function)
    for function in (
        count,
        count_states,
        share,
        share_of_states,
        total,
        mean,
        median,
        ninth_decile,
        mean_wait,
        median_wait,
        with_a_member,
    )
}
WITHIN = declare(share_with_another)
FLOWS = {
    function.__name__: declare(function, Kind.FLOW)
    for function in (registered, registering_states, wait_of_registered)
}
