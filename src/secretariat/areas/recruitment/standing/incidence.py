"""How likely a position is filled within so many days, while some are still open and some given up.

A mean of the cases that have ended forgets those that have not: when a process slows down, only its
quick cases have ended, and the mean falls. The incidence counts every case for as long as it has
been watched. A cancellation is an end of its own that makes a selection impossible, not a case of
which nothing is known: so it competes with the selection (estimator of Aalen and Johansen).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class End(StrEnum):
    """How a case ended."""

    SELECTED = "selected"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Case:
    """Days from a case's beginning to its end; without an end, to the day it was last watched."""

    days: int
    end: End | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """Shares of all cases that have been selected and cancelled by a day, from 0 to 1."""

    days: int
    selected: float
    cancelled: float


@dataclass(frozen=True, kw_only=True)
class Incidence:
    """The incidence of selection and cancellation; it is known up to the last day watched."""

    steps: tuple[Step, ...]
    watched: int

    def selected_by(self, days: int) -> float | None:
        """The share selected within so many days; None beyond what was watched."""
        if days > self.watched:
            return None
        return next((one.selected for one in reversed(self.steps) if one.days <= days), 0.0)

    def days_to(self, share: float) -> int | None:
        """After how many days that share was selected; None if it was not reached."""
        return next((one.days for one in self.steps if one.selected >= share), None)

    @property
    def median(self) -> int | None:
        """After how many days half of all cases were selected; None if that was not reached."""
        return self.days_to(0.5)


def incidence(cases: Sequence[Case]) -> Incidence:
    """The cumulative incidence over a set of cases; who is watched no longer than a day still
    counts on it.
    """
    ends = Counter((one.days, one.end) for one in cases)
    left = Counter(one.days for one in cases)
    watching, surviving, selected, cancelled = len(cases), 1.0, 0.0, 0.0
    steps = []
    for day in sorted(left):
        chosen, given_up = ends[day, End.SELECTED], ends[day, End.CANCELLED]
        if chosen or given_up:
            selected += surviving * chosen / watching
            cancelled += surviving * given_up / watching
            surviving *= 1 - (chosen + given_up) / watching
            steps.append(Step(days=day, selected=selected, cancelled=cancelled))
        watching -= left[day]
    return Incidence(steps=tuple(steps), watched=_watched(cases, surviving))


def _watched(cases: Iterable[Case], surviving: float) -> int:
    """Where the last case ended, nothing more can happen: then all later days are known too."""
    if surviving < 1e-12:
        return 1_000_000
    return max((one.days for one in cases), default=0)
