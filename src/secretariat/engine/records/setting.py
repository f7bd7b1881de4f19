"""Different values for each record, written by one statement however many there are."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.db import connections, models
from django.utils.translation import gettext as _

from secretariat.kernel.errors import NotFound

AT_ONCE = 5000  # rows of one statement: its text must fit the server's memory
SHOWN = 5


def set_each(records: Sequence[models.Model], names: Sequence[str], *, using: str) -> int:
    """Write these fields of each record as it holds them now; returns how many were written."""
    if not names:
        return 0
    return sum(_set(part, names, using) for part in _parts(records))


def _parts(records: Sequence[models.Model]) -> Iterator[Sequence[models.Model]]:
    for first in range(0, len(records), AT_ONCE):
        yield records[first : first + AT_ONCE]


def _set(records: Sequence[models.Model], names: Sequence[str], using: str) -> int:
    meta = records[0]._meta
    fields: list[Any] = [meta.pk, *(meta.get_field(name) for name in names)]
    connection = connections[using]
    row = ", ".join(f"%s::{_type(field, connection)}" for field in fields)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    sets = ", ".join(f'"{field.column}" = given."{field.column}"' for field in fields[1:])
    values = chain.from_iterable(_row(record, fields, connection) for record in records)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{meta.db_table}" AS t SET {sets}'
            f" FROM (VALUES {', '.join([f'({row})'] * len(records))}) AS given ({columns})"
            f' WHERE t."{meta.pk.column}" = given."{meta.pk.column}"',
            list(values),
        )
        written: int = cursor.rowcount
    return written


def _row(record: models.Model, fields: Sequence[Any], connection: Any) -> Iterator[Any]:
    for field in fields:
        yield field.get_db_prep_save(getattr(record, field.attname), connection)


def _type(field: Any, connection: Any) -> str:
    """The column's type; a text without its length, to which a cast would cut it in silence."""
    kind: str = field.rel_db_type(connection) if field.is_relation else field.db_type(connection)
    return "text" if kind.startswith("varchar") else kind


def refuse_missing(model: type[models.Model], missing: set[int]) -> None:
    """Refuse numbers that no record has, naming the first few."""
    if missing:
        told = ", ".join(str(number) for number in sorted(missing)[:SHOWN])
        raise NotFound(
            _("There are no %(table)s with these numbers: %(numbers)s.")
            % {"table": model._meta.verbose_name_plural, "numbers": told}
        )
