"""What representation is reckoned from on a day: a few queries, however many States."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

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

    `counted` gives for each official counted the code of her State. `serving` holds all officials
    in post.
    """

    day: date
    formula: Formula | None
    shares: dict[str, Assessment]
    people: dict[str, Population]
    members: frozenset[str]
    counted: dict[int, str]
    serving: frozenset[int]

    @property
    def facts(self) -> dict[str, Facts]:
        """Each member's numbers."""
        held = Counter(self.counted.values())
        return {
            code: Facts(
                share=self.shares[code].share if code in self.shares else Decimal(0),
                people=self.people[code].people if code in self.people else 0,
                held=held[code],
            )
            for code in self.members
        }

    @property
    def ranges(self) -> dict[str, Range]:
        """Each member's desirable range; none without a formula."""
        if self.formula is None:
            return {}
        base = len(self.counted) if self.formula.base is None else self.formula.base
        return ranges(self.formula, self.facts, base=base)

    @property
    def statuses(self) -> dict[str, Status]:
        """How each member is represented."""
        facts = self.facts
        return {code: one.status(facts[code].held) for code, one in self.ranges.items()}


def moment(day: date) -> Moment:
    """Read what holds on the day."""
    return moments([day])[0]


def moments(days: Sequence[date]) -> list[Moment]:
    """Read what holds on each of some days: four queries, and one a day for its formula."""
    ever = reduce(or_, (covers(day) for day in days))
    held = Incumbency.objects.of_officials().filter(ever).annotate(is_counted=_IS_COUNTED)
    serving = list(held.values_list("official", "counts_for__code", "is_counted", "starts", "ends"))
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
            counted={one[0]: one[1] for one in serving if one[2] and one[1] and _holds(one, day)},
            serving=frozenset(one[0] for one in serving if _holds(one, day)),
        )
        for day in days
    ]


_IS_COUNTED = ExpressionWrapper(Q(**counted("post__")), BooleanField())


def _holds(row: tuple[Any, ...], day: date) -> bool:
    *_rest, starts, ends = row
    return starts <= day and (ends is None or ends >= day)
