"""Doing a run once: held alone, done and noted as done in one transaction, or nothing of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import close_old_connections, transaction
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import require
from secretariat.engine.history.acting import Process
from secretariat.engine.jobs.beside import Beside
from secretariat.engine.jobs.declaring import Job, Result, Retry, Text, Work, job_called
from secretariat.engine.jobs.models import End, Run, State
from secretariat.engine.jobs.passing import Again, ForGood, Released, may_pass, told
from secretariat.kernel.errors import ProductError

BUSY: Final = 5.0  # seconds until a run that another worker holds is looked at again
BROKEN_OFF: Final = 10  # so many tries that broke off are no accident: the run brings workers down


def never() -> bool:
    """Do not end."""
    return False


@dataclass(frozen=True, kw_only=True)
class Hands:
    """Who does runs: the clock, the number of the worker, and whether it must end."""

    now: Callable[[], datetime]
    worker: int | None = None
    must_end: Callable[[], bool] = field(default=never)


def do(number: int, *, hands: Hands) -> None:
    """Do a run, unless it is settled already.

    Raises Again if it is to be tried later, ForGood if it failed and is not; what happened is kept
    with the run. Two workers may come to one run (a worker thought dead may live): the second finds
    it held, or done.
    """
    run = Run.objects.select_related("person").filter(pk=number).first()
    if run is None or run.state != State.WAITING:
        return
    with translation.override(run.language), Beside() as beside:
        _Doing(run, beside, hands).do()


class _Busy(Exception):
    """Somebody else holds the run."""


class _BringsWorkersDown(ProductError):
    """A run whose tries end with their worker, again and again."""

    id = "secretariat.brings_workers_down"


class _Doing:
    """One try to do a run."""

    def __init__(self, run: Run, beside: Beside, hands: Hands) -> None:
        self.run, self.beside, self.hands = run, beside, hands
        self.number: int | None = None
        self.shown = (-1, "")

    def do(self) -> None:
        try:
            self._settle()
        except _Busy:
            raise Again(BUSY) from None
        except Exception as error:
            self._failed(error)
        else:
            self._end(End.DONE)

    def _settle(self) -> None:
        """Do the job and note it as done, together."""
        job = job_called(self.run.job)
        with _held(self.run, self.beside, by_steps=job.by_steps) as is_mine:
            if not is_mine:  # somebody else has settled it meanwhile
                return
            self.number = self.beside.begin(self.run.pk, self.hands.worker)
            self._hold_to_tries()
            result = job.do(self._work(job))
            Run.objects.filter(pk=self.run.pk).update(
                state=State.DONE, ended_at=Now(), failure=None, result=_kept(result)
            )

    def _work(self, job: Job) -> Work:
        at = self.hands.now()
        on = at.astimezone(timezone.get_current_timezone()).date()
        by = _actor(self.run)
        if not isinstance(by, Process) and job.may is not None:
            require(by, job.may, scope=None, on=on)
        return Work(
            run=self.run.pk,
            arguments=self.run.arguments,
            by=by,
            at=at,
            on=on,
            progress=self._progress,
        )

    def _progress(self, done: int, total: int, sentence: Text) -> None:
        """Show how far it is, each hundredth once; break off if the worker must end."""
        if self.hands.must_end():
            raise Released
        shown = (done * 100 // total if total else done, str(sentence))
        if self.number is not None and shown != self.shown:
            self.shown = shown
            self.beside.tell(self.number, done, total, shown[1])

    def _hold_to_tries(self) -> None:
        broken = self._spent().filter(end=End.BROKEN).count()
        if broken >= BROKEN_OFF:
            raise _BringsWorkersDown(
                _("The worker ended %(times)s times while doing this.") % {"times": broken},
                why=_("It may need more memory than there is, or has a fault."),
                do=_("See what the machine says about it before it is tried again."),
            )

    def _spent(self) -> Any:
        """The tries that count."""
        return self.run.tries.filter(pk__gt=self.run.begun_anew)

    def _failed(self, error: Exception) -> None:
        """Note what happened, and whether it is tried again."""
        close_old_connections()  # one that broke would only break again
        if isinstance(error, Released) or (may_pass(error) and self.hands.must_end()):
            self._end(End.RELEASED)
            raise Again(0) from None
        words = told(error, job=f"{self.run.job} {self.run.pk}")
        if may_pass(error):
            retry = _retry_of(self.run.job)
            failures = self._spent().filter(end=End.PASSING).count() + 1
            if failures <= retry.times:
                self._end(End.PASSING, words)
                raise Again(retry.rest(failures).total_seconds()) from None
        kept = Run.objects.filter(pk=self.run.pk, state=State.WAITING)
        kept.update(state=State.FAILED, ended_at=Now(), failure=words)
        self._end(End.FAILED, words)
        raise ForGood from None

    def _end(self, how: End, failure: dict[str, Any] | None = None) -> None:
        if self.number is not None:
            self.beside.end(self.number, how, failure)


@contextmanager
def _held(run: Run, beside: Beside, *, by_steps: bool) -> Iterator[bool]:
    """Hold the run alone, in the transaction it is done in; yields whether it is still to be done.

    The lock on its row is let go with the commit itself, never before: who gets it next sees that
    it is done. Steps that commit cannot hold a row; they hold a lock of the connection beside.
    """
    if by_steps:
        if not beside.alone(run.pk):
            raise _Busy
        yield Run.objects.filter(pk=run.pk, state=State.WAITING).exists()
        return
    with transaction.atomic():
        mine = Run.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=run.pk)
        kept = mine.values_list("state", flat=True).first()
        if kept is None:
            raise _Busy
        yield kept == State.WAITING


def _actor(run: Run) -> Actor:
    return run.person if run.person is not None else Process(run.process)


def _retry_of(key: str) -> Retry:
    return job_called(key).retry


def _kept(result: Result | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "sentence": str(result.sentence),
        "address": result.address,
        "facts": dict(result.facts),
    }
