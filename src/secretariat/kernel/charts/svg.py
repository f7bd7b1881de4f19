"""Writing SVG: elements, escaped text, and pictures with a title and a description."""

import re
from dataclasses import dataclass
from html import escape as escape_markup

WIDE = 760
NARROW = 358
TEXT_HEIGHT = 13
"""Height of chart text in pixels; both drawings keep it."""

_WIDEST_LETTER = 0.6
"""Average width of a letter over its height: a little more than the type family needs."""


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One chart drawn twice, as SVG text: for a wide sheet and for a phone."""

    wide: str
    narrow: str


@dataclass(frozen=True, kw_only=True)
class Box:
    """The plotting area inside a picture, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


def number(value: float) -> str:
    """Give a coordinate with at most one decimal: `12`, `12.5`."""
    words = f"{value:.1f}".removesuffix(".0")
    return "0" if words == "-0" else words


def escape(words: str) -> str:
    """Make text safe to stand in the picture; characters XML does not know are dropped."""
    return escape_markup(_NOT_XML.sub("", words))


def element(name: str, content: str = "", **attributes: str | float) -> str:
    """Write one element; `class_` becomes `class`, numbers become coordinates, all is escaped."""
    parts = [name]
    for key, value in attributes.items():
        text = value if isinstance(value, str) else number(value)
        parts.append(f'{key.rstrip("_").replace("_", "-")}="{escape(text)}"')
    head = " ".join(parts)
    return f"<{head}>{content}</{name}>" if content else f"<{head}/>"


def text(words: str, *, x: float, y: float, look: str = "") -> str:
    """Write a label; `look` adds classes (`c-end`, `c-middle`, `c-strong`, `c-mark`, `c-halo`)."""
    return element("text", escape(words), class_=f"c-text {look}".strip(), x=x, y=y)


def width_of(words: str) -> float:
    """Estimate the width of a label in pixels, from above."""
    return len(words) * TEXT_HEIGHT * _WIDEST_LETTER


def picture(content: str, *, key: str, title: str, description: str, size: tuple[int, int]) -> str:
    """Wrap a drawing as an image with its own title and description.

    `key` makes the ids; give each picture of a page another one. The wide picture takes the
    class `wide`, the narrow one `narrow`, from its width.
    """
    width, height = size
    look = "wide" if width == WIDE else "narrow"
    name = f"{key}-{look}"
    about = f'<title id="{escape(name)}-title">{escape(title)}</title>'
    about += f'<desc id="{escape(name)}-about">{escape(description)}</desc>'
    return element(
        "svg",
        about + content,
        class_=look,
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{name}-title {name}-about",
    )


def lines_of(words: str, *, width: float, most: int = 2) -> tuple[str, ...]:
    """Break words into at most `most` lines of a width; what is left over ends in an ellipsis."""
    room = max(int(width / (TEXT_HEIGHT * _WIDEST_LETTER)), 4)
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most and kept:
        kept[-1] += "…"
    return tuple(line if len(line) <= room else f"{line[: room - 1]}…" for line in kept)
