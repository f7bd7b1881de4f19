"""Each incoming record against the one already there: new, changed, or the same."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from secretariat.engine.imports.columns import column_named, column_of
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.incoming import BAD, INCOMING, Filled, default_of
from secretariat.engine.imports.readings import Field
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.sight import Seen, put_out_of_sight
from secretariat.engine.imports.staging import PROBLEMS, RAW

COMPARED: Final = "import_compared"
GOOD: Final = f"NOT EXISTS (SELECT FROM {PROBLEMS} p WHERE p.n = c.n)"


def key_columns(what: Import) -> tuple[str, ...]:
    """The columns of the natural key."""
    return tuple(column_named(what.model, name) for name in what.natural_key)


def same_key(what: Import, one: str, other: str) -> str:
    """That two rows, by these names, have the same natural key, in SQL: nothing is like nothing.

    Only where a part may be missing is it asked so: PostgreSQL joins by equality far faster.
    """
    fields = [what.model._meta.get_field(name) for name in what.natural_key]
    likes = ("IS NOT DISTINCT FROM" if field.null else "=" for field in fields)
    pairs = zip(key_columns(what), likes, strict=True)
    return " AND ".join(f'{one}."{name}" {like} {other}."{name}"' for name, like in pairs)


def note_repeated(cursor: Any, what: Import) -> None:
    """Rows whose natural key stands in an earlier row of the file."""
    key = ", ".join(f'i."{column}"' for column in key_columns(what))
    good = f"i.n NOT IN ({BAD})"
    cursor.execute(
        f"SELECT EXISTS (SELECT FROM {INCOMING} i WHERE {good} GROUP BY {key} HAVING count(*) > 1)"
    )
    if not cursor.fetchone()[0]:
        return
    cursor.execute(
        f"INSERT INTO {PROBLEMS} SELECT k.n, '', '', %s, format(%s, r.row), %s FROM"
        f" (SELECT i.n, first_value(i.n) OVER (PARTITION BY {key} ORDER BY i.n) AS first"
        f" FROM {INCOMING} i WHERE {good}) k JOIN {RAW} r ON r.n = k.first WHERE k.n <> k.first",
        [
            Reason.REPEATED.value,
            _("The same record is in row %(row)s.").replace("%(row)s", "%s"),
            _("Remove one of the two rows."),
        ],
    )


def compare(
    cursor: Any, what: Import, fills: Sequence[Filled], *, numbered: bool, seen: Seen
) -> None:
    """Make the table that says of each good row what it is to the records.

    `numbered`: new records get the numbers they will have; otherwise minus their row's number.
    Of the records that are not `seen`, nothing is said but that they are there.
    """
    table, pk = what.model._meta.db_table, column_of(what.model._meta.pk)
    key = same_key(what, "t", "i")
    kept = ", ".join(f't."{fill.column}"' for fill in fills)
    said = ", ".join(said_or_kept(fill) for fill in fills)
    number = f"nextval({_sequence(cursor, table, pk)})" if numbered else "-i.n"
    cursor.execute(
        f"CREATE TEMPORARY TABLE {COMPARED} ON COMMIT DROP AS SELECT i.n,"
        f' CASE WHEN t."{pk}" IS NULL THEN {number} ELSE t."{pk}" END AS record,'
        f" CASE WHEN t.\"{pk}\" IS NULL THEN 'new'"
        f" WHEN ROW({kept}) IS DISTINCT FROM ROW({said}) THEN 'changed' ELSE 'same' END AS kind"
        f' FROM {INCOMING} i LEFT JOIN "{table}" t ON {key} WHERE i.n NOT IN ({BAD})'
        " ORDER BY i.n"  # the same file gives the same numbers, however it is joined
    )
    cursor.execute(f"ANALYZE {COMPARED}")
    put_out_of_sight(cursor, COMPARED, what.model, seen)
    _note_fixed(cursor, what, fills)


def _sequence(cursor: Any, table: str, pk: str) -> str:
    """The sequence that numbers the records: asked for once, for it costs more than a number."""
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)::regclass::oid", [f'"{table}"', pk])
    return f"{cursor.fetchone()[0]}::regclass"


def said_or_kept(fill: Filled) -> str:
    """What the record will have in a column: what the file says, or what is there."""
    if fill.keeps_if_blank:
        return f'coalesce(i."{fill.column}", t."{fill.column}")'
    return f'i."{fill.column}"'


def _note_fixed(cursor: Any, what: Import, fills: Sequence[Filled]) -> None:
    """Rows that would change what an import may not change."""
    table, pk = what.model._meta.db_table, what.model._meta.pk.column
    may_change = what.change.fields if what.change is not None else ()
    for fill in fills:
        if fill.field.name in may_change or fill.field.name in what.natural_key:
            continue
        cursor.execute(
            f'INSERT INTO {PROBLEMS} SELECT c.n, %s, i."{fill.column}"::text, %s, %s, %s'
            f" FROM {COMPARED} c JOIN {INCOMING} i USING (n)"
            f' JOIN "{table}" t ON t."{pk}" = c.record'
            f" WHERE c.kind = 'changed'"
            f' AND t."{fill.column}" IS DISTINCT FROM {said_or_kept(fill)}',
            [
                fill.header,
                Reason.FIXED.value,
                _("The record already there says otherwise, and this import does not change it."),
                _("Correct the record by its own action, or the cell."),
            ],
        )


def whole_records(cursor: Any, what: Import, fills: Sequence[Filled]) -> str:
    """Every compared record as it would be, with all columns of its table, in SQL.

    Besides them: `n`, the row, and `import_kind`, what the record is to the import.
    """
    meta = what.model._meta
    by_column = {fill.column: fill for fill in fills}
    columns = ", ".join(
        f'{_will_be(cursor, field, by_column.get(column_of(field)))} AS "{field.column}"'
        for field in meta.local_concrete_fields
        if not field.primary_key
    )
    return (
        f'SELECT c.n, c.kind AS import_kind, c.record AS "{meta.pk.column}", {columns}'
        f" FROM {COMPARED} c JOIN {INCOMING} i USING (n)"
        f' LEFT JOIN "{meta.db_table}" t ON t."{meta.pk.column}" = c.record'
    )


def _will_be(cursor: Any, field: Field, fill: Filled | None) -> str:
    default = default_of(cursor, field)
    if fill is None:
        return f"CASE WHEN c.kind = 'new' THEN {default} ELSE t.\"{field.column}\" END"
    if not fill.keeps_if_blank:
        return f'i."{fill.column}"'
    kept = f"CASE WHEN c.kind = 'new' THEN {default} ELSE t.\"{field.column}\" END"
    return f'coalesce(i."{fill.column}", {kept})'
