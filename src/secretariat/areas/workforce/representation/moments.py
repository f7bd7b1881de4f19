"""What representation is reckoned from on a day: a few queries, however many States."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from secretariat.areas.reference.models import State
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.representing import (
    Assessment,
    Formula,
    Population,
    Status,
)
from secretariat.areas.workforce.models.standing import formula_on
from secretariat.areas.workforce.representation.ranges import Facts, Range, ranges


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
    held = Incumbency.objects.on(day).of_officials()
    members = State.objects.members_on(day).values_list("code", flat=True)
    assessed = Assessment.objects.on(day).select_related("state")
    populations = Population.objects.on(day).select_related("state")
    counted = held.counted_for_representation().filter(counts_for__isnull=False)
    return Moment(
        day=day,
        formula=formula_on(day).select_related("method").first(),
        shares={one.state.code: one for one in assessed},
        people={one.state.code: one for one in populations},
        members=frozenset(members),
        counted=dict(counted.values_list("official", "counts_for__code")),
        serving=frozenset(held.values_list("official", flat=True)),
    )
