"""What must hold of frameworks and results, each in a sentence."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    DecimalField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
)
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.models.achieved import Disaggregation, Result, Standing
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Framework, Indicator, Objective
from secretariat.engine.records.declaring import Check, Stays

TO_FRAMEWORK = "indicator__objective__framework"
OPEN = (Standing.DRAFT, Standing.RETURNED)


def in_draft(path: str) -> Check:
    """The framework the records belong to is still a draft."""

    def finds(touched: QuerySet[Any]) -> QuerySet[Any]:
        return touched.exclude(**{f"{path}state": Framework.State.DRAFT})

    return Stays(
        finds=finds,
        says=_("{record}: what was adopted stays as it was adopted."),
        do=_("Draft a framework that supersedes it."),
    )


def in_force(path: str) -> Check:
    """The framework the records belong to is adopted, neither draft nor closed."""

    def finds(touched: QuerySet[Any]) -> QuerySet[Any]:
        return touched.exclude(**{f"{path}state": Framework.State.ADOPTED})

    return Stays(
        finds=finds,
        says=_("{record}: its framework is not in force."),
        do=_("Results are recorded while a framework is adopted and not closed."),
    )


def code_begins_with(path: str) -> Check:
    """A code begins with the code of what the record belongs to, and a stroke."""

    def finds(touched: QuerySet[Any]) -> QuerySet[Any]:
        return touched.exclude(code__startswith=Concat(F(f"{path}__code")))

    return Check(
        finds=finds,
        says=_("The code “{code}” does not begin with the code of its framework."),
        do=_("Write it as spf-2002-05/1a."),
    )


class Concat(Func):
    """A code and the stroke that ends it."""

    template = "(%(expressions)s || '/')"

    def __init__(self, code: Combinable) -> None:
        super().__init__(code)


def of_another_framework(touched: QuerySet[Objective]) -> QuerySet[Objective]:
    """Objectives whose level or parent stands in another framework."""
    return touched.exclude(level__framework=F("framework")) | touched.exclude(
        Q(parent__isnull=True) | Q(parent__framework=F("framework"))
    )


def at_the_wrong_depth(touched: QuerySet[Objective]) -> QuerySet[Objective]:
    """Objectives that do not stand one level below their parent, or first without one."""
    first = Q(parent__isnull=True, level__depth=1)
    below = Q(parent__level__depth=F("level__depth") - 1)
    return touched.exclude(first | Q(parent__isnull=False) & below)


def ends_before_its_baseline(touched: QuerySet[Any]) -> QuerySet[Any]:
    """Targets that are due before the baseline they start from."""
    return touched.filter(part__baseline__as_of__gte=F("ends"))


def outside_a_framework(day: str) -> Callable[[QuerySet[Any]], QuerySet[Any]]:
    """Records whose day lies before their framework begins."""

    def finds(touched: QuerySet[Any]) -> QuerySet[Any]:
        return touched.filter(**{f"{day}__lt": F(f"part__{TO_FRAMEWORK}__starts")})

    return finds


def of_computed_parts(touched: QuerySet[Any]) -> QuerySet[Any]:
    """What is reported for a part that a measure computes."""
    return touched.filter(part__source=Part.Source.COMPUTED)


def of_parts_that_do_not_add_up(touched: QuerySet[Result]) -> QuerySet[Result]:
    """Results of a part whose unit is no number: its values are judged instead."""
    return touched.exclude(part__unit_of_value=Part.UnitOfValue.NUMBER)


def of_parts_that_add_up(touched: QuerySet[Any]) -> QuerySet[Any]:
    """Judged values of a part whose results are counted."""
    return touched.filter(part__unit_of_value=Part.UnitOfValue.NUMBER)


def without_a_state(touched: QuerySet[Result]) -> QuerySet[Result]:
    """Results that name no State where member States are counted."""
    counts = Indicator.Counts.MEMBER_STATES
    return touched.filter(part__indicator__counts=counts, member__isnull=True)


def of_several_at_once(touched: QuerySet[Result]) -> QuerySet[Result]:
    """Results of one State that count more than one."""
    counts = Indicator.Counts.MEMBER_STATES
    return touched.filter(part__indicator__counts=counts).exclude(number=1)


def already_reported(touched: QuerySet[Any]) -> QuerySet[Any]:
    """Reports that are no longer with who wrote them."""
    return touched.exclude(state__in=OPEN)


def split_of_reported(touched: QuerySet[Disaggregation]) -> QuerySet[Disaggregation]:
    """Splits of a result that is no longer with who wrote it."""
    return touched.exclude(result__state__in=OPEN)


def more_than_the_whole(touched: QuerySet[Disaggregation]) -> QuerySet[Disaggregation]:
    """Splits that make more than the result itself, by how much."""
    by_region, by_sex = made(sex=""), made(region__isnull=True)
    same_kind = Case(When(sex="", then=by_region), default=by_sex)
    return touched.annotate(excess=Exact(same_kind - F("result__number"))).filter(
        excess__gt=Decimal(0)
    )


def made(**kind: Any) -> Subquery:
    """What the parts of a kind make together, for the result of a part."""
    parts = Disaggregation.objects.filter(result=OuterRef("result"), **kind).order_by()
    return Subquery(parts.values("result").annotate(made=Sum("number")).values("made"))


class Exact(Func):
    """A number without zeros behind its last decimal."""

    function = "trim_scale"
    output_field = DecimalField()


PLANNED = {
    "own": (in_draft(""),),
    "framework": (in_draft("framework__"), code_begins_with("framework")),
    "objective": (in_draft("objective__framework__"),),
    "indicator": (in_draft("indicator__objective__framework__"),),
    "coded under an objective": (
        in_draft("objective__framework__"),
        code_begins_with("objective__framework"),
    ),
    "coded under an indicator": (
        in_draft("indicator__objective__framework__"),
        code_begins_with("indicator__objective__framework"),
    ),
    "part": (in_draft(f"part__{TO_FRAMEWORK}__"),),
}
"""What every action on a plan holds to, by the field that leads to the framework."""

PLACED = (
    Check(
        finds=of_another_framework,
        says=_("{record}: its level or what it belongs to is of another framework."),
        do=_("Choose one of its own framework."),
    ),
    Check(
        finds=at_the_wrong_depth,
        says=_("{record} does not stand one level below what it belongs to."),
        do=_("An objective of the first level belongs to none, others to one of the level above."),
    ),
)
TIMELY = Check(
    finds=ends_before_its_baseline,
    says=_("{record}: the target is due before the baseline it starts from."),
    do=_("Check both dates."),
)
EVIDENT = (
    in_force(f"part__{TO_FRAMEWORK}__"),
    Stays(
        finds=already_reported,
        says=_("{record} is no longer with who wrote it."),
        do=_("Have it returned first."),
    ),
    Check(
        finds=of_computed_parts,
        says=_("{record}: a measure computes this indicator from the records."),
        do=_("Correct the records it counts."),
    ),
)
COUNTED = (
    *EVIDENT,
    Check(
        finds=of_parts_that_do_not_add_up,
        says=_("{record}: rates do not add up, so no results are counted for them."),
        do=_("Report a judged value."),
    ),
    Check(
        finds=without_a_state,
        says=_("{record}: the indicator counts member States, and none is named."),
        do=_("Name the State."),
    ),
    Check(
        finds=of_several_at_once,
        says=_("{record}: one State counts once."),
        do=_("Report a result for each State."),
    ),
    Check(
        finds=outside_a_framework("achieved_on"),
        says=_("{record}: on {achieved_on} the framework had not begun."),
        do=_("Report it for the framework before."),
    ),
)
JUDGED = (
    *EVIDENT,
    Check(
        finds=of_parts_that_add_up,
        says=_("{record}: the value of this part is what its verified results make."),
        do=_("Report results."),
    ),
)
SPLIT = (
    Stays(
        finds=split_of_reported,
        says=_("{record}: the result is no longer with who wrote it."),
        do=_("Have it returned first."),
    ),
    Check(
        finds=more_than_the_whole,
        says=_("{record}: the parts make {record.excess} more than the result counts."),
        do=_("Correct a part, or the result."),
    ),
)
