"""Figures of how the member States are represented."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from secretariat.areas.workforce.measures.saying import HRD, SINCE, STATES, STRATEGY
from secretariat.areas.workforce.models.representing import ADEQUATE, Status
from secretariat.areas.workforce.models.standing import standing
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Aims, Dimension, measure
from secretariat.engine.measures.selections import Count
from secretariat.engine.records.days import Day

by_status = Dimension(key="status", title=pgettext_lazy("of a State", "Status"), path="status")
by_state_region = Dimension(key="region", title=_("Region"), path="region")


@measure(
    key="workforce.states_by_representation",
    title=_("Member States by representation"),
    unit=STATES,
    authority=STRATEGY,
    owner=HRD,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_status, by_state_region),
)
def states_by_representation(as_of: Day) -> Count:
    """Member States on the date, by where the number of officials counted for them lies: none,
    below the desirable range, within it below the midpoint or not, or above it. The range is that
    of the method in force, with the scale and the populations of the date.
    """
    return Count(standing(as_of))


@measure(
    key="workforce.adequately_represented_states",
    title=_("Adequately represented member States"),
    unit=STATES,
    authority=STRATEGY,
    owner=HRD,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_state_region,),
    aims=Aims.HIGHER,
)
def adequately_represented_states(as_of: Day) -> Count:
    """Member States whose officials counted lie within their desirable range on the date."""
    return Count(standing(as_of).filter(status__in=ADEQUATE))


@measure(
    key="workforce.over_represented_states",
    title=_("Over-represented member States"),
    unit=STATES,
    authority=STRATEGY,
    owner=HRD,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_state_region,),
    aims=Aims.LOWER,
)
def over_represented_states(as_of: Day) -> Count:
    """Member States with more officials counted than their desirable range on the date."""
    return Count(standing(as_of).filter(status=Status.OVER))


@measure(
    key="workforce.non_represented_states",
    title=_("Non-represented member States"),
    unit=STATES,
    authority=STRATEGY,
    owner=HRD,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_state_region,),
    aims=Aims.LOWER,
)
def non_represented_states(as_of: Day) -> Count:
    """Member States for which no official is counted on the date."""
    return Count(standing(as_of).filter(status=Status.NONE))


MEASURES = (
    states_by_representation,
    adequately_represented_states,
    over_represented_states,
    non_represented_states,
)
