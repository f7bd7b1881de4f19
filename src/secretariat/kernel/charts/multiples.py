"""Small multiples: the same years and the same rule of scale, once for each member of a group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secretariat.kernel.charts.scales import Scale
from secretariat.kernel.charts.svg import (
    NARROW,
    WIDE,
    Box,
    Drawing,
    element,
    lines_of,
    number,
    picture,
    text,
)

_PANEL_HEIGHT = 148
_GUTTER = 20
_TO_SCALE = 62  # from the top of a panel to the top of its scale: room for name and value
Place = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One member: its name, its values at the shared moments, and the top of its scale.

    `whole` is what the member could reach (all States of a region), or the same top for all.
    `gap` is what stands on the axis, and for the last value, where a value is not told (“..”).
    `last` is the last value in words, where those of the scale are not as exact.
    """

    label: str
    values: tuple[float | None, ...]
    whole: float
    gap: str = ""
    last: str = ""


@dataclass(frozen=True, kw_only=True)
class Multiples:
    """Panels that share their moments; every scale runs from zero to the panel's whole.

    `top` names the end of a scale that all share; it is written once in each row of panels.
    """

    key: str
    title: str
    description: str
    first_moment: str
    last_moment: str
    panels: tuple[Panel, ...]
    words: Callable[[float], str]
    top: str = ""


def draw_multiples(multiples: Multiples) -> Drawing:
    """Draw the panels, up to five in a row on a wide sheet and two on a phone."""
    columns = min(max(len(multiples.panels), 1), 5)
    return Drawing(
        wide=_draw(multiples, WIDE, columns=columns), narrow=_draw(multiples, NARROW, columns=2)
    )


def _draw(multiples: Multiples, width: int, *, columns: int) -> str:
    room = (width - _GUTTER * (columns - 1)) / columns
    rows = max(-(-len(multiples.panels) // columns), 1)
    parts = []
    for index, panel in enumerate(multiples.panels):
        left = (index % columns) * (room + _GUTTER)
        top = (index // columns) * (_PANEL_HEIGHT + 12)
        box = Box(left=left, right=left + room, top=top, bottom=top + _PANEL_HEIGHT)
        parts.append(_panel(multiples, panel, box))
        if multiples.top and index % columns == 0:
            parts.append(text(multiples.top, x=box.right, y=top + _TO_SCALE - 4, look="c-end"))
    size = (width, rows * (_PANEL_HEIGHT + 12))
    return picture(
        "".join(parts),
        key=multiples.key,
        title=multiples.title,
        description=multiples.description,
        size=size,
    )


def _panel(multiples: Multiples, panel: Panel, box: Box) -> str:
    width = box.right - box.left
    plot = Box(
        left=box.left + 4, right=box.right - 6, top=box.top + _TO_SCALE, bottom=box.bottom - 24
    )
    parts = _heading(multiples, panel, box, width)
    parts.append(
        element("line", class_="c-grid", x1=box.left, x2=box.right, y1=plot.top, y2=plot.top)
    )
    parts.append(
        element("line", class_="c-axis", x1=box.left, x2=box.right, y1=plot.bottom, y2=plot.bottom)
    )
    parts.append(_line(panel, plot))
    parts.append(text(multiples.first_moment, x=box.left, y=box.bottom - 6))
    parts.append(text(multiples.last_moment, x=box.right, y=box.bottom - 6, look="c-end"))
    return "".join(parts)


def _heading(multiples: Multiples, panel: Panel, box: Box, width: float) -> list[str]:
    """Write the name on up to two lines above the last value."""
    lines = lines_of(panel.label, width=width)
    first = box.top + 13 + (2 - len(lines)) * 16
    parts = [
        text(line, x=box.left, y=first + at * 16, look="c-strong") for at, line in enumerate(lines)
    ]
    last = _last(multiples, panel)
    return [*parts, text(last, x=box.left, y=box.top + 47, look="c-mark")] if last else parts


def _last(multiples: Multiples, panel: Panel) -> str:
    """The last value in words, never an earlier one in place of one that is not told."""
    if panel.gap and panel.values and panel.values[-1] is None:
        return panel.gap
    known = [value for value in panel.values if value is not None]
    return (panel.last or multiples.words(known[-1])) if known else ""


def _line(panel: Panel, plot: Box) -> str:
    """The values, joined wherever none between them is missing; the last one marked."""
    along = Scale(low=0, high=max(len(panel.values) - 1, 1), first=plot.left, last=plot.right)
    up = Scale(low=0, high=panel.whole or 1.0, first=plot.bottom, last=plot.top)
    runs = _runs(panel.values, along, up)
    drawn = _gaps(panel, along, plot)
    for run in runs:
        path = " ".join(f"{number(x)},{number(y)}" for x, y in run)
        if len(run) > 1:
            drawn.append(element("polyline", class_="c-line", points=path))
        elif run is not runs[-1]:
            drawn.append(element("circle", class_="c-point", cx=run[0][0], cy=run[0][1], r=3))
    if runs:
        x, y = runs[-1][-1]
        drawn.append(element("circle", class_="c-point", cx=x, cy=y, r=4))
    return "".join(drawn)


def _runs(values: Sequence[float | None], along: Scale, up: Scale) -> list[list[Place]]:
    runs: list[list[Place]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((along.at(index), up.at(value)))
    return [run for run in runs if run]


def _gaps(panel: Panel, along: Scale, plot: Box) -> list[str]:
    untold = [index for index, value in enumerate(panel.values) if value is None and panel.gap]
    y, look = plot.bottom - 4, "c-middle c-strong"
    return [text(panel.gap, x=along.at(index), y=y, look=look) for index in untold]
