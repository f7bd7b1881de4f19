"""Starting a run in the caller's transaction, trying a failed one again, letting one go."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from croniter import croniter
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.history.acting import Process, act
from secretariat.engine.jobs.declaring import ORDINARY, Argument, Job, Text, job_called, jobs
from secretariat.engine.jobs.models import Run, State
from secretariat.engine.jobs.permissions import May
from secretariat.kernel.errors import BadInput, Conflict, NotFound

TASK: Final = "run"
"""The one task the queue knows: its only argument is the number of a run."""

LATE: Final = timedelta(days=1)
"""A moment that no worker saw is made up for within this time."""


def start(
    job: Job,
    arguments: Mapping[str, Argument],
    *,
    by: Actor,
    on: date,
    after: datetime | None = None,
    about: Text = "",
) -> int:
    """Have a job done; returns the number of the run.

    It stands or falls with the transaction of the caller. The rights are asked for here and
    again when it runs, as they are then. `after` is the instant before which it is not begun,
    `about` what its page says besides the title, such as the name of a register.
    Raises Refused; BadInput if the arguments are not those the job takes.
    """
    name = by.answers_as
    _may_start(job, by, on)
    _hold_to_arguments(job, arguments)
    with transaction.atomic():
        run = Run.objects.create(
            job=job.key,
            arguments=dict(arguments),
            about=str(about)[:200],
            person_id=name.person,
            process=name.process,
            language=(get_language() or "en")[:2],
        )
        _queue(run.pk, job.queue, after)
    return run.pk


def start_due(*, now: datetime) -> list[int]:
    """Start every periodic job whose moment has come, each moment once whoever asks.

    After a time without a worker the last moment alone is made up for, if it is not too late.
    """
    started = []
    for job in jobs():
        if not job.every:
            continue
        moment = last_moment(job.every, now=now)
        if now - moment <= LATE and (run := _start_at(job, moment)) is not None:
            started.append(run)
    return started


def last_moment(every: str, *, now: datetime) -> datetime:
    """The latest moment of a cron line that is not after now."""
    following: datetime = croniter(every, now).get_next(datetime)
    if (before := croniter(every, following).get_prev(datetime)) <= now:
        found: datetime = before
        return found
    earlier: datetime = croniter(every, now).get_prev(datetime)
    return earlier


def try_again(run: int, *, by: Actor, on: date, reason: str = "") -> None:
    """Have a run that failed for good done after all. Raises Conflict if it did not."""
    with act("jobs.try_again", by=by, reason=reason, facts={"run": run}):
        kept = _kept(run, by, on)
        if kept.state != State.FAILED:
            raise Conflict(
                _("This job has not failed."),
                why=_("Its state is: %(state)s.") % {"state": State(kept.state).label.lower()},
                do=_("Only what failed for good is tried again."),
            )
        last = kept.tries.order_by("-pk").values_list("pk", flat=True).first()
        Run.objects.filter(pk=run).update(
            state=State.WAITING, failure=None, ended_at=None, begun_anew=last or 0
        )
        _queue(run, _queue_of(kept.job), None)


def let_go(run: int, *, by: Actor, on: date, reason: str) -> None:
    """Give up a run that failed or still waits, saying why. Raises Conflict if it runs or ended."""
    if not reason.strip():
        raise BadInput(
            _("Letting a job go needs a reason."),
            do=_("Say why it need not be done, in a sentence the next reader will understand."),
        )
    with act("jobs.let_go", by=by, reason=reason, facts={"run": run}):
        kept = _kept(run, by, on)
        if kept.state not in {State.WAITING, State.FAILED}:
            raise Conflict(
                _("There is nothing to let go."),
                why=_("Its state is: %(state)s.") % {"state": State(kept.state).label.lower()},
            )
        Run.objects.filter(pk=run).update(state=State.LET_GO, ended_at=Now())


def _may_start(job: Job, by: Actor, on: date) -> None:
    """Hold whoever starts it to the job's permission; the Office itself may start any."""
    if isinstance(by, Process):
        return
    if job.may is None:
        raise Conflict(
            _("“%(job)s” is started by the Office itself.") % {"job": job.title},
            why=_("It is done on its own schedule."),
        )
    require(by, job.may, scope=None, on=on)


def _hold_to_arguments(job: Job, arguments: Mapping[str, Argument]) -> None:
    if set(arguments) != set(job.takes):
        raise BadInput(
            _("“%(job)s” was not given what it takes.") % {"job": job.title},
            why=_("Given: %(names)s.") % {"names": ", ".join(sorted(arguments)) or "–"},
            do=_("It takes: %(names)s.") % {"names": ", ".join(job.takes) or "–"},
        )
    for name, value in arguments.items():
        if isinstance(value, str) and "@" in value:
            raise BadInput(
                _("“%(name)s” looks like an address.") % {"name": name},
                why=_("What a job is given can be read by those who keep jobs going."),
                do=_("Give the number of the person instead."),
            )


def _start_at(job: Job, moment: datetime) -> int | None:
    """Start a periodic job for a moment, unless it was started for it."""
    if Run.objects.filter(job=job.key, due=moment).exists():
        return None
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO jobs_run (job, due, process, person_id, language, arguments, about,"
            " state, begun_anew) VALUES (%s, %s, %s, NULL, 'en', '{}', '', %s, 0)"
            " ON CONFLICT (job, due) DO NOTHING RETURNING id",
            [job.key, moment, job.key, State.WAITING],
        )
        row = cursor.fetchone()
        if row is None:
            return None
        _queue(row[0], job.queue, None)
        number: int = row[0]
        return number


def _kept(run: int, by: Actor, on: date) -> Run:
    """The run, locked; of somebody else's, only those who manage jobs learn that it is there."""
    seen = Run.objects.filter(pk=run).first()
    if seen is None or not is_of(seen, by):
        require(by, May.MANAGE_JOBS, scope="", on=on, hide=True)
    if seen is None:
        raise nothing_here()
    locked = Run.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=run).first()
    if locked is None:
        raise Conflict(
            _("This job is being done just now."), do=_("Wait until it has ended, then look again.")
        )
    return locked


def is_of(run: Run, by: Actor) -> bool:
    """Whether somebody started a run herself."""
    return run.person_id is not None and run.person_id == getattr(by, "pk", None)


def _queue_of(key: str) -> str:
    try:
        return job_called(key).queue
    except NotFound:
        return ORDINARY


def _queue(run: int, queue: str, after: datetime | None) -> None:
    """Put a run into the queue, in the transaction under way."""
    app.configure_task(TASK, queue=queue, schedule_at=after).defer(run=run)
