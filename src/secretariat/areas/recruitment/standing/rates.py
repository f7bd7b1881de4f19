"""Rates of selection of groups held against each other: the ratio, an exact test, and how many.

The ratio is that of the four-fifths rule (29 CFR 1607.4 D): a group’s rate over the highest one.
It says nothing by itself where few applied; so the test stands beside it, and neither is told of a
group of fewer than `LEAST`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma
from typing import Final

LEAST: Final = 20
"""Applicants of a group below which it is compared with no other."""

_EQUAL = 1e-7  # tables as likely as the one observed, but for rounding


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group: how many of it were selected, of how many who applied."""

    key: str
    selected: int
    applied: int

    @property
    def rate(self) -> float | None:
        """The share selected; of nobody there is none."""
        return self.selected / self.applied if self.applied else None


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A group beside the one with the highest rate.

    `ratio` is its rate over that one, `p` the probability of a difference as large by chance alone.
    Both are None where too few applied, and `p` is None for the highest itself.
    """

    group: Group
    ratio: float | None
    p: float | None
    is_highest: bool = False


def compared(groups: Sequence[Group]) -> list[Compared]:
    """Each group, in the order given, beside the one of the highest rate among the larger ones."""
    large = [one for one in groups if one.applied >= LEAST]
    highest = max(large, key=lambda one: (one.rate or 0.0, one.applied), default=None)
    return [_beside(one, highest) for one in groups]


def _beside(one: Group, highest: Group | None) -> Compared:
    if highest is None or one.applied < LEAST or not highest.rate:
        return Compared(group=one, ratio=None, p=None)
    if one is highest:
        return Compared(group=one, ratio=1.0, p=None, is_highest=True)
    ratio = (one.rate or 0.0) / highest.rate
    return Compared(group=one, ratio=ratio, p=exact_test(one, highest))


def exact_test(one: Group, other: Group) -> float:
    """Fisher’s exact test, two-sided: the tables no likelier than this one, with these margins."""
    selected = one.selected + other.selected
    first = max(0, selected - other.applied)
    last = min(selected, one.applied)
    logs = [_log_likelihood(one, other, selected, here) for here in range(first, last + 1)]
    observed = logs[one.selected - first]
    return min(1.0, sum(exp(log) for log in logs if log <= observed + _EQUAL))


def _log_likelihood(one: Group, other: Group, selected: int, here: int) -> float:
    """Of all ways to select so many, those that take `here` of them from the first group."""
    ways = _log_ways(one.applied, here) + _log_ways(other.applied, selected - here)
    return ways - _log_ways(one.applied + other.applied, selected)


def _log_ways(of: int, taken: int) -> float:
    return lgamma(of + 1) - lgamma(taken + 1) - lgamma(of - taken + 1)
