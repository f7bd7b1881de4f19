"""Drawings of indicators: the scale of a row, and the path of a part with its band."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from secretariat.areas.results.standing.paths import Leg
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

TARGET = 82.0
"""Where on its scale, in per cent, every row has its target."""


def draw_scale(base: Decimal, leg: Leg, value: Decimal | None, day: date) -> str:
    """Draw a row's scale: from the baseline on the left to the target, which stands at one place
    in all rows; the band where the value should be now, and the value.

    The numbers stand beside it in the table, so the picture is hidden from screen readers. There
    is no scale where baseline and target are the same.
    """
    if leg.reach == base:
        return ""

    def place(at: Decimal) -> float:
        share = float((at - base) / (leg.reach - base)) * TARGET
        return min(max(share, 0.0), 97.0)

    first, last = sorted(place(end) for end in leg.band(day))
    parts = [
        element("rect", class_="c-track", x="0", y="8", width=f"{number(TARGET)}%", height="6"),
        element(
            "rect",
            class_="c-band",
            x=f"{number(first)}%",
            y="1",
            width=f"{number(max(last - first, 0.6))}%",
            height="20",
        ),
    ]
    if value is not None:
        end = f"{number(place(value))}%"
        parts.append(element("rect", class_="c-bar", x="0", y="8", width=end, height="6"))
    tick = f"{number(TARGET)}%"
    parts.append(element("line", class_="c-tick", x1=tick, x2=tick, y1="1", y2="21"))
    if value is not None:
        parts.append(element("circle", class_="c-point", cx=end, cy="11", r="6"))
    return element(
        "svg", "".join(parts), width="100%", height="22", aria_hidden="true", focusable="false"
    )


@dataclass(frozen=True, kw_only=True)
class Line:
    """A run of values over time; the others than the one that matters are its context."""

    points: tuple[tuple[date, Decimal], ...]
    is_context: bool = False


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something aimed at on a day, with its words."""

    on: date
    value: Decimal
    label: str
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class Boundary:
    """The day from which another framework holds, and its name."""

    on: date
    label: str


@dataclass(frozen=True, kw_only=True)
class Trajectory:
    """A part over time: its lines, the legs of its path with their bands, targets, boundaries."""

    key: str
    title: str
    description: str
    lines: tuple[Line, ...]
    legs: tuple[Leg, ...]
    targets: tuple[Mark, ...]
    last_label: str
    words: Callable[[float], str]
    boundaries: tuple[Boundary, ...] = ()
    whole: bool = False

    def marks(self) -> tuple[float, ...]:
        """Give the marks of the value scale."""
        found = [float(value) for line in self.lines for _day, value in line.points]
        found += [float(mark.value) for mark in self.targets]
        found += [float(end) for leg in self.legs for end in (leg.begin, leg.reach, leg.far)]
        return ticks(found, from_zero=starts_at_zero(found), whole=self.whole)

    def moments(self) -> tuple[date, date]:
        """Give the first and last day drawn."""
        days = [day for line in self.lines for day, _value in line.points]
        days += [day for leg in self.legs for day in (leg.begins, leg.ends)]
        return min(days), max(days)


def draw_trajectory(trajectory: Trajectory) -> Drawing:
    """Draw it for both widths."""
    return Drawing(wide=_draw(trajectory, (WIDE, 300)), narrow=_draw(trajectory, (NARROW, 270)))


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """The sheet a trajectory is drawn on: its box and both scales."""

    box: Box
    along: Scale
    up: Scale
    width: int

    def x(self, day: date) -> float:
        """Where a day is."""
        return self.along.at(day.toordinal())

    def y(self, value: Decimal) -> float:
        """Where a value is."""
        return self.up.at(float(value))


def _draw(trajectory: Trajectory, size: tuple[int, int]) -> str:
    marks = trajectory.marks()
    sheet = _sheet(trajectory, marks, size)
    parts = [
        *_grid(trajectory, marks, sheet),
        *_years(trajectory, sheet),
        *(_band(leg, sheet) for leg in trajectory.legs),
        *_boundaries(trajectory.boundaries, sheet),
        *(_line(line, sheet) for line in trajectory.lines),
        *(_target(mark, sheet) for mark in trajectory.targets),
        _last(trajectory, sheet),
    ]
    return picture(
        "".join(parts),
        key=trajectory.key,
        title=trajectory.title,
        description=trajectory.description,
        size=size,
    )


