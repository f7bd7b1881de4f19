"""Spans: who or what held when, one a row, on one axis of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
_NARROW_ROW = 44
_BAR = 16
_FOOT = 26


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A stretch of days, both included."""

    starts: date
    ends: date


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One row: its name, and the days it holds. `is_context`: what the others stand against."""

    label: str
    stretches: tuple[Stretch, ...]
    is_context: bool = False


@dataclass(frozen=True, kw_only=True)
class Spans:
    """The rows of one chart, from a first day to a last."""

    key: str
    title: str
    description: str
    first: date
    last: date
    lanes: tuple[Lane, ...]


def draw_spans(spans: Spans) -> Drawing:
    """Draw the rows: names beside them on a wide sheet, above them on a phone."""
    return Drawing(wide=_wide(spans), narrow=_narrow(spans))


def _wide(spans: Spans) -> str:
    named = min(max((width_of(one.label) for one in spans.lanes), default=0.0), WIDE * 0.36)
    along = _scale(spans, left=named + 16, right=WIDE - 2)
    drawn = []
    for place, lane in enumerate(spans.lanes):
        top = place * _ROW + 7
        label = "".join(lines_of(lane.label, width=named, most=1))
        drawn.append(text(label, x=named, y=top + 12.5, look="c-end"))
        drawn.append(_bars(lane, along, top))
    return _picture(spans, drawn, along, (WIDE, len(spans.lanes) * _ROW + _FOOT))


def _narrow(spans: Spans) -> str:
    along = _scale(spans, left=1, right=NARROW - 1)
    drawn = []
    for place, lane in enumerate(spans.lanes):
        top = place * _NARROW_ROW
        label = "".join(lines_of(lane.label, width=NARROW, most=1))
        drawn += [text(label, x=0, y=top + 16), _bars(lane, along, top + 22)]
    return _picture(spans, drawn, along, (NARROW, len(spans.lanes) * _NARROW_ROW + _FOOT))


def _scale(spans: Spans, *, left: float, right: float) -> Scale:
    low, high = spans.first.toordinal(), spans.last.toordinal() + 1
    return Scale(low=low, high=max(high, low + 1), first=left, last=right)


def _bars(lane: Lane, along: Scale, top: float) -> str:
    """The stretches of a row; the shortest is still seen."""
    look = "c-bar context" if lane.is_context else "c-bar"
    parts = []
    for one in lane.stretches:
        left, right = along.at(one.starts.toordinal()), along.at(one.ends.toordinal() + 1)
        wide = max(right - left - 1, 2.0)
        parts.append(element("rect", class_=look, x=left, y=top, width=wide, height=_BAR))
    return "".join(parts)


def _years(spans: Spans, along: Scale, bottom: float) -> list[str]:
    """Write as many years as fit without touching, each where it begins."""
    parts: list[str] = []
    free_from = 0.0
    for year in range(spans.first.year, spans.last.year + 1):
        x = along.at(max(date(year, 1, 1), spans.first).toordinal())
        if x >= free_from and x + width_of(str(year)) <= along.last:
            parts.append(element("line", class_="c-grid", x1=x, x2=x, y1=2, y2=bottom))
            parts.append(text(str(year), x=x, y=bottom + 17))
            free_from = x + width_of(str(year)) + 12
    return parts


def _picture(spans: Spans, drawn: Sequence[str], along: Scale, size: tuple[int, int]) -> str:
    bottom = size[1] - _FOOT + 4
    axis = element("line", class_="c-axis", x1=along.first, x2=along.last, y1=bottom, y2=bottom)
    return picture(
        "".join((*_years(spans, along, bottom), *drawn, axis)),
        key=spans.key,
        title=spans.title,
        description=spans.description,
        size=size,
    )
