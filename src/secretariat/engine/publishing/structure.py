"""From the blocks of a text to a paper: items join their paragraph, numbers run through."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from string import ascii_lowercase
from typing import Final

from secretariat.engine.publishing.blocks import Block, Cell, Kind, Run, words

LETTER: Final = re.compile(r"^\(?([a-z]{1,3})\)\s+")
CAPTION: Final = re.compile(r"^:\s+")
ANNEX: Final = re.compile(r"^(annexe?|appendix|appendice|anexo|apéndice)\b", re.IGNORECASE)


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give items to the paragraph before them, a decision its heading, a table its caption."""
    held: Block | None = None
    for block in blocks:
        together = _together(held, _lettered(block))
        if together is not None:
            held = together
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def itemized(lines: Sequence[Cell]) -> Block:
    """A paragraph of these lines; those that begin with (a), (b) and so on are its items.

    One mark alone makes no list: the line may have been broken before a reference to a letter.
    """
    starts = list(_starts(lines))
    if len(starts) == 1:
        starts = []
    before = _run_on(lines[: starts[0]] if starts else lines)
    if not starts:
        return Block(kind=Kind.PARAGRAPH, runs=before)
    ends = [*starts[1:], len(lines)]
    runs = (_run_on(lines[first:end]) for first, end in zip(starts, ends, strict=True))
    items = tuple(_lettered(Block(kind=Kind.PARAGRAPH, runs=one)) for one in runs)
    listed = Block(kind=Kind.ITEMS, ordered=True, lettered=True, blocks=items)
    return Block(kind=Kind.PARAGRAPH, runs=before, blocks=(listed,)) if before else listed


def _starts(lines: Sequence[Cell]) -> Iterator[int]:
    """Where a line bears the letter that comes next."""
    letters = iter(ascii_lowercase)
    due = next(letters)
    for place, line in enumerate(lines):
        mark = LETTER.match(line[0].text) if line and not line[0].cites else None
        if mark and mark[1] == due:
            yield place
            due = next(letters, "")


def _run_on(lines: Sequence[Cell]) -> Cell:
    """Lines as one, a space between them."""
    return tuple(run for line in lines for run in (Run(text=" "), *line))[1:]


def led(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of an item: first its words, none where it begins with a list or a table."""
    speaks = bool(blocks) and _lettered(blocks[0]).kind is Kind.PARAGRAPH
    return tuple(joined(blocks if speaks else (Block(kind=Kind.PARAGRAPH), *blocks)))


def annexed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Gather what stands below the heading of an annex into it."""
    held: Block | None = None
    number = 0
    for block in blocks:
        if block.kind is Kind.HEADING and block.level == 2 and ANNEX.match(block.text):
            if held is not None:
                yield held
            number += 1
            held = replace(block, kind=Kind.ANNEX, number=number)
        elif held is not None:
            held = replace(held, blocks=(*held.blocks, block))
        else:
            yield block
    if held is not None:
        yield held


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Number paragraphs, tables and charts through; those of an annex have no paragraph number."""
    return tuple(_numbered(blocks, {kind: count(1) for kind in Kind}))


Numbers = dict[Kind, "count[int]"]
_IDS: Final = {Kind.PARAGRAPH: "p", Kind.TABLE: "table-", Kind.CHART: "chart-"}


def _numbered(blocks: Iterable[Block], numbers: Numbers) -> Iterator[Block]:
    for block in blocks:
        inner = block.blocks
        if block.kind is Kind.DECISION:
            inner = tuple(_numbered(inner, numbers))
        else:  # tables and charts are counted wherever they stand, paragraphs in the text alone
            inner = tuple(_numbered(inner, {**numbers, Kind.PARAGRAPH: count(0, 0)}))
        yield _with_number(replace(block, blocks=inner), numbers)


def _with_number(block: Block, numbers: Numbers) -> Block:
    """The block with its number and id; a table without caption or citation has none."""
    counted = block.kind in _IDS and (block.kind is not Kind.TABLE or block.cites or block.caption)
    number = next(numbers[block.kind]) if counted else 0
    return replace(block, number=number, id=f"{_IDS[block.kind]}{number}") if number else block


def _together(held: Block | None, block: Block) -> Block | None:
    """What the two are as one, if they belong together."""
    match held, block:
        case Block(kind=Kind.TABLE, caption=()), Block(kind=Kind.PARAGRAPH) if captions(block):
            first, *rest = block.runs
            first = replace(first, text=CAPTION.sub("", first.text))
            return replace(held, caption=(first, *rest))
        case Block(kind=Kind.PARAGRAPH), Block(kind=Kind.ITEMS):
            return replace(held, blocks=(*held.blocks, block))
        case Block(kind=Kind.PARAGRAPH, blocks=[*_, Block(lettered=True)]), Block(kind=Kind.ITEM):
            *others, last = held.blocks
            return replace(held, blocks=(*others, replace(last, blocks=(*last.blocks, block))))
        case Block(kind=Kind.PARAGRAPH), Block(kind=Kind.ITEM):
            items = Block(kind=Kind.ITEMS, ordered=True, lettered=True, blocks=(block,))
            return replace(held, blocks=(*held.blocks, items))
        case Block(kind=Kind.HEADING), Block(kind=Kind.DECISION):
            return replace(block, runs=held.runs)
    return None


def captions(block: Block) -> bool:
    """Whether a paragraph is the caption of the table before it: it begins with a colon."""
    return bool(block.runs) and CAPTION.match(words(block.runs)) is not None


def _lettered(block: Block) -> Block:
    """An item, where a paragraph begins with (a) or a): Markdown knows no such lists."""
    if block.kind is not Kind.PARAGRAPH or not block.runs:
        return block
    first, *rest = block.runs
    bare = LETTER.sub("", first.text)
    if first.cites or bare == first.text:
        return block
    return replace(block, kind=Kind.ITEM, runs=(replace(first, text=bare), *rest))
