"""Horizontal bars, one a row: name, bar from zero, number."""

from dataclasses import dataclass

from secretariat.kernel.charts.scales import Scale
from secretariat.kernel.charts.svg import (
    NARROW,
    WIDE,
    Drawing,
    element,
    lines_of,
    picture,
    text,
    width_of,
)

_ROW = 30
_BAR = 16
_LINE = 15
_NARROW_ROW = 44


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row: its name, its value (None where it is not shown), and the number in words."""

    label: str
    value: float | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The bars of one chart, on one scale that starts at zero."""

    key: str
    title: str
    description: str
    bars: tuple[Bar, ...]


def draw_rows(rows: Rows) -> Drawing:
    """Draw the bars: names beside them on a wide sheet, above them on a phone."""
    return Drawing(wide=_wide(rows), narrow=_narrow(rows))


def _wide(rows: Rows) -> str:
    named = min(max((width_of(bar.label) for bar in rows.bars), default=0.0), WIDE * 0.4)
    along = _scale(rows, left=named + 16, width=WIDE)
    drawn = []
    for place, bar in enumerate(rows.bars):
        top = place * _ROW + 7
        lines = lines_of(bar.label, width=named)
        first = top + 12 - (len(lines) - 1) * _LINE / 2
        drawn += [
            text(line, x=named, y=first + at * _LINE, look="c-end") for at, line in enumerate(lines)
        ]
        drawn.append(_bar(bar, along, top))
    axis = _axis(along, len(rows.bars) * _ROW)
    return _picture(rows, "".join(drawn) + axis, (WIDE, len(rows.bars) * _ROW + 8))


def _narrow(rows: Rows) -> str:
    along = _scale(rows, left=1, width=NARROW)
    drawn = []
    for place, bar in enumerate(rows.bars):
        top = place * _NARROW_ROW
        label = "".join(lines_of(bar.label, width=NARROW, most=1))
        drawn.append(text(label, x=0, y=top + 16))
        drawn.append(_bar(bar, along, top + 22))
    axis = _axis(along, len(rows.bars) * _NARROW_ROW)
    return _picture(rows, "".join(drawn) + axis, (NARROW, len(rows.bars) * _NARROW_ROW + 8))


def _scale(rows: Rows, *, left: float, width: int) -> Scale:
    """The scale all bars share, with room for the longest number beside the longest bar."""
    room = max((width_of(bar.words) for bar in rows.bars), default=0.0) + 12
    values = [bar.value for bar in rows.bars if bar.value is not None]
    return Scale(
        low=min([0.0, *values]), high=max([*values, 0.0]) or 1.0, first=left, last=width - room
    )


def _bar(bar: Bar, along: Scale, top: float) -> str:
    """One bar from zero, its number after its end."""
    zero, end = along.at(0.0), along.at(bar.value or 0.0)
    left, right = min(zero, end), max(zero, end)
    drawn = element("rect", class_="c-bar", x=left, y=top, width=right - left, height=_BAR)
    return drawn + text(bar.words, x=right + 8, y=top + 12.5, look="c-strong")


def _axis(along: Scale, height: float) -> str:
    zero = along.at(0.0)
    return element("line", class_="c-axis", x1=zero, x2=zero, y1=2, y2=height + 4)


def _picture(rows: Rows, content: str, size: tuple[int, int]) -> str:
    return picture(content, key=rows.key, title=rows.title, description=rows.description, size=size)
