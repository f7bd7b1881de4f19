"""Writing the past in two lanes at once: the lists of the staff beside everything else.

They write different tables, so one waits for the other only where it reads what that one wrote:
a list names officers and units, a paper counts officials.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from enum import StrEnum
from threading import Condition

from django.db import connections

from secretariat.example.desk import Desk
from secretariat.example.entries import Act, Adding, Freezing, Granting, Importing, Joining

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
AFTER_ALL = datetime.max.replace(tzinfo=UTC)
READ_BY_ALL = {"reference", "access"}
"""The apps whose records both lanes name."""


class Lane(StrEnum):
    """Who writes: the Office at large, or its personnel system."""

    OFFICE = "office"
    STAFF = "staff"


class _Stopped(Exception):
    """The other lane failed."""


class Lanes:
    """Both lanes: how far each is, and whether one has failed."""

    def __init__(self, office: Sequence[Act], staff: Sequence[Act]) -> None:
        self._office, self._staff = office, staff
        self._named = [act.at for act in office if _is_named_by_all(act)]
        self._desk = Desk()
        self._changed = Condition()
        self._reached = dict.fromkeys(Lane, BEFORE_ALL)
        self._failed = False

    def perform(self, each: Callable[[Act], None]) -> None:
        """Perform all acts of both; `each` is told every act of the Office before it is done.

        Where one lane fails, the other ends after the act it is at, and the failure is raised.
        """
        with ThreadPoolExecutor(1) as pool:
            beside = pool.submit(self._beside)
            self._run(Lane.OFFICE, lambda: self._perform_office(each))
        beside.result()

    def _beside(self) -> None:
        try:
            self._run(Lane.STAFF, self._perform_staff)
        finally:
            connections.close_all()

    def _run(self, lane: Lane, perform: Callable[[], None]) -> None:
        try:
            perform()
        except _Stopped:
            return  # the other says why
        except BaseException:
            self._tell(lane, AFTER_ALL, failed=True)
            raise
        self._tell(lane, AFTER_ALL)

    def _perform_office(self, each: Callable[[Act], None]) -> None:
        for act in self._office:
            each(act)
            self._tell(Lane.OFFICE, act.at)
            if isinstance(act, Freezing):
                self._wait_for_lists_before(act.at)
            self._desk.perform(act)

    def _perform_staff(self) -> None:
        desk = self._desk.beside()
        for act in self._staff:
            self._tell(Lane.STAFF, act.at)
            self._wait_for_all_named_by(act.at)
            desk.perform(act)

    def _tell(self, lane: Lane, at: datetime, *, failed: bool = False) -> None:
        with self._changed:
            self._reached[lane] = at
            self._failed |= failed
            self._changed.notify_all()

    def _wait_for_lists_before(self, at: datetime) -> None:
        self._wait(lambda: self._reached[Lane.STAFF] >= at)

    def _wait_for_all_named_by(self, at: datetime) -> None:
        place = bisect_right(self._named, at)
        named = self._named[place - 1] if place else BEFORE_ALL
        self._wait(lambda: self._reached[Lane.OFFICE] > named)

    def _wait(self, is_so: Callable[[], bool]) -> None:
        """Wait for the other lane: whatever lies before the act it has reached has been kept.

        A list waits for what is named at its own instant, too, and a paper only for the lists of
        earlier instants: so neither ever waits for the other in turn.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._failed or is_so())
            if self._failed:
                raise _Stopped


def _is_named_by_all(act: Act) -> bool:
    """Whether an act of the Office writes what the lists of the staff name."""
    if isinstance(act, Adding):
        return act.action.model._meta.app_label in READ_BY_ALL
    if isinstance(act, Importing):
        return act.reads.model._meta.app_label in READ_BY_ALL
    return isinstance(act, Joining | Granting)
