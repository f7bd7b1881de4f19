"""The bar of a row that says where a number lies in its own range."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.kernel.charts.svg import element, number

_LOWER, _UPPER = 34.0, 67.0
_MOST = 98.0
_HEIGHT = 16


@dataclass(frozen=True, kw_only=True)
class Range:
    """A number's range: its lower end, what it should be, and its upper end."""

    lower: float
    middle: float
    upper: float


def draw_in_range(found: Range, held: float | None, *, zone: tuple[float, float] | None) -> str:
    """Draw where a number lies: both ends of the range stand at the same place in every row.

    Below the range the scale runs from zero to its lower end, above it as far as twice its upper
    end; beyond stays at the edge. Where the number is withheld, `held` is None and `zone` the part
    of the scale it is known to lie in. The number stands beside it in the table, so the picture
    is hidden from screen readers.
    """
    parts = [element("line", class_="c-grid", x1="0%", x2="100%", y1="8", y2="8")]
    parts.append(_stretch("c-within", (_LOWER, _UPPER), top="3", height="10"))
    if zone is not None:
        parts.append(_stretch("c-zone", zone, top="5", height="6"))
    middle = _percent(_place(found, found.middle))
    parts.append(element("line", class_="c-tick", x1=middle, x2=middle, y1="1", y2="15"))
    if held is not None:
        place = _percent(max(_place(found, held), 2.0))
        parts.append(element("circle", class_="c-point", cx=place, cy="8", r="5.5"))
    size = {"width": "100%", "height": str(_HEIGHT)}
    return element("svg", "".join(parts), **size, aria_hidden="true", focusable="false")


def zones(found: Range) -> Sequence[tuple[float, float]]:
    """The parts of the scale below the range, within it up to the middle and on, and above it."""
    middle = _place(found, found.middle)
    return ((0.0, _LOWER), (_LOWER, middle), (middle, _UPPER), (_UPPER, 100.0))


def _stretch(look: str, between: tuple[float, float], *, top: str, height: str) -> str:
    left, right = between
    wide = _percent(max(right - left, 0.0))
    return element("rect", class_=look, x=_percent(left), width=wide, y=top, height=height)


def _place(found: Range, value: float) -> float:
    """How far along the row, in per cent."""
    if value < found.lower:
        return _LOWER * value / found.lower
    if value <= found.upper:
        span = found.upper - found.lower
        return _LOWER + (_UPPER - _LOWER) * ((value - found.lower) / span if span else 0.5)
    beyond = (value - found.upper) / (found.upper or 1.0)
    return min(_UPPER + (100.0 - _UPPER) * beyond, _MOST)


def _percent(share: float) -> str:
    return f"{number(share)}%"
