"""Records of other registers that point to a record, as small tables on its page."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.fetching import fetched
from secretariat.engine.registers.counting import Count, counted_at_once
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.declaring import Related as Declared
from secretariat.engine.registers.listing import Asked, references, rows_of
from secretariat.engine.registers.narrowing import filter_of
from secretariat.engine.registers.ordering import order_by
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.registers import Related
from secretariat.web.formats import number
from secretariat.web.records import tables
from secretariat.web.records.among import list_of

SHOWN = 10


def related(register: Register, record: Any, *, actor: Actor, on: date) -> tuple[Related, ...]:
    """Show the first few of each list that has a member the reader may see.

    Two queries, however many lists: one fetches them, one counts those that are longer.
    """
    rights = rights_of(actor, on=on)
    declared = [one for one in register.related if rights.scopes(register_of(one.register).see)]
    lists = [_rows(one, record, actor=actor, on=on) for one in declared]
    found = fetched(*(rows[: SHOWN + 1] for rows in lists))
    longer = [rows for rows, some in zip(lists, found, strict=True) if len(some) > SHOWN]
    counts = iter(counted_at_once(longer))
    return tuple(
        _list(one, record, rows, some, next(counts) if len(some) > SHOWN else None)
        for one, rows, some in zip(declared, lists, found, strict=True)
        if some
    )


def _rows(declared: Declared, record: Any, *, actor: Actor, on: date) -> QuerySet[Any]:
    """All of a list that the reader may see, in the order of their register."""
    other = register_of(declared.register)
    rows = rows_of(other, actor=actor, on=on).filter(**{declared.by: record})
    return rows.select_related(*references(other)).order_by(*order_by(other, ""))


def _list(
    declared: Declared, record: Any, rows: QuerySet[Any], some: list[Any], count: Count | None
) -> Related:
    other = register_of(declared.register)
    columns = tables.columns_of(other, rows, without=declared.by)
    caption = str(declared.title)
    whole = Asked(where={declared.by: filter_of(other, declared.by).value_of(record)})
    return Related(
        key=f"{declared.register}-{declared.by}",
        title=caption,
        table=tables.table(other, some[:SHOWN], caption=caption, columns=columns, among=whole),
        all_records=None if count is None else _all(other, whole, count),
    )


def _all(other: Register, whole: Asked, count: Count) -> Link:
    """Lead to all of them: the register, narrowed to this record."""
    told = _("Open all %(count)s") if count.exactly else _("Open more than %(count)s")
    return Link(label=told % {"count": number(count.number)}, url=list_of(other, whole))
