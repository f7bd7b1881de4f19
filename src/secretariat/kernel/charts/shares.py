"""Stacked shares: a whole as one bar from end to end, cut into its parts."""

from collections.abc import Sequence
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

LOOKS = 5
"""Shades the style sheet knows; more parts than that are better shown as rows."""

WITHHELD = "c-withheld"
_BAR = 24
_LEGEND = 24
_ROW = 54
_NARROW_ROW = 70


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a whole; `value_label` words its size (“48, 26%”); None where it is withheld."""

    label: str
    value: float | None
    value_label: str


@dataclass(frozen=True, kw_only=True)
class Stack:
    """One whole and its parts in the order they are to be drawn; at most five.

    `whole` is what they add up to: it gives parts that are withheld their room together. Without
    it nothing is drawn of a whole with such parts but that they are withheld.
    """

    parts: tuple[Part, ...]
    label: str = ""
    whole: float | None = None


@dataclass(frozen=True, kw_only=True)
class Shares:
    """Wholes to set under one another, all cut into the same parts."""

    key: str
    title: str
    description: str
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A stretch of a bar, in pixels, with its look and the number it stands for."""

    left: float
    right: float
    look: str
    words: str


def segments(stack: Stack, *, first: float, last: float) -> tuple[Segment, ...]:
    """Cut a bar in its parts, end to end: their widths add up to the whole of it.

    What is withheld is one stretch at the end, as wide as all of it is together.
    """
    known = [(place, part) for place, part in enumerate(stack.parts) if part.value is not None]
    hidden = [part for part in stack.parts if part.value is None]
    sizes = [max(part.value or 0.0, 0.0) for _place, part in known]
    rest = max((stack.whole or 0.0) - sum(sizes), 0.0) if hidden else 0.0
    if hidden and not rest:
        return (Segment(left=first, right=last, look=WITHHELD, words=hidden[0].value_label),)
    scale = Scale(low=0, high=sum(sizes) + rest or 1.0, first=first, last=last)
    found, start = [], 0.0
    for (place, part), size in zip(known, sizes, strict=True):
        left, right = scale.at(start), scale.at(start + size)
        found.append(Segment(left=left, right=right, look=_look(place), words=part.value_label))
        start += size
    if hidden:
        words = hidden[0].value_label
        found.append(Segment(left=scale.at(start), right=last, look=WITHHELD, words=words))
    return tuple(found)


def draw_shares(shares: Shares) -> Drawing:
    """Draw the bars with every part named under them, for both widths.

    A single bar tells the sizes beside the names; several tell them under each stretch that has
    room for its number.
    """
    if len(shares.stacks) == 1:
        return Drawing(wide=_alone(shares, WIDE), narrow=_alone(shares, NARROW))
    return Drawing(wide=_several(shares, WIDE), narrow=_several(shares, NARROW))


def _alone(shares: Shares, width: int) -> str:
    (stack,) = shares.stacks
    bar = _drawn(segments(stack, first=0, last=width), top=4)
    legend = _legend(stack.parts, width, top=44, told=True)
    return _picture(shares, bar + legend, (width, 44 + _rows(stack.parts, width) * _LEGEND))


def _several(shares: Shares, width: int) -> str:
    labels = [width_of(stack.label) for stack in shares.stacks]
    named = min(max(labels, default=0.0), width * 0.3) + 12 if width == WIDE else 0.0
    row = _ROW if width == WIDE else _NARROW_ROW
    parts = []
    for place, stack in enumerate(shares.stacks):
        top = place * row + (4 if width == WIDE else 22)
        name = "".join(lines_of(stack.label, width=named or width, most=1))
        y = top + 16.5 if width == WIDE else top - 7
        parts.append(text(name, x=0, y=y, look="c-strong"))
        cut = segments(stack, first=named, last=width)
        parts += [_drawn(cut, top=top), *_numbers(cut, y=top + _BAR + 16)]
    names = shares.stacks[0].parts if shares.stacks else ()
    foot = len(shares.stacks) * row + 6
    parts.append(_legend(names, width, top=foot, told=False))
    return _picture(shares, "".join(parts), (width, foot + _rows(names, width) * _LEGEND))


def _drawn(cut: Sequence[Segment], *, top: float) -> str:
    """The stretches of a bar, parted by a line's breadth where there is room for it."""
    drawn = []
    for one in cut:
        wide = one.right - one.left
        gap = 1.0 if wide > 3 and one is not cut[-1] else 0.0
        wide = max(wide - gap, 0.0)
        drawn.append(element("rect", class_=one.look, x=one.left, y=top, width=wide, height=_BAR))
    return "".join(drawn)


def _numbers(cut: Sequence[Segment], *, y: float) -> list[str]:
    """The number under each stretch that is wide enough for it."""
    fitting = [one for one in cut if width_of(one.words) <= one.right - one.left]
    return [text(one.words, x=one.left, y=y) for one in fitting]


def _columns(width: int) -> int:
    return 2 if width == WIDE else 1


def _rows(parts: Sequence[Part], width: int) -> int:
    return -(-len(parts) // _columns(width))


def _legend(parts: Sequence[Part], width: int, *, top: float, told: bool) -> str:
    """Each part's name beside its shade, with its size if that is `told` here."""
    columns = _columns(width)
    column = width / columns
    drawn = []
    for place, part in enumerate(parts):
        x, y = (place % columns) * column, top + (place // columns) * _LEGEND
        look = WITHHELD if part.value is None and told else _look(place)
        drawn.append(element("rect", class_=look, x=x, y=y, width=12, height=12))
        drawn.append(text(part.label, x=x + 20, y=y + 11))
        if told:
            after = min(x + 28 + width_of(part.label), x + column - width_of(part.value_label) - 4)
            place_of = {"x": max(after, x + 20), "y": y + 11}
            drawn.append(text(part.value_label, **place_of, look="c-strong c-halo"))
    return "".join(drawn)


def _look(index: int) -> str:
    return f"c-share-{min(index, LOOKS - 1) + 1}"


def _picture(shares: Shares, content: str, size: tuple[int, int]) -> str:
    told = {"title": shares.title, "description": shares.description}
    return picture(content, key=shares.key, **told, size=size)
