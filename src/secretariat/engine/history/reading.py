"""Reading what the Office knew: known-at, and the one moment a freeze sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.db import connections, transaction

from secretariat.engine.history.sql import FREEZE_LOCK
from secretariat.kernel.errors import Conflict

# Where a bare name is looked for. A past that was laid out stands in the transaction's own tables,
# which PostgreSQL would look through first whatever is asked, unless they are named.
PRESENT: Final = "public, pg_temp"
PAST: Final = "known, public, pg_temp"
LAID_OUT: Final = "pg_temp, known, public"


@contextmanager
def known_at(at: datetime | None, *, using: str = "default") -> Iterator[None]:
    """Inside, unchanged queries read every recorded table as it was known at the instant.

    Joins included. None reads the present.
    """
    if at is None:
        yield
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT set_config('secretariat.known_at', %(at)s, true), set_config('search_path',"
            " CASE current_setting('secretariat.laid_out', true) WHEN %(at)s"
            f" THEN '{LAID_OUT}' ELSE '{PAST}' END, true)",
            {"at": at.isoformat()},
        )
        try:
            yield
        finally:
            if not connections[using].needs_rollback:
                cursor.execute(f"SELECT set_config('search_path', '{PRESENT}', true)")


@contextmanager
def snapshot(*, using: str = "default", simulated_at: datetime | None = None) -> Iterator[datetime]:
    """One moment at which no writer is in flight; yields the instant, by the database's clock.

    Everything read inside is what was known at that instant, and can be read again at any later
    time by `known_at`. Writers wait only until the snapshot is opened, not while it is used.
    With `simulated_at` the clock says that instant until the end: read by `known_at` then, since
    the records may know more by now. The database refuses all but the role that may simulate.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        raise Conflict(
            "A snapshot can't begin inside a transaction.",
            why="What that transaction wrote could not be told apart.",
            do="Begin the snapshot first.",
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [FREEZE_LOCK])
        held = True
        try:
            with transaction.atomic(using=using):
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("SELECT clock_timestamp()")
                at: datetime = cursor.fetchone()[0]
                if simulated_at is not None:
                    cursor.execute("SELECT secretariat.simulate_clock(%s)", [simulated_at])
                    at = simulated_at
                cursor.execute("SELECT pg_advisory_unlock(%s)", [FREEZE_LOCK])
                held = False
                yield at
        finally:
            if held:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [FREEZE_LOCK])
