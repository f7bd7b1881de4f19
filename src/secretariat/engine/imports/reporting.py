"""The staged tables told as a trial."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from secretariat.engine.imports.comparing import COMPARED, GOOD, said_or_kept, same_key
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.headers import Layout
from secretariat.engine.imports.incoming import INCOMING, Filled
from secretariat.engine.imports.naming import Names
from secretariat.engine.imports.readings import Reference
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.sight import Seen, sql_of
from secretariat.engine.imports.staging import PROBLEMS, RAW
from secretariat.engine.imports.tables import Table
from secretariat.engine.imports.trials import BadRow, Change, Listed, Total, Trial, Unknown
from secretariat.engine.records.telling import Difference

LISTED: Final = 1_000
_ASKED: Final = 100  # unknown names for which the closest ones are looked for


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A file on its way in: what is declared, what was read, where it is staged."""

    what: Import
    table: Table
    layout: Layout
    names: Names
    seen: Seen
    fills: Sequence[Filled]
    rows: int


def told(cursor: Any, staged: Staged, *, with_absent: bool = False) -> Trial:
    """The trial, from the tables of the transaction under way."""
    kinds = _kinds(cursor)
    cursor.execute(f"SELECT count(DISTINCT r.row) FROM {PROBLEMS} p JOIN {RAW} r USING (n)")
    bad = cursor.fetchone()[0]
    absent, absences = _absent(cursor, staged) if with_absent else (None, ())
    return Trial(
        import_key=staged.what.key,
        file=staged.table.name,
        sha256=staged.table.sha256,
        rows=staged.rows,
        new=kinds.get("new", 0),
        changed=kinds.get("changed", 0),
        same=kinds.get("same", 0),
        bad=bad,
        bad_rows=_bad_rows(cursor) if bad else (),
        totals=_totals(cursor) if bad else (),
        unknown=_unknown(cursor, staged) if bad else (),
        changes=_changes(cursor, staged) if kinds.get("changed") else (),
        additions=_additions(cursor, staged) if kinds.get("new") else (),
        absent=absent,
        absences=absences,
        met=_met(cursor),
        notices=_notices(staged),
    )


def _kinds(cursor: Any) -> dict[str, int]:
    cursor.execute(f"SELECT kind, count(*) FROM {COMPARED} c WHERE {GOOD} GROUP BY kind")
    return dict(cursor.fetchall())


def _bad_rows(cursor: Any) -> tuple[BadRow, ...]:
    cursor.execute(
        f"SELECT r.row, p.header, coalesce(p.found, ''), p.reason, p.wrong, coalesce(p.todo, '')"
        f" FROM {PROBLEMS} p JOIN {RAW} r USING (n) ORDER BY r.row, p.header, p.n LIMIT {LISTED}"
    )
    return tuple(
        BadRow(row=row, column=column, found=found, reason=Reason(reason), wrong=wrong, do=do)
        for row, column, found, reason, wrong, do in cursor.fetchall()
    )


def _totals(cursor: Any) -> tuple[Total, ...]:
    cursor.execute(
        f"SELECT p.header, p.reason, count(DISTINCT r.row) FROM {PROBLEMS} p"
        f" JOIN {RAW} r USING (n) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    return tuple(
        Total(column=column, reason=Reason(reason), rows=rows)
        for column, reason, rows in cursor.fetchall()
    )


def _unknown(cursor: Any, staged: Staged) -> tuple[Unknown, ...]:
    references = {
        header: fed
        for fed in staged.layout.feds
        for _place, header in fed.cells
        if isinstance(fed.column.reads, Reference)
    }
    cursor.execute(
        f"SELECT p.header, p.found, count(*) FROM {PROBLEMS} p WHERE p.reason = %s"
        " AND p.header = ANY(%s) AND p.found <> '' GROUP BY 1, 2 ORDER BY 3 DESC, 2"
        f" LIMIT {_ASKED}",
        [Reason.UNKNOWN.value, list(references)],
    )
    return tuple(
        Unknown(
            column=header,
            field=references[header].field.name,
            said=said,
            rows=rows,
            suggestions=staged.names.closest(references[header].column.reads, said),  # type: ignore[arg-type]
        )
        for header, said, rows in cursor.fetchall()
    )


def _label(staged: Staged) -> str:
    """What a row calls its record: the cells of the natural key, in SQL."""
    cells = [staged.layout.fed(name).cells[0][0] for name in staged.what.natural_key]
    return "concat_ws(' · ', " + ", ".join(f"r.c{place}" for place in cells) + ")"


