"""The text of a paper, from Markdown to numbered paragraphs: no HTML passes through.

Headings from the second level on, for the title is the publication's own. Every paragraph is
numbered, written as `3. …` or plainly. Items, `- …` or `(a) …`, belong to the paragraph before
them. A block quotation is the draft decision, and the heading before it is its heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from secretariat.engine.publishing.citing import CITATION
from secretariat.kernel.errors import BadInput


class Kind(StrEnum):
    """What a block of a paper is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEMS = "items"
    ITEM = "item"
    DECISION = "decision"
    TABLE = "table"


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words of one kind.

    `cites` is what a citation says after `[figure:`, empty where nothing is cited. In a document
    its words are filled in and `note` is the number of its note.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    cites: str = ""
    note: int = 0


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block: `number` of a paragraph, `level` of a heading, `blocks` inside it.

    `rows` are a table's, the first its head; each cell is a sequence of runs.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    number: int = 0
    level: int = 2
    id: str = ""
    ordered: bool = False
    lettered: bool = False
    blocks: tuple["Block", ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text, paragraphs numbered through. Raises BadInput for what no paper has."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return tuple(_numbered(_joined(_outer(tree)), iter(_NUMBERS)))


def cited_in(blocks: tuple[Block, ...], place: str = "") -> Iterator[tuple[str, str]]:
    """What every citation says, with the place it stands at, in the order of reading."""
    for count, block in enumerate(blocks, 1):
        here = _place(block, count, place)
        for run in (*block.runs, *(run for row in block.rows for cell in row for run in cell)):
            if run.cites:
                yield here, run.cites
        yield from cited_in(block.blocks, here)


def _place(block: Block, count: int, outer: str) -> str:
    match block.kind:
        case Kind.PARAGRAPH if block.number:
            return _("paragraph %(number)s") % {"number": block.number}
        case Kind.HEADING:
            return _("heading %(number)s") % {"number": count}
        case Kind.TABLE:
            return _("table after block %(number)s") % {"number": count - 1}
        case _:
            return outer


_NUMBERS = range(1, 100_000)
LETTER = re.compile(r"^\(?[a-z]{1,3}\)\s+")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.inline.ruler.before("link", "citation", _citation)
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    """The rule by which a citation is one thing, whatever marks its key holds."""
    found = CITATION.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("citation", "", 0).content = found[1] or " "
    state.pos = found.end()
    return True


def _outer(tree: SyntaxTreeNode) -> Iterator[Block]:
    """The blocks of a text or a decision: there a numbered list is numbered paragraphs."""
    for node in tree.children:
        if node.type == "ordered_list":
            for item in node.children:
                yield replace(_item(item), kind=Kind.PARAGRAPH)
        else:
            yield _block(node)


def _block(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "heading":
            return _heading(node)
        case "paragraph":
            return Block(kind=Kind.PARAGRAPH, runs=_runs(node.children[0]))
        case "bullet_list" | "ordered_list":
            return Block(
                kind=Kind.ITEMS,
                ordered=node.type == "ordered_list",
                blocks=tuple(_item(item) for item in node.children),
            )
        case "blockquote":
            return Block(kind=Kind.DECISION, id="decision", blocks=tuple(_joined(_outer(node))))
        case "table":
            rows = [row for part in node.children for row in part.children]
            return Block(kind=Kind.TABLE, rows=tuple(_row(row) for row in rows))
        case _:
            raise _not_for_papers(node)


def _heading(node: SyntaxTreeNode) -> Block:
    level = int(node.tag[1])
    if level not in {2, 3}:
        raise BadInput(
            _("A heading of level %(level)s stands on line %(line)s.")
            % {"level": level, "line": _line(node)},
            why=_("The title is the publication's own; headings have two levels below it."),
            do=_("Begin the heading with ## or ###."),
        )
    block = Block(kind=Kind.HEADING, level=level, runs=_runs(node.children[0]))
    return replace(block, id=slugify(block.text) or f"line-{_line(node)}")


def _item(node: SyntaxTreeNode) -> Block:
    first, *rest = [_block(child) for child in node.children] or [Block(kind=Kind.PARAGRAPH)]
    return Block(kind=Kind.ITEM, runs=first.runs, blocks=tuple(rest))


def _row(node: SyntaxTreeNode) -> tuple[tuple[Run, ...], ...]:
    return tuple(_runs(cell.children[0]) for cell in node.children)


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Give items to the paragraph before them, and a decision the heading before it."""
    held: Block | None = None
    for block in blocks:
        joined = _together(held, _lettered(block))
        if joined is not None:
            held = joined
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _together(held: Block | None, block: Block) -> Block | None:
    """What the two are as one, if they belong together."""
    match held, block:
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


def _lettered(block: Block) -> Block:
    """An item, where a paragraph begins with (a) or a): Markdown knows no such lists."""
    if block.kind is not Kind.PARAGRAPH or not block.runs:
        return block
    first, *rest = block.runs
    bare = LETTER.sub("", first.text)
    if first.cites or bare == first.text:
        return block
    return replace(block, kind=Kind.ITEM, runs=(replace(first, text=bare), *rest))


def _numbered(blocks: Iterator[Block], numbers: Iterator[int]) -> Iterator[Block]:
    for block in blocks:
        if block.kind is Kind.PARAGRAPH:
            number = next(numbers)
            yield replace(block, number=number, id=f"p{number}")
        elif block.kind is Kind.DECISION:
            yield replace(block, blocks=tuple(_numbered(iter(block.blocks), numbers)))
        else:
            yield block


def _runs(node: SyntaxTreeNode, style: Run = Run(text="")) -> tuple[Run, ...]:
    found: list[Run] = []
    for child in node.children:
        found += _run(child, style)
    return tuple(found)


def _run(node: SyntaxTreeNode, style: Run) -> tuple[Run, ...]:
    match node.type:
        case "text" | "code_inline":
            return (replace(style, text=node.content),) if node.content else ()
        case "softbreak" | "hardbreak":
            return (replace(style, text=" "),)
        case "citation":
            return (replace(style, cites=node.content),)
        case "strong":
            return _runs(node, replace(style, strong=True))
        case "em":
            return _runs(node, replace(style, emphasis=True))
        case "link":
            return _runs(node, replace(style, link=str(node.attrs["href"])))
        case _:
            raise _not_for_papers(node)


def _not_for_papers(node: SyntaxTreeNode) -> BadInput:
    return BadInput(
        _("A paper can't hold what stands on line %(line)s (%(kind)s).")
        % {"line": _line(node), "kind": node.type},
        do=_("Use headings, paragraphs, lists, tables, links and block quotations."),
    )


def _line(node: SyntaxTreeNode) -> int:
    held: SyntaxTreeNode | None = node
    while held is not None and not held.is_root:
        if held.map:
            return held.map[0] + 1
        held = held.parent
    return 1
