"""How long it takes: three clocks, each told by its mean, its median and what nine in ten keep to.

A mean hides the long ones; so each has its median and its ninth tenth beside it.
"""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from secretariat.areas.recruitment.measures import cases
from secretariat.areas.recruitment.measures.saying import (
    DAYS,
    OPEN,
    by_category,
    by_grade,
    by_region,
    by_unit,
    through,
)
from secretariat.engine.measures.declaring import Aims, Kind, measure
from secretariat.engine.measures.selections import Mean, Median, Percentile
from secretariat.engine.records.days import Span

NINE_TENTHS = Decimal("0.9")
A_CLOCK: dict[str, Any] = {
    **OPEN,
    "unit": DAYS,
    "kind": Kind.FLOW,
    "aims": Aims.LOWER,
    "dimensions": through("position__vacancy", by_grade, by_category, by_region, by_unit),
}
A_SPREAD: dict[str, Any] = {
    **A_CLOCK,
    "dimensions": through("position__vacancy", by_category, by_region),
}
"""What is told of half or of nine tenths needs more cases than a mean, so it is cut less."""


@measure(
    key="recruitment.days_to_selection",
    title=_("From closing to selection, on average"),
    **A_CLOCK,
)
def days_to_selection(over: Span) -> Mean:
    """Calendar days from the close of a vacancy’s first announcement to the decision, of the
    regular placements decided in the period: each appointment is a case, and a re-advertisement
    starts no clock anew. Their arithmetic mean.
    """
    return Mean(rows=cases.regular_decisions(over), of=cases.days_to_selection())


@measure(
    key="recruitment.days_to_selection_median",
    title=_("From closing to selection, median"),
    **A_SPREAD,
)
def days_to_selection_median(over: Span) -> Median:
    """Calendar days from the close of a vacancy’s first announcement to the decision, of the
    regular placements decided in the period: each appointment is a case, and a re-advertisement
    starts no clock anew. Half of them are no longer.
    """
    return Median(rows=cases.regular_decisions(over), of=cases.days_to_selection())


@measure(
    key="recruitment.days_to_selection_nine_tenths",
    title=_("From closing to selection, nine in ten"),
    **A_SPREAD,
)
def days_to_selection_nine_tenths(over: Span) -> Percentile:
    """Calendar days from the close of a vacancy’s first announcement to the decision, of the
    regular placements decided in the period: each appointment is a case, and a re-advertisement
    starts no clock anew. Nine in ten of them are no longer.
    """
    return Percentile(
        rows=cases.regular_decisions(over), of=cases.days_to_selection(), p=NINE_TENTHS
    )


@measure(
    key="recruitment.key_days_to_post",
    title=_("From publication to post, key project positions, on average"),
    **A_CLOCK,
)
def key_days_to_post(over: Span) -> Mean:
    """Calendar days from the first publication to the first day on post, of the key project
    positions filled by direct selection whose holder began in the period: each appointment is a
    case. Their arithmetic mean.
    """
    return Mean(rows=cases.key_positions_filled(over), of=cases.days_from_publication())


@measure(
    key="recruitment.key_days_to_post_median",
    title=_("From publication to post, key project positions, median"),
    **A_SPREAD,
)
def key_days_to_post_median(over: Span) -> Median:
    """Calendar days from the first publication to the first day on post, of the key project
    positions filled by direct selection whose holder began in the period: each appointment is a
    case. Half of them are no longer.
    """
    return Median(rows=cases.key_positions_filled(over), of=cases.days_from_publication())


@measure(
    key="recruitment.key_days_to_post_nine_tenths",
    title=_("From publication to post, key project positions, nine in ten"),
    **A_SPREAD,
)
def key_days_to_post_nine_tenths(over: Span) -> Percentile:
    """Calendar days from the first publication to the first day on post, of the key project
    positions filled by direct selection whose holder began in the period: each appointment is a
    case. Nine in ten of them are no longer.
    """
    return Percentile(
        rows=cases.key_positions_filled(over), of=cases.days_from_publication(), p=NINE_TENTHS
    )


@measure(
    key="recruitment.cooperation_days_to_post",
    title=_("From selection to post, development cooperation, on average"),
    **A_CLOCK,
)
def cooperation_days_to_post(over: Span) -> Mean:
    """Calendar days from the decision to the first day on post, of all appointments by direct
    selection for development cooperation that began in the period: each is a case. Their arithmetic
    mean.
    """
    return Mean(rows=cases.cooperation_filled(over), of=cases.days_from_decision())


@measure(
    key="recruitment.cooperation_days_to_post_median",
    title=_("From selection to post, development cooperation, median"),
    **A_SPREAD,
)
def cooperation_days_to_post_median(over: Span) -> Median:
    """Calendar days from the decision to the first day on post, of all appointments by direct
    selection for development cooperation that began in the period: each is a case. Half of them are
    no longer.
    """
    return Median(rows=cases.cooperation_filled(over), of=cases.days_from_decision())


@measure(
    key="recruitment.cooperation_days_to_post_nine_tenths",
    title=_("From selection to post, development cooperation, nine in ten"),
    **A_SPREAD,
)
def cooperation_days_to_post_nine_tenths(over: Span) -> Percentile:
    """Calendar days from the decision to the first day on post, of all appointments by direct
    selection for development cooperation that began in the period: each is a case. Nine in ten of
    them are no longer.
    """
    return Percentile(
        rows=cases.cooperation_filled(over), of=cases.days_from_decision(), p=NINE_TENTHS
    )


MEASURES = (
    days_to_selection,
    days_to_selection_median,
    days_to_selection_nine_tenths,
    key_days_to_post,
    key_days_to_post_median,
    key_days_to_post_nine_tenths,
    cooperation_days_to_post,
    cooperation_days_to_post_median,
    cooperation_days_to_post_nine_tenths,
)