def _additions(cursor: Any, staged: Staged) -> tuple[Listed, ...]:
    cursor.execute(
        f"SELECT r.row, {_label(staged)} FROM (SELECT c.n FROM {COMPARED} c WHERE c.kind = 'new'"
        f" AND {GOOD} ORDER BY c.n LIMIT {LISTED}) c JOIN {RAW} r USING (n) ORDER BY r.n"
    )
    return tuple(Listed(row=row, label=label) for row, label in cursor.fetchall())


def _changes(cursor: Any, staged: Staged) -> tuple[Change, ...]:
    meta, fills = staged.what.model._meta, staged.fills
    before = ", ".join(f't."{fill.column}"' for fill in fills)
    after = ", ".join(said_or_kept(fill) for fill in fills)
    cursor.execute(
        f"SELECT r.row, c.record, {_label(staged)}, {before}, {after} FROM {COMPARED} c"
        f" JOIN {INCOMING} i USING (n) JOIN {RAW} r USING (n)"
        f' JOIN "{meta.db_table}" t ON t."{meta.pk.column}" = c.record'
        f" WHERE c.kind = 'changed' AND {GOOD} ORDER BY r.row LIMIT {LISTED}"
    )
    rows = cursor.fetchall()
    shown = _Shown(fills, rows)
    return tuple(
        Change(row=row[0], record=row[1], label=row[2], differences=shown.differences(row[3:]))
        for row in rows
    )


class _Shown:
    """Values as readers see them; the records referred to are fetched once for all rows."""

    def __init__(self, fills: Sequence[Filled], rows: Sequence[Any]) -> None:
        self.fills, width = fills, len(fills)
        self.called: dict[str, dict[Any, str]] = {}
        for place, fill in enumerate(fills):
            model = fill.field.related_model
            if model is not None:
                wanted = {row[3 + place + side] for row in rows for side in (0, width)}
                found = model._base_manager.filter(pk__in=wanted - {None})
                self.called[fill.column] = {record.pk: str(record) for record in found}

    def differences(self, values: Sequence[Any]) -> tuple[Difference, ...]:
        """Each field that differs, before and after."""
        width = len(self.fills)
        return tuple(
            Difference(
                label=str(fill.field.verbose_name),
                before=self.text(fill, before),
                after=self.text(fill, after),
                is_number=isinstance(fill.field, models.DecimalField),
            )
            for fill, before, after in zip(self.fills, values[:width], values[width:], strict=True)
            if before != after
        )

    def text(self, fill: Filled, value: Any) -> str:
        """One value in words."""
        if value is None or value == "":
            return "–"
        if fill.column in self.called:
            return self.called[fill.column].get(value, str(value))
        if fill.field.choices:
            return str(dict(fill.field.flatchoices).get(value, value))
        return str(value)


def _met(cursor: Any) -> tuple[int, ...]:
    """The records that the file's rows were held against."""
    cursor.execute(
        f"SELECT record FROM {COMPARED} c WHERE kind <> 'new' AND {GOOD} ORDER BY n LIMIT {LISTED}"
    )
    return tuple(record for (record,) in cursor.fetchall())


def _absent(cursor: Any, staged: Staged) -> tuple[int, tuple[Listed, ...]]:
    """The records she sees whose natural key stands in no row of the file, right or wrong."""
    model, (shown, values) = staged.what.model, sql_of(staged.what.model, staged.seen)
    pk, key = model._meta.pk.column, same_key(staged.what, "i", "t")
    missing = (
        f'FROM "{model._meta.db_table}" t WHERE NOT EXISTS (SELECT FROM {INCOMING} i WHERE {key})'
        f' AND t."{pk}" IN ({shown})'
    )
    cursor.execute(f"SELECT count(*) {missing}", values)
    count = cursor.fetchone()[0]
    cursor.execute(f'SELECT t."{pk}" {missing} ORDER BY 1 LIMIT {LISTED}', values)
    found = model._base_manager.filter(pk__in=[number for (number,) in cursor.fetchall()])
    return count, tuple(
        Listed(row=None, label=str(one), record=one.pk) for one in found.order_by("pk")
    )


def _notices(staged: Staged) -> tuple[str, ...]:
    if not staged.layout.ignored:
        return ()
    names = ", ".join(f"“{header}”" for header in staged.layout.ignored)
    return (_("Not used: %(columns)s.") % {"columns": names},)
