"""What the records stand at: a mark that changes with every act, for whoever keeps a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connections

from secretariat.engine.history.sql import FREEZE_LOCK

_HALF: Final = 32  # PostgreSQL lists a lock of 64 bits in two halves
_MARK: Final = """
SELECT (SELECT id FROM public.history_act ORDER BY at DESC, id LIMIT 1),
       (SELECT id FROM public.history_act WHERE NOT simulated ORDER BY at DESC, id LIMIT 1),
       NOT EXISTS (
           SELECT FROM pg_locks
           WHERE locktype = 'advisory' AND objsubid = 1 AND mode = 'ShareLock' AND granted
             AND classid = %s AND objid = %s AND pid <> pg_backend_pid()
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       ),
       ({also})
"""


@dataclass(frozen=True)
class Mark:
    """The newest act of a side; `settled` when no act is under way beside it.

    What was read under a settled mark holds for as long as the mark is found again. An act takes
    its time only once it holds the lock that writers share: one that was under way could still end
    up older than the newest and change what was read; any that begins later is newer.
    """

    words: str
    settled: bool


def mark(
    *, using: str = "default", also: str = "NULL", given: Sequence[str | datetime] = ()
) -> Mark:
    """Give what the records stand at: one statement, whatever their number.

    `also` is SQL of one value, with its parameters, that the mark changes with besides.

    The newest act on the real clock is told beside the newest of all: the example's simulated past
    may lie ahead of a machine whose clock is slow.
    """
    with connections[using].cursor() as cursor:
        high, low = FREEZE_LOCK >> _HALF, FREEZE_LOCK & (2**_HALF - 1)
        cursor.execute(_MARK.format(also=also), (high, low, *given))
        newest, on_the_clock, settled, besides = cursor.fetchone()
    return Mark(words=f"{newest} {on_the_clock} {besides}", settled=settled)
