"""The past laid out once, for whoever has many questions of one instant.

A view of the past goes through all events for every question that is asked of it. Laid out, what it
gives stands in tables of the transaction's own, in the order of the records' numbers, and is read
as quickly as the present is. It is the view's own answer: nothing is taken from the present.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import connections, models

from secretariat.engine.history.reading import known_at

ROOM: Final = "SET LOCAL temp_buffers = '64MB'"
"""The memory a session has for tables of its own: settled by the first, so all ask for the same."""


def lay_out(at: datetime, tables: Iterable[type[models.Model]], *, using: str = "default") -> None:
    """Lay out these tables as they were known at the instant: `known_at` that instant reads them.

    Until the end of the transaction, or until it is rolled back to before. What was not laid out,
    and any other instant, is read from the views.
    """
    # Of a record that events tell twice, both stay: whoever verifies has to see them.
    with known_at(at, using=using), connections[using].cursor() as cursor:
        cursor.execute(ROOM)
        for model in tables:
            table, number = model._meta.db_table, model._meta.pk.column
            cursor.execute(
                f'CREATE TEMPORARY TABLE "{table}" ON COMMIT DROP AS'
                f' SELECT * FROM known."{table}" ORDER BY "{number}"'
            )
            cursor.execute(f'CREATE INDEX ON pg_temp."{table}" ("{number}")')
            cursor.execute(f'ANALYZE pg_temp."{table}"')
        cursor.execute("SELECT set_config('secretariat.laid_out', %s, true)", [at.isoformat()])
