"""How runs stand, for those who look: how far, since when, and what became of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from secretariat.engine.fetching import fetched
from secretariat.engine.jobs.declaring import Text, jobs
from secretariat.engine.jobs.models import End, Run, State, Try

SILENT: Final = 30.0
"""A worker that gave no sign of life for so many seconds is taken for dead."""


class Stage(StrEnum):
    """How a run stands at the moment somebody looks."""

    WAITING = "waiting"
    RESTING = "resting"  # failed by what may pass; tried again later
    UNDER_WAY = "under way"
    BROKEN = "broken"  # the worker died; another will take it over
    DONE = "done"
    FAILED = "failed"
    LET_GO = "let go"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A run, its last try, and how it stands."""

    run: Run
    title: str
    last: Try | None
    stage: Stage
    next_at: datetime | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens to it of itself."""
        return self.run.state != State.WAITING


@dataclass(frozen=True, kw_only=True)
class Health:
    """Whether jobs get done: workers alive, and how many runs wait, are under way, failed."""

    workers: int
    waiting: int
    under_way: int
    failed: int


def standings(runs: QuerySet[Run]) -> list[Standing]:
    """How runs stand, in their order: three queries, however many."""
    return standings_of([runs])[0]


def standings_of(lists: Sequence[QuerySet[Run]]) -> list[list[Standing]]:
    """How the runs of several lists stand: as many queries as for one."""
    found = fetched(*(runs.select_related("person") for runs in lists))
    every = {run.pk: run for some in found for run in some}
    waiting = [number for number, run in every.items() if run.state == State.WAITING]
    lasts, alive = _last_tries(every), alive_workers()
    queued, titles = _queued(waiting), {job.key: job.title for job in jobs()}
    return [
        [
            Standing(
                run=run,
                title=_title(run, titles),
                last=lasts.get(run.pk),
                stage=_stage(run, lasts.get(run.pk), alive),
                next_at=queued.get(run.pk),
            )
            for run in some
        ]
        for some in found
    ]


def health() -> Health:
    """How jobs stand over all."""
    alive = alive_workers()
    open_tries = Try.objects.filter(run=OuterRef("pk"), end=End.OPEN, worker__in=alive)
    waits, failed = Q(state=State.WAITING), Q(state=State.FAILED)
    found = Run.objects.filter(waits | failed).aggregate(
        waiting=Count("pk", filter=Q(waits, ~Exists(open_tries))),
        under_way=Count("pk", filter=Q(waits, Exists(open_tries))),
        failed=Count("pk", filter=failed),
    )
    return Health(workers=len(alive), **found)


def alive_workers() -> frozenset[int]:
    """The workers that gave a sign of life lately."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM public.procrastinate_workers"
            " WHERE last_heartbeat > now() - make_interval(secs => %s)",
            [SILENT],
        )
        return frozenset(number for (number,) in cursor.fetchall())


def _title(run: Run, titles: Mapping[str, Text]) -> str:
    title = str(titles.get(run.job, run.job))
    return f"{title}: {run.about}" if run.about else title


def _stage(run: Run, last: Try | None, alive: frozenset[int]) -> Stage:
    settled = {State.DONE: Stage.DONE, State.FAILED: Stage.FAILED, State.LET_GO: Stage.LET_GO}
    if run.state != State.WAITING:
        return settled[State(run.state)]
    if last is None or last.pk <= run.begun_anew:
        return Stage.WAITING
    if last.end == End.OPEN:
        return Stage.UNDER_WAY if last.worker in alive else Stage.BROKEN
    return {End.PASSING: Stage.RESTING, End.BROKEN: Stage.BROKEN}.get(End(last.end), Stage.WAITING)


def _last_tries(runs: Iterable[int]) -> dict[int, Try]:
    found = Try.objects.filter(run__in=list(runs)).order_by("run", "-pk").distinct("run")
    return {one.run_id: one for one in found}


def _queued(runs: list[int]) -> dict[int, datetime]:
    """When those that rest are given out again."""
    if not runs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (args ->> 'run')::bigint, scheduled_at FROM public.procrastinate_jobs"
            " WHERE status = 'todo' AND scheduled_at > now()"
            " AND (args ->> 'run')::bigint = ANY(%s)",
            [runs],
        )
        return dict(cursor.fetchall())
