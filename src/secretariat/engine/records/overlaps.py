"""No two facts of the same kind on the same day: the constraint, without any extension.

PostgreSQL excludes equal integers through an extension. A box that is a single point serves as
well and needs none: its coordinates are two keys, exact up to 2^53. The days are a box too, from
the first to the last along one line: an index of boxes is written in a fraction of the time that
one of ranges takes.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Value

NEVER: Final = 10_000_000  # days after 2000, where no calendar goes: the last day of what holds on


def no_overlap(*keys: str, name: str, says: Any) -> ExclusionConstraint:
    """Two records with the same keys may not hold on the same day."""
    pairs = [keys[first : first + 2] for first in range(0, len(keys), 2)]
    places = [(_place(pair[0], pair[-1]), "&&") for pair in pairs]
    return ExclusionConstraint(
        name=name, expressions=[*places, (_days(), "&&")], violation_error_message=says
    )


def _place(one: str, other: str) -> Func:
    """The box that is one point, whose coordinates are two keys."""
    corner = Func(F(one), F(other), function="point")
    return Func(corner, corner, function="box")


def _days() -> Func:
    """The box that is a line, from the first day to the last, as numbers of days since 2000."""
    first = Func(F("starts"), template="%(expressions)s - date '2000-01-01'")
    last = Func(F("ends"), template=f"coalesce(%(expressions)s - date '2000-01-01', {NEVER})")
    ends = (Func(Value(0), day, function="point") for day in (first, last))
    return Func(*ends, function="box")


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """Which columns, held equal, may not overlap: what an import checks before it writes."""

    keys: tuple[str, ...]
    name: str
    says: Any


def exclusions(model: type[models.Model]) -> tuple[Exclusion, ...]:
    """The no-overlap rules a table declares."""
    return tuple(
        Exclusion(
            keys=_keys(constraint),
            name=constraint.name,
            says=constraint.get_violation_error_message(),
        )
        for constraint in model._meta.constraints
        if isinstance(constraint, ExclusionConstraint)
    )


def _keys(constraint: ExclusionConstraint) -> tuple[str, ...]:
    """The fields a constraint of ours holds equal, in their order."""
    corners = [place.source_expressions[0] for place, _operator in constraint.expressions[:-1]]  # type: ignore[union-attr]
    names = [field.name for corner in corners for field in corner.source_expressions]
    return tuple(dict.fromkeys(names))
