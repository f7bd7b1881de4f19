"""Where each member State stands on a day: its desirable range and the officials it has.

One statement of the ORM, in layers, so that a figure of statuses opens to the States it counts.
The folder `standing` reckons the same in exact decimals; a test holds the two against each other.
"""

from datetime import date
from functools import lru_cache
from threading import get_ident
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    F,
    Func,
    IntegerField,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Ceil, Coalesce, Floor, Greatest, Round

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
from secretariat.engine.records.layering import layered

NUMBER: Any = DecimalField(max_digits=30, decimal_places=12)
WHOLE = IntegerField()
PLACES = 9  # of a midpoint: beyond lies only the noise of dividing
TERMS = (
    "base",
    "membership",
    "contribution",
    "population",
    "margin",
    "margin_least",
    "upper_least",
    "rounding",
    "small_share",
    "small_lower",
    "small_upper",
    "no_excess_above",
)


def formula_on(day: Day) -> QuerySet[Any]:
    """The formula in force: of the method chosen, the version of the day."""
    chosen = Choice.objects.on(day).values("method")
    found: QuerySet[Any] = Formula.objects.on(day).filter(method__in=chosen)
    return found


def standing(day: Day) -> QuerySet[Any]:
    """Member States with `held`, `midpoint`, `lower`, `upper` and `status` on the day.

    Where no formula is in force there is neither range nor status.
    """
    return _kept(day, get_ident()).all() if isinstance(day, date) else _reckoned(day)


@lru_cache(maxsize=64)
def _kept(day: date, thread: int) -> QuerySet[Any]:
    """The statement of a day, put together once: a page asks it of every figure that rests on it.

    Each thread has its own, since putting it into words notes in it how far it is.
    """
    return _reckoned(day)


def _reckoned(day: Day) -> QuerySet[Any]:
    facts = State.objects.members_on(day).annotate(**_facts(day), **_terms(day))
    summed = layered(facts).annotate(**_sums())
    middle = layered(summed).annotate(midpoint=_midpoint())
    wide = layered(middle).annotate(reach=_reach())
    ends = layered(wide).annotate(lower=_lower(), upper=_upper())
    return layered(ends).annotate(status=_status())


def _one(rows: QuerySet[Any], column: str, field: Any) -> Subquery:
    return Subquery(rows.values(column)[:1], output_field=field)


class _Map(Subquery):
    """Pairs of a key and a number as one value: asked once, looked up in for every State.

    Asking State by State reads all of history again for each where the past is asked about.
    """

    template = "(SELECT jsonb_object_agg(m.key, m.value) FROM (%(subquery)s) m (key, value))"


class _In(Func):
    """The number of a State in a map; 0 where it has none."""

    template = "coalesce((%(expressions)s)::numeric, 0)"
    arg_joiner = " ->> "

    def __init__(self, pairs: QuerySet[Any], field: Any) -> None:
        super().__init__(_Map(pairs), Cast("pk", TextField()), output_field=field)


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many there are, as one scalar."""
    alone = rows.order_by().annotate(all=Value(1)).values("all").annotate(it=Count("pk"))
    return Coalesce(Subquery(alone.values("it"), output_field=WHOLE), Value(0))


def _facts(day: Day) -> dict[str, Any]:
    counted = Incumbency.objects.on(day).counted_for_representation()
    named = counted.filter(counts_for__isnull=False).order_by().values("counts_for")
    return {
        "held": _In(named.annotate(n=Count("pk")), NUMBER),
        "counted": _number_of(counted),
        "share": _In(Assessment.objects.on(day).order_by().values("state", "share"), NUMBER),
        "people": _In(Population.objects.on(day).order_by().values("state", "people"), NUMBER),
    }


def _terms(day: Day) -> dict[str, Any]:
    """The formula's numbers, the same for every State."""
    texts = {"rounding": CharField()}
    formula = formula_on(day)
    return {f"f_{name}": _one(formula, name, texts.get(name, NUMBER)) for name in TERMS}


def _sums() -> dict[str, Any]:
    """What the factors are shares of."""
    return {
        "members": Window(Count("pk")),
        "all_shares": Window(Sum("share", output_field=NUMBER)),
        "all_people": Window(Sum("people", output_field=NUMBER)),
    }


def _factor(percent: str, own: Any, of_all: str) -> Any:
    """A factor's part of the base, in one State: a share of nothing is nothing."""
    whole = Func(F(of_all), Value(0), function="NULLIF", output_field=NUMBER)
    part = F(percent) / Value(100) * own / whole
    return Coalesce(part, F(percent) * Value(0), output_field=NUMBER)


def _midpoint() -> Round:
    base = Coalesce(F("f_base"), F("counted"), output_field=NUMBER)
    factors = (
        _factor("f_membership", Value(1, NUMBER), "members")
        + _factor("f_contribution", F("share"), "all_shares")
        + _factor("f_population", F("people"), "all_people")
    )
    return Round(base * factors, PLACES, output_field=NUMBER)


def _reach() -> Greatest:
    part = F("midpoint") * F("f_margin") / Value(100)
    return Greatest(part, F("f_margin_least"), output_field=NUMBER)


def _lower() -> Case:
    reckoned = Greatest(F("midpoint") - F("reach"), Value(0), output_field=NUMBER)
    small = When(share__lte=F("f_small_share"), then=F("f_small_lower"))
    return Case(small, default=_rounded(reckoned), output_field=NUMBER)


def _upper() -> Case:
    capped = When(share__gt=F("f_no_excess_above"), then=F("midpoint"))
    most = Case(capped, default=F("midpoint") + F("reach"), output_field=NUMBER)
    reckoned = Greatest(most, F("f_upper_least"), output_field=NUMBER)
    small = When(share__lte=F("f_small_share"), then=F("f_small_upper"))
    return Case(small, default=_rounded(reckoned), output_field=NUMBER)


def _rounded(number: Any) -> Case:
    return Case(
        When(f_rounding=Formula.Rounding.DOWN, then=Floor(number, output_field=NUMBER)),
        When(f_rounding=Formula.Rounding.UP, then=Ceil(number, output_field=NUMBER)),
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
