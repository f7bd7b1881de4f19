"""When officials go: by the rule of retirement, or before."""

from datetime import date
from random import Random

from secretariat.example.workforce.months import month_of
from secretariat.example.workforce.targets import (
    CAUSES,
    EARLY_RETIREMENT,
    LINES,
    OF_PROJECTS,
)
from secretariat.example.workforce.truth import Official
from secretariat.example.world import months_later

RULES = ((date(1989, 12, 31), 60), (date(2013, 12, 31), 62), (date.max, 65))
"""Entered until, and the age at which one may retire; until 2017 also that at which one must."""

MANDATORY = 65
NO_LONGER_MANDATORY = date(2018, 1, 1)
AT_LEAST = 2  # months that anybody stays


def may_retire(born: date, entered: date) -> date:
    """The birthday from which an official may retire."""
    age = next(age for until, age in RULES if entered <= until)
    return months_later(born, age * 12)


def retires(rng: Random, born: date, entered: date) -> int:
    """The month in which an official retires, on its last day, if she stays so long."""
    earliest = may_retire(born, entered)
    last = months_later(born, MANDATORY * 12)
    if earliest < NO_LONGER_MANDATORY or rng.random() < EARLY_RETIREMENT:
        return month_of(earliest)
    return rng.choice((month_of(last), rng.randrange(month_of(earliest), month_of(last) + 1)))


def plan_to_leave(rng: Random, official: Official, month: int) -> None:
    """Draw when the official goes and why, as seen from a month on."""
    retires_in = retires(rng, official.born, official.entered)
    if retires_in < month:  # she stayed on: until she must go
        retires_in = max(month, month_of(months_later(official.born, MANDATORY * 12)))
    line = LINES[official.line]
    after = AT_LEAST + int(rng.expovariate(line.leaving) * 12)
    if month + after < retires_in:
        causes = OF_PROJECTS if line.funding != "RB" else CAUSES
        official.leaves = month + after
        official.cause = rng.choices(list(causes), list(causes.values()))[0]
    else:
        official.leaves, official.cause = retires_in + 1, "retirement"
