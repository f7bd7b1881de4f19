"""Which tables a figure reads, and the leaves of their records, computed where they are kept."""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.apps import apps
from django.db import connections, models
from django.utils.translation import gettext as _

from secretariat.engine.history.recording import event_model, recorded_models
from secretariat.engine.measures.compiling import inner
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import When, narrow, select, using
from secretariat.engine.measures.selections import Plain
from secretariat.kernel.errors import BadInput

SALT_BYTES: Final = 32
_NAMES: Final = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Digested:
    """A table's digest: what was put into the leaves, and what came out."""

    table: str
    columns: tuple[str, ...]
    salt: bytes
    count: int
    root: str


def selected(
    measure: Measure, when: When, where: dict[str, str | None]
) -> dict[str, tuple[Plain, str]]:
    """A figure's selections by name, each with the SQL of its records' numbers."""
    selection = select(measure, when)
    side = using(selection)
    return {
        name: _of(narrow(measure, plain, where), side) for name, plain in selection.plain().items()
    }


def _of(plain: Plain, side: str) -> tuple[Plain, str]:
    return plain, inner(plain, (), using=side).text


def read_by(statements: Iterable[tuple[Plain, str]]) -> list[type[models.Model]]:
    """The recorded tables that the statements name, subqueries and joins included.

    Raises BadInput if one names a table whose past is not kept: such a figure can't be recomputed.
    """
    words = {word for plain, text in statements for word in _NAMES.findall(text)}
    words |= {plain.rows.model._meta.db_table for plain, _text in statements}
    recorded = recorded_models()
    known = {model._meta.db_table for model in recorded}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table in words and table not in known:
            raise BadInput(
                _("A figure that reads %(table)s can't be frozen.") % {"table": table},
                why=_("The past of that table is not kept, so nobody could recompute the figure."),
                do=_("Make it a recorded table."),
            )
    return [model for model in recorded if model._meta.db_table in words]


def columns_of(model: type[models.Model]) -> tuple[str, ...]:
    """The columns whose past is kept, the record's number first."""
    kept = {field.column for field in event_model(model)._meta.local_concrete_fields}
    own = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    listed = [str(field.column) for field in own if field.column in kept]
    return (str(model._meta.pk.column), *listed)


def leaf(columns: Sequence[str]) -> str:
    """The SQL of one record's leaf; its one parameter is the salt.

    Columns are named, so that those added later change nothing.
    """
    listed = ", ".join(f'"{column}"' for column in columns)
    return f"sha256(%s::bytea || convert_to(json_build_array({listed})::text, 'UTF8'))"


def leaves(table: str, columns: Sequence[str]) -> str:
    """The SQL of every record's number and leaf; its one parameter is the salt."""
    return f'SELECT "{columns[0]}" AS id, {leaf(columns)} AS leaf FROM "{table}"'


def rooted(number: str, leaf: str = "") -> str:
    """The SQL of the one digest over records in the order of their numbers, with their leaves."""
    one = f"int8send({number})" + (f" || {leaf}" if leaf else "")
    return f"encode(sha256(coalesce(string_agg({one}, ''::bytea ORDER BY {number}), '')), 'hex')"


def digested(table: str, columns: Sequence[str]) -> str:
    """The SQL of a whole table's `ids`, `leaves`, `count` and `root`; its parameter is the salt."""
    return (
        "SELECT count(*) AS count, coalesce(array_agg(id ORDER BY id), '{}') AS ids,"
        f" coalesce(array_agg(leaf ORDER BY id), '{{}}') AS leaves, {rooted('id', 'leaf')} AS root"
        # In order and apart, so that each leaf is computed once, however often it is used.
        f" FROM ({leaves(table, columns)} ORDER BY 1 OFFSET 0) AS digested"
    )


def digest_table(model: type[models.Model], *, release: int, side: str) -> Digested:
    """Write a table's numbers and leaves into the release: nothing passes through Python."""
    table, columns, salt = model._meta.db_table, columns_of(model), secrets.token_bytes(SALT_BYTES)
    with connections[side].cursor() as cursor:
        cursor.execute(
            "INSERT INTO publishing_releasedtable"
            ' (release_id, "table", columns, salt, count, ids, leaves, root)'
            f" SELECT %s, %s, %s, %s, now.* FROM ({digested(table, columns)}) AS now"
            " RETURNING count, root",
            [release, table, list(columns), salt, salt],
        )
        count, root = cursor.fetchone()
    return Digested(table=table, columns=columns, salt=salt, count=count, root=root)
