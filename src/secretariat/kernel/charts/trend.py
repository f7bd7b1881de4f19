"""The trend line of a figure: one accent series, its target, and what was published before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secretariat.kernel.charts.limits import Band, draw_band
from secretariat.kernel.charts.scales import Scale, starts_at_zero, ticks
from secretariat.kernel.charts.svg import (
    NARROW,
    WIDE,
    Box,
    Drawing,
    element,
    number,
    picture,
    text,
    width_of,
)


@dataclass(frozen=True, kw_only=True)
class Point:
    """The value at a moment; `at` orders the axis (a day number), `value` is None if withheld.

    `gap` is what stands on the axis in place of a value there is none of (“..”).
    """

    at: float
    label: str
    value: float | None
    gap: str = ""


@dataclass(frozen=True, kw_only=True)
class Published:
    """A value as it was published earlier: an open ring beside the line, and its words."""

    at: float
    value: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is aimed at, when: a hollow diamond and its words."""

    at: float
    value: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Break:
    """From this moment another definition holds: values before and after do not compare."""

    at: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Trend:
    """A series to draw. `last_label` names the last value on the line (“148 now”)."""

    key: str
    title: str
    description: str
    points: tuple[Point, ...]
    last_label: str
    words: Callable[[float], str]
    target: Target | None = None
    published: tuple[Published, ...] = ()
    breaks: tuple[Break, ...] = ()
    whole: bool = False
    band: Band | None = None

    def marks(self) -> tuple[float, ...]:
        """Give the marks of the value scale; the first is where the scale starts."""
        values = [*self._known(), *(ring.value for ring in self.published)]
        if self.target:
            values.append(self.target.value)
        if self.band:
            values += self.band.values()
        return ticks(values, from_zero=starts_at_zero(values), whole=self.whole)

    def moments(self) -> tuple[float, float]:
        """Give the first and last moment drawn."""
        moments = [point.at for point in self.points] + [ring.at for ring in self.published]
        if self.target:
            moments.append(self.target.at)
        return (min(moments), max(moments)) if moments else (0.0, 1.0)

    def _known(self) -> list[float]:
        return [point.value for point in self.points if point.value is not None]


def draw_trend(trend: Trend) -> Drawing:
    """Draw a trend for both widths."""
    return Drawing(wide=_draw(trend, (WIDE, 300)), narrow=_draw(trend, (NARROW, 270)))


def scale_start(trend: Trend) -> str:
    """Word the value the scale starts at, to be told under the heading when it is not zero."""
    return trend.words(trend.marks()[0])


def _draw(trend: Trend, size: tuple[int, int]) -> str:
    marks = trend.marks()
    box = _box(trend, marks, size)
    first, last = trend.moments()
    along = Scale(low=first, high=last, first=box.left, last=box.right)
    up = Scale(low=marks[0], high=marks[-1], first=box.bottom, last=box.top)
    parts = [
        _grid(trend, marks, box, up),
        _moment_labels(trend.points, along, box, size[0]),
        draw_band(trend.band, box, along, up) if trend.band else "",
        _breaks(trend.breaks, along, box),
        _gaps(trend.points, along, box),
        _line(trend, along, up),
        _rings(trend, along, up, box),
        _target(trend.target, along, up, size),
        _last(trend, along, up, size),
    ]
    return picture(
        "".join(parts), key=trend.key, title=trend.title, description=trend.description, size=size
    )


def _box(trend: Trend, marks: Sequence[float], size: tuple[int, int]) -> Box:
    """Leave room for the widest mark on the left, and on a wide sheet for labels on the right."""
    width, height = size
    left = min(max(width_of(trend.words(mark)) for mark in marks) + 12, width / 3)
    ends = [trend.last_label] + ([trend.target.label] if trend.target else [])
    room = min(max(width_of(label) for label in ends) + 16, width / 4) if width == WIDE else 12.0
    return Box(left=left, right=width - room, top=28, bottom=height - 30)


def _grid(trend: Trend, marks: Sequence[float], box: Box, up: Scale) -> str:
    parts = []
    for mark in marks:
        y = up.at(mark)
        look = "c-axis" if mark == marks[0] else "c-grid"
        parts.append(element("line", class_=look, x1=box.left, x2=box.right, y1=y, y2=y))
        parts.append(text(trend.words(mark), x=box.left - 8, y=y + 4, look="c-end"))
    return "".join(parts)


def _moment_labels(points: Sequence[Point], along: Scale, box: Box, width: int) -> str:
    """Write as many moments as fit without touching, always the last one."""
    parts: list[str] = []
    free_until = float("inf")
    for point in reversed(points):
        half = width_of(point.label) / 2
        x = min(max(along.at(point.at), half), width - half)
        if x + half <= free_until:
            parts.append(text(point.label, x=x, y=box.bottom + 22, look="c-middle"))
            free_until = x - half - 14
    return "".join(reversed(parts))


