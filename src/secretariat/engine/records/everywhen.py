"""Selections asked for every day at once: told apart where one stands within another.

A sweep sums first and last days of the records selected. What is asked of other records within the
selection has days of its own, which no sum knows.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import QuerySet
from django.db.models.sql.query import Query

_EVER: Final = "is_for_every_day"  # a query hands it on to its copies, wherever they are put


def mark_as_ever(rows: QuerySet[Any]) -> None:
    """Note that the rows were asked for every day at once."""
    vars(rows.query)[_EVER] = True


def asks_ever_within(rows: QuerySet[Any]) -> bool:
    """Whether something within the selection, not the selection itself, is for every day."""
    _itself, *within = _queries(rows.query)
    return any(vars(one).get(_EVER) for one in within)


def _queries(asked: Any) -> Iterator[Query]:
    """A query and those within it, or those within an expression."""
    if isinstance(asked, Query):
        yield asked
        tables = [getattr(one, "query", None) for one in asked.alias_map.values()]
        parts = [asked.where, *asked.annotations.values(), *tables, *asked.combined_queries]
    else:
        parts = asked.get_source_expressions()
    for part in parts:
        if part is not None:
            yield from _queries(part)
