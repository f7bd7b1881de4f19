"""What representation is reckoned from on a day: a few queries, however many States."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, reduce
from operator import or_
from typing import Any

from secretariat.areas.reference.models import Membership
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.posts import counted
from secretariat.areas.workforce.models.representing import (
    Assessment,
    Formula,
    Population,
    Status,
)
from secretariat.areas.workforce.models.standing import formula_on
from secretariat.areas.workforce.standing.ranges import Facts, Range, ranges
from secretariat.engine.records.days import covers


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A day: the formula in force, if there is one, the members, and who counts for which.

    `counted` gives for each State by code the officials counted for her. `serving` holds who is in
    post of all that are counted on any of the days that were read together.
    """

    day: date
    formula: Formula | None
    shares: dict[str, Assessment]
    people: dict[str, Population]
    members: frozenset[str]
    counted: Mapping[str, frozenset[int]]
    serving: frozenset[int]

    def of(self, state: str) -> frozenset[int]:
        """The officials counted for a State by its code."""
        return self.counted.get(state, frozenset())

    @property
    def number(self) -> int:
        """How many officials are counted for all States."""
        return sum(map(len, self.counted.values()))

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """Each member's numbers."""
        return {
            code: Facts(
                share=self.shares[code].share if code in self.shares else Decimal(0),
                people=self.people[code].people if code in self.people else 0,
                held=len(self.of(code)),
            )
            for code in self.members
        }

    @cached_property
    def ranges(self) -> dict[str, Range]:
        """Each member's desirable range; none without a formula."""
        if self.formula is None:
            return {}
        base = self.number if self.formula.base is None else self.formula.base
        return ranges(self.formula, self.facts, base=base)

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """How each member is represented."""
        facts = self.facts
        return {code: one.status(facts[code].held) for code, one in self.ranges.items()}


def moment(day: date) -> Moment:
    """Read what holds on the day."""
    return moments([day])[0]


def moments(days: Sequence[date]) -> list[Moment]:
    """Read what holds on each of some days: five queries, and one a day for its formula."""
    ever = reduce(or_, (covers(day) for day in days))
    held = Incumbency.objects.of_officials().filter(ever)
    counting = held.filter(counts_for__isnull=False, **counted("post__"))
    count = list(counting.values_list("official", "counts_for__code", "starts", "ends"))
    hers = held.filter(official__in=counting.values("official")) if len(days) > 1 else counting
    serve = list(hers.values_list("official", "starts", "ends"))
    spells = list(Membership.objects.filter(ever).select_related("state"))
    assessed = list(Assessment.objects.filter(ever).select_related("state"))
    populations = list(Population.objects.filter(ever).select_related("state"))
    return [
        Moment(
            day=day,
            formula=formula_on(day).select_related("method").first(),
            shares={one.state.code: one for one in assessed if one.holds(day)},
            people={one.state.code: one for one in populations if one.holds(day)},
            members=frozenset(one.state.code for one in spells if one.holds(day)),
            counted=_by_state(one for one in count if _holds(one, day)),
            serving=frozenset(one[0] for one in serve if _holds(one, day)),
        )
        for day in days
    ]


def _by_state(rows: Iterable[tuple[Any, ...]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for official, state, *_days in rows:
        found[state].add(official)
    return {state: frozenset(officials) for state, officials in found.items()}


def _holds(row: tuple[Any, ...], day: date) -> bool:
    *_rest, starts, ends = row
    return starts <= day and (ends is None or ends >= day)
