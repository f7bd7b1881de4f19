"""Figures about what frameworks hold and carry on, and about results."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from secretariat.areas.reference.measures import by_region
from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing
from secretariat.areas.results.models.linked import (
    IndicatorContinuation,
    Initiative,
    InitiativeObjective,
    ObjectiveContinuation,
)
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Indicator, Objective
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.measures.declaring import Aims, Dimension, Unit, measure
from secretariat.engine.measures.selections import Count, Sum
from secretariat.engine.records.days import Day

OBJECTIVES = Unit(key="objectives", title=_("objectives"))
INDICATORS = Unit(key="indicators", title=_("indicators"))
VALUES = Unit(key="values", title=_("values"))
RESULTS = Unit(key="results", title=_("results"))
INITIATIVES = Unit(key="initiatives", title=_("initiatives"))
PEOPLE = Unit(key="people", title=_("people"))

PROGRAMMING = _("Bureau of Programming and Management")
FRAMEWORK = _("Strategic policy framework 2002–05")
SUCCESSION = _("Strategic policy framework 2002–05, paragraph 156")
SINCE = date(2000, 1, 1)

by_framework = Dimension(key="framework", title=_("Framework"), path="framework")
by_marker = Dimension(key="gender_marker", title=_("Gender marker"), path="gender_marker")
by_unit = Dimension(key="unit", title=_("Responsible unit"), path="unit")
by_depth = Dimension(key="depth", title=_("Level, counted from the top"), path="level__depth")
by_objective = Dimension(key="objective", title=_("Objective"), path="objective")
by_counts = Dimension(key="counts", title=_("What is counted"), path="counts")
by_source = Dimension(key="source", title=_("Source"), path="source")
by_part = Dimension(key="part", title=_("Part of an indicator"), path="part")
by_member = Dimension(key="state", title=_("State"), path="member")
by_sex = Dimension(key="sex", title=_("Women and men"), path="sex")


@measure(
    key="results.objectives_of_first_level",
    title=_("Objectives of the first level"),
    unit=OBJECTIVES,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_framework, by_marker, by_unit),
)
def objectives_of_first_level(as_of: Day) -> Count:
    """Objectives of the uppermost level, such as strategic objectives or outcomes, of the
    frameworks adopted on or before the date, whatever became of them since.
    """
    return Count(Objective.objects.filter(framework__adopted_on__lte=as_of, level__depth=1))


@measure(
    key="results.objectives_of_second_level",
    title=_("Objectives of the second level"),
    unit=OBJECTIVES,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_framework, by_marker, by_unit),
)
def objectives_of_second_level(as_of: Day) -> Count:
    """Objectives one level below the uppermost, such as operational objectives or focus areas, of
    the frameworks adopted on or before the date, whatever became of them since.
    """
    return Count(Objective.objects.filter(framework__adopted_on__lte=as_of, level__depth=2))


@measure(
    key="results.indicators",
    title=_("Indicators"),
    unit=INDICATORS,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(
        by_framework.at("objective__framework"),
        by_objective,
        by_unit,
        by_counts,
    ),
)
def indicators(as_of: Day) -> Count:
    """Indicators of the frameworks adopted on or before the date, whatever became of them since.
    An indicator of several parts counts once.
    """
    return Count(Indicator.objects.filter(objective__framework__adopted_on__lte=as_of))


@measure(
    key="results.indicator_values",
    title=_("Values of indicators"),
    unit=VALUES,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(
        by_framework.at("indicator__objective__framework"),
        by_objective.at("indicator__objective"),
        by_source,
    ),
)
def indicator_values(as_of: Day) -> Count:
    """Parts of the indicators of the frameworks adopted on or before the date: what is counted or
    judged apart, each with its own baseline and targets.
    """
    return Count(Part.objects.filter(indicator__objective__framework__adopted_on__lte=as_of))


@measure(
    key="results.objectives_continued",
    title=_("Objectives that a later framework carries on"),
    unit=OBJECTIVES,
    authority=SUCCESSION,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_framework, by_depth),
)
def objectives_continued(as_of: Day) -> Count:
    """Objectives that at least one objective of a framework adopted on or before the date carries
    on, whole or in part.
    """
    later = ObjectiveContinuation.objects.filter(
        earlier=OuterRef("pk"), later__framework__adopted_on__lte=as_of
    )
    return Count(Objective.objects.filter(Exists(later)))


@measure(
    key="results.objectives_continuing",
    title=_("Objectives that carry on earlier ones"),
    unit=OBJECTIVES,
    authority=SUCCESSION,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_framework, by_depth),
)
def objectives_continuing(as_of: Day) -> Count:
    """Objectives of the frameworks adopted on or before the date that carry on at least one
    objective of an earlier framework, whole or in part.
    """
    earlier = ObjectiveContinuation.objects.filter(later=OuterRef("pk"))
    adopted = Objective.objects.filter(framework__adopted_on__lte=as_of)
    return Count(adopted.filter(Exists(earlier)))


@measure(
    key="results.indicators_continued",
    title=_("Indicators that a later framework carries on"),
    unit=INDICATORS,
    authority=SUCCESSION,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_framework.at("objective__framework"), by_objective),
)
def indicators_continued(as_of: Day) -> Count:
    """Indicators that at least one indicator of a framework adopted on or before the date carries
    on.
    """
    later = IndicatorContinuation.objects.filter(
        earlier=OuterRef("pk"), later__objective__framework__adopted_on__lte=as_of
    )
    return Count(Indicator.objects.filter(Exists(later)))


@measure(
    key="results.indicators_continuing",
    title=_("Indicators that carry on earlier ones"),
    unit=INDICATORS,
    authority=SUCCESSION,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_framework.at("objective__framework"), by_objective),
)
def indicators_continuing(as_of: Day) -> Count:
    """Indicators of the frameworks adopted on or before the date that carry on at least one
    indicator of an earlier framework.
    """
    earlier = IndicatorContinuation.objects.filter(later=OuterRef("pk"))
    adopted = Indicator.objects.filter(objective__framework__adopted_on__lte=as_of)
    return Count(adopted.filter(Exists(earlier)))


@measure(
    key="results.verified_results",
    title=_("Results achieved and verified"),
    unit=RESULTS,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(
        by_framework.at("part__indicator__objective__framework"),
        by_objective.at("part__indicator__objective"),
        by_part,
        by_member,
        by_region.at("member__region"),
    ),
    aims=Aims.HIGHER,
)
def verified_results(as_of: Day) -> Count:
    """Results achieved on or before the date whose evidence somebody other than who reported them
    has verified. What is returned or withdrawn does not count.
    """
    return Count(Result.objects.verified_by(as_of))


@measure(
    key="results.women_and_men",
    title=_("Women and men in verified results"),
    unit=PEOPLE,
    authority=FRAMEWORK,
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(
        by_sex,
        by_framework.at("result__part__indicator__objective__framework"),
        by_part.at("result__part"),
    ),
    aims=Aims.HIGHER,
)
def women_and_men(as_of: Day) -> Sum:
    """People counted by the results achieved on or before the date and verified, as far as the
    results are split by women and men.
    """
    verified = Disaggregation.objects.filter(
        result__achieved_on__lte=as_of, result__state=Standing.VERIFIED
    )
    return Sum(rows=verified.exclude(sex=""), of="number")


@measure(
    key="results.shared_initiatives",
    title=_("Initiatives that objectives share"),
    unit=INITIATIVES,
    authority=_("Strategic policy framework 2002–05, paragraph 15"),
    owner=PROGRAMMING,
    since=SINCE,
    audience=PUBLIC,
    dimensions=(by_marker,),
)
def shared_initiatives(as_of: Day) -> Count:
    """Initiatives begun on or before the date in which two or more objectives of frameworks adopted
    by then take part; one without a first day has always been there.
    """
    taking_part = InitiativeObjective.objects.filter(objective__framework__adopted_on__lte=as_of)
    first = taking_part.filter(initiative=OuterRef("initiative"))
    another = taking_part.filter(
        Exists(first.exclude(objective=OuterRef("objective"))), initiative=OuterRef("pk")
    )
    begun = Initiative.objects.exclude(starts__gt=as_of)
    return Count(begun.filter(Exists(another)))


MEASURES = (
    objectives_of_first_level,
    objectives_of_second_level,
    indicators,
    indicator_values,
    objectives_continued,
    objectives_continuing,
    indicators_continued,
    indicators_continuing,
    verified_results,
    women_and_men,
    shared_initiatives,
)
