"""The records the file states, typed, beside the columns of the table they are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from django.db import connection, models
from django.utils.translation import gettext as _

from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.headers import Fed
from secretariat.engine.imports.meanings import Meant
from secretariat.engine.imports.readings import Field
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.staging import PROBLEMS, RAW

INCOMING: Final = "import_incoming"
BAD: Final = f"SELECT n FROM {PROBLEMS}"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A column of the table that the file fills, and how one row's value is written in SQL."""

    field: Field
    column: str
    value: str
    header: str
    keeps_if_blank: bool = False


def literal(cursor: Any, value: Any) -> str:
    """A constant, in SQL."""
    written = cursor.mogrify("%s", [value])
    return str(written.decode() if isinstance(written, bytes) else written)


def default_of(cursor: Any, field: Field) -> str:
    """What a new record has in a field nothing is said of, in SQL."""
    value = field.get_default()
    if value is None and not field.null and field.empty_strings_allowed:
        value = ""
    return literal(cursor, field.get_db_prep_save(value, connection))


def filled(cursor: Any, columns: Sequence[Meant]) -> list[Filled]:
    """Every column of the table the file fills; the precision of a stated date is one too."""
    made = []
    for fed, own in _by_field(columns):
        value = _first(meant.value for meant in own)
        if not fed.column.keeps_if_blank:
            value = _or_else(value, default_of(cursor, fed.field), fed.field)
        made.append(_fill(fed, fed.field, value))
        if fed.column.precision:
            kept = fed.field.model._meta.get_field(fed.column.precision)
            precise = _first(meant.precision for meant in own)
            made.append(_fill(fed, kept, f"coalesce({precise}, 'day')"))  # type: ignore[arg-type]
    return made


def _fill(fed: Fed, field: Field, value: str) -> Filled:
    return Filled(
        field=field,
        column=field.column,  # type: ignore[arg-type]
        value=value,
        header=fed.cells[0][1],
        keeps_if_blank=fed.column.keeps_if_blank,
    )


def _or_else(value: str, default: str, field: Field) -> str:
    if field.null and default == "NULL":
        return value
    if isinstance(field, models.BooleanField):
        default = "false"  # a blank cell is no, whatever a new record would have
    return value if default == "NULL" else f"coalesce({value}, {default})"


def gather(cursor: Any, what: Import, columns: Sequence[Meant], fills: Sequence[Filled]) -> None:
    """Make the table of incoming records, and note what no cell says and what none can mean."""
    joins = " ".join(meant.join for meant in columns)
    values = ", ".join(f'{fill.value} AS "{fill.column}"' for fill in fills)
    cursor.execute(
        f"CREATE TEMPORARY TABLE {INCOMING} ON COMMIT DROP AS SELECT r.n, {values}"
        f" FROM {RAW} r {joins} WHERE r.reason IS NULL"
    )
    for _fed, own in _by_field(columns):
        _note_unreadable(cursor, own)
        for one, other in combinations(own, 2):
            _note_contradiction(cursor, one, other)
    _note_missing(cursor, columns)
    if what.repeats:
        _drop_repeats(cursor, fills)
    cursor.execute(f"ANALYZE {INCOMING}; ANALYZE {PROBLEMS}")


def _note_unreadable(cursor: Any, own: Sequence[Meant]) -> None:
    """The first cell that says something, where none of the field's cells means anything."""
    nothing = f"{_first(meant.value for meant in own)} IS NULL"
    joins = " ".join(meant.join for meant in own)
    for number, meant in enumerate(own):
        if meant.plain:
            continue
        first, table = "".join(f" AND {one.cell} IS NULL" for one in own[:number]), meant.table
        cursor.execute(f"SELECT EXISTS (SELECT FROM {table} WHERE reason IS NOT NULL)")
        if not cursor.fetchone()[0]:
            continue
        cursor.execute(
            f"INSERT INTO {PROBLEMS} SELECT r.n, %s, {meant.cell}, {table}.reason, {table}.wrong,"
            f" {table}.todo FROM {RAW} r {joins}"
            f" WHERE r.reason IS NULL AND {table}.reason IS NOT NULL AND {nothing}{first}",
            [meant.header],
        )


def _note_missing(cursor: Any, columns: Sequence[Meant]) -> None:
    """Needed fields of which no cell says anything: looked for one by one only if there are any."""
    needed = [(fed, own) for fed, own in _by_field(columns) if not fed.column.optional]
    blanks = [" AND ".join(f"{meant.cell} IS NULL" for meant in own) for _fed, own in needed]
    either = " OR ".join(f"({blank})" for blank in blanks) or "false"
    cursor.execute(f"SELECT EXISTS (SELECT FROM {RAW} r WHERE r.reason IS NULL AND ({either}))")
    if not cursor.fetchone()[0]:
        return
    for (_fed, own), blank in zip(needed, blanks, strict=True):
        cursor.execute(
            f"INSERT INTO {PROBLEMS} SELECT r.n, %s, '', %s, %s, %s FROM {RAW} r"
            f" WHERE r.reason IS NULL AND {blank}",
            [
                own[0].header,
                Reason.MISSING.value,
                _("“%(column)s” is needed.") % {"column": own[0].header},
                _("Fill the cell."),
            ],
        )


def _note_contradiction(cursor: Any, one: Meant, other: Meant) -> None:
    cursor.execute(
        f"INSERT INTO {PROBLEMS} SELECT r.n, %s, {one.cell} || ' / ' || {other.cell}, %s, %s, %s"
        f" FROM {RAW} r {one.join} {other.join}"
        f" WHERE r.reason IS NULL AND {one.value} <> {other.value}",
        [
            one.header,
            Reason.CONTRADICTION.value,
            _("“%(one)s” and “%(other)s” say different things.")
            % {"one": one.header, "other": other.header},
            _("Correct one of them, or empty it."),
        ],
    )


def _drop_repeats(cursor: Any, fills: Sequence[Filled]) -> None:
    """Keep the first of the rows that say the same."""
    said = ", ".join(f'"{fill.column}"' for fill in fills)
    cursor.execute(
        f"DELETE FROM {INCOMING} i USING (SELECT n, row_number() OVER"
        f" (PARTITION BY {said} ORDER BY n) AS time FROM {INCOMING}) again"
        " WHERE again.n = i.n AND again.time > 1"
    )


def _first(values: Any) -> str:
    """The first of several expressions that has a value."""
    listed = list(values)
    return listed[0] if len(listed) == 1 else f"coalesce({', '.join(listed)})"


def _by_field(columns: Sequence[Meant]) -> list[tuple[Fed, list[Meant]]]:
    feds = list(dict.fromkeys(meant.fed for meant in columns))
    return [(fed, [meant for meant in columns if meant.fed is fed]) for fed in feds]
