"""A pyramid: two sides of the same bands, back to back, on one scale from zero."""

from dataclasses import dataclass

from secretariat.kernel.charts.scales import Scale
from secretariat.kernel.charts.svg import (
    NARROW,
    WIDE,
    Drawing,
    element,
    picture,
    text,
    width_of,
)

_ROW = 34
_BAR = 20
_HEAD = 26


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a band: its value (None where it is withheld) and the number in words."""

    value: float | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Band:
    """One band, such as an age: its name, and its left and right side."""

    label: str
    left: Side
    right: Side


@dataclass(frozen=True, kw_only=True)
class Pyramid:
    """Bands from the top down; `left` and `right` name the sides."""

    key: str
    title: str
    description: str
    left: str
    right: str
    bands: tuple[Band, ...]


def draw_pyramid(pyramid: Pyramid) -> Drawing:
    """Draw it for both widths: the names of the bands stand between the sides."""
    return Drawing(wide=_draw(pyramid, WIDE), narrow=_draw(pyramid, NARROW))


def _draw(pyramid: Pyramid, width: int) -> str:
    middle = width / 2
    half = max((width_of(one.label) for one in pyramid.bands), default=0.0) / 2 + 8
    room = max((width_of(side.words) for side in _sides(pyramid)), default=0.0) + 8
    reach = Scale(low=0, high=_most(pyramid), first=0, last=max(middle - half - room, 20.0))
    parts = [
        text(pyramid.left, x=middle - half, y=14, look="c-end c-strong"),
        text(pyramid.right, x=middle + half, y=14, look="c-strong"),
    ]
    for place, band in enumerate(pyramid.bands):
        top = _HEAD + place * _ROW
        parts.append(text(band.label, x=middle, y=top + 14.5, look="c-middle"))
        parts.append(_bar(band.left, reach, start=middle - half, top=top, way=-1))
        parts.append(_bar(band.right, reach, start=middle + half, top=top, way=1))
    return picture(
        "".join(parts),
        key=pyramid.key,
        title=pyramid.title,
        description=pyramid.description,
        size=(width, _HEAD + len(pyramid.bands) * _ROW),
    )


def _sides(pyramid: Pyramid) -> list[Side]:
    return [side for band in pyramid.bands for side in (band.left, band.right)]


def _most(pyramid: Pyramid) -> float:
    return max((one.value for one in _sides(pyramid) if one.value is not None), default=0.0) or 1.0


def _bar(side: Side, reach: Scale, *, start: float, top: float, way: int) -> str:
    """One bar away from the middle, and its number beyond its end; withheld: the words alone."""
    long = reach.at(side.value or 0.0)
    left = start if way > 0 else start - long
    look = "c-bar" if way < 0 else "c-bar context"
    drawn = element("rect", class_=look, x=left, y=top, width=long, height=_BAR)
    end = "c-strong" if way > 0 else "c-strong c-end"
    return drawn + text(side.words, x=start + way * (long + 6), y=top + 14.5, look=end)