def _breaks(breaks: Sequence[Break], along: Scale, box: Box) -> str:
    """Rule off what does not compare, and say why above it."""
    parts = []
    for one in breaks:
        x, half = along.at(one.at), width_of(one.label) / 2
        middle = min(max(x, box.left + half), max(box.right - half, box.left))
        parts.append(element("line", class_="c-break", x1=x, x2=x, y1=box.top - 8, y2=box.bottom))
        parts.append(text(one.label, x=middle, y=box.top - 14, look="c-middle"))
    return "".join(parts)


def _gaps(points: Sequence[Point], along: Scale, box: Box) -> str:
    """Say on the axis where a value is not told: it is no zero."""
    untold = [point for point in points if point.value is None and point.gap]
    places = [(point, width_of(point.gap) / 2) for point in untold]
    return "".join(
        text(
            point.gap,
            x=min(max(along.at(point.at), box.left + half), box.right),
            y=box.bottom - 6,
            look="c-middle c-strong",
        )
        for point, half in places
    )


def _line(trend: Trend, along: Scale, up: Scale) -> str:
    """Draw the series; a withheld value or a break leaves a gap, a value between two gaps a dot."""
    parts = []
    for run in _runs(trend.points, [one.at for one in trend.breaks]):
        places = [(along.at(point.at), up.at(point.value or 0.0)) for point in run]
        if len(places) == 1:
            parts.append(element("circle", class_="c-point", cx=places[0][0], cy=places[0][1], r=4))
        else:
            path = " ".join(f"{number(x)},{number(y)}" for x, y in places)
            parts.append(element("polyline", class_="c-line", points=path))
    return "".join(parts)


def _runs(points: Sequence[Point], breaks: Sequence[float]) -> list[list[Point]]:
    """Part the points wherever a line between two would claim what is not known."""
    runs: list[list[Point]] = [[]]
    before = float("-inf")
    for point in points:
        if point.value is None or any(before < one <= point.at for one in breaks):
            runs.append([])
        if point.value is not None:
            runs[-1].append(point)
        before = point.at
    return [run for run in runs if run]


def _rings(trend: Trend, along: Scale, up: Scale, box: Box) -> str:
    """Draw what was published before; its words stand under the line, clear of it."""
    parts = []
    for ring in trend.published:
        x, y = along.at(ring.at), up.at(ring.value)
        half = width_of(ring.label) / 2
        middle = min(max(x, box.left + half), max(box.right - half, box.left))
        lowest = _lowest(trend.points, (middle - half - 8, middle + half + 8), along, up)
        below = min(max(y, lowest) + 30, box.bottom - 6)
        if below - y > 20:
            parts.append(element("line", class_="c-leader", x1=x, x2=x, y1=y + 5, y2=below - 13))
        parts.append(element("circle", class_="c-published", cx=x, cy=y, r=4.5))
        parts.append(text(ring.label, x=middle, y=below, look="c-middle c-halo"))
    return "".join(parts)


def _lowest(
    points: Sequence[Point], between: tuple[float, float], along: Scale, up: Scale
) -> float:
    """Give how far down the line comes between two places; the top of the sheet if it does not."""
    heights = [
        up.at(point.value)
        for point in points
        if point.value is not None and between[0] <= along.at(point.at) <= between[1]
    ]
    return max(heights, default=0.0)


def _target(target: Target | None, along: Scale, up: Scale, size: tuple[int, int]) -> str:
    if target is None:
        return ""
    x, y = along.at(target.at), up.at(target.value)
    diamond = element("path", class_="c-target", d=f"M{number(x)} {number(y - 6)}l6 6-6 6-6-6Z")
    if size[0] == WIDE:
        return diamond + text(target.label, x=x + 12, y=y + 4, look="c-strong c-halo")
    return diamond + text(target.label, x=size[0], y=max(y - 12, 12), look="c-strong c-end c-halo")


def _last(trend: Trend, along: Scale, up: Scale, size: tuple[int, int]) -> str:
    """Mark the last known value and name it beside the line, clear of the target's words."""
    known = [point for point in trend.points if point.value is not None]
    if not known or known[-1].value is None:
        return ""
    x, y = along.at(known[-1].at), up.at(known[-1].value)
    dot = element("circle", class_="c-point", cx=x, cy=y, r=5.5)
    fits = x + 10 + width_of(trend.last_label) <= size[0]
    if fits:
        return dot + text(
            trend.last_label,
            x=x + 10,
            y=y + 4 + _shift(trend, x, y, along, up),
            look="c-mark c-halo",
        )
    return dot + text(trend.last_label, x=min(x + 6, size[0]), y=y - 12, look="c-mark c-end c-halo")


def _shift(trend: Trend, x: float, y: float, along: Scale, up: Scale) -> float:
    """Move the last label down when the target's label would touch it."""
    if trend.target is None:
        return 0.0
    near = (
        abs(up.at(trend.target.value) - y) < 18
        and along.at(trend.target.at) - x < width_of(trend.last_label) + 20
    )
    return 16.0 if near else 0.0
