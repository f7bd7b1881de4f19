"""Finding what a dead worker left behind, and putting it back into the queue."""

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
