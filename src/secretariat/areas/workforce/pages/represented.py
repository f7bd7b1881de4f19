"""Member States as the page of representation lists them: which number of officials it may tell.

A State's status and range are published whatever its number: that is what the member States ask
for, and no official is recognized by it. The number itself is a count of persons, asked for as of
any date: it is told to who sees all staffing, to everybody else in releases alone. That there is
none, the status says already.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.standing.moments import Moment
from secretariat.areas.workforce.standing.ranges import Range

NO_REGION = "-none-"
ORDERS = ("state", "region", "held", "range", "status")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A member State with where it stands; `held` is None where it is withheld.

    `range` and `status` are None where no formula is in force.
    """

    code: str
    number: int
    name: str
    region: str
    region_code: str
    held: int | None
    range: Range | None
    status: Status | None


def lines(moment: Moment, states: Iterable[State], *, is_cleared: bool) -> list[Line]:
    """Every member State, by name; the numbers that this reader may know."""
    members = [one for one in states if one.code in moment.members]
    counts = {one.code: len(moment.of(one.code)) for one in members}
    regions = {one.code: one.region.code if one.region else NO_REGION for one in members}
    told = {code: number for code, number in counts.items() if is_cleared or not number}
    ranges, statuses = moment.ranges, moment.statuses
    found = [
        Line(
            code=one.code,
            number=one.pk,
            name=one.name.text,
            region=one.region.name.text if one.region else "–",
            region_code=regions[one.code],
            held=told.get(one.code),
            range=ranges.get(one.code),
            status=statuses.get(one.code),
        )
        for one in members
    ]
    return sorted(found, key=lambda line: line.name)


def narrowed(found: Sequence[Line], *, status: str, region: str) -> list[Line]:
    """Those with a status, of a region; without either, all."""
    return [one for one in found if status in ("", one.status) and region in ("", one.region_code)]


def ordered(found: Sequence[Line], order: str) -> list[Line]:
    """In the order asked for, by name within it; turned around where it begins with a minus."""
    name = order.removeprefix("-") or "state"
    return sorted(found, key=lambda one: _rank(one, name), reverse=order.startswith("-"))


def _rank(one: Line, name: str) -> tuple[float, str, str]:
    if name == "held":
        return float(one.held or 0), "", one.name
    if name == "range":
        return float(one.range.midpoint if one.range else 0), "", one.name
    words = {"region": one.region, "status": one.status or ""}
    return 0.0, words.get(name, ""), one.name
