"""The chart of a paper: bars of a breakdown, or a line over time, drawn as SVG."""

from collections.abc import Callable
from dataclasses import dataclass

from secretariat.kernel.charts.rows import Bar, Rows, draw_rows
from secretariat.kernel.charts.svg import Drawing
from secretariat.kernel.charts.trend import Point, Trend, draw_trend


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One value of a chart: its label, its size, and its number as a reader sees it."""

    label: str
    value: float | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What is drawn: the values in order, over time as a line, else as bars.

    `description` says in a sentence what the picture shows; `wording` words a mark of the scale;
    `is_whole` keeps the scale of counts to whole numbers.
    """

    title: str
    description: str
    marks: tuple[Mark, ...]
    over_time: bool
    is_whole: bool
    wording: Callable[[float], str]

    def drawn(self, key: str) -> Drawing:
        """Draw it, wide and narrow; `key` makes the ids of the picture its own."""
        if self.over_time:
            return draw_trend(self._trend(key))
        bars = tuple(Bar(label=m.label, value=m.value, words=m.words) for m in self.marks)
        return draw_rows(Rows(key=key, title=self.title, description=self.description, bars=bars))

    def _trend(self, key: str) -> Trend:
        known = [mark for mark in self.marks if mark.value is not None]
        return Trend(
            key=key,
            title=self.title,
            description=self.description,
            points=tuple(
                Point(at=float(place), label=mark.label, value=mark.value)
                for place, mark in enumerate(self.marks)
            ),
            last_label=known[-1].words if known else "",
            words=self.wording,
            whole=self.is_whole,
        )
