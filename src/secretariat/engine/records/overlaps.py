"""No two facts of the same kind on the same day: the constraint, without any extension.

PostgreSQL excludes equal integers through an extension. A box that is a single point serves as
well and needs none: its coordinates are two keys, exact up to 2^53, and its index takes a quarter
of the time that one of ranges from a number to itself takes.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Value


def no_overlap(*keys: str, name: str, says: Any) -> ExclusionConstraint:
    """Two records with the same keys may not hold on the same day."""
    pairs = [keys[first : first + 2] for first in range(0, len(keys), 2)]
    places = [(_place(pair[0], pair[-1]), "&&") for pair in pairs]
    days = (Func(F("starts"), F("ends"), Value("[]"), function="daterange"), "&&")
    return ExclusionConstraint(name=name, expressions=[*places, days], violation_error_message=says)


def _place(one: str, other: str) -> Func:
    """The box that is one point, whose coordinates are two keys."""
    corner = Func(F(one), F(other), function="point")
    return Func(corner, corner, function="box")


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
