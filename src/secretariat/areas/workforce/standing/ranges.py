"""Desirable ranges in exact numbers: what each State should have, and where it stands.

The same as `models.standing` reckons in a statement; a test holds the two against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from secretariat.areas.workforce.models.representing import Formula, Status

PLACES: Final = Decimal("0.000000001")  # a midpoint is kept to so many: beyond lies only noise
WAYS: Final = {
    Formula.Rounding.NEAREST: ROUND_HALF_UP,
    Formula.Rounding.DOWN: ROUND_FLOOR,
    Formula.Rounding.UP: ROUND_CEILING,
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A member State: its share of the budget in per cent, its people, the officials it has."""

    share: Decimal
    people: int
    held: int


@dataclass(frozen=True, kw_only=True)
class Range:
    """The fewest and the most officials a State should have, and the midpoint between."""

    lower: int
    midpoint: Decimal
    upper: int

    def status(self, held: int) -> Status:
        """Where so many officials lie."""
        if not held:
            return Status.NONE
        if held < self.lower:
            return Status.UNDER
        if held > self.upper:
            return Status.OVER
        return Status.BELOW if held < self.midpoint else Status.ABOVE


def ranges(formula: Formula, members: Mapping[str, Facts], *, base: int) -> dict[str, Range]:
    """The range of every member, by its code; `base` is the number of posts shared out."""
    shares = sum((one.share for one in members.values()), Decimal(0))
    people = sum(one.people for one in members.values())
    equal = _part(base, formula.membership, len(members))
    by_share = _part(base, formula.contribution, shares)
    by_people = _part(base, formula.population, people)
    return {
        code: _range(
            formula,
            one.share,
            _decimal(equal + by_share * Fraction(one.share) + by_people * one.people),
        )
        for code, one in members.items()
    }


def _part(base: int, percent: Decimal, of_all: int | Decimal) -> Fraction:
    """What one unit of a factor is worth in posts; of nothing, nothing."""
    return base * Fraction(percent) / Fraction(of_all) / 100 if of_all else Fraction(0)


def _decimal(exact: Fraction) -> Decimal:
    """The nearest decimal of nine places."""
    scaled = exact * 10**9
    half_up = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return half_up * PLACES


def _range(formula: Formula, share: Decimal, midpoint: Decimal) -> Range:
    if formula.small_share is not None and share <= formula.small_share:
        lower, upper = Decimal(formula.small_lower or 0), Decimal(formula.small_upper or 0)
        return Range(lower=int(lower), midpoint=midpoint, upper=int(upper))
    margin = max(midpoint * formula.margin / 100, formula.margin_least)
    capped = formula.no_excess_above is not None and share > formula.no_excess_above
    most = midpoint if capped else midpoint + margin
    return Range(
        lower=_whole(max(midpoint - margin, Decimal(0)), formula),
        midpoint=midpoint,
        upper=_whole(max(most, formula.upper_least), formula),
    )


def _whole(number: Decimal, formula: Formula) -> int:
    way = WAYS[Formula.Rounding(formula.rounding)]
    return int(number.quantize(Decimal(1), rounding=way))
