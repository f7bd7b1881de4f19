"""What changed between two wordings, word by word, and between two texts, passage by passage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from secretariat.engine.drafting.aligning import paired
from secretariat.engine.drafting.passages import passages_of

_WORD: Final = re.compile(r"\S+\s*|\s+")


class Kind(StrEnum):
    """What became of words: they stand as they were, are gone, or are new."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """Words that share what became of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A passage before and after, and the words that changed; empty where there was none."""

    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Word by word."""
        return words_changed(self.before, self.after)


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """The words in order of reading, what is gone before what took its place.

    Without what is new they are `before`, without what is gone `after`.
    """
    return tuple(_pieces(_WORD.findall(before), _WORD.findall(after)))


def _pieces(one: list[str], other: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(one[a:b]))
            continue
        if b > a:
            yield Piece(Kind.GONE, "".join(one[a:b]))
        if d > c:
            yield Piece(Kind.NEW, "".join(other[c:d]))


def passages_changed(before: str, after: str) -> tuple[Changed, ...]:
    """The passages that are not the same in both texts, in order."""
    one, other = passages_of(before), passages_of(after)
    pairs = (
        Changed(
            before="" if here is None else one[here], after="" if there is None else other[there]
        )
        for here, there in paired(one, other)
    )
    return tuple(pair for pair in pairs if pair.before != pair.after)


def counted(before: str, after: str) -> tuple[int, int]:
    """How many words are new, and how many are gone."""
    new = gone = 0
    for passage in passages_changed(before, after):
        for piece in passage.pieces:
            words = len(piece.text.split())
            new += words * (piece.kind is Kind.NEW)
            gone += words * (piece.kind is Kind.GONE)
    return new, gone
