"""What a job is: work a worker does, who may ask for it, when it is tried again, declared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown
Argument = str | int | bool | None
Progress = Callable[[int, int, Text], None]
"""Told how much is done, of how much in all (0: not known), and a sentence about it."""

ORDINARY: Final = "ordinary"


@dataclass(frozen=True, kw_only=True)
class Retry:
    """How often a run is tried again after what may pass, and how long it rests before.

    The rest grows by `factor` each time, up to `longest`. What will not pass (bad input, a
    refusal, a fault of ours) is never tried again of itself.
    """

    times: int = 5
    first: timedelta = timedelta(seconds=10)
    factor: int = 4
    longest: timedelta = timedelta(hours=1)

    def rest(self, failures: int) -> timedelta:
        """How long to rest after so many failures, one at least."""
        rest = self.first
        for _more in range(failures - 1):
            if rest >= self.longest:
                break
            rest *= self.factor
        return min(rest, self.longest)


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a run: a sentence, where on the site to look, and facts for whoever asks."""

    sentence: Text
    address: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Work:
    """A run under way, as the job sees it.

    `by` is whoever started it, with the rights of now: a person, or a process of the Office. `at`
    is the instant the worker began, `on` its day. `progress` is seen on the run's page at once,
    whatever becomes of the run; calling it often also lets a worker that must end break off.
    """

    run: int
    arguments: Mapping[str, Argument]
    by: Actor
    at: datetime
    on: date
    progress: Progress


@dataclass(frozen=True, kw_only=True)
class Job:
    """A kind of work that a worker does.

    `do` does it inside one transaction with the note that it is done: all or nothing, once. With
    `by_steps` it commits its steps itself (a letter can't be rolled back) and may be begun again
    from the start, so that each step must see whether it was taken before.
    `takes` names its arguments: numbers, keys and yes-or-no, never an address or a secret; those
    it reads itself. `may` is who can start it; without it only the Office does. `every` is a cron
    line in UTC for what the Office does of itself, such as `0 6 * * *`. Workers can be told to
    serve one `queue` alone.
    """

    key: str
    title: Text
    do: Callable[[Work], Result | None]
    takes: tuple[str, ...] = ()
    may: Permission | None = None
    queue: str = ORDINARY
    retry: Retry = Retry()
    every: str = ""
    by_steps: bool = False


def jobs() -> tuple[Job, ...]:
    """Every job the product declares."""
    return declared("jobs")


def job_called(key: str) -> Job:
    """The job of this key. Raises NotFound."""
    for one in jobs():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no job “%(key)s”.") % {"key": key},
        why=_("No area of the product declares it, or no longer."),
    )
