"""One series across frameworks: which indicator carries on which, and the values of them all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Q

from secretariat.areas.results.models.linked import IndicatorContinuation
from secretariat.areas.results.standing.values import Asked, Planned, Sees, planned, values
from secretariat.engine.history.reading import known_at as reading_known_at

POINTS = 32  # values computed for a line: enough for a quarter of a year over eight
Segment = tuple[Planned, date, date]


@dataclass(frozen=True, kw_only=True)
class Run:
    """The values of a part from its first day drawn to its last."""

    part: Planned
    points: tuple[tuple[date, Decimal], ...]


def before_and_after(indicator: int, wanted: Q) -> list[int]:
    """The indicators that make one series with this one, in the order of time.

    A series goes on only where one indicator alone carries on one alone, and counts the same:
    where two merge, or one is divided, no line could say which it follows. `wanted` holds of the
    continuations that are followed: a reader does not follow one into a draft that is not hers.
    """
    pairs = IndicatorContinuation.objects.filter(wanted, comparable=True)
    later: dict[int, list[int]] = defaultdict(list)
    earlier: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs.values_list("earlier_id", "later_id"):
        later[one].append(other)
        earlier[other].append(one)
    chain = [indicator]
    while (found := _alone(chain[0], earlier, later)) is not None and found not in chain:
        chain.insert(0, found)
    while (found := _alone(chain[-1], later, earlier)) is not None and found not in chain:
        chain.append(found)
    return chain


def _alone(
    one: int, ahead: Mapping[int, Sequence[int]], back: Mapping[int, Sequence[int]]
) -> int | None:
    found = ahead.get(one, ())
    if len(found) == 1 and len(back.get(found[0], ())) == 1:
        return found[0]
    return None


def segments(chain: Sequence[Sequence[Planned]], place: int, day: date) -> list[Segment]:
    """The part at a place of each indicator of a chain, and the days it is drawn for.

    Each begins with its baseline, and ends where the next one begins, or with its own last target;
    only indicators of as many parts compare part by part.
    """
    many = {len(parts) for parts in chain}
    if len(many) != 1:
        return []
    drawn: list[Segment] = []
    parts = [parts[place] for parts in chain]
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        begins, ends = part.course.began_on, last_day(part)
        if begins is None:
            continue
        if following is not None and following.course.began_on is not None:
            ends = min(ends, following.course.began_on)
        if begins <= min(ends, day):
            drawn.append((part, begins, min(ends, day)))
    return drawn


def last_day(part: Planned) -> date:
    """The last day of a part's last target."""
    return max((goal.ends for goal in part.course.goals), default=date.max)


def days_of(begins: date, ends: date, most: int = POINTS) -> list[date]:
    """Days evenly over a time, the first and last among them."""
    whole = (ends - begins).days
    count = min(max(whole // 30, 1), most)
    return sorted({begins + timedelta(days=whole * n // count) for n in range(count + 1)})


def runs(
    drawn: Sequence[Sequence[Segment]], *, sees: Sees, known_at: datetime | None = None
) -> list[list[Run]]:
    """The values of every segment of several series, all asked for together; each begins with its
    baseline.
    """
    days = [
        Asked(part, day)
        for one in drawn
        for part, begins, ends in one
        for day in days_of(begins, ends)
    ]
    asked = list(dict.fromkeys(days))
    found = dict(zip(asked, values(asked, sees=sees, known_at=known_at), strict=True))
    return [[run for segment in one if (run := _run(segment, found)).points] for one in drawn]


def _run(segment: Segment, found: Mapping[Asked, Decimal | None]) -> Run:
    part, begins, ends = segment
    course = part.course
    points = (
        (day, course.began_at if day == course.began_on else found[Asked(part, day)])
        for day in days_of(begins, ends)
    )
    return Run(part=part, points=tuple((day, at) for day, at in points if at is not None))


def chain_of(indicator: int, wanted: Q, known_at: datetime | None) -> list[list[Planned]]:
    """The parts of every indicator of the series this one belongs to, in the order of time."""
    with reading_known_at(known_at):
        chain = before_and_after(indicator, wanted)
        rows = planned(Q(pk__in=chain))
    of_each: dict[int, list[Planned]] = defaultdict(list)
    for row in rows:
        if row.id is not None:
            of_each[row.indicator].append(row)
    return [of_each[one] for one in chain]
