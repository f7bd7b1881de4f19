"""Figures of who came, who left and who will."""

from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.measures.saying import (
    OFFICIALS,
    PERCENT,
    PERSONAL,
    STAFFING,
    STRATEGY,
    by_category,
    by_funding,
    by_grade,
    by_region,
    by_sex,
    by_station_region,
)
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.engine.measures.declaring import Dimension, Kind, measure
from secretariat.engine.measures.selections import Count, Share
from secretariat.engine.records.days import Span

OF_MOVES = (by_sex, by_grade, by_category, by_funding, by_region, by_station_region)


@measure(
    key="workforce.entries",
    title=_("Officials who entered"),
    unit=OFFICIALS,
    authority=STAFFING,
    kind=Kind.FLOW,
    dimensions=OF_MOVES,
    **PERSONAL,
)
def entries(over: Span) -> Count:
    """Officials whose first day in a post lies in the period and who held none the day before. A
    renewal or a change of post is no entry.
    """
    return Count(Incumbency.objects.entering_in(over))


@measure(
    key="workforce.exits",
    title=_("Officials who left"),
    unit=OFFICIALS,
    authority=STAFFING,
    kind=Kind.FLOW,
    dimensions=(
        *OF_MOVES,
        Dimension(key="ending", title=_("Why"), path="ending"),
    ),
    **PERSONAL,
)
def exits(over: Span) -> Count:
    """Officials whose first day without a post lies in the period: the day after their last. A
    renewal or a change of post is no exit.
    """
    return Count(Incumbency.objects.leaving_in(over))


@measure(
    key="workforce.turnover",
    title=_("Turnover"),
    unit=PERCENT,
    authority=STRATEGY,
    kind=Kind.FLOW,
    dimensions=(by_sex, by_category, by_funding, by_region),
    **PERSONAL,
)
def turnover(over: Span) -> Share:
    """Officials who left in the period, as a share of the officials at its first day. Those who
    entered and left within it count among the former only.
    """
    at_first = Incumbency.objects.on(over.starts).of_officials()
    return Share(part=Count(Incumbency.objects.leaving_in(over)), whole=Count(at_first))


@measure(
    key="workforce.retirements_due",
    title=_("Retirements due"),
    unit=OFFICIALS,
    authority=STRATEGY,
    kind=Kind.FLOW,
    dimensions=OF_MOVES,
    **PERSONAL,
)
def retirements_due(over: Span) -> Count:
    """Officials in post on the first day of the period who must retire in it, by their age and the
    rule of their date of entry.
    """
    serving = Incumbency.objects.on(over.starts).of_officials().with_retirement()
    return Count(serving.happening(over, on="must_retire"))


MEASURES = (entries, exits, turnover, retirements_due)
