"""What stands before and after a record in a list: found by its place in the order, not counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OrderBy, Q, QuerySet

from secretariat.engine.access.actors import Actor
from secretariat.engine.fetching import fetched
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked, narrowed_to, plain_rows
from secretariat.engine.registers.ordering import order_by

Place = Sequence[Any]  # what a record is compared by, in the order of the list


@dataclass(frozen=True, kw_only=True)
class Adjoining:
    """The numbers of the records next to one in a list; none where the list begins or ends."""

    before: int | None = None
    after: int | None = None


def placed(register: Register, rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """The same records, each with its place in the list's order, as `adjoining` asks for it."""
    found: QuerySet[Any] = rows.annotate(**_named(order_by(register, asked.order)))
    return found


def adjoining(
    register: Register, asked: Asked, record: Any, *, actor: Actor, on: date
) -> Adjoining:
    """The records before and after one of `placed`, of those she may see and the list holds.

    A record that the list no longer holds, since it was changed, still has its place in the order.
    One query, and one more for words; at any length of the list it reads a few steps of an index,
    where its order has one.
    """
    rows = plain_rows(register, actor=actor, on=on)
    order = order_by(register, asked.order)
    place = [getattr(record, _name(step)) for step in range(len(order))]
    held = narrowed_to(register, rows, asked).alias(**_named(order))
    ways = [list(_beyond(held, one, place)) for one in (_turned(order), order)]
    found = iter(fetched(*(part for way in ways for part in way)))
    before, after = ([next(found) for _part in way] for way in ways)
    return Adjoining(before=_first(before), after=_first(after))


def _turned(order: Sequence[OrderBy]) -> list[OrderBy]:
    return [OrderBy(one.expression, descending=not one.descending) for one in order]


def _named(order: Sequence[OrderBy]) -> dict[str, Any]:
    return {_name(step): one.expression for step, one in enumerate(order)}


def _name(step: int) -> str:
    return f"place_{step}"


def _beyond(rows: QuerySet[Any], order: Sequence[OrderBy], place: Place) -> Iterator[QuerySet[Any]]:
    """The first record beyond the place, in parts: the first that holds one tells it.

    Each part is a stretch of an index by itself, which no condition with an "or" would be: what
    ties with the record as far as it can and is beyond it by the next thing compared.
    """
    ordered = rows.order_by(*order).values_list("pk", flat=True)
    for step in reversed(range(len(order))):
        tied = [_same(earlier, place[earlier]) for earlier in range(step)]
        for farther in _farther(step, place[step], is_descending=order[step].descending):
            yield ordered.filter(*tied, farther)[:1]


def _same(step: int, value: Any) -> Q:
    name = _name(step)
    return Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})


def _farther(step: int, value: Any, *, is_descending: bool) -> Iterator[Q]:
    """What comes after a value; nothing recorded comes last, and first in the other direction."""
    name = _name(step)
    if value is None:
        if is_descending:
            yield Q(**{f"{name}__isnull": False})
        return
    yield Q(**{f"{name}__lt" if is_descending else f"{name}__gt": value})
    if not is_descending:
        yield Q(**{f"{name}__isnull": True})


def _first(parts: Sequence[Sequence[int]]) -> int | None:
    return next((part[0] for part in parts if part), None)
