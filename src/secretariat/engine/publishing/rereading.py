"""Holding history against the leaves of a release: which records it now tells otherwise."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.db import connections, models
from django.utils.translation import gettext as _

from secretariat.engine.history.reading import known_at
from secretariat.engine.history.recording import ERASED, event_model, recorded_models
from secretariat.engine.publishing.findings import Finding, Kind
from secretariat.engine.publishing.models import Release, ReleasedTable
from secretariat.engine.publishing.tables import digested, leaf, leaves

NAMED: Final = 20  # how many records of a table are named; the rest are counted


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A table of a release with the model it belongs to now."""

    kept: ReleasedTable
    model: type[models.Model]
    release: Release
    side: str

    def ask(self, statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The rows of a statement, as known when the release was frozen."""
        with (
            known_at(self.release.known_at, using=self.side),
            connections[self.side].cursor() as cursor,
        ):
            cursor.execute(statement, params)
            return list(cursor.fetchall())


def reads_as_kept(release: Release, kept: ReleasedTable, *, side: str) -> bool:
    """Whether history tells the very records and leaves the release keeps, under the root kept.

    Nothing of such a table can differ; `against_history` tells what does of any other.
    """
    model = _model(kept)
    if model is None or set(kept.columns) - _columns(model):
        return False
    held = _Held(kept=kept, model=model, release=release, side=side)
    ((is_same,),) = held.ask(
        "SELECT now.ids = kept.ids AND now.leaves = kept.leaves AND now.root = kept.root"
        " AND now.count = kept.count FROM publishing_releasedtable AS kept,"
        f" ({digested(kept.table, kept.columns)}) AS now WHERE kept.id = %s",
        [bytes(kept.salt), kept.pk],
    )
    return bool(is_same)


def tables_known(tables: Iterable[ReleasedTable]) -> list[type[models.Model]]:
    """The tables that the product still keeps."""
    found = [_model(one) for one in tables]
    return [model for model in found if model is not None]


def against_history(
    release: Release, kept: ReleasedTable, *, side: str, erased: Sequence[int] = ()
) -> Iterator[Finding]:
    """Every record of a table whose history is not what it was when the release was frozen.

    Those in `erased` may differ, and say so.
    """
    model = _model(kept)
    gone = set() if model is None else set(kept.columns) - _columns(model)
    if model is None or gone:
        yield Finding(
            kind=Kind.TABLE,
            where=kept.table,
            explains=_("The product no longer keeps all of it: %(gone)s.")
            % {"gone": ", ".join(sorted(gone)) or kept.table},
            table=kept.table,
        )
        return
    held = _Held(kept=kept, model=model, release=release, side=side)
    if erased:
        yield from _told(held, list(erased), Kind.ERASED)
    yield from _told(held, list(erased), Kind.RECORD)
    yield from _told_twice(held)


def erased_in(release: Release, kept: ReleasedTable, *, side: str) -> frozenset[int]:
    """The records erased since the release was frozen, which hold now what an erasure leaves."""
    model = _model(kept)
    left = ERASED[model] if model else {}
    if model is None or not left:
        return frozenset()
    held = _Held(kept=kept, model=model, release=release, side=side)
    names = {model._meta.get_field(name).column: words for name, words in left.items()}  # type: ignore[union-attr]
    redacted = " AND ".join(
        f"one.\"{column}\"::text IS NOT DISTINCT FROM replace(%s, '{{id}}', one.id::text)"
        for column in names
    )
    rows = held.ask(
        f'SELECT DISTINCT one.id FROM "{kept.table}" AS one'
        " JOIN history_erasure AS erasure ON erasure.record = one.id AND erasure.table = %s"
        " JOIN history_act AS act ON act.id = erasure.act AND act.action = 'history.erase'"
        f" WHERE erasure.at > %s AND {redacted}",
        [kept.table, release.known_at, *names.values()],
    )
    return frozenset(int(number) for (number,) in rows)


def _model(kept: ReleasedTable) -> type[models.Model] | None:
    return {one._meta.db_table: one for one in recorded_models()}.get(kept.table)


def _columns(model: type[models.Model]) -> set[str]:
    own = {str(field.column) for field in event_model(model)._meta.local_concrete_fields}
    return own | {str(model._meta.pk.column)}


def _told(held: _Held, erased: list[int], kind: Kind) -> Iterator[Finding]:
    """Each record that differs, among those erased or among all others; the first ones by name."""
    among = "= ANY" if kind is Kind.ERASED else "<> ALL"
    rows = held.ask(
        "WITH said AS (SELECT u.id, u.leaf FROM publishing_releasedtable t"
        " CROSS JOIN LATERAL unnest(t.ids, t.leaves) AS u(id, leaf) WHERE t.id = %s),"
        f" now AS ({leaves(held.kept.table, held.kept.columns)})"
        " SELECT coalesce(said.id, now.id), said.leaf, now.leaf, count(*) OVER ()"
        " FROM said FULL JOIN now ON said.id = now.id WHERE said.leaf IS DISTINCT FROM now.leaf"
        f" AND coalesce(said.id, now.id) {among}(%s) ORDER BY 1 LIMIT %s",
        [held.kept.pk, bytes(held.kept.salt), erased, NAMED],
    )
    for number, said, now, _count in rows:
        yield _finding(held, kind, number, said, now)
    if rows and rows[0][3] > NAMED:
        yield Finding(
            kind=kind,
            where=str(held.model._meta.verbose_name_plural),
            explains=_("%(count)s more differ.") % {"count": rows[0][3] - NAMED},
            table=held.kept.table,
        )


def _told_twice(held: _Held) -> Iterator[Finding]:
    """Records of which history tells more than one state at the instant."""
    key = held.kept.columns[0]
    rows = held.ask(
        f'SELECT "{key}" FROM "{held.kept.table}" GROUP BY 1 HAVING count(*) > 1'
        " ORDER BY 1 LIMIT %s",
        [NAMED],
    )
    for (number,) in rows:
        yield Finding(
            kind=Kind.RECORD,
            where=_where(held, number),
            explains=_("History tells this record more than once for that moment."),
            table=held.kept.table,
            record=number,
        )


def _finding(held: _Held, kind: Kind, number: int, said: Any, now: Any) -> Finding:
    before, after = "", ""
    if kind is Kind.ERASED:
        explains = _("Erased on schedule, after the release was frozen.")
    elif said is None:
        explains = _("History now has a record that was not there when the release was frozen.")
    elif now is None:
        explains = _("History no longer has this record.")
    else:
        explains = _("History tells this record otherwise than when the release was frozen.")
        before, after = _difference(held, number, bytes(said))
    return Finding(
        kind=kind,
        where=_where(held, number),
        said=before,
        now=after,
        explains=explains,
        table=held.kept.table,
        record=number,
    )


def _where(held: _Held, number: int) -> str:
    """What a reader calls a record of the table."""
    return _("%(kind)s %(number)s, “%(name)s”") % {
        "kind": held.model._meta.verbose_name,
        "number": number,
        "name": _name(held, number),
    }


def _difference(held: _Held, number: int, said: bytes) -> tuple[str, str]:
    """What was altered, if the record today or another of its events still has what was sealed."""
    columns = held.kept.columns
    event = event_model(held.model)._meta.db_table
    own = ", ".join(f'"{column}"' for column in columns)
    told = ", ".join(['"pgh_obj_id"', *(f'"{column}"' for column in columns[1:])])
    candidates = (
        f'SELECT {own} FROM public."{held.kept.table}" WHERE "{columns[0]}" = %s'
        f' UNION ALL SELECT {told} FROM public."{event}" WHERE pgh_obj_id = %s'
    )
    found = held.ask(
        f"SELECT to_jsonb(one) FROM ({candidates}) AS one WHERE {leaf(columns)} = %s LIMIT 1",
        [number, number, bytes(held.kept.salt), said],
    )
    now = held.ask(
        f'SELECT to_jsonb(one) FROM (SELECT {own} FROM "{held.kept.table}") AS one'
        f' WHERE "{columns[0]}" = %s',
        [number],
    )
    if not found or not now:
        return "", ""
    before, after = _plain(found[0][0]), _plain(now[0][0])
    differing = [column for column in columns if before[column] != after[column]]
    return _stated(before, differing), _stated(after, differing)


def _plain(row: Any) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(row) if isinstance(row, str) else row
    return values


def _stated(row: dict[str, Any], columns: list[str]) -> str:
    return ", ".join(
        f"{column} = {'–' if row[column] is None else row[column]}" for column in columns
    )


def _name(held: _Held, number: int) -> str:
    """What a reader calls the record: as it was known then, else as it is, else by its number."""
    for at in (held.release.known_at, None):
        with known_at(at, using=held.side):
            try:
                return str(held.model._base_manager.get(pk=number))
            except (ObjectDoesNotExist, MultipleObjectsReturned):
                continue
    return str(number)
