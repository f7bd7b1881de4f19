"""The bar inside a table row, and the small line of a tile."""

from collections.abc import Sequence

from secretariat.kernel.charts.scales import Scale
from secretariat.kernel.charts.svg import element, number


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
