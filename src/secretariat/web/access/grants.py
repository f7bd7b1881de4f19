"""Somebody's grants as tables: those of now, those to come, those of the past."""

from collections.abc import Callable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.models import Grant
from secretariat.engine.access.rights import place
from secretariat.kernel.periods import Period
from secretariat.web import formats
from secretariat.web.access.naming import role_title
from secretariat.web.contexts.access import GrantTable
from secretariat.web.contexts.parts import Cell, Column, Row, Table

Holds = Callable[[Grant], bool]


def grant_tables(grants: Sequence[Grant], *, on: date, manages: Scopes) -> tuple[GrantTable, ...]:
    """Give the three tables; what the reader may end has a link to it."""
    kinds: tuple[tuple[str, str, str, Holds], ...] = (
        ("now", _("Roles now"), _("No role is held today."), lambda one: _holds(one, on)),
        ("to-come", _("Roles to come"), "", lambda one: one.starts > on),
        ("past", _("Roles of the past"), "", lambda one: one.ends is not None and one.ends < on),
    )
    tables = [
        GrantTable(
            key=key,
            title=title,
            table=_table(title, found, on=on, manages=manages) if found else None,
            empty=empty,
        )
        for key, title, empty, holds in kinds
        for found in [[one for one in grants if holds(one)]]
    ]
    return tuple(one for one in tables if one.table or one.empty)


def _holds(grant: Grant, on: date) -> bool:
    return Period(grant.starts, grant.ends).covers(on)


def _table(caption: str, grants: Sequence[Grant], *, on: date, manages: Scopes) -> Table:
    heads = (_("Role"), pgettext("a unit", "Over"), _("From"), _("To"))
    may_end = [manages.cover(one.scope) and (one.ends is None or one.ends >= on) for one in grants]
    shown = (*heads, _("Change")) if any(may_end) else heads
    rows = []
    for grant, endable in zip(grants, may_end, strict=True):
        cells = (
            Cell(text=role_title(grant.role)),
            Cell(text=place(grant.scope)),
            Cell(text=formats.short_day(grant.starts)),
            Cell(text=formats.short_day(grant.ends)),
        )
        rows.append(Row(cells=(*cells, _end(grant)) if endable else cells))
        if any(may_end) and not endable:
            rows[-1] = Row(cells=(*cells, Cell(text=formats.NOT_APPLICABLE)))
    return Table(
        caption=caption,
        columns=tuple(Column(label=label) for label in shown),
        rows=tuple(rows),
        as_cards=True,
    )


def _end(grant: Grant) -> Cell:
    return Cell(
        text=_("End it…"), url=reverse("person-grant-end", args=[grant.person_id, grant.pk])
    )
