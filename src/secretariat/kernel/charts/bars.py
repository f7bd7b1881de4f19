"""The bar inside a table row, the share bar of a whole, and the small line of a tile."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.kernel.charts.scales import Scale
from secretariat.kernel.charts.svg import (
    NARROW,
    WIDE,
    Drawing,
    element,
    number,
    picture,
    text,
    width_of,
)

SHARE_LOOKS = 5
"""Shades the style sheet knows; more parts than that are better shown as rows."""


def draw_bar(value: float, *, whole: float, track: bool = False, mark: float | None = None) -> str:
    """Draw the bar of one row from zero, on the scale all rows share.

    The number stands beside it in the table, so the picture is hidden from screen readers.
    `track` shows the whole behind the bar: only when the whole is meant. `mark` is a target.
    """
    parts = [element("rect", class_="c-track", width="100%", height="16")] if track else []
    parts.append(element("rect", class_="c-bar", width=_percent(value, whole), height="16"))
    if mark is not None:
        place = _percent(mark, whole)
        parts.append(element("line", class_="c-tick", x1=place, x2=place, y1="0", y2="16"))
    return element(
        "svg", "".join(parts), width="100%", height="16", aria_hidden="true", focusable="false"
    )


def _percent(value: float, whole: float) -> str:
    share = value / whole if whole > 0 else 0.0
    return f"{number(min(max(share, 0.0), 1.0) * 100)}%"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a whole; `value_label` words its size (“48, 26%”)."""

    label: str
    value: float
    value_label: str


@dataclass(frozen=True, kw_only=True)
class Shares:
    """The parts of one whole, in the order they are to be drawn; at most five."""

    key: str
    title: str
    description: str
    parts: tuple[Part, ...]


def draw_shares(shares: Shares) -> Drawing:
    """Draw a stacked bar with every part named under it, for both widths."""
    return Drawing(wide=_shares(shares, WIDE, columns=2), narrow=_shares(shares, NARROW, columns=1))


def _shares(shares: Shares, width: int, *, columns: int) -> str:
    rows = -(-len(shares.parts) // columns)
    content = _stack(shares.parts, width) + _names(shares.parts, width / columns, columns)
    return picture(
        content,
        key=shares.key,
        title=shares.title,
        description=shares.description,
        size=(width, 44 + rows * 24),
    )


def _stack(parts: Sequence[Part], width: int) -> str:
    whole = sum(max(part.value, 0.0) for part in parts)
    scale = Scale(low=0, high=whole or 1.0, first=0, last=width)
    drawn, start = [], 0.0
    for index, part in enumerate(parts):
        end = start + max(part.value, 0.0)
        left, right = scale.at(start), scale.at(end)
        gap = 1.0 if right - left > 3 and end < whole else 0.0
        drawn.append(
            element(
                "rect",
                class_=_look(index),
                x=left,
                y=4,
                width=max(right - left - gap, 0.0),
                height=24,
            )
        )
        start = end
    return "".join(drawn)


def _names(parts: Sequence[Part], column: float, columns: int) -> str:
    drawn = []
    for index, part in enumerate(parts):
        x, y = (index % columns) * column, 44 + (index // columns) * 24
        drawn.append(element("rect", class_=_look(index), x=x, y=y, width=12, height=12))
        drawn.append(text(part.label, x=x + 20, y=y + 11))
        after = min(x + 28 + width_of(part.label), x + column - width_of(part.value_label) - 4)
        drawn.append(text(part.value_label, x=max(after, x + 20), y=y + 11, look="c-strong c-halo"))
    return "".join(drawn)


def _look(index: int) -> str:
    return f"c-share-{min(index, SHARE_LOOKS - 1) + 1}"


def draw_spark(values: Sequence[float | None]) -> str:
    """Draw the small line of a tile, 108 by 36; its number and words stand beside it."""
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    if not known:
        return ""
    lowest, highest = min(value for _, value in known), max(value for _, value in known)
    along = Scale(low=0, high=len(values) - 1, first=5, last=103)
    up = Scale(low=lowest, high=highest, first=31, last=5)
    places = [(along.at(index), up.at(value)) for index, value in known]
    path = " ".join(f"{number(x)},{number(y)}" for x, y in places)
    line = element("polyline", class_="c-line", points=path) if len(places) > 1 else ""
    dot = element("circle", class_="c-point", cx=places[-1][0], cy=places[-1][1], r=4)
    return element("svg", line + dot, viewBox="0 0 108 36", aria_hidden="true", focusable="false")
