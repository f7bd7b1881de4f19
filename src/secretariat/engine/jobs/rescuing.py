"""Finding what a dead worker left behind, and putting it back into the queue."""

from collections.abc import Iterable
from typing import Final

from django.db import connection

RESCUE: Final = """
WITH left_behind AS (
    SELECT job.id FROM procrastinate_jobs job
    LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
    WHERE job.status = 'doing'
      AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s))
    FOR UPDATE OF job SKIP LOCKED
)
SELECT id, procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL) FROM left_behind
"""

_DROPPED: Final = """
SELECT id FROM procrastinate_jobs
WHERE status = 'doing' AND worker_id = %s AND (args ->> 'run')::bigint <> ALL(%s)
"""

_PUT_BACK: Final = """
WITH held AS (
    SELECT id FROM procrastinate_jobs
    WHERE id = ANY(%s) AND status = 'doing' AND worker_id = %s FOR UPDATE SKIP LOCKED
)
SELECT id, procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL) FROM held
"""

_FORGET: Final = """
DELETE FROM procrastinate_workers WHERE last_heartbeat < now() - make_interval(secs => %s)
"""


def rescue(silent_for: float) -> int:
    """Put back what workers held that gave no sign of life for so many seconds.

    Returns how many. A worker that was only slow loses nothing by it: a run is done once, however
    many workers come to it. Two workers that look at once rescue each run once.
    """
    with connection.cursor() as cursor:
        cursor.execute(RESCUE, [silent_for])
        found = len(cursor.fetchall())
        cursor.execute(_FORGET, [silent_for])
    return found


def dropped(worker: int, under_way: Iterable[int]) -> set[int]:
    """What the queue says a living worker is at, and it is not.

    So it is for a moment when a job begins or ends; for good if the database went away just when
    its end was to be noted.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DROPPED, [worker, list(under_way)])
        return {number for (number,) in cursor.fetchall()}


def put_back(jobs: Iterable[int], worker: int) -> int:
    """Put back what a living worker dropped; returns how much."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT_BACK, [list(jobs), worker])
        return len(cursor.fetchall())
