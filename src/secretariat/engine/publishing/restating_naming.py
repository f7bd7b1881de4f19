"""Naming the records behind a change: those the reader may see, and no other."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import Q

from secretariat.engine.history.reading import known_at
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.restating_causes import Cause, Touched, Why
from secretariat.engine.publishing.restating_records import Between, Model
from secretariat.engine.publishing.restating_traces import Traced
from secretariat.engine.records.naming import named_by
from secretariat.engine.registers.declaring import register_for
from secretariat.engine.registers.reserving import condition_then

NAMED: Final = 20


def named(why: Why, found: Sequence[Traced], *, between: Between, reader: Reader) -> Cause:
    """A reason with the first of its records by name; those she may not see are not counted."""
    by_place: dict[tuple[Model, datetime | None], list[Traced]] = defaultdict(list)
    for one in found:
        by_place[one.fate.model, _stood(one, between)].append(one)
    told = [
        touched
        for (model, at), some in by_place.items()
        for touched in _told(model, at, some, between=between, reader=reader)
    ]
    return Cause(
        why=why,
        records=tuple(told[:NAMED]),
        more=max(0, len(told) - NAMED),
        hidden=len(told) < len(found),
    )


def _stood(one: Traced, between: Between) -> datetime | None:
    """The moment at which a record stands: what was withdrawn, at the earlier one."""
    return between.since if one.fate.why is Why.WITHDRAWN else between.until


def _told(
    model: Model, at: datetime | None, found: Sequence[Traced], *, between: Between, reader: Reader
) -> list[Touched]:
    """Those of one table that she may see, with the name they had at the moment."""
    register = register_for(model)
    numbers = [one.fate.number for one in found]
    open_to_her = Q()
    if register is not None:
        open_to_her = condition_then(register, actor=reader.actor, on=reader.on, among=numbers)
    with known_at(at, using=between.side):
        rows = model._base_manager.filter(pk__in=numbers).select_related(*named_by(model))
        if register is None and not reader.is_unlimited:
            return []
        rows = rows.filter(open_to_her)
        names = {row.pk: str(row) for row in rows}
    return [
        Touched(
            table=one.fate.table,
            number=one.fate.number,
            kind=str(model._meta.verbose_name),
            name=names[one.fate.number],
            effect=one.effect,
            at=one.fate.at,
        )
        for one in found
        if one.fate.number in names
    ]
