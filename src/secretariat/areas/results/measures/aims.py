"""Figures about what indicators began with, aim at and have reached, and about milestones.

What is stated in per cent and what counts member States are told apart: a figure over parts in
different units would be a number of nothing. How an indicator stands is judged, and no figure
(docs/decisions/0018).
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.measures.frameworks import (
    FRAMEWORK,
    PROGRAMMING,
    SINCE,
    by_framework,
    by_objective,
    by_part,
    by_unit,
)
from secretariat.areas.results.models.achieved import Result, Standing, Value
from secretariat.areas.results.models.measured import Baseline, Milestone, Part, Target
from secretariat.areas.results.models.planned import Indicator
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Aims, Kind, Unit, measure
from secretariat.engine.measures.selections import Count, Mean, Share, Sum
from secretariat.engine.records.base import DatedQuerySet
from secretariat.engine.records.days import Day, Span, falls_in

PER_CENT = Unit(key="per_cent_of_a_part", title=_("per cent"), decimals=1, is_per_cent=True)
STATES = Unit(key="member_states", title=_("member States"))
MILESTONES = Unit(key="milestones", title=_("per cent of milestones"), decimals=1, times=100)

DIMENSIONS = (
    by_part,
    by_framework.at("part__indicator__objective__framework"),
    by_objective.at("part__indicator__objective"),
    by_unit.at("part__indicator__unit"),
)


def _of_adopted(as_of: Day, unit_of_value: str) -> Q:
    """Of parts in a unit, of frameworks adopted by the date."""
    adopted = Q(part__indicator__objective__framework__adopted_on__lte=as_of)
    return adopted & Q(part__unit_of_value=unit_of_value)


COUNTS_STATES = Q(part__indicator__counts=Indicator.Counts.MEMBER_STATES)


@measure(
    key="results.baselines_in_per_cent",
    title=_("Baseline, in per cent"),
    unit=PER_CENT,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=DIMENSIONS,
)
def baselines_in_per_cent(as_of: Day) -> Mean:
    """Where the parts of indicators that are stated in per cent stood before their framework, of
    frameworks adopted on or before the date: the baseline of one part, the mean of several.
    """
    stated = Baseline.objects.filter(_of_adopted(as_of, Part.UnitOfValue.PERCENT))
    return Mean(rows=stated.filter(as_of__lte=as_of), of="value")


@measure(
    key="results.targets_in_per_cent",
    title=_("Target in force, in per cent"),
    unit=PER_CENT,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=DIMENSIONS,
)
def targets_in_per_cent(as_of: Day) -> Mean:
    """What the parts of indicators that are stated in per cent are to reach, by the targets whose
    period holds the date: the target of one part, the mean of several; of a range its lower value.
    A conditional target counts from the day its condition is met.
    """
    stated = _in_force(as_of).filter(_of_adopted(as_of, Part.UnitOfValue.PERCENT))
    return Mean(rows=stated, of="value")


def _in_force(as_of: Day) -> "DatedQuerySet[Target]":
    held = Q(condition_en="") | Q(condition_met_on__lte=as_of)
    return Target.objects.on(as_of).filter(held)


@measure(
    key="results.values_in_per_cent",
    title=_("Value established, in per cent"),
    unit=PER_CENT,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=DIMENSIONS,
)
def values_in_per_cent(as_of: Day) -> Mean:
    """The latest value, as of the date or before it, of the parts of indicators that are stated in
    per cent and judged by people with evidence: verified by somebody other than who reported it.
    The value of one part, the mean of several.
    """
    verified = Value.objects.filter(state=Standing.VERIFIED, as_of__lte=as_of)
    same = verified.filter(part=OuterRef("part"))
    later = same.filter(
        Q(as_of__gt=OuterRef("as_of")) | Q(as_of=OuterRef("as_of"), pk__gt=OuterRef("pk"))
    )
    stated = verified.filter(part__unit_of_value=Part.UnitOfValue.PERCENT)
    return Mean(rows=stated.filter(~Exists(later)), of="value")


@measure(
    key="results.states_at_baseline",
    title=_("Member States at the baseline"),
    unit=STATES,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=DIMENSIONS,
)
def states_at_baseline(as_of: Day) -> Sum:
    """Member States that indicators counting them began with, of frameworks adopted on or before
    the date. A State counts once for each part of an indicator.
    """
    stated = Baseline.objects.filter(_of_adopted(as_of, Part.UnitOfValue.NUMBER), COUNTS_STATES)
    return Sum(rows=stated.filter(as_of__lte=as_of), of="value")


@measure(
    key="results.states_aimed_at",
    title=_("Member States aimed at"),
    unit=STATES,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=DIMENSIONS,
)
def states_aimed_at(as_of: Day) -> Sum:
    """Member States that indicators counting them are to reach, by the targets whose period holds
    the date; of a range its lower value. A State counts once for each part of an indicator. A
    conditional target counts from the day its condition is met.
    """
    stated = _in_force(as_of).filter(_of_adopted(as_of, Part.UnitOfValue.NUMBER), COUNTS_STATES)
    return Sum(rows=stated, of="value")


@measure(
    key="results.states_with_results",
    title=_("Member States with verified results in the period"),
    unit=STATES,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    kind=Kind.FLOW,
    dimensions=DIMENSIONS,
    aims=Aims.HIGHER,
)
def states_with_results(over: Span) -> Count:
    """Member States in which at least one result was achieved in the period, first and last day
    included, whose evidence somebody other than who reported it has verified. A State counts once,
    however many its results.
    """
    achieved = Result.objects.filter(falls_in(over, on="achieved_on"))
    return Count(achieved.filter(state=Standing.VERIFIED, member__isnull=False), of="member")


@measure(
    key="results.milestones_met",
    title=_("Milestones met of those due"),
    unit=MILESTONES,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=DIMENSIONS,
    aims=Aims.HIGHER,
)
def milestones_met(as_of: Day) -> Share:
    """Milestones due on or before the date, of frameworks adopted by then, that were met on or
    before it, of all that were due.
    """
    due = Milestone.objects.filter(
        due__lte=as_of, part__indicator__objective__framework__adopted_on__lte=as_of
    )
    return Share(part=Count(due.filter(met_on__lte=as_of)), whole=Count(due))


AIMS = (
    baselines_in_per_cent,
    targets_in_per_cent,
    values_in_per_cent,
    states_at_baseline,
    states_aimed_at,
    states_with_results,
    milestones_met,
)
