"""Member States as the page of representation lists them: which number of officials it may tell.

A State's status and range are published whatever its number: that is what the member States ask
for, and no official is recognized by it. The number itself is a count of persons, told to who does
not see all staffing as figures are: region by region, none of fewer than the smallest cell, and
none that such a one could be worked out from.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.areas.reference.models import State
from secretariat.areas.workforce.measures.composition import counted_for_representation
from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.representation.moments import Moment
from secretariat.areas.workforce.representation.ranges import Range
from secretariat.engine.disclosure.withholding import withheld
from secretariat.engine.measures.figures import Cell, Figure

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
    held = Counter(moment.counted.values())
    counts = {one.code: held[one.code] for one in members}
    regions = {one.code: one.region.code if one.region else NO_REGION for one in members}
    told = counts if is_cleared else _told(counts, regions, moment.day)
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


def _told(counts: Mapping[str, int], regions: Mapping[str, str], day: date) -> dict[str, int]:
    """The numbers that may be told; that a State has none, its status says already."""
    by_region: dict[str, list[str]] = defaultdict(list)
    for code, region in regions.items():
        by_region[region].append(code)
    told = {code: 0 for code, number in counts.items() if not number}
    for codes in by_region.values():
        told |= {code: counts[code] for code in _open({one: counts[one] for one in codes}, day)}
    return told


def _open(counts: Mapping[str, int], day: date) -> Iterable[str]:
    """The codes of a region's cells that its figure leaves open, its total being published."""
    found = Figure(
        measure=counted_for_representation,
        when=day,
        where={},
        by=(),
        known_at=None,
        total=_cell("", sum(counts.values())),
        cells=tuple(_cell(code, number) for code, number in counts.items()),
    )
    return [str(one.key[0]) for one in withheld(found).cells if not one.withheld]


def _cell(code: str, number: int) -> Cell:
    return Cell(key=(code,), labels=(code,), value=number, n=number)


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
