"""A connection beside the job's own: what is told on it is seen at once and never rolled back."""

import json
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Self

from django.db import connections

from secretariat.engine.jobs.models import End

_LOCKS: Final = 7_300_200_000_000_000  # advisory locks of runs done by steps begin here

_OPEN = """
INSERT INTO jobs_try (run_id, worker, done, total, sentence, "end")
VALUES (%s, %s, 0, 0, '', '') RETURNING id
"""
_BREAK = """
UPDATE jobs_try SET "end" = %s, ended_at = clock_timestamp() WHERE run_id = %s AND "end" = ''
"""
_TELL = """
UPDATE jobs_try SET done = %s, total = %s, sentence = %s, told_at = clock_timestamp() WHERE id = %s
"""
_END = """
UPDATE jobs_try SET "end" = %s, failure = %s, ended_at = clock_timestamp() WHERE id = %s
"""


class Beside:
    """The connection, open for as long as a run is tried."""

    def __init__(self) -> None:
        self._connection = connections.create_connection("default")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    def begin(self, run: int, worker: int | None) -> int:
        """Note that a try begins; one still open was broken off. Returns the try's number.

        To be called by whoever holds the run alone: nobody else can be at it then.
        """
        self._told(_BREAK, [End.BROKEN, run])
        found: int = self._told(_OPEN, [run, worker], answers=True)
        return found

    def tell(self, number: int, done: int, total: int, sentence: str) -> None:
        """Say how far a try is."""
        self._told(_TELL, [done, total, sentence, number])

    def end(self, number: int, how: End, failure: Mapping[str, Any] | None = None) -> None:
        """Note how a try ended."""
        words = None if failure is None else json.dumps(dict(failure))
        self._told(_END, [how, words, number])

    def alone(self, run: int) -> bool:
        """Take hold of a run done by steps until this connection ends; false if it is held."""
        found: bool = self._told("SELECT pg_try_advisory_lock(%s)", [_LOCKS + run], answers=True)
        return found

    def _told(self, statement: str, values: list[Any], *, answers: bool = False) -> Any:
        with self._connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchone()[0] if answers else None
