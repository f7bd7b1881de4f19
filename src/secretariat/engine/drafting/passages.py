"""Cutting a text into passages: what is read, spoken about and translated by itself.

Each block is one: the fields above the text, a heading, a numbered paragraph with its items, a
list, a table, a draft decision. An empty line stands between two.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

ABOVE: Final = "---"


def passages_of(text: str) -> tuple[str, ...]:
    """The passages of a Markdown text, in order, without the empty lines between them."""
    lines = plain(text).split("\n")
    starts = sorted({0, *_starts(text)})
    ends = [*starts[1:], len(lines)]
    parts = ("\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True))
    trimmed = (_trimmed(part) for part in parts)
    return tuple(part for part in trimmed if part)


def joined(passages: Iterable[str]) -> str:
    """The text made of these passages."""
    kept = [part for part in map(_trimmed, passages) if part]
    return "\n\n".join(kept) + "\n" if kept else ""


def plain(text: str) -> str:
    """The text with one kind of line end, whichever a browser or an editor sent."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _starts(text: str) -> Iterator[int]:
    """The line each passage begins on, from 0."""
    in_paragraphs = False
    for token in _cutter().parse(plain(text)):
        if token.level == 0 and token.type.startswith("ordered_list"):
            in_paragraphs = token.nesting > 0  # a numbered list is numbered paragraphs
        elif token.map and _begins(token, in_paragraphs):
            yield token.map[0]


def _begins(token: Token, in_paragraphs: bool) -> bool:
    if in_paragraphs:
        return token.level == 1 and token.type == "list_item_open"
    return token.level == 0 and token.nesting >= 0


@lru_cache(maxsize=1)
def _cutter() -> MarkdownIt:
    """Finds where blocks begin; what they hold is read when the paper is composed."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return parser.use(front_matter_plugin)


def _trimmed(part: str) -> str:
    """The part without empty lines around it and spaces after it; its first line stays as it is."""
    lines = part.rstrip().split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)
