"""Reckoning with days as legal texts do, inside a statement."""

from django.db import models
from django.db.models import Func, Value
from django.db.models.expressions import Combinable


class MonthsAfter(Func):
    """A day some months after another, as legal texts reckon: the same day of the later month."""

    template = "((%(expressions)s)::date)"
    arg_joiner = " + "
    output_field = models.DateField()

    def __init__(self, day: Combinable, months: Combinable) -> None:
        later = Func(
            Value(0), months, function="make_interval", output_field=models.DurationField()
        )
        super().__init__(day, later)


class Nth(Func):
    """One element of an array, counted from 1; beyond its end there is none."""

    template = "((%(expressions)s])"
    arg_joiner = ")["
    output_field = models.DateField()


class TheDayAfter(Func):
    """The day after another: what ends on a day no longer holds on the next."""

    template = "((%(expressions)s)::date + 1)"
    output_field = models.DateField()
