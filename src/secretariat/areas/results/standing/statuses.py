"""How an indicator stands: its value against the path to its target, by one published rule."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.standing.paths import Course, Leg


class Status(StrEnum):
    """How a value stands, the worst first."""

    OFF_TRACK = "off_track"
    BEHIND = "behind"
    ON_TRACK = "on_track"
    MET = "met"
    NOT_DUE = "not_due"


WORDS: Final = {
    Status.MET: _("Met"),
    Status.ON_TRACK: _("On track"),
    Status.BEHIND: _("Behind"),
    Status.OFF_TRACK: _("Off track"),
    Status.NOT_DUE: _("Not due"),
}

RULE: Final = _(
    "The path to a target is a straight line from where its period begins (the baseline, or the "
    "target of the period before) to the target on its last day. The band goes a tenth of that way "
    "to either side of the path. A value that has reached the target is met; one inside the band "
    "or beyond it is on track; one up to a band’s width short of the band is behind; one "
    "further away is off track. From the last day on, what missed the target by no more than the "
    "band allows is behind, all else off track. Without a value, or before the first period, "
    "nothing is due. A conditional target counts from the day its condition is met."
)


class Judgement(NamedTuple):
    """How a value stands on a day, against which path, and by how much it misses the band.

    `short` is 0 inside the band or beyond it. `withheld`: a measure computes the value, and is not
    open to the reader.
    """

    status: Status
    value: Decimal | None
    leg: Leg | None
    short: Decimal = Decimal(0)
    withheld: bool = False


WITHHELD: Final = Judgement(Status.NOT_DUE, None, None, withheld=True)


def judge(course: Course, value: Decimal | None, day: date) -> Judgement:
    """The path to a target is a straight line from where its period begins (the baseline, or the
    target of the period before) to the target on its last day. The band goes a tenth of that way
    to either side of the path. A value that has reached the target is met; one inside the band or
    beyond it is on track; one up to a band's width short of the band is behind; one further away
    is off track. From the last day on, what missed the target by no more than the band allows is
    behind, all else off track. Without a value, or before the first period, nothing is due. A
    conditional target counts from the day its condition is met.
    """
    leg = course.leg_on(day)
    if leg is None or value is None:
        return Judgement(Status.NOT_DUE, value, leg)
    if leg.reached_by(value):
        return Judgement(Status.MET, value, leg)
    allowed = leg.tolerance
    short = max(leg.short_by(value, day) - allowed, Decimal(0))
    if day >= leg.ends:
        return Judgement(Status.OFF_TRACK if short else Status.BEHIND, value, leg, short)
    if not short:
        return Judgement(Status.ON_TRACK, value, leg)
    status = Status.BEHIND if short <= 2 * allowed else Status.OFF_TRACK
    return Judgement(status, value, leg, short)


def worst(statuses: Iterable[Status]) -> Status:
    """The status of an indicator of several parts: the worst of those that are due."""
    return min(statuses, key=_PLACES.__getitem__, default=Status.NOT_DUE)


_PLACES: Final = {status: place for place, status in enumerate(Status)}  # not due comes last