def _sheet(trajectory: Trajectory, marks: Sequence[float], size: tuple[int, int]) -> _Sheet:
    width, height = size
    left = min(max(width_of(trajectory.words(mark)) for mark in marks) + 12, width / 3)
    labels = [trajectory.last_label, *(mark.label for mark in trajectory.targets)]
    room = min(max(width_of(label) for label in labels) + 16, width / 4) if width == WIDE else 14.0
    box = Box(left=left, right=width - room, top=30, bottom=height - 30)
    first, last = trajectory.moments()
    return _Sheet(
        box=box,
        along=Scale(low=first.toordinal(), high=last.toordinal(), first=box.left, last=box.right),
        up=Scale(low=marks[0], high=marks[-1], first=box.bottom, last=box.top),
        width=width,
    )


def _grid(trajectory: Trajectory, marks: Sequence[float], sheet: _Sheet) -> list[str]:
    parts = []
    for mark in marks:
        y = sheet.up.at(mark)
        look = "c-axis" if mark == marks[0] else "c-grid"
        parts.append(
            element("line", class_=look, x1=sheet.box.left, x2=sheet.box.right, y1=y, y2=y)
        )
        parts.append(text(trajectory.words(mark), x=sheet.box.left - 8, y=y + 4, look="c-end"))
    return parts


def _years(trajectory: Trajectory, sheet: _Sheet) -> list[str]:
    """Write the ends of as many years as fit without touching, the last one first."""
    first, last = trajectory.moments()
    parts: list[str] = []
    free_until = float("inf")
    for year in range(last.year, first.year - 1, -1):
        end = date(year, 12, 31)
        if not first <= end <= last:
            continue
        label = str(year)
        half = width_of(label) / 2
        x = min(sheet.x(end), sheet.width - half)
        if x + half <= free_until:
            parts.append(text(label, x=x, y=sheet.box.bottom + 22, look="c-middle"))
            free_until = x - half - 14
    return parts


def _band(leg: Leg, sheet: _Sheet) -> str:
    """The band of a leg: as wide at its end as at its beginning."""
    ends = [(day, leg.band(day)) for day in (leg.begins, leg.ends)]
    corners = [(day, band[0]) for day, band in ends] + [(day, band[1]) for day, band in ends[::-1]]
    path = " ".join(f"{number(sheet.x(day))},{number(sheet.y(value))}" for day, value in corners)
    return element("polygon", class_="c-band", points=path)


def _boundaries(boundaries: Sequence[Boundary], sheet: _Sheet) -> list[str]:
    parts = []
    for one in boundaries:
        x, half = sheet.x(one.on), width_of(one.label) / 2
        middle = min(max(x, sheet.box.left + half), max(sheet.box.right - half, sheet.box.left))
        top, bottom = sheet.box.top - 8, sheet.box.bottom
        parts.append(element("line", class_="c-break", x1=x, x2=x, y1=top, y2=bottom))
        parts.append(text(one.label, x=middle, y=sheet.box.top - 14, look="c-middle"))
    return parts


def _line(line: Line, sheet: _Sheet) -> str:
    look = "c-line context" if line.is_context else "c-line"
    places = [(sheet.x(day), sheet.y(value)) for day, value in line.points]
    if len(places) == 1:
        return element("circle", class_="c-point", cx=places[0][0], cy=places[0][1], r=4)
    path = " ".join(f"{number(x)},{number(y)}" for x, y in places)
    return element("polyline", class_=look, points=path) if places else ""


def _target(mark: Mark, sheet: _Sheet) -> str:
    x, y = sheet.x(mark.on), sheet.y(mark.value)
    look = "c-target open" if mark.is_open else "c-target"
    diamond = element("path", class_=look, d=f"M{number(x)} {number(y - 6)}l6 6-6 6-6-6Z")
    if x + 12 + width_of(mark.label) <= sheet.width and sheet.width == WIDE:
        return diamond + text(mark.label, x=x + 12, y=y + 4, look="c-strong c-halo")
    end = min(x + 8, sheet.width)
    return diamond + text(mark.label, x=end, y=max(y - 12, 12), look="c-strong c-end c-halo")


def _last(trajectory: Trajectory, sheet: _Sheet) -> str:
    """Mark the value now, and name it below, or above where there is no room below."""
    own = [line.points[-1] for line in trajectory.lines if line.points and not line.is_context]
    if not own:
        return ""
    day, value = own[-1]
    x, y = sheet.x(day), sheet.y(value)
    dot = element("circle", class_="c-point", cx=x, cy=y, r=5.5)
    half = width_of(trajectory.last_label) / 2
    middle = min(max(x, sheet.box.left + half), sheet.width - half)
    beside = y + 24 if y + 24 <= sheet.box.bottom - 4 else y - 14
    return dot + text(trajectory.last_label, x=middle, y=beside, look="c-mark c-middle c-halo")
