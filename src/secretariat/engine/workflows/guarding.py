"""What must hold before a move, asked of a set of records."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from secretariat.engine.fetching import fetched
from secretariat.engine.records.performing import said
from secretariat.engine.workflows.declaring import Move, SetGuard
from secretariat.kernel.errors import Problem


def unready(move: Move, records: Sequence[Any], *, on: date) -> Iterator[Problem]:
    """Each guard's sentence for each record that must wait, in the order of the guards.

    The guards of sets are asked all at once.
    """
    sets = {n: guard for n, guard in enumerate(move.guards) if isinstance(guard, SetGuard)}
    found = dict(zip(sets, _held_back(list(sets.values()), records, on), strict=True))
    for number, guard in enumerate(move.guards):
        if isinstance(guard, SetGuard):
            for record in found[number]:
                yield Problem(where=str(record), wrong=said(guard.says, record))
            continue
        for record in records:
            sentence = guard(record, on)
            if sentence:
                yield Problem(where=str(record), wrong=str(sentence))


def _held_back(guards: Sequence[SetGuard], records: Sequence[Any], on: date) -> list[list[Any]]:
    """The records that each guard finds: one query for all guards."""
    if not records:
        return [[] for _each in guards]
    rows = type(records[0])._default_manager.filter(pk__in=[one.pk for one in records])
    return fetched(*(guard.finds(rows, on) for guard in guards))


def ready(move: Move, rows: QuerySet[Any], *, on: date) -> QuerySet[Any]:
    """The records no set guard holds back; guards of single records are asked afterwards."""
    for guard in move.guards:
        if isinstance(guard, SetGuard):
            rows = rows.exclude(pk__in=guard.finds(rows, on).order_by().values("pk"))
    return rows
