"""Writing the past in several lanes: results and the staff’s lists beside the Office’s own acts.

They write different tables, so one waits for another only where it reads what that one wrote: all
name officers and units, a paper counts whatever was written. Each lane is a process of its own,
since one process computes on one core. It can be begun before there are tables: it plans what it
will write, and waits until it may.
"""

import os
import traceback
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from multiprocessing import get_context
from time import sleep
from typing import Any, Final

from django.db import connections

from secretariat.engine.access.once import asking_once
from secretariat.example.desk import Desk
from secretariat.example.entries import Act, Adding, Freezing, Granting, Importing, Joining

Acts = Callable[[], Sequence[Act]]
_HERE: Final = get_context("fork")
_LOOKS_UP: Final = 0.005  # seconds between two looks how far another is, and whether it is there
_ASKS: Final = 0.2  # seconds between two looks whether whoever is to let a lane write is there
READ_BY_ALL = {"reference", "access"}
"""The apps whose records all lanes name."""


class Lane(StrEnum):
    """Who writes: the Office at large, whoever reports results, or the personnel system."""

    OFFICE = "office"
    RESULTS = "results"
    STAFF = "staff"


class _Stopped(Exception):
    """Another lane failed, or is gone."""


class LaneFailed(Exception):
    """What a lane beside ran into, as its process told it."""


class Progress:
    """How far each lane is, and whether one has failed: seen by all processes.

    Each lane writes its own place alone, and nobody holds a lock: one that is killed while it
    writes or waits leaves nothing behind that another would wait for.
    """

    def __init__(self) -> None:
        self._reached = _HERE.Array("d", [-inf] * len(Lane), lock=False)
        self._failed = _HERE.Value("b", False, lock=False)

    def tell(self, lane: Lane, at: float, *, failed: bool = False) -> None:
        """Say that all a lane has to write before the instant has been kept."""
        self._failed.value = self._failed.value or failed
        self._reached[_place(lane)] = at

    def wait(self, lane: Lane, at: float, *, past: bool, is_there: Callable[[], bool]) -> None:
        """Wait until a lane has reached the instant, or got past it, as long as it is there.

        A lane beside waits for what is named at its own instant, too, and a paper only for what
        others write at earlier ones: so no two ever wait for each other.
        """
        while not self._is_as_far(lane, at, past=past):
            # What it said before it went still counts.
            if self._failed.value or not (is_there() or self._is_as_far(lane, at, past=past)):
                raise _Stopped
            sleep(_LOOKS_UP)
        if self._failed.value:
            raise _Stopped

    def _is_as_far(self, lane: Lane, at: float, *, past: bool) -> bool:
        reached = self._reached[_place(lane)]
        return reached > at or (reached == at and not past)


def _place(lane: Lane) -> int:
    return list(Lane).index(lane)


@dataclass(frozen=True, kw_only=True)
class _Beside:
    """The process of a lane beside, and the line on which it is let write and says its last words.

    It may write once it has been sent the instants of what all lanes name.
    """

    process: Any
    line: Any

    def let_write(self, named: Sequence[float]) -> None:
        """Let it write; nothing where it has gone: that is told at the end."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.line.send(named)

    def end(self) -> None:
        """End it, wherever it is, if it has not."""
        self.process.terminate()
        self.process.join()

    def last_words(self) -> str:
        """What it ran into, once it has ended; nothing if all is well."""
        try:
            words = str(self.line.recv())
        except (EOFError, ConnectionResetError):
            words = ""
        self.process.join()
        code = self.process.exitcode
        return words or (f"It ended with the code {code}." if code else "")


class Lanes:
    """All lanes: the Office's is performed here, each of the others by a process beside.

    Those beside are begun with it, and speak to the database as it does at that moment.
    """

    def __init__(self, beside: Mapping[Lane, Acts]) -> None:
        self._progress = Progress()
        connections.close_all()  # processes can't share one
        self._beside = {lane: self._begun(lane, acts) for lane, acts in beside.items()}

    def perform(self, office: Sequence[Act], each: Callable[[Act], None]) -> None:
        """Perform all acts; `each` is told every act of the Office before it is done.

        Where one lane fails, the others end after the act they are at, and the failure is raised.
        """
        named = [act.at.timestamp() for act in office if _is_named_by_all(act)]
        for one in self._beside.values():
            one.let_write(named)
        try:
            self._run(Lane.OFFICE, lambda: self._perform_office(office, each))
        finally:
            wrong = [words for one in self._beside.values() if (words := one.last_words())]
        if wrong:
            raise LaneFailed("\n".join(wrong))

    def close(self) -> None:
        """End the lanes beside that have not ended, as where nothing was performed."""
        for one in self._beside.values():
            one.end()

    def _begun(self, lane: Lane, acts: Acts) -> _Beside:
        ours, its = _HERE.Pipe()
        process = _HERE.Process(target=self._work, args=(lane, acts, its, os.getpid()), daemon=True)
        process.start()
        its.close()
        return _Beside(process=process, line=ours)

    def _work(self, lane: Lane, acts: Acts, line: Any, begun_by: int) -> None:
        def is_there() -> bool:
            return os.getppid() == begun_by

        try:
            self._run(lane, lambda: self._perform(lane, acts(), _heard(line, is_there), is_there))
        except Exception:
            line.send(traceback.format_exc())
        except KeyboardInterrupt:
            return  # whoever stopped it stopped the others, too, and that one says so
        finally:
            connections.close_all()

    def _run(self, lane: Lane, perform: Callable[[], None]) -> None:
        try:
            perform()
        except _Stopped:
            return  # the other says why
        except BaseException:
            self._progress.tell(lane, inf, failed=True)
            raise
        self._progress.tell(lane, inf)

    def _perform_office(self, acts: Sequence[Act], each: Callable[[Act], None]) -> None:
        desk = Desk()
        for act in acts:
            each(act)
            at = act.at.timestamp()
            self._progress.tell(Lane.OFFICE, at)
            if isinstance(act, Freezing):
                for lane, one in self._beside.items():
                    self._progress.wait(lane, at, past=False, is_there=one.process.is_alive)
            _perform(desk, act)

    def _perform(
        self, lane: Lane, acts: Sequence[Act], named: Sequence[float], is_there: Callable[[], bool]
    ) -> None:
        desk = Desk()
        for act in acts:
            if not is_there():
                raise _Stopped
            at = act.at.timestamp()
            self._progress.tell(lane, at)
            last = _last_named_by(at, named)
            self._progress.wait(Lane.OFFICE, last, past=True, is_there=is_there)
            _perform(desk, act)


def _heard(line: Any, is_there: Callable[[], bool]) -> Sequence[float]:
    """Wait until it may write: the instants of what all lanes name."""
    while not line.poll(_ASKS):
        if not is_there():
            raise _Stopped
    named: Sequence[float] = line.recv()
    return named


def _last_named_by(at: float, named: Sequence[float]) -> float:
    """The last act by the instant that writes what all name; -∞ where there is none."""
    place = bisect_right(named, at)
    return named[place - 1] if place else -inf


def _perform(desk: Desk, act: Act) -> None:
    """Perform an act; who may what is asked once for it, unless the act itself changes that."""
    with nullcontext() if isinstance(act, Joining | Granting) else asking_once():
        desk.perform(act)


def _is_named_by_all(act: Act) -> bool:
    """Whether an act of the Office writes what the other lanes name."""
    if isinstance(act, Adding):
        return act.action.model._meta.app_label in READ_BY_ALL
    if isinstance(act, Importing):
        return act.reads.model._meta.app_label in READ_BY_ALL
    return isinstance(act, Joining | Granting)
