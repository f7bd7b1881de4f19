"""No two facts of the same kind on the same day: the constraint, without any extension.

PostgreSQL excludes equal integers through an extension; a range from a number to itself serves
as well and needs none.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Value


def no_overlap(*keys: str, name: str, says: Any) -> ExclusionConstraint:
    """Two records with the same keys may not hold on the same day."""
    numbers = [(Func(F(key), F(key), Value("[]"), function="int8range"), "&&") for key in keys]
    days = (Func(F("starts"), F("ends"), Value("[]"), function="daterange"), "&&")
    return ExclusionConstraint(
        name=name, expressions=[*numbers, days], violation_error_message=says
    )


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
            keys=tuple(
                expression.source_expressions[0].name  # type: ignore[union-attr]
                for expression, _operator in constraint.expressions[:-1]
            ),
            name=constraint.name,
            says=constraint.get_violation_error_message(),
        )
        for constraint in model._meta.constraints
        if isinstance(constraint, ExclusionConstraint)
    )
