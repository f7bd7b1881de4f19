"""Which passage of one text answers to which of another: the same, a changed one, or none."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

Pair = tuple[int | None, int | None]  # the places in both texts; None where one has no such passage

_KINDS: Final = (
    ("front", re.compile(r"---\s*\n")),
    ("heading", re.compile(r"#{1,6}\s")),
    ("decision", re.compile(r">")),
    ("figures", re.compile(r"\[(table|chart):")),
    ("table", re.compile(r"\|")),
    ("items", re.compile(r"[-*+]\s")),
    ("caption", re.compile(r":\s")),
    ("footnote", re.compile(r"\[\^[^\]]+\]:")),
)
_WORDS: Final = re.compile(r"\[\w+:[^\]]*\]|\w+")


def paired(ones: Sequence[str], others: Sequence[str]) -> tuple[Pair, ...]:
    """Every passage of both once, in order; equal ones together, then those most alike.

    A heading answers to a heading and a table to a table: else it counts as gone, and as new.
    """
    return tuple(_paired(ones, others))


def _paired(ones: Sequence[str], others: Sequence[str]) -> Iterator[Pair]:
    for tag, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            for one, other in _in_order(matched(ones[a:b], others[c:d]), b - a, d - c):
                yield (
                    None if one is None else a + one,
                    None if other is None else c + other,
                )


def _in_order(matches: Sequence[tuple[int, int]], many: int, others: int) -> Iterator[Pair]:
    """The matches, and before each what of either text stands between it and the one before."""
    one = other = 0
    for here, there in (*matches, (many, others)):
        yield from ((place, None) for place in range(one, here))
        yield from ((None, place) for place in range(other, there))
        if here < many or there < others:
            yield here, there
        one, other = here + 1, there + 1


def matched(ones: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Places that answer to each other, both in order: as many and as like as can be."""
    marks = [(kind_of(one), _marks(one)) for one in ones]
    answers = [(kind_of(one), _marks(one)) for one in others]
    alike = [[_alike(mark, answer) for answer in answers] for mark in marks]
    best = [[0.0] * (len(others) + 1) for _row in range(len(ones) + 1)]
    for here in range(len(ones) - 1, -1, -1):
        for there in range(len(others) - 1, -1, -1):
            together = alike[here][there] and alike[here][there] + best[here + 1][there + 1]
            best[here][there] = max(best[here + 1][there], best[here][there + 1], together)
    return list(_traced(best, alike))


def _traced(
    best: Sequence[Sequence[float]], alike: Sequence[Sequence[float]]
) -> Iterator[tuple[int, int]]:
    here = there = 0
    while best[here][there]:
        together = alike[here][there]
        if together and best[here][there] == together + best[here + 1][there + 1]:
            yield here, there
            here, there = here + 1, there + 1
        elif best[here][there] == best[here + 1][there]:
            here += 1
        else:
            there += 1


def kind_of(passage: str) -> str:
    """What a passage is, as far as its first letters tell; empty for no passage."""
    if not passage:
        return ""
    return next((kind for kind, begins in _KINDS if begins.match(passage)), "paragraph")


def _marks(passage: str) -> frozenset[str]:
    """Its words, and what it cites: of two languages, names and numbers agree."""
    return frozenset(_WORDS.findall(passage))


def likeness(one: str, other: str) -> float:
    """The share of words two passages of a kind have in common, from 0 to 1."""
    marks, answers = (kind_of(one), _marks(one)), (kind_of(other), _marks(other))
    return max(0.0, _alike(marks, answers) - 1)


def _alike(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> float:
    """From 1, of one kind, to 2, of the same words; 0 for what can't answer to each other."""
    if not one[0] or one[0] != other[0]:
        return 0.0
    every = one[1] | other[1]
    return 1 + (len(one[1] & other[1]) / len(every) if every else 0.0)
