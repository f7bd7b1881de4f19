"""Scopes are paths of units: which one covers which, once in Python and once in SQL."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F, Model, Q
from django.db.models.expressions import Combinable
from django.db.models.lookups import Exact, StartsWith

NEVER: Final = Q(pk__in=())
"""What no record fulfils."""

Scope = str | Callable[[date], Combinable] | None
"""Where a record stands its unit's path: a path of fields to it, or how it is reckoned for a day.

None: the records belong to the whole organization.
"""

Sight = Callable[[type[Model]], Q]
"""Which records of a kind somebody may see, as a condition on them."""


def scope_on(scope: Scope, day: date) -> str | Combinable | None:
    """The path to the unit a record belongs to, or the expression that reckons it for the day."""
    return scope(day) if callable(scope) else scope


def scope_of(record: Model, scope: Scope, *, on: date) -> str:
    """The unit path of one record on a day; of what belongs to none, the whole organization's."""
    if scope is None:
        return ""
    itself = type(record)._base_manager.filter(pk=record.pk)
    placed = itself.annotate(stands_under=_expression(scope, on)).order_by()
    return placed.values_list("stands_under", flat=True).first() or ""


def _expression(scope: str | Callable[[date], Combinable], on: date) -> Combinable:
    return F(scope) if isinstance(scope, str) else scope(on)


def covers(granted: str, asked: str) -> bool:
    """Say whether a grant over one path reaches another: `A/B` reaches `A/B/C`, not `A/BX`.

    The empty path, the whole organization, reaches everything and is reached by itself alone.
    """
    return not granted or asked == granted or asked.startswith(f"{granted}/")


@dataclass(frozen=True)
class Scopes:
    """Where something is permitted: everywhere, or under each of some paths."""

    everywhere: bool = False
    paths: tuple[str, ...] = ()

    @classmethod
    def of(cls, granted: Iterable[str]) -> "Scopes":
        """Gather granted paths; one that another already covers is left out."""
        wanted = sorted(set(granted))
        if "" in wanted:
            return EVERYWHERE
        kept: list[str] = []
        for path in wanted:
            if not any(covers(one, path) for one in kept):
                kept.append(path)
        return cls(paths=tuple(kept))

    def __bool__(self) -> bool:
        """True if it is permitted anywhere at all."""
        return self.everywhere or bool(self.paths)

    def cover(self, scope: str) -> bool:
        """Say whether this scope is reached."""
        return self.everywhere or any(covers(path, scope) for path in self.paths)

    def condition(self, scope_path: str | Combinable | None) -> Q:
        """The same as a condition on records, whose scope stands at `scope_path`, or is reckoned.

        Records without a scope belong to the whole organization: None says all of them do.
        """
        if self.everywhere:
            return Q()
        found = NEVER
        if scope_path is not None:
            for path in self.paths:
                found |= _within(scope_path, path)
        return found


def _within(scope_path: str | Combinable, path: str) -> Q:
    if isinstance(scope_path, str):
        return Q(**{scope_path: path}) | Q(**{f"{scope_path}__startswith": f"{path}/"})
    return Q(Exact(scope_path, path)) | Q(StartsWith(scope_path, f"{path}/"))


EVERYWHERE = Scopes(everywhere=True)
NOWHERE = Scopes()
