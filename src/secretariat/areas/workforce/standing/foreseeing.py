"""Who will count at a later date, if officials retire when they must, or as soon as they may.

Nobody is taken to be appointed meanwhile; who moves to another post, as is recorded already, stays,
and counts by it. The scale, the populations and the formula are those of the later date as far as
they are recorded, or else of the day the forecast is made on.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.standing.moments import Moment, moments


class Scenario(models.TextChoices):
    """When officials retire."""

    MANDATORY = "mandatory", _("officials retire when they must")
    EARLIEST = "earliest", _("officials retire as soon as they may")


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """What is foreseen on a day for a later one, in a scenario."""

    scenario: Scenario
    made: Moment
    foreseen: Moment


def forecast(made: date, at: date, scenario: Scenario) -> Forecast:
    """Foresee representation at a date from what holds on the day it is made."""
    now, then = moments([made, at])
    return foresee(now, then, scenario)


def foresee(now: Moment, then: Moment, scenario: Scenario) -> Forecast:
    """The same, of two moments already read: the day it is made on, and the later date."""
    staying = (now.serving & then.serving) - _retired(now.day, then.day, scenario)
    foreseen = replace(
        then,
        formula=then.formula or now.formula,
        shares=then.shares or now.shares,
        people=then.people or now.people,
        members=then.members or now.members,
        counted={state: officials & staying for state, officials in then.counted.items()},
        serving=staying,
    )
    return Forecast(scenario=scenario, made=now, foreseen=foreseen)


def _retired(made: date, at: date, scenario: Scenario) -> frozenset[int]:
    """Officials in post on the day who will have retired before the date."""
    retires = "must_retire" if scenario is Scenario.MANDATORY else "may_retire"
    held = Incumbency.objects.on(made).of_officials().with_retirement()
    return frozenset(held.filter(**{f"{retires}__lt": at}).values_list("official", flat=True))
