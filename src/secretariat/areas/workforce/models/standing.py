"""Where each member State stands on a day: its desirable range and the officials it has.

One statement of the ORM, so that a figure of statuses opens to the States it counts. The same is
reckoned in exact decimals in `representation`; a test holds the two against each other.
"""

from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Ceil, Coalesce, Floor, Greatest, Round
from django.db.models.lookups import Exact

from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.representing import (
    Assessment,
    Choice,
    Formula,
    Population,
    Status,
)
from secretariat.engine.records.days import Day

NUMBER: Any = DecimalField(max_digits=30, decimal_places=12)
WHOLE = IntegerField()


def formula_on(day: Day) -> QuerySet[Any]:
    """The formula in force: of the method chosen, the version of the day."""
    chosen = Choice.objects.on(day).values("method")
    found: QuerySet[Any] = Formula.objects.on(day).filter(method__in=chosen)
    return found


def standing(day: Day) -> QuerySet[Any]:
    """Member States with `held`, `midpoint`, `lower`, `upper` and `status` on the day.

    Where no formula is in force there is neither range nor status.
    """
    with_facts = State.objects.members_on(day).annotate(**_facts(day))
    with_range = with_facts.annotate(midpoint=_midpoint(day)).annotate(margin=_margin(day))
    ends = with_range.annotate(lower=_lower(day), upper=_upper(day))
    found: QuerySet[Any] = ends.annotate(status=_status())
    return found


def _one(rows: QuerySet[Any], column: str, field: Any = NUMBER) -> Subquery:
    return Subquery(rows.values(column)[:1], output_field=field)


def _total(rows: QuerySet[Any], summed: Any, field: Any = NUMBER) -> Coalesce:
    """A number over all rows, as one scalar."""
    alone = rows.order_by().annotate(all=Value(1)).values("all").annotate(it=summed).values("it")
    return Coalesce(Subquery(alone, output_field=field), Value(0, field), output_field=field)


def _facts(day: Day) -> dict[str, Any]:
    counted = Incumbency.objects.on(day).counted_for_representation()
    hers = OuterRef("pk")
    return {
        "held": _total(counted.filter(counts_for=hers), Count("pk"), WHOLE),
        "share": Coalesce(
            _one(Assessment.objects.on(day).filter(state=hers), "share"), Value(0, NUMBER)
        ),
        "people": Coalesce(
            _one(Population.objects.on(day).filter(state=hers), "people"), Value(0, NUMBER)
        ),
    }


def _factor(percent: Subquery, own: Any, of_all: Any) -> Any:
    """A factor's part of the base, in one State: a nothing of nothing is nothing."""
    part = Func(of_all, Value(0), function="NULLIF", output_field=NUMBER)
    return Coalesce(percent * own / part / Value(100), Value(0), output_field=NUMBER)


def _midpoint(day: Day) -> Any:
    formula = formula_on(day)
    members = State.objects.members_on(day)
    among = {"state__in": members.values("pk")}
    counted = Incumbency.objects.on(day).counted_for_representation()
    base = Coalesce(_one(formula, "base"), _total(counted, Count("pk")), output_field=NUMBER)
    shares = _total(Assessment.objects.on(day).filter(**among), Sum("share"))
    people = _total(Population.objects.on(day).filter(**among), Sum("people"))
    one = Value(1, NUMBER)
    return base * (
        _factor(_one(formula, "membership"), one, _total(members, Count("pk")))
        + _factor(_one(formula, "contribution"), F("share"), shares)
        + _factor(_one(formula, "population"), F("people"), people)
    )


def _margin(day: Day) -> Any:
    formula = formula_on(day)
    part = F("midpoint") * _one(formula, "margin") / Value(100)
    return Greatest(part, _one(formula, "margin_least"), output_field=NUMBER)


def _is_small(day: Day) -> Q:
    return Q(share__lte=_one(formula_on(day), "small_share"))


def _lower(day: Day) -> Case:
    formula = formula_on(day)
    reckoned = Greatest(F("midpoint") - F("margin"), Value(0), output_field=NUMBER)
    small = When(_is_small(day), then=_one(formula, "small_lower"))
    return Case(small, default=_rounded(reckoned, formula), output_field=NUMBER)


def _upper(day: Day) -> Case:
    formula = formula_on(day)
    capped = When(share__gt=_one(formula, "no_excess_above"), then=F("midpoint"))
    open_ = Case(capped, default=F("midpoint") + F("margin"), output_field=NUMBER)
    reckoned = Greatest(open_, _one(formula, "upper_least"), output_field=NUMBER)
    small = When(_is_small(day), then=_one(formula, "small_upper"))
    return Case(small, default=_rounded(reckoned, formula), output_field=NUMBER)


def _rounded(number: Any, formula: QuerySet[Any]) -> Case:
    way = _one(formula, "rounding", CharField())
    down, up = Value(Formula.Rounding.DOWN), Value(Formula.Rounding.UP)
    return Case(
        When(Exact(way, down), then=Floor(number, output_field=NUMBER)),
        When(Exact(way, up), then=Ceil(number, output_field=NUMBER)),
        default=Round(number, output_field=NUMBER),
        output_field=NUMBER,
    )


def _status() -> Case:
    field = CharField(max_length=20, choices=Status.choices)
    return Case(
        When(midpoint__isnull=True, then=Value(None, field)),
        When(held=0, then=Value(Status.NONE)),
        When(held__lt=F("lower"), then=Value(Status.UNDER)),
        When(held__gt=F("upper"), then=Value(Status.OVER)),
        When(held__lt=F("midpoint"), then=Value(Status.BELOW)),
        default=Value(Status.ABOVE),
        output_field=field,
    )
