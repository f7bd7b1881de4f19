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


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One member: its name, its values at the shared moments, and the top of its scale.

    `whole` is what the member could reach (all States of a region), or the same top for all.
    """

    label: str
    values: tuple[float | None, ...]
    whole: float


@dataclass(frozen=True, kw_only=True)
class Multiples:
    """Panels that share their moments; every scale runs from zero to the panel's whole."""

    key: str
    title: str
    description: str
    first_moment: str
    last_moment: str
    panels: tuple[Panel, ...]
    words: Callable[[float], str]


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
        parts.append(
            _panel(
                multiples,
                panel,
                Box(left=left, right=left + room, top=top, bottom=top + _PANEL_HEIGHT),
            )
        )
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
    plot = Box(left=box.left + 4, right=box.right - 6, top=box.top + 62, bottom=box.bottom - 24)
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
    known = [value for value in panel.values if value is not None]
    if known:
        parts.append(text(multiples.words(known[-1]), x=box.left, y=box.top + 47, look="c-mark"))
    return parts


def _line(panel: Panel, plot: Box) -> str:
    along = Scale(low=0, high=max(len(panel.values) - 1, 1), first=plot.left, last=plot.right)
    up = Scale(low=0, high=panel.whole or 1.0, first=plot.bottom, last=plot.top)
    places = _places(panel.values, along, up)
    if not places:
        return ""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in places)
    line = element("polyline", class_="c-line", points=path) if len(places) > 1 else ""
    return line + element("circle", class_="c-point", cx=places[-1][0], cy=places[-1][1], r=4)


def _places(values: Sequence[float | None], along: Scale, up: Scale) -> list[tuple[float, float]]:
    return [
        (along.at(index), up.at(value)) for index, value in enumerate(values) if value is not None
    ]
