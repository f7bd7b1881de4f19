"""What every declared job must fulfil, checked at start: each fault with a hint and an id."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from croniter import croniter
from django.core.checks import CheckMessage, Error

from secretariat.engine.jobs.declaring import Job, jobs

_KEY: Final = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")
_SECRET: Final = re.compile(r"password|secret|token|e?mail|address")


def check_jobs(app_configs: Sequence[Any] | None = None, **_: Any) -> list[CheckMessage]:
    """The faults of all declared jobs."""
    declared = jobs()
    return [*_keys_once(declared), *(fault for one in declared for fault in faults(one))]


def _keys_once(declared: Sequence[Job]) -> Iterator[CheckMessage]:
    keys = [one.key for one in declared]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Error(
            f"Two jobs are called {key}.",
            hint="Choose another key: runs name a job by it.",
            obj=key,
            id="secretariat.E601",
        )


def faults(job: Job) -> Iterator[CheckMessage]:
    """The faults of one job."""
    if not _KEY.fullmatch(job.key):
        yield Error(
            f"The job {job.key} is not called area.verb_object.",
            hint="Name it after what it does, such as results.send_reminders.",
            obj=job.key,
            id="secretariat.E602",
        )
    if job.every and not croniter.is_valid(job.every):
        yield Error(
            f"The job {job.key} is due at “{job.every}”, which is no cron line.",
            hint="Write minute, hour, day, month and weekday, such as 0 6 * * *.",
            obj=job.key,
            id="secretariat.E603",
        )
    if job.every and job.takes:
        yield Error(
            f"The job {job.key} is periodic and takes arguments.",
            hint="Nobody gives it any: let it find out itself what there is to do.",
            obj=job.key,
            id="secretariat.E604",
        )
    for name in job.takes:
        if _SECRET.search(name):
            yield Error(
                f"The job {job.key} takes “{name}”.",
                hint="Pass the number of a record, and read from it what nobody else should see.",
                obj=job.key,
                id="secretariat.E605",
            )
