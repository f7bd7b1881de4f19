"""Several lists by one statement: what a page shows of many tables is fetched at once."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class _Arm:
    """One of the lists as a part of the statement; `place` is its place among them."""

    place: int
    rows: QuerySet[Any]
    compiler: Any
    text: str
    params: tuple[Any, ...]

    @property
    def sql(self) -> str:
        """Its rows, numbered in their order; none but where the statement is at its place."""
        return (
            f"LEFT JOIN LATERAL (SELECT row_number() OVER () AS {self.mark}, t.*"
            f" FROM ({self.text}) t WHERE p.place = {self.place}) a{self.place} ON true"
        )

    @property
    def mark(self) -> str:
        """The name of the column that numbers its rows and stands before their own."""
        return f"arm_{self.place}"

    def made(self, found: Rows) -> list[Any]:
        """What the QuerySet makes of its rows."""
        width = self.compiler.col_count
        chunk = [row[:width] for row in found]
        self.compiler.execute_sql = lambda *args, **kwargs: [chunk]
        rows = self.rows._chain()  # type: ignore[attr-defined]
        rows.query.get_compiler = lambda *args, **kwargs: self.compiler
        return list(rows._iterable_class(rows))


def fetched(*lists: QuerySet[Any]) -> list[list[Any]]:
    """What each list holds, in its order: one query for all that are kept in the same database.

    For lists a page shows: each is read once, without a second process to help. None may
    prefetch.
    """
    found: list[list[Any]] = [[] for _each in lists]
    for alias in dict.fromkeys(rows.db for rows in lists):
        arms = list(_arms(lists, alias))
        if len(arms) == 1:
            found[arms[0].place] = list(arms[0].rows)
        elif arms:
            for arm, rows in zip(arms, _run(arms, alias), strict=True):
                found[arm.place] = arm.made(rows)
    return found


def _arms(lists: Sequence[QuerySet[Any]], alias: str) -> Iterator[_Arm]:
    """Those of one database; what is known to hold nothing is not asked for."""
    for place, rows in enumerate(lists):
        if rows.db == alias:
            compiler = rows.query.get_compiler(using=alias)
            with suppress(EmptyResultSet):
                text, params = compiler.as_sql()
                yield _Arm(place, rows, compiler, text, tuple(params))


def _run(arms: Sequence[_Arm], alias: str) -> list[Rows]:
    """The rows of each arm, in order."""
    places = ", ".join(f"({arm.place})" for arm in arms)
    columns = ", ".join(f"a{arm.place}.*" for arm in arms)
    joined = " ".join(arm.sql for arm in arms)
    text = f"SELECT p.place, {columns} FROM (VALUES {places}) AS p (place) {joined}"
    with connections[alias].cursor() as cursor:
        cursor.execute(text, [param for arm in arms for param in arm.params])
        names = [column.name for column in cursor.description]
        rows = cursor.fetchall()
    starts = [names.index(arm.mark) for arm in arms]
    ends = [*starts[1:], None]
    spans = {arm.place: span for arm, *span in zip(arms, starts, ends, strict=True)}
    sorted_out: dict[int, Rows] = {arm.place: [] for arm in arms}
    for row in rows:
        first, last = spans[row[0]]
        if row[first] is not None:
            sorted_out[row[0]].append(row[first:last])
    return [[row[1:] for row in sorted(sorted_out[arm.place], key=_number)] for arm in arms]


def _number(row: tuple[Any, ...]) -> int:
    number: int = row[0]
    return number
