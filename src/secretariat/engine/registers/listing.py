"""One page of a register: what the reader may see, narrowed, searched, ordered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import visible
from secretariat.engine.records.days import covers
from secretariat.engine.registers.declaring import Register
from secretariat.kernel.errors import BadInput

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a reader asks of a list: filters by code, a text, a day, an order and a page."""

    where: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    on: date | None = None
    order: str = ""
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One page of records, and how many there are in all."""

    rows: list[Any]
    count: int
    page: int
    pages: int
    first: int


def rows_of(register: Register, *, actor: Actor, on: date) -> QuerySet[Any]:
    """The register's records this reader may see."""
    return visible(
        register.rows(), actor=actor, permission=register.see, scope_path=register.scope, on=on
    )


def chosen(register: Register, asked: Asked, *, actor: Actor, on: date) -> QuerySet[Any]:
    """The records asked for, in order; an unknown filter or column is an error, not ignored."""
    rows = rows_of(register, actor=actor, on=on)
    for name, code in asked.where.items():
        rows = _narrowed(rows, filter_path(register, name), code)
    if asked.on is not None and register.on is not None:
        rows = rows.filter(covers(asked.on, starts=register.on[0], ends=register.on[1]))
    for word in asked.text.split():
        rows = rows.filter(_mentions(register, word))
    return rows.order_by(*_order(register, asked.order), "pk")


def _narrowed(rows: QuerySet[Any], path: str, code: str) -> QuerySet[Any]:
    try:
        return rows.filter(**{path: code})
    except (ValidationError, ValueError) as error:
        raise BadInput(
            _("“%(value)s” is no value of %(filter)s.") % {"value": code, "filter": path},
            do=_("Choose one of those the filter offers."),
        ) from error


def listed(register: Register, asked: Asked, *, actor: Actor, on: date) -> Listed:
    """One page of the list."""
    rows = chosen(register, asked, actor=actor, on=on)
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(1, asked.page), pages)
    first = (page - 1) * PAGE
    wanted = rows.select_related(*references(register))
    return Listed(
        rows=list(wanted[first : first + PAGE]),
        count=count,
        page=page,
        pages=pages,
        first=first + 1,
    )


def references(register: Register) -> list[str]:
    """The references the columns follow, fetched with the list."""
    fields = {f.name: f for f in register.model._meta.concrete_fields}
    shown = (*register.columns, *register.facts)
    return sorted({name for name in shown if name in fields and fields[name].is_relation})


def filter_path(register: Register, name: str) -> str:
    """The path a filter compares: a reference by its code, anything else by its value."""
    if name not in register.filters:
        raise BadInput(
            _("%(register)s has no filter “%(name)s”.") % {"register": register.key, "name": name},
            do=_("It has: %(names)s.") % {"names": ", ".join(register.filters) or "–"},
        )
    model: Any = register.model
    for step in name.split("__"):
        model = model._meta.get_field(step).related_model if model is not None else None
    return name if model is None else f"{name}__code"


def _mentions(register: Register, word: str) -> Q:
    found = Q(pk__in=[])
    for path in register.search:
        found |= Q(**{f"{path}__icontains": word})
    return found


def _order(register: Register, asked: str) -> tuple[str, ...]:
    if not asked:
        return register.order
    name = asked.removeprefix("-")
    columns = {f.name for f in register.model._meta.concrete_fields}
    sortable = {column: column for column in register.columns if column in columns}
    sortable |= {c: f"{c}_en" for c in register.columns if f"{c}_en" in columns}
    if name not in sortable:
        raise BadInput(
            _("%(register)s can't be ordered by “%(name)s”.")
            % {"register": register.key, "name": name},
            do=_("Choose: %(names)s.") % {"names": ", ".join(sortable)},
        )
    return (asked.replace(name, sortable[name]),)
