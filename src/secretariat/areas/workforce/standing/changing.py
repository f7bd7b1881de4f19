"""Why a State is represented otherwise than before: one thing at a time is moved to the later day.

First who counts, then the scale of assessments, the populations, the membership and last the
formula. What moved a State's status at its turn is a reason.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.standing.moments import Moment, moments


class Reason(models.TextChoices):
    """What can move a State from one status to another."""

    APPOINTMENT = "appointment", _("appointments")
    SEPARATION = "separation", _("separations")
    OTHER_POST = "post", _("moves between counted and other posts, or another nationality counted")
    SIZE = "size", _("the number of officials counted in all")
    SCALE = "scale", _("scale of assessments")
    POPULATION = "population", _("populations")
    MEMBERSHIP = "membership", _("States that joined or left")
    FORMULA = "formula", _("formula")


@dataclass(frozen=True, kw_only=True)
class Change:
    """A State's status on two days and what moved it; `came` and `left` count officials."""

    state: str
    before: Status | None
    after: Status | None
    appointed: int
    separated: int
    came: int
    left: int
    reasons: tuple[Reason, ...]

    @property
    def is_moved(self) -> bool:
        """Whether its status is another one."""
        return self.before != self.after


def changes(first: date, last: date) -> dict[str, Change]:
    """What changed for each State that was a member on either day."""
    return between(*moments([first, last]))


def between(one: Moment, other: Moment) -> dict[str, Change]:
    """The same, of two moments already read."""
    steps = _steps(one, other)
    before, after = one.statuses, other.statuses
    return {
        code: _change(code, (before.get(code), after.get(code)), _moves(code, one, other), steps)
        for code in sorted(one.members | other.members)
    }


Moves = tuple[int, int, int, int]


def _moves(code: str, one: Moment, other: Moment) -> Moves:
    """Officials of a State: appointed, separated, come from and gone to what does not count."""
    was, now = one.of(code), other.of(code)
    new, gone = now - was, was - now
    appointed, separated = len(new - one.serving), len(gone - other.serving)
    return appointed, separated, len(new) - appointed, len(gone) - separated


def _steps(one: Moment, other: Moment) -> list[tuple[Reason | None, dict[str, Status]]]:
    """The statuses after each thing in its turn; what of the first, who counts, is said later."""
    sized = replace(one, counted=other.counted)
    scaled = replace(sized, shares=other.shares)
    peopled = replace(scaled, people=other.people)
    joined = replace(peopled, members=other.members)
    formed = replace(joined, formula=other.formula)
    held = sized.facts
    return [
        (None, {code: range_.status(held[code].held) for code, range_ in one.ranges.items()}),
        (Reason.SIZE, sized.statuses),
        (Reason.SCALE, scaled.statuses),
        (Reason.POPULATION, peopled.statuses),
        (Reason.MEMBERSHIP, joined.statuses),
        (Reason.FORMULA, formed.statuses),
    ]


def _change(
    code: str,
    status: tuple[Status | None, Status | None],
    moves: Moves,
    steps: list[tuple[Reason | None, dict[str, Status]]],
) -> Change:
    before, after = status
    appointed, separated, came, left = moves
    return Change(
        state=code,
        before=before,
        after=after,
        appointed=appointed,
        separated=separated,
        came=came,
        left=left,
        reasons=_reasons(code, before, moves, steps),
    )


def _reasons(
    code: str,
    before: Status | None,
    moves: Moves,
    steps: list[tuple[Reason | None, dict[str, Status]]],
) -> tuple[Reason, ...]:
    found: list[Reason] = []
    stands = before
    for reason, statuses in steps:
        now = statuses.get(code)
        if now != stands:
            found.extend(_of_staff(moves, stands, now) if reason is None else [reason])
        stands = now
    return tuple(found)


def _of_staff(moves: Moves, stood: Status | None, stands: Status | None) -> list[Reason]:
    """Which of the moves led the way the status went: up those who came, down those who left."""
    appointed, separated, came, left = moves
    if (stands or "") > (stood or ""):
        pairs = ((appointed, Reason.APPOINTMENT), (came, Reason.OTHER_POST))
    else:
        pairs = ((separated, Reason.SEPARATION), (left, Reason.OTHER_POST))
    return [reason for number, reason in pairs if number]
