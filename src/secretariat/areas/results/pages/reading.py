"""Frameworks read for a page: objectives in their order, indicators, and how they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from secretariat.areas.results.models.achieved import Result
from secretariat.areas.results.models.planned import Framework, Objective
from secretariat.areas.results.standing.statuses import WITHHELD, Judgement, Status, judge, worst
from secretariat.areas.results.standing.values import Asked, Planned, Sees, planned, values
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.declaring import measure_of


class Stands(NamedTuple):
    """An indicator: its parts, how each stands, and how it stands as a whole.

    `first` is what its parts have in common, `status` the worst of those that are due.
    """

    parts: list[tuple[Planned, Judgement]]
    first: Planned
    status: Status


def judged(
    wanted: Q, day: Mapping[int, date] | date, *, sees: Sees, known_at: datetime | None = None
) -> list[Stands]:
    """The indicators wanted and how they stand, in the order of their objectives.

    `day` is one for all, or one for each objective by its number.
    """
    with reading_known_at(known_at):
        rows = planned(wanted)
    days = [day if isinstance(day, date) else day[row.objective] for row in rows]
    asked = [Asked(row, on) for row, on in zip(rows, days, strict=True)]
    found = values(asked, sees=sees, known_at=known_at)
    parts: dict[int, list[tuple[Planned, Judgement]]] = defaultdict(list)
    for one, value in zip(asked, found, strict=True):
        judgement = stands(one, value, sees)
        parts[one.part.indicator].append((one.part, judgement))
    return [
        Stands(members, members[0][0], worst(judgement.status for _part, judgement in members))
        for members in parts.values()
    ]


def stands(one: Asked, value: Decimal | None, sees: Sees) -> Judgement:
    """How a part stands on a day; what the reader may not see stands nowhere, and says so."""
    if value is None and one.part.measure and not sees(measure_of(one.part.measure)):
        return WITHHELD
    return judge(one.part.course, value, one.day)


def tally(indicators: Sequence[Stands]) -> Counter[Status]:
    """How many indicators stand how."""
    return Counter(one.status for one in indicators)


@dataclass(frozen=True, kw_only=True)
class Tree:
    """The objectives of a framework."""

    framework: Framework
    objectives: Mapping[int, Objective]

    def in_order(self) -> Iterator[Objective]:
        """Each objective after the one it belongs to, by position and code."""
        below: dict[int | None, list[Objective]] = defaultdict(list)
        for one in sorted(self.objectives.values(), key=lambda one: (one.position, one.code)):
            below[one.parent_id].append(one)
        waiting = below[None][::-1]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += below[one.pk][::-1]

    def top(self, objective: Objective) -> Objective:
        """The objective of the first level that an objective belongs to, or is."""
        while objective.parent_id is not None:
            objective = self.objectives[objective.parent_id]
        return objective


def tree_of(framework: Framework) -> Tree:
    """The objectives of a framework, in one query."""
    rows = Objective.objects.filter(framework=framework).select_related("level", "unit")
    return Tree(framework=framework, objectives={one.pk: one for one in rows})


def reached_in(framework: Framework, region: str, day: date) -> set[int]:
    """The indicators that have a verified result in a region by the day."""
    here = Q(member__region__code=region) | Q(split__region__code=region)
    verified = Result.objects.verified_by(day).filter(
        here, part__indicator__objective__framework=framework
    )
    return set(verified.values_list("part__indicator_id", flat=True))
