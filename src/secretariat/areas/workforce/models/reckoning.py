"""Ages, bands and days, reckoned inside a statement for the day that is asked about."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Case, F, Func, IntegerField, Q, Value, When


class EndOfMonthAtAge(Func):
    """The last day of the month in which somebody reaches an age; retirement takes effect then."""

    template = "((date_trunc('month', %(expressions)s) + interval '1 month')::date - 1)"
    output_field = models.DateField()

    def __init__(self, born: Any, age: Any) -> None:
        later = Func(age, function="make_interval", output_field=models.DurationField())
        super().__init__(_Plus(born, later))


class _Plus(Func):
    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = models.DateTimeField()


class DayAfter(Func):
    """The day after another: whoever leaves on a day has left on the next."""

    template = "((%(expressions)s)::date + 1)"
    output_field = models.DateField()


class DayBefore(Func):
    """The day before another."""

    template = "((%(expressions)s)::date - 1)"
    output_field = models.DateField()


class FullYears(Func):
    """Full years from one day to another, as a whole number."""

    template = "extract(year from age(%(expressions)s))::integer"
    output_field = IntegerField()

    def __init__(self, since: str, until: Any) -> None:
        super().__init__(_as_day(until), F(since))


def _as_day(day: Any) -> Any:
    return day if hasattr(day, "resolve_expression") else Value(day, models.DateField())


def banded(years: Any, bounds: Sequence[int], bands: type[models.TextChoices]) -> Case:
    """The band a number of years lies in: bands in order, each below its bound, the last above."""
    field = models.CharField(max_length=10, choices=bands)
    below, last = list(zip(bounds, bands.values, strict=False)), bands.values[-1]
    return Case(
        When(Q(**{f"{years}__isnull": True}), then=Value(None, field)),
        *(When(Q(**{f"{years}__lt": bound}), then=Value(code)) for bound, code in below),
        default=Value(last),
        output_field=field,
    )
