"""Scales: from values to pixels, on round steps a reader can count in."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A straight scale: `low` lies at pixel `first`, `high` at pixel `last`."""

    low: float
    high: float
    first: float
    last: float

    def at(self, value: float) -> float:
        """Give the pixel of a value; values outside the scale stay at its ends."""
        if self.high == self.low:
            return (self.first + self.last) / 2
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)


def nice_step(span: float, *, wanted: int) -> float:
    """Give a round step (1, 2, 2.5 or 5 times a power of ten) cutting a span in about `wanted`."""
    if not math.isfinite(span) or span <= 0:
        return 1.0
    rough = span / max(wanted, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    return next((step * power for step in _STEPS if step * power >= rough * 0.999), 10.0 * power)


def ticks(
    values: Sequence[float], *, from_zero: bool, wanted: int = 4, whole: bool = False
) -> tuple[float, ...]:
    """Choose round marks that enclose all values, at least two.

    `from_zero` puts zero on the scale; `whole` keeps the marks on whole numbers, for counts.
    """
    lowest, highest = _reach(values, from_zero=from_zero)
    step = nice_step(highest - lowest, wanted=wanted)
    if whole:
        step = max(math.ceil(step), 1)
    first = math.floor(lowest / step + 1e-9)
    last = max(math.ceil(highest / step - 1e-9), first + 1)
    return tuple(round(index * step, 12) for index in range(first, last + 1))


def _reach(values: Sequence[float], *, from_zero: bool) -> tuple[float, float]:
    """Give the span the marks must enclose; one value alone gets room on both sides of it."""
    known = [*values, 0.0] if from_zero or not values else list(values)
    lowest, highest = min(known), max(known)
    if lowest == highest:
        room = abs(lowest) * 0.1 or 1.0
        return lowest - (0.0 if lowest == 0 else room), highest + room
    return lowest, highest


def starts_at_zero(values: Sequence[float]) -> bool:
    """Say whether a line should start at zero: when that costs less than half its height."""
    if not values:
        return True
    lowest, highest = min(values), max(values)
    return lowest <= 0 or lowest < highest * 0.5
