"""Records of other registers that point to a record, as small tables on its page."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.declaring import Related as Declared
from secretariat.engine.registers.listing import references, rows_of
from secretariat.engine.registers.narrowing import filter_of
from secretariat.engine.registers.ordering import order_by
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.registers import Related
from secretariat.web.formats import number
from secretariat.web.links import register_page
from secretariat.web.records import tables

SHOWN = 10


def related(register: Register, record: Any, *, actor: Actor, on: date) -> tuple[Related, ...]:
    """Show the first few of each list that has a member the reader may see."""
    rights = rights_of(actor, on=on)
    found = [
        _list(one, record, actor=actor, on=on)
        for one in register.related
        if rights.scopes(register_of(one.register).see)
    ]
    return tuple(one for one in found if one.table.rows)


def _list(declared: Declared, record: Any, *, actor: Actor, on: date) -> Related:
    other = register_of(declared.register)
    rows = rows_of(other, actor=actor, on=on).filter(**{declared.by: record})
    rows = rows.select_related(*references(other)).order_by(*order_by(other, ""))
    columns = tables.columns_of(other, rows, without=declared.by)
    shown = list(rows[: SHOWN + 1])
    note(other, [one.pk for one in shown[:SHOWN]], Through.LIST)
    caption = str(declared.title)
    return Related(
        key=f"{declared.register}-{declared.by}",
        title=caption,
        table=tables.table(other, shown[:SHOWN], caption=caption, columns=columns),
        all_records=_all(other, declared, record, rows.count()) if len(shown) > SHOWN else None,
    )


def _all(other: Register, declared: Declared, record: Any, count: int) -> Link:
    """Lead to all of them: the register, narrowed to this record."""
    parts = {declared.by: filter_of(other, declared.by).value_of(record)}
    label = _("Open all %(count)s") % {"count": number(count)}
    return Link(label=label, url=register_page(other.key, parts))
