"""What the tests of jobs look at: regions written, states of runs, what stands in the queue."""

import json

from django.db import connection

from secretariat.areas.reference.models import Region
from secretariat.engine.jobs.models import Run, Try


def regions(code: str) -> int:
    """How many regions have this code, by their events: an effect taken twice would show."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM reference_regionevent WHERE code = %s AND pgh_label = 'insert'",
            [code],
        )
        written: int = cursor.fetchone()[0]
    assert Region.objects.filter(code=code).count() == min(written, 1)
    return written


def state(run: int) -> str:
    """The state of a run."""
    return Run.objects.values_list("state", flat=True).get(pk=run)


def ends(run: int) -> list[str]:
    """How each try of a run ended, the first first."""
    return list(Try.objects.filter(run=run).order_by("pk").values_list("end", flat=True))


def queued() -> list[dict[str, object]]:
    """The arguments of everything in the queue."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs ORDER BY id")
        return [json.loads(args) for (args,) in cursor.fetchall()]
