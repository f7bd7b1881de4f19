"""What waits for a person though no move of a workflow says so: declared by areas, read as one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import IntegerField, QuerySet, Value

from secretariat.engine.access.models import Person
from secretariat.engine.declared import declared
from secretariat.engine.records.naming import named_by

Text = Any  # a string, or a translation made when it is shown


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something to be done with records of a register by whoever they wait for.

    `rows` are the records, of those she may see, on which it waits for a person on a day, empty
    without a question where it can't wait for her. `address` is the name of the page on which she
    does it, and `of` gives from a record what the address takes.
    """

    register: str
    title: Text
    rows: Callable[[Person, date], QuerySet[Any]]
    address: str
    of: Callable[[Any], tuple[Any, ...]]


@dataclass(frozen=True, kw_only=True)
class Doing:
    """A record on which a task waits."""

    task: Task
    record: Any


def tasks() -> tuple[Task, ...]:
    """Every task the product declares."""
    return declared("tasks")


def tasks_of(person: Person, *, on: date, most: int) -> tuple[Doing, ...]:
    """What waits for a person on the day, at most so many of each task, and one more if there are.

    All tasks are asked for in one query; then the records, one query a task that has any.
    """
    asked = [(task, task.rows(person, on)) for task in tasks()]
    found = _numbers([rows for _task, rows in asked], most + 1)
    return tuple(
        Doing(task=task, record=record)
        for (task, rows), numbers in zip(asked, found, strict=True)
        for record in _kept(rows, numbers)
    )


def _numbers(asked: Sequence[QuerySet[Any]], most: int) -> list[list[int]]:
    """The numbers of the records of each question, in one statement."""
    found: list[list[int]] = [[] for _rows in asked]
    parts = [
        rows.annotate(place=Value(place, output_field=IntegerField()))
        .order_by("pk")
        .values_list("place", "pk")[:most]
        for place, rows in enumerate(asked)
    ]
    if parts:
        first, *others = parts
        for place, number in first.union(*others, all=True) if others else first:
            found[place].append(number)
    return found


def _kept(rows: QuerySet[Any], numbers: Sequence[int]) -> Iterator[Any]:
    if numbers:
        model = rows.model
        kept = model._default_manager.select_related(*named_by(model)).in_bulk(numbers)
        yield from (kept[number] for number in sorted(numbers) if number in kept)
