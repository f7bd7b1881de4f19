"""Periods that overlap: in the file, and with the records already there; two passes of a window.

A row is wrong if it shares a day with a record that stays as it is, or with a row of the file that
starts before it. What is left when all such rows are left out overlaps nothing.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from secretariat.engine.imports.columns import column_named
from secretariat.engine.imports.comparing import whole_records
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.incoming import Filled
from secretariat.engine.imports.quoting import quoted
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.staging import PROBLEMS, RAW
from secretariat.engine.records.overlaps import Exclusion, exclusions

_LAST: Final = "date '9999-12-31'"  # stands for no last day: infinity can't be reckoned with


def note_overlaps(cursor: Any, what: Import, fills: Sequence[Filled]) -> None:
    """Note every row whose period overlaps another where the table does not allow it."""
    for exclusion in exclusions(what.model):
        spans = _spans(cursor, what, fills, exclusion)
        cursor.execute(f"SELECT EXISTS ({_any_overlap(what, exclusion, spans)})")
        if cursor.fetchone()[0]:
            _note(cursor, what, exclusion, spans, _begins(fills))


def _columns(what: Import, exclusion: Exclusion) -> list[str]:
    return [column_named(what.model, name) for name in exclusion.keys]


def _spans(cursor: Any, what: Import, fills: Sequence[Filled], exclusion: Exclusion) -> str:
    """All periods that will stand under the keys the file names; `n` only for the file's rows."""
    columns = _columns(what, exclusion)
    table, pk = what.model._meta.db_table, what.model._meta.pk.column
    keys = "".join(f'w."{column}", ' for column in columns)
    kept = "".join(f't."{column}", ' for column in columns)
    same = " AND ".join(f't."{column}" = w."{column}"' for column in columns) or "true"
    good = f"w.import_kind <> 'same' AND w.n NOT IN (SELECT n FROM {PROBLEMS})"
    records = whole_records(cursor, what, fills)
    written = (
        f'SELECT w.n, w."{pk}" AS record, {keys}w.starts, w.ends FROM ({records}) w WHERE {good}'
    )
    return (
        f"WITH w AS MATERIALIZED ({written}), spans AS ("
        f"SELECT w.n, {keys}w.starts, coalesce(w.ends, {_LAST}) AS ends FROM w"
        f' UNION ALL SELECT NULL, {kept}t.starts, coalesce(t.ends, {_LAST}) FROM "{table}" t'
        f" WHERE EXISTS (SELECT FROM w WHERE {same}) AND NOT EXISTS"
        f' (SELECT FROM w WHERE w.record = t."{pk}"))'
    )


def _of_the_same(what: Import, exclusion: Exclusion) -> str:
    """The part of a window in which records exclude each other: all, where no key is held equal."""
    keys = ", ".join(f'"{column}"' for column in _columns(what, exclusion))
    return f"PARTITION BY {keys}" if keys else ""


def _any_overlap(what: Import, exclusion: Exclusion, spans: str) -> str:
    same = _of_the_same(what, exclusion)
    return (
        f"{spans} SELECT FROM (SELECT starts, max(ends) OVER ({same} ORDER BY starts"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest FROM spans) s"
        " WHERE starts <= latest"
    )


def _begins(fills: Sequence[Filled]) -> str:
    """What the file calls the first day."""
    return next((fill.header for fill in fills if fill.field.name == "starts"), "starts")


def _note(cursor: Any, what: Import, exclusion: Exclusion, spans: str, header: str) -> None:
    """Name the rows. Rows among themselves first, then those that meet a record that stays."""
    order = f"{_of_the_same(what, exclusion)} ORDER BY starts, n NULLS FIRST ROWS BETWEEN"
    before = f"{order} UNBOUNDED PRECEDING AND 1 PRECEDING"
    after = f"{order} 1 FOLLOWING AND UNBOUNDED FOLLOWING"
    is_row, stays = "FILTER (WHERE n IS NOT NULL)", "FILTER (WHERE n IS NULL)"
    says, do = quoted(exclusion.says), quoted(_("Correct one of the two periods."))
    row = quoted(_("row %(row)s").replace("%(row)s", "%s"))
    there = quoted(_("a record already there"))
    cursor.execute(
        f"INSERT INTO {PROBLEMS} {spans}, near AS (SELECT n, starts, ends,"
        f" max(ARRAY[ends - date '0001-01-01', n]) {is_row} OVER ({before}) AS row,"
        f" max(ends) {stays} OVER ({before}) AS kept,"
        f" min(starts) {stays} OVER ({after}) AS next FROM spans)"
        f" SELECT near.n, {quoted(header)}, near.starts::text, '{Reason.OVERLAP.value}',"
        f" {says} || ' (' || CASE WHEN starts <= kept OR next <= ends THEN {there}"
        f" ELSE format({row}, r.row) END || ')', {do}"
        f" FROM near LEFT JOIN {RAW} r ON r.n = near.row[2]"
        " WHERE near.n IS NOT NULL AND (starts <= kept OR next <= ends"
        " OR starts - date '0001-01-01' <= near.row[1])"
    )
