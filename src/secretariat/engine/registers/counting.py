"""How many records a list holds: exactly while that is quick, else about, and said so."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

BOUND = 10_000  # records up to which a list is counted one by one
TOO_MANY = 10 * BOUND  # where the database expects more, counting even to the bound can be slow


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number of records; `exactly` says whether they were counted or reckoned.

    `beyond` says that they were counted as far as this number, and are more.
    """

    number: int
    exactly: bool = True
    beyond: bool = False

    @property
    def rounded(self) -> int:
        """The number to two figures where it was reckoned: it is no more certain than that."""
        if self.exactly or self.beyond:
            return self.number
        step: int = 10 ** max(len(str(self.number)) - 2, 0)
        return self.number // step * step


def counted(rows: QuerySet[Any]) -> Count:
    """Count the records, up to the bound; beyond it, reckon as the database does from its samples.

    One query or two, at most some milliseconds at any size.
    """
    expected = reckoned(rows)
    if expected > TOO_MANY:
        return Count(number=expected, exactly=False)
    number: int = rows.order_by().values("pk")[: BOUND + 1].count()
    if number > BOUND:
        return Count(number=max(expected, number), exactly=False)
    return Count(number=number)


def counted_at_once(lists: Sequence[QuerySet[Any]]) -> list[Count]:
    """Count each list up to the bound: one query for all that are kept in the same database."""
    found = [Count(number=0) for _ in lists]
    for alias in {rows.db for rows in lists}:
        places = [place for place, rows in enumerate(lists) if rows.db == alias]
        for place, number in _numbers({place: lists[place] for place in places}, alias):
            more = number > BOUND
            found[place] = Count(number=min(number, BOUND), exactly=not more, beyond=more)
    return found


def _numbers(lists: Mapping[int, QuerySet[Any]], alias: str) -> list[tuple[int, int]]:
    parts, values = [], []
    for place, rows in lists.items():
        with suppress(EmptyResultSet):  # of what she may see none of, nothing needs asking
            bounded = rows.order_by().values("pk")[: BOUND + 1]
            sql, params = bounded.query.get_compiler(using=alias).as_sql()
            parts.append(f"SELECT {place}, count(*) FROM ({sql}) AS bounded")
            values += params
    if not parts:
        return []
    with connections[alias].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        found: list[tuple[int, int]] = cursor.fetchall()
    return found


def reckoned(rows: QuerySet[Any]) -> int:
    """How many rows the database expects the query to give."""
    (plan,) = json.loads(rows.order_by().values("pk").explain(format="json"))
    return int(plan["Plan"]["Plan Rows"])
