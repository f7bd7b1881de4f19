"""The worker: takes runs from the queue one by one, gives signs of life, ends when told to."""

import asyncio
import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import psycopg
from django.db import close_old_connections, connection
from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.app import WorkerOptions
from procrastinate.contrib.django.utils import connector_params
from procrastinate.jobs import DeleteJobCondition, Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from procrastinate.utils import sync_to_async

from secretariat.engine.jobs.doing import Hands, do
from secretariat.engine.jobs.passing import Again, ForGood
from secretariat.engine.jobs.rescuing import dropped, put_back, rescue
from secretariat.engine.jobs.starting import TASK, start_due

logger = logging.getLogger(__name__)

UNFORESEEN: Final = 10.0  # seconds of rest after what the run could not even be told of
BETWEEN_CANCELS: Final = 0.5  # seconds
ENDINGS: Final = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How often a worker looks and gives signs of life, in seconds.

    `silent` is how long one may give none before others take over what it holds, `patience` what
    a run gets to finish once the worker was told to end; then it is put back.
    """

    pulse: float = 5.0
    look: float = 5.0
    silent: float = 30.0
    patience: float = 10.0


ORDINARY_PACE: Final = Pace()


def work(
    now: Callable[[], datetime],
    *,
    queues: Sequence[str] = (),
    at_once: int = 1,
    pace: Pace = ORDINARY_PACE,
) -> None:
    """Do jobs until told to end by SIGTERM or Ctrl-C.

    Raises what the database raised if it went away: to be started again by whoever started it.
    """
    asyncio.run(_Worker(now, queues, at_once, pace).work())


class _Strategy(BaseRetryStrategy):
    """When the queue gives a run out again: as its failure says."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, ForGood):
            return None
        rest = exception.rest if isinstance(exception, Again) else UNFORESEEN
        return RetryDecision(retry_in={"milliseconds": round(rest * 1000)})


class _Worker:
    """A worker: the library's own, and what it looks after besides."""

    def __init__(
        self, now: Callable[[], datetime], queues: Sequence[str], at_once: int, pace: Pace
    ) -> None:
        self.now, self.queues, self.at_once, self.pace = now, queues, at_once, pace
        self.ending = threading.Event()
        self.under_way: dict[int, psycopg.Connection[Any]] = {}
        self.number: int | None = None
        self.dropped: set[int] = set()

    async def work(self) -> None:
        app = App(connector=PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4))
        app.task(name=TASK, pass_context=True, retry=_Strategy())(self.do)
        async with app.open_async():
            taking = asyncio.create_task(self._taking(app))
            looking = asyncio.create_task(self._looking())
            loop = asyncio.get_running_loop()
            for ending in ENDINGS:
                loop.add_signal_handler(ending, self._end, taking)
            await asyncio.wait({taking, looking}, return_when=asyncio.FIRST_COMPLETED)
            failed = looking.exception() if looking.done() else None
            looking.cancel()
            if failed is not None:
                self._end(taking)
            with suppress(asyncio.CancelledError):
                await taking
            if failed is not None:
                raise failed

    async def _taking(self, app: App) -> None:
        options: WorkerOptions = {
            "concurrency": self.at_once,
            "delete_jobs": DeleteJobCondition.ALWAYS,  # the run itself is kept
            "fetch_job_polling_interval": self.pace.look,
            "update_heartbeat_interval": self.pace.pulse,
            "stalled_worker_timeout": self.pace.silent,
            "install_signal_handlers": False,
        }
        if self.queues:
            options["queues"] = list(self.queues)
        await app.run_worker_async(**options)

    async def _looking(self) -> None:
        """Start what is due and rescue what was left behind, again and again."""
        while True:
            await sync_to_async(self._look)
            await asyncio.sleep(self.pace.look)

    def _look(self) -> None:
        close_old_connections()
        rescued = rescue(self.pace.silent)
        if rescued:
            logger.warning("Put back %s jobs of workers that died", rescued)
        if self.number is not None:
            self._pick_up(self.number)
        start_due(now=self.now())

    def _pick_up(self, number: int) -> None:
        """Put back what this worker dropped: what two looks in a row find dropped."""
        found = dropped(number, self.under_way)
        if found & self.dropped:
            put_back(found & self.dropped, number)
        self.dropped = found

    def do(self, context: JobContext, run: int) -> None:
        """Do a run, in a thread of its own."""
        close_old_connections()
        connection.ensure_connection()
        self.under_way[run] = connection.connection
        self.number = context.job.worker_id
        hands = Hands(now=self.now, worker=context.job.worker_id, must_end=self._is_late)
        try:
            do(run, hands=hands)
        finally:
            del self.under_way[run]

    def _is_late(self) -> bool:
        """Whether the patience after being told to end has run out."""
        return self.ending.is_set()

    def _end(self, taking: "asyncio.Task[None]") -> None:
        """Take nothing more; what is under way gets a while, then it is broken off."""
        taking.cancel()
        loop = asyncio.get_running_loop()
        loop.call_later(self.pace.patience, self._break_off)

    def _break_off(self) -> None:
        """Break off what is under way: where it shows progress, or in the midst of a statement."""
        self.ending.set()
        threading.Thread(target=self._cancel, daemon=True).start()

    def _cancel(self) -> None:
        while self.under_way:
            for held in list(self.under_way.values()):
                with suppress(psycopg.Error):
                    held.cancel_safe(timeout=5.0)
            time.sleep(BETWEEN_CANCELS)
