"""One page of a register: what the reader may see, narrowed, searched, ordered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from secretariat.engine.access.actors import Actor
from secretariat.engine.records.days import covers
from secretariat.engine.records.naming import named_by
from secretariat.engine.registers.counting import Count, counted, counted_at_once
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.narrowing import narrowed
from secretariat.engine.registers.ordering import order_by
from secretariat.engine.registers.reserving import seen
from secretariat.engine.search.matching import holding, words_of

PAGE = 50
FARTHEST = 10**9  # page asked for: a number that a database can still count to


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a reader asks of a list: filters by their words, a text, a day, an order and a page.

    `columns` are the columns to be shown; none: those the register declares.
    """

    where: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    on: date | None = None
    order: str = ""
    page: int = 1
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One page of records, and how many there are in all, exactly or about."""

    rows: list[Any]
    total: Count
    page: int
    first: int
    has_next: bool

    @property
    def count(self) -> int:
        """How many there are in all; see `total` for whether they were counted."""
        return self.total.number

    @property
    def pages(self) -> int:
        """How many pages there are in all; as certain as the count."""
        return max(1, self.page + self.has_next, -(-self.count // PAGE))


def rows_of(register: Register, *, actor: Actor, on: date) -> QuerySet[Any]:
    """The register's records this reader may see."""
    return seen(register, register.rows_on(on), actor=actor, on=on)


def chosen(register: Register, asked: Asked, *, actor: Actor, on: date) -> QuerySet[Any]:
    """The records asked for, in order; an unknown filter or column is an error, not ignored."""
    rows = narrowed_to(register, rows_of(register, actor=actor, on=on), asked)
    return rows.order_by(*order_by(register, asked.order))


def listed(register: Register, asked: Asked, *, actor: Actor, on: date) -> Listed:
    """One page of the list; beyond the last page, the last one."""
    plain = narrowed_to(register, plain_rows(register, actor=actor, on=on), asked)
    ordered = plain.order_by(*order_by(register, asked.order)).values_list("pk", flat=True)
    page = min(max(1, asked.page), FARTHEST)
    numbers = _numbers(ordered, page)
    if not numbers and page > 1:
        page = max(1, -(-plain.order_by().count() // PAGE))
        numbers = _numbers(ordered, page)
    first, has_next = (page - 1) * PAGE, len(numbers) > PAGE
    return Listed(
        rows=fetched(register, numbers[:PAGE], on=on),
        total=_total(plain, asked) if has_next else Count(number=first + len(numbers)),
        page=page,
        first=first + 1,
        has_next=has_next,
    )


def _total(plain: QuerySet[Any], asked: Asked) -> Count:
    """How many there are; the database can't reckon how many records hold the words of a text."""
    if words_of(asked.text):
        (total,) = counted_at_once([plain])
        return total
    return counted(plain)


def references(register: Register) -> list[str]:
    """The references the columns follow, and those that name them, fetched with the list."""
    fields: dict[str, Any] = {f.name: f for f in register.model._meta.concrete_fields}
    shown = {name for name in register.shown if name in fields and fields[name].is_relation}
    further = {
        f"{name}__{other}" for name in shown for other in named_by(fields[name].related_model)
    }
    return sorted(shown | further)


def narrowed_to(register: Register, rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Those of these records that are asked for, in no order."""
    rows = narrowed(rows, register, asked.where)
    if asked.on is not None and register.on is not None:
        rows = rows.filter(covers(asked.on, starts=register.on[0], ends=register.on[1]))
    return holding(rows, register.search, asked.text)


def plain_rows(register: Register, *, actor: Actor, on: date) -> QuerySet[Any]:
    """What this reader may see, without what the QuerySet adds: going through many is then quick.

    A QuerySet that leaves records out, or orders by what it adds, is kept as it is.
    """
    rows = register.rows()
    added = {part.removeprefix("-") for part in register.order} & set(rows.query.annotations)
    if not (rows.query.where or rows.query.distinct or added):
        rows = register.model._base_manager.all()
    return seen(register, rows, actor=actor, on=on)


def _numbers(ordered: QuerySet[Any], page: int) -> list[int]:
    """The numbers of a page's records, and of one more if there is one."""
    first = (page - 1) * PAGE
    return list(ordered[first : first + PAGE + 1])


def fetched(register: Register, numbers: Sequence[int], *, on: date) -> list[Any]:
    """The records of these numbers, in this order, with all that is shown of them."""
    return in_order(numbers, shown(register, numbers, on=on))


def shown(register: Register, numbers: Sequence[int], *, on: date) -> QuerySet[Any]:
    """The records of these numbers in any order, with all that is shown of them."""
    rows = register.rows_on(on).filter(pk__in=numbers)
    return rows.select_related(*references(register)).order_by()


def in_order(numbers: Sequence[int], records: Iterable[Any]) -> list[Any]:
    """The records in the order of these numbers; those of other numbers are left out."""
    found = {record.pk: record for record in records}
    return [found[number] for number in numbers if number in found]
