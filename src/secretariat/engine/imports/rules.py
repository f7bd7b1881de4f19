"""The table's own rules, held against all rows at once, so that each bad row is named."""

from collections.abc import Sequence
from typing import Any

from django.db import connections, models, router
from django.utils.translation import gettext as _

from secretariat.engine.imports.columns import column_named, column_of
from secretariat.engine.imports.comparing import COMPARED, key_columns, whole_records
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.incoming import BAD, INCOMING, Filled
from secretariat.engine.imports.quoting import quoted
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.staging import PROBLEMS, RAW


def hold_to_rules(cursor: Any, what: Import, fills: Sequence[Filled]) -> None:
    """Note every row that a check or a uniqueness of the table would refuse."""
    records = whole_records(cursor, what, fills)
    for constraint in what.model._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            _hold_to_check(cursor, what, constraint, records, fills)
    for columns, says in uniques(what.model):
        if set(columns) != set(key_columns(what)) and _concerns(columns, fills):
            _hold_to_unique(cursor, what, (columns, says), records, fills)


def uniques(model: type[models.Model]) -> list[tuple[tuple[str, ...], str]]:
    """Columns that name one record together, and what the table says when they do not."""
    single = [
        (
            (column_of(field),),
            _("Another record has the same %(field)s.") % {"field": field.verbose_name},
        )
        for field in model._meta.local_concrete_fields
        if field.unique and not field.primary_key
    ]
    several = [
        (
            tuple(column_named(model, name) for name in constraint.fields),
            str(constraint.get_violation_error_message()),
        )
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and _is_plain(constraint)
    ]
    return [*single, *several]


def _is_plain(constraint: models.UniqueConstraint) -> bool:
    return bool(constraint.fields) and constraint.condition is None


def _concerns(columns: Sequence[str], fills: Sequence[Filled]) -> list[Filled]:
    return [fill for fill in fills if fill.column in columns]


def _hold_to_check(
    cursor: Any,
    what: Import,
    constraint: models.CheckConstraint,
    records: str,
    fills: Sequence[Filled],
) -> None:
    with connections[router.db_for_write(what.model)].schema_editor(collect_sql=True) as editor:
        condition = constraint._get_check_sql(what.model, editor)  # type: ignore[attr-defined]
    named = [column_named(what.model, name) for name in _fields_in(constraint)]
    own = _concerns(named, fills)
    if not own:
        return
    found = " || ' – ' || ".join(f"coalesce(w.\"{fill.column}\"::text, '')" for fill in own)
    cursor.execute(
        f"INSERT INTO {PROBLEMS} SELECT w.n, {_quoted(own)}, {found}, {quoted(Reason.RULE.value)},"
        f" {quoted(constraint.get_violation_error_message())}, ''"
        f" FROM ({records}) w WHERE NOT ({condition})"
    )


def _fields_in(constraint: models.CheckConstraint) -> set[str]:
    found: set[str] = constraint.condition.referenced_base_fields  # type: ignore[union-attr]
    return found


def _hold_to_unique(
    cursor: Any,
    what: Import,
    rule: tuple[tuple[str, ...], str],
    records: str,
    fills: Sequence[Filled],
) -> None:
    columns, says = rule
    table, pk = what.model._meta.db_table, what.model._meta.pk.column
    key = ", ".join(f'w."{column}"' for column in columns)
    stated = " AND ".join(f'w."{column}" IS NOT NULL' for column in columns)
    same = " AND ".join(f't."{column}" = w."{column}"' for column in columns)
    cursor.execute(
        f"INSERT INTO {PROBLEMS} SELECT u.n, {_quoted(_concerns(columns, fills))}, '',"
        f" {quoted(Reason.RULE.value)}, {quoted(says)}, '' FROM"
        f" (SELECT w.*, row_number() OVER (PARTITION BY {key} ORDER BY w.n) AS time"
        f"  FROM ({records}) w WHERE w.import_kind <> 'same' AND {stated}) u"
        " WHERE u.time > 1 OR EXISTS"
        f' (SELECT FROM "{table}" t WHERE {same.replace("w.", "u.")} AND t."{pk}" <> u."{pk}"'
        f' AND NOT EXISTS (SELECT FROM {COMPARED} o WHERE o.record = t."{pk}"'
        " AND o.kind = 'changed'))"
    )


def note_orphans(cursor: Any, what: Import, fills: Sequence[Filled]) -> None:
    """Rows that refer to a row of the same file which can't be imported, and so on up the line."""
    for fill in fills:
        if fill.field.related_model is not what.model:
            continue
        found = 1
        while found:
            cursor.execute(
                f"INSERT INTO {PROBLEMS} SELECT i.n, %s, '', %s, format(%s, r.row), %s"
                f' FROM {INCOMING} i JOIN {RAW} r ON r.n = -i."{fill.column}"'
                f" WHERE r.n IN ({BAD}) AND i.n NOT IN ({BAD})",
                [
                    fill.header,
                    Reason.UNKNOWN.value,
                    _("It refers to row %(row)s, which can't be imported.").replace(
                        "%(row)s", "%s"
                    ),
                    _("Correct that row first."),
                ],
            )
            found = cursor.rowcount


def _quoted(fills: Sequence[Filled]) -> str:
    return quoted(", ".join(dict.fromkeys(fill.header for fill in fills)))
