"""What became of records between two moments, told from their history."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import connections, models

from secretariat.engine.history.reading import known_at
from secretariat.engine.history.recording import event_model
from secretariat.engine.publishing.restating_causes import Why
from secretariat.engine.publishing.tables import columns_of

Model = type[models.Model]
_WORDS: Final = re.compile(r"\w+")
_END: Final = "coalesce(%s::timestamptz, 'infinity')"
_STOOD: Final = (
    f"pgh_obj_id = one.id AND pgh_created_at <= {_END} AND pgh_label <> 'delete'"
    f" AND (pgh_until IS NULL OR pgh_until > {_END})"
)


@dataclass(frozen=True, kw_only=True)
class Between:
    """The time from one moment of knowledge to a later one; without an end, to now."""

    since: datetime
    until: datetime | None
    side: str


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of one record: nothing that matters where `why` is None."""

    model: Model
    number: int
    why: Why | None
    at: datetime | None

    @property
    def table(self) -> str:
        """The table it stands in."""
        return str(self.model._meta.db_table)


@dataclass(frozen=True, kw_only=True)
class Reads:
    """What a statement reads: only a change of a column it names can change what it counts."""

    text: str
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(_WORDS.findall(self.text)))

    def columns(self, model: Model) -> list[str]:
        """The columns of a table that the statement names."""
        return [column for column in columns_of(model)[1:] if column in self.words]


def fates(model: Model, numbers: Sequence[int], reads: Reads, between: Between) -> list[Fate]:
    """What became of these records."""
    return _told(model, "SELECT unnest(%s::bigint[]) AS id", [list(numbers)], reads, between)


def moved(model: Model, reads: Reads, between: Between) -> list[Fate]:
    """Every record of a table of which something was entered meanwhile that the statement reads."""
    events = event_model(model)._meta.db_table
    touched = (
        f'SELECT pgh_obj_id AS id FROM public."{events}"'
        f" WHERE pgh_created_at > %s AND pgh_created_at <= {_END}"
        " UNION SELECT record FROM history_erasure"
        f' WHERE "table" = %s AND at > %s AND at <= {_END}'
    )
    window = [between.since, between.until]
    found = _told(model, touched, [*window, model._meta.db_table, *window], reads, between)
    return [one for one in found if one.why is not None]


def _told(
    model: Model, source: str, params: Iterable[Any], reads: Reads, between: Between
) -> list[Fate]:
    """The records of a source of numbers beside how they stood at either end, in one statement."""
    events, table = event_model(model)._meta.db_table, model._meta.db_table
    read = reads.columns(model)
    before, after = (", ".join(f'{one}."{c}"' for c in read) for one in ("before", "after"))
    differs = f"ROW({before}) IS DISTINCT FROM ROW({after})" if read else "false"
    stood = f'LEFT JOIN LATERAL (SELECT * FROM public."{events}" WHERE {_STOOD} LIMIT 1)'
    with connections[between.side].cursor() as cursor:
        cursor.execute(
            f"SELECT one.id, before.pgh_id IS NOT NULL, after.pgh_id IS NOT NULL, {differs},"
            " EXISTS (SELECT FROM history_erasure AS erased WHERE erased.record = one.id"
            f' AND erased."table" = %s AND erased.at > %s AND erased.at <= {_END}),'
            f' (SELECT max(pgh_created_at) FROM public."{events}" WHERE pgh_obj_id = one.id'
            f" AND pgh_created_at > %s AND pgh_created_at <= {_END})"
            f" FROM ({source}) AS one {stood} AS before ON true {stood} AS after ON true"
            " ORDER BY one.id",
            [
                *(table, between.since, between.until, between.since, between.until, *params),
                *(between.since, between.since, between.until, between.until),
            ],
        )
        rows = cursor.fetchall()
    return [
        Fate(model=model, number=number, why=_why(*facts), at=at) for number, *facts, at in rows
    ]


def _why(stood: bool, stands: bool, differs: bool, erased: bool) -> Why | None:
    """What the two ends say; a record that came and went meanwhile explains nothing."""
    if erased:
        return Why.ERASED
    if stood and stands:
        return Why.CORRECTED if differs else None
    if stands:
        return Why.LATE
    return Why.WITHDRAWN if stood else None


def connected(
    model: Model, numbers: set[int], other: Model, theirs: set[int], between: Between
) -> set[int]:
    """Those records of a table that refer to these of another, or that these refer to.

    At once or by one record between them, at either end of the time.
    """
    there, here = _paths(model, other), _paths(other, model)
    if not numbers or not (there or here):
        return set()
    found: set[int] = set()
    for at in (between.since, between.until):
        with known_at(at, using=between.side):
            for path in there:
                rows = model._base_manager.filter(pk__in=numbers, **{f"{path}__pk__in": theirs})
                found |= set(rows.values_list("pk", flat=True))
            for path in here:
                rows = other._base_manager.filter(pk__in=theirs, **{f"{path}__pk__in": numbers})
                found |= set(rows.values_list(f"{path}__pk", flat=True))
    return found


def _paths(one: Model, other: Model, depth: int = 2) -> list[str]:
    """The ways that lead from a record forward to one of another table."""
    found = []
    for own in one._meta.local_concrete_fields:
        target = own.related_model
        if target is other:
            found.append(own.name)
        elif isinstance(target, type) and depth > 1:
            found += [f"{own.name}__{rest}" for rest in _paths(target, other, depth - 1)]
    return found
