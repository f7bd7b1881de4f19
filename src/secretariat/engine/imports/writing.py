"""The checked rows written: one UPDATE … FROM and one INSERT … SELECT, then the actions' checks."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models.expressions import RawSQL

from secretariat.engine.imports.columns import column_of
from secretariat.engine.imports.comparing import COMPARED, GOOD
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.incoming import INCOMING, Filled, default_of
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.reporting import LISTED, Staged
from secretariat.engine.imports.staging import PROBLEMS
from secretariat.engine.imports.trials import Trial
from secretariat.engine.records.declaring import Action, Check
from secretariat.engine.records.overlaps import exclusions
from secretariat.engine.records.performing import Performance, said, within_reach


def write(cursor: Any, staged: Staged, trial: Trial, performance: Performance) -> None:
    """Change first, then add: a period that is to be closed makes room for the next.

    Raises Refused if a record to be changed lies outside what the actor's grants cover.
    """
    what, fills = staged.what, staged.fills
    found = RawSQL(f"SELECT record FROM {COMPARED} c WHERE kind = 'changed' AND {GOOD}", [])
    changing = what.model._default_manager.filter(pk__in=found)
    within_reach(performance.action, changing, by=performance.by, on=performance.on)
    # The history's triggers keep the plan of the first statement they saw, perhaps of one row.
    cursor.execute("DISCARD PLANS")
    if trial.changed:
        _update(cursor, what, fills)
    if trial.new:
        _insert(cursor, what, fills)


def note_failed_checks(cursor: Any, action: Action) -> int:
    """Note the rows whose records, written, fail a check of the action; how many were found."""
    return _note_failing(cursor, action, action.checks, "kind <> 'same'")


def note_what_stays(cursor: Any, action: Action) -> int:
    """Before anything is written, note the rows that would change what must stay; how many."""
    return _note_failing(cursor, action, action.settled, "kind = 'changed'")


def _note_failing(cursor: Any, action: Action, checks: Sequence[Check], which: str) -> int:
    found = 0
    written = RawSQL(f"SELECT record FROM {COMPARED} c WHERE {which} AND {GOOD}", [])
    for check in checks:
        touched = action.model._default_manager.filter(pk__in=written)
        failing = list(check.finds(touched)[:LISTED])
        found += len(failing)
        for record in failing:
            _note_failed(cursor, check, record)
    return found


def _note_failed(cursor: Any, check: Check, record: models.Model) -> None:
    cursor.execute(
        f"INSERT INTO {PROBLEMS} SELECT c.n, '', %s, %s, %s, %s FROM {COMPARED} c"
        " WHERE c.record = %s",
        [str(record), Reason.RULE.value, said(check.says, record), str(check.do), record.pk],
    )


def _update(cursor: Any, what: Import, fills: Sequence[Filled]) -> None:
    meta = what.model._meta
    changing = [
        fill for fill in fills if what.change is not None and fill.field.name in what.change.fields
    ]
    if not changing:
        return
    joins, values = _values(what, changing)
    sets = ", ".join(
        f'"{fill.column}" = {_kept(fill, value)}'
        for fill, value in zip(changing, values, strict=True)
    )
    cursor.execute(
        f'UPDATE "{meta.db_table}" t SET {sets} FROM {COMPARED} c JOIN {INCOMING} i USING (n)'
        f" {joins} WHERE c.kind = 'changed' AND {GOOD} AND t.\"{meta.pk.column}\" = c.record"
    )


def _insert(cursor: Any, what: Import, fills: Sequence[Filled]) -> None:
    meta = what.model._meta
    joins, values = _values(what, fills)
    by_column = dict(zip((fill.column for fill in fills), values, strict=True))
    fields = [field for field in meta.local_concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    expressions = ", ".join(
        _new(by_column.get(column_of(field)), default_of(cursor, field)) for field in fields
    )
    cursor.execute(
        f'INSERT INTO "{meta.db_table}" ("{meta.pk.column}", {columns})'
        f" SELECT c.record, {expressions} FROM {COMPARED} c JOIN {INCOMING} i USING (n) {joins}"
        f" WHERE c.kind = 'new' AND {GOOD} {_order(what, fills)}"
    )


def _kept(fill: Filled, value: str) -> str:
    return f'coalesce({value}, t."{fill.column}")' if fill.keeps_if_blank else value


def _new(value: str | None, default: str) -> str:
    if value is None:
        return default
    return value if default == "NULL" else f"coalesce({value}, {default})"


def _values(what: Import, fills: Sequence[Filled]) -> tuple[str, list[str]]:
    """What each column gets; a reference to a row of the same file becomes its record's number."""
    joins, values = [], []
    for number, fill in enumerate(fills):
        if fill.field.related_model is what.model:
            joins.append(f'LEFT JOIN {COMPARED} o{number} ON o{number}.n = -i."{fill.column}"')
            values.append(f'coalesce(o{number}.record, i."{fill.column}")')
        else:
            values.append(f'i."{fill.column}"')
    return " ".join(joins), values


def _order(what: Import, fills: Sequence[Filled]) -> str:
    """Neighbours in the index of an exclusion one after the other: several times as fast."""
    filled = {fill.field.name: fill.column for fill in fills}
    for exclusion in exclusions(what.model):
        if set(exclusion.keys) <= set(filled):
            keys = [f'i."{filled[name]}"' for name in (*exclusion.keys, "starts") if name in filled]
            return "ORDER BY " + ", ".join(keys)
    return "ORDER BY c.n"
