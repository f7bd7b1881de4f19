"""What indicators aim at for figures: the target in force, beside the value that is shown."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.results import registers
from secretariat.areas.results.models.planned import Indicator, number_of
from secretariat.areas.results.pages import wording
from secretariat.areas.results.standing.statuses import judge
from secretariat.areas.results.standing.values import Planned, planned
from secretariat.engine.access.rights import Rights
from secretariat.engine.measures.figures import Figure
from secretariat.engine.registers.reserving import condition
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.dashboards.contexts import Target


def targets(found: Sequence[Figure], rights: Rights, on: date) -> dict[str, Target]:
    """The target in force on the day of each figure in all, by measure; two queries for all.

    Of indicators of a framework whose years hold the day, and no draft that is closed to the
    reader. Of several that name the same measure, the one whose framework began last.
    """
    shown = {one.measure.key: one for one in found if not one.where and one.value is not None}
    named = Q(parts__measure__in=list(shown), parts__cell="")
    in_years = Q(objective__framework__starts__lte=on, objective__framework__ends__gte=on)
    hers = Indicator.objects.filter(condition(registers.indicators, rights), named, in_years)
    kept = {one.pk: one for one in hers.order_by("objective__framework__starts", "pk")}
    rows = planned(Q(pk__in=list(kept))) if kept else []
    place = {pk: number for number, pk in enumerate(kept)}
    told: dict[str, Target] = {}
    for row in sorted(rows, key=lambda row: place[row.indicator]):
        if row.measure in shown and not row.cell:
            one = _target(row, kept[row.indicator], shown[row.measure], on)
            if one is not None:
                told[row.measure] = one
    return told


def _target(row: Planned, indicator: Indicator, figure: Figure, on: date) -> Target | None:
    """The target as of the day and how the figure stands; none before the first is set."""
    measure = figure.measure
    assert figure.value is not None
    judged = judge(row.course, Decimal(figure.value) * measure.unit.times, on)
    if judged.leg is None:
        return None
    told = {"value": wording.aimed(judged.leg, row.unit), "day": formats.day(judged.leg.ends)}
    framework, _stroke, _rest = indicator.code.partition("/")
    return Target(
        indicator=Link(
            label=indicator.title.text,
            url=reverse("indicator", args=[framework, number_of(indicator.code)]),
        ),
        words=_("Target: %(value)s by %(day)s") % told,
        status=wording.judged(judged, row.unit, on),
    )
