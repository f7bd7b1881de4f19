"""Having the database look again at tables that have just changed much, so that it plans well."""

from typing import Final

from django.db import connections, models

from secretariat.engine.history.recording import event_model

MANY: Final = 10_000
"""Rows written at once from which on a table of any size is looked at again."""

SOME: Final = 500
"""Rows written at once from which on one is whose size they change by a fifth."""


def sample_what_grew(model: type[models.Model], written: int, *, using: str) -> None:
    """Take new samples if so many rows, just written, make those there are misleading."""
    if written >= MANY or (written >= SOME and written * 5 >= _believed(model, using=using)):
        take_samples(model, using=using)


def _believed(model: type[models.Model], *, using: str) -> int:
    """How many rows the database believes the table to have; -1 if it never looked."""
    named = f'public."{model._meta.db_table}"'
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE oid = %s::regclass", [named])
        return int(cursor.fetchone()[0])


def take_samples(model: type[models.Model], *, using: str) -> None:
    """Take new samples of a recorded table and of its history, within the transaction that wrote.

    The database does so of itself, but a minute or more later; until then it plans for the table
    as it was. Only its owner may otherwise: the database's own function does it for anybody.
    """
    with connections[using].cursor() as cursor:
        for table in (model, event_model(model)):
            cursor.execute(
                "SELECT secretariat.take_samples(%s::regclass)",
                [f'public."{table._meta.db_table}"'],
            )
