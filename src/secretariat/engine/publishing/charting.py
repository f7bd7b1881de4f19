"""The chart of a paper: bars, a line, stacked shares, a pyramid or small multiples, as SVG."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from secretariat.kernel.charts.limits import Band, Limit
from secretariat.kernel.charts.multiples import Multiples, Panel, draw_multiples
from secretariat.kernel.charts.pyramid import Band as Ages
from secretariat.kernel.charts.pyramid import Pyramid, Side, draw_pyramid
from secretariat.kernel.charts.rows import Bar, Rows, draw_rows
from secretariat.kernel.charts.scales import ticks
from secretariat.kernel.charts.shares import Part, Shares, Stack, draw_shares
from secretariat.kernel.charts.svg import Drawing
from secretariat.kernel.charts.trend import Point, Trend, draw_trend


class Form(StrEnum):
    """How a chart shows its values; what a citation names as its `kind`."""

    BARS = "bars"
    LINE = "line"
    SHARES = "shares"
    PYRAMID = "pyramid"
    MULTIPLES = "multiples"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One value of a chart: its label, its size, and its number as a reader sees it.

    `is_withheld` tells a value nobody is told, shown as such, from one there is none of.
    """

    label: str
    value: float | None
    words: str
    is_withheld: bool = False

    @property
    def gap(self) -> str:
        """What stands where the value would be if it is withheld."""
        return self.words if self.is_withheld else ""


@dataclass(frozen=True, kw_only=True)
class Series:
    """Values that belong together: a stack, a side, a panel, or all there are.

    `whole` is what they are parts of, where a chart shows parts.
    """

    label: str
    marks: tuple[Mark, ...]
    whole: Mark | None = None


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What is aimed at at each mark of a line: at least, at most; None where that is left open."""

    label: str
    limits: tuple[tuple[float | None, float | None], ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What is drawn, in its form.

    `description` says in a sentence what the picture shows; `wording` words a mark of the scale;
    `is_whole` keeps the scale of counts to whole numbers; `aim` is the band behind a line.
    """

    title: str
    description: str
    form: Form
    series: tuple[Series, ...]
    is_whole: bool
    wording: Callable[[float], str]
    aim: Aim | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The values of the first series, which of bars and lines is the only one."""
        return self.series[0].marks

    def drawn(self, key: str) -> Drawing:
        """Draw it, wide and narrow; `key` makes the ids of the picture its own."""
        return _DRAWN[self.form](self, key)


def _bars(chart: Chart, key: str) -> Drawing:
    bars = tuple(Bar(label=m.label, value=m.value, words=m.words) for m in chart.marks)
    return draw_rows(Rows(key=key, title=chart.title, description=chart.description, bars=bars))


def _line(chart: Chart, key: str) -> Drawing:
    known = [mark for mark in chart.marks if mark.value is not None]
    trend = Trend(
        key=key,
        title=chart.title,
        description=chart.description,
        points=tuple(
            Point(at=float(place), label=mark.label, value=mark.value, gap=mark.gap)
            for place, mark in enumerate(chart.marks)
        ),
        last_label=known[-1].words if known else "",
        words=chart.wording,
        whole=chart.is_whole,
        band=_band(chart.aim) if chart.aim else None,
    )
    return draw_trend(trend)


def _band(aim: Aim) -> Band:
    limits = enumerate(aim.limits)
    return Band(
        label=aim.label,
        limits=tuple(Limit(at=float(at), low=low, high=high) for at, (low, high) in limits),
    )


def _shares(chart: Chart, key: str) -> Drawing:
    stacks = tuple(
        Stack(
            label=one.label,
            parts=tuple(
                Part(label=mark.label, value=mark.value, value_label=mark.words)
                for mark in one.marks
            ),
            whole=one.whole.value if one.whole else None,
        )
        for one in chart.series
    )
    told = {"title": chart.title, "description": chart.description}
    return draw_shares(Shares(key=key, **told, stacks=stacks))


def _pyramid(chart: Chart, key: str) -> Drawing:
    left, right = chart.series
    bands = tuple(
        Ages(label=one.label, left=_side(one), right=_side(other))
        for one, other in zip(left.marks, right.marks, strict=True)
    )
    names = {"left": left.label, "right": right.label}
    told = {"title": chart.title, "description": chart.description}
    return draw_pyramid(Pyramid(key=key, **told, **names, bands=bands))


def _side(mark: Mark) -> Side:
    return Side(value=mark.value, words=mark.words)


def _multiples(chart: Chart, key: str) -> Drawing:
    """Panels on one scale, so that the same height is the same number in all."""
    known = [m.value for one in chart.series for m in one.marks if m.value is not None]
    top = ticks(known, from_zero=True, whole=chart.is_whole)[-1]
    gaps = [m.gap for one in chart.series for m in one.marks if m.gap]
    panels = tuple(
        Panel(
            label=one.label,
            values=tuple(mark.value for mark in one.marks),
            whole=top,
            gap=gaps[0] if gaps else "",
            last=next((m.words for m in reversed(one.marks) if m.value is not None), ""),
        )
        for one in chart.series
    )
    drawn = Multiples(
        key=key,
        title=chart.title,
        description=chart.description,
        first_moment=chart.marks[0].label,
        last_moment=chart.marks[-1].label,
        panels=panels,
        words=chart.wording,
        top=chart.wording(top),
    )
    return draw_multiples(drawn)


_DRAWN: dict[Form, Callable[[Chart, str], Drawing]] = {
    Form.BARS: _bars,
    Form.LINE: _line,
    Form.SHARES: _shares,
    Form.PYRAMID: _pyramid,
    Form.MULTIPLES: _multiples,
}
