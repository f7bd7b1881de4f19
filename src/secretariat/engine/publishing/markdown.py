"""The text of a paper, from Markdown to numbered paragraphs: no HTML passes through.

Above the text may stand the fields a paper begins with (`front`). Headings from the second level
on, for the title is the publication's own; one that begins with “Annex” opens an annex. Every
paragraph is numbered, written as `3. …` or plainly. Items, `- …` or `(a) …`, belong to the
paragraph before them. A block quotation is the draft decision, and the heading before it is its
heading. A paragraph that begins with a colon is the caption of the table before it. `[^1]` hangs
a footnote; `[table: …]` and `[chart: …]`, alone in a paragraph, show figures (`spreads`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from secretariat.engine.publishing.blocks import Block, Cell, Kind, Run
from secretariat.engine.publishing.citing import CITATION
from secretariat.engine.publishing.front import fields_of
from secretariat.engine.publishing.structure import annexed, itemized, joined, led, numbered
from secretariat.kernel.errors import BadInput

PLAIN: Final = Run(text="")
LEVELS: Final = range(2, 5)
_BREAKS: Final = frozenset({"softbreak", "hardbreak"})
_HANGING: Final = re.compile(r"\[\^([^\]\s]+)\]")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text, paragraphs numbered through. Raises BadInput for what no paper has."""
    tree = SyntaxTreeNode(_parser().parse(text))
    return numbered(annexed(joined(_Reader(notes=_notes(tree)).outer(tree))))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["image", "code"])  # a list may stand as far in as its writer likes
    parser.use(footnote_plugin, inline=False).use(front_matter_plugin)
    parser.inline.ruler.before("link", "citation", _citation)
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    """The rule by which a citation is one thing, whatever marks its key holds."""
    found = CITATION.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content, token.info = found[2] or " ", found[1]
    state.pos = found.end()
    return True


def _notes(tree: SyntaxTreeNode) -> dict[int, Cell]:
    """The text of each footnote by its number in the tree."""
    found: dict[int, Cell] = {}
    reader = _Reader()
    for block in tree.children:
        for one in block.children if block.type == "footnote_block" else ():
            found[int(one.meta["id"])] = reader.joined_runs(one)
    return found


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """Reads nodes as blocks; `notes` are the texts of footnotes by number."""

    notes: Mapping[int, Cell] = field(default_factory=dict)

    def outer(self, tree: SyntaxTreeNode) -> Iterator[Block]:
        """The blocks of a text or a decision: there a numbered list is numbered paragraphs."""
        for node in tree.children:
            match node.type:
                case "front_matter":
                    yield from fields_of(node.content, self.inline)
                case "footnote_block":
                    continue
                case "ordered_list":
                    for item in node.children:
                        yield replace(self.item(item), kind=Kind.PARAGRAPH)
                case _:
                    yield self.block(node)

    def block(self, node: SyntaxTreeNode) -> Block:
        match node.type:
            case "heading":
                return self.heading(node)
            case "paragraph":
                return self.paragraph(node)
            case "bullet_list" | "ordered_list":
                items = tuple(self.item(item) for item in node.children)
                return Block(kind=Kind.ITEMS, ordered=node.type == "ordered_list", blocks=items)
            case "blockquote":
                inner = tuple(joined(self.outer(node)))
                return Block(kind=Kind.DECISION, id="decision", blocks=inner)
            case "table":
                return self.table(node)
            case _:
                raise _not_for_papers(node)

    def heading(self, node: SyntaxTreeNode) -> Block:
        level = int(node.tag[1])
        if level not in LEVELS:
            raise BadInput(
                _("A heading of level %(level)s stands on line %(line)s.")
                % {"level": level, "line": _line(node)},
                why=_("The title is the publication's own; headings have three levels below it."),
                do=_("Begin the heading with ##, ### or ####."),
            )
        block = Block(kind=Kind.HEADING, level=level, runs=self.runs(node.children[0]))
        return replace(block, id=slugify(block.text) or f"line-{_line(node)}")

    def paragraph(self, node: SyntaxTreeNode) -> Block:
        """A paragraph, or the table or chart that stands alone in it."""
        inner = node.children[0].children
        spread = [one for one in inner if one.type == "citation" and one.info != "figure"]
        if spread and len(inner) == 1:
            return Block(kind=Kind(spread[0].info), cites=spread[0].content)
        return itemized(self.lines(inner))

    def item(self, node: SyntaxTreeNode) -> Block:
        first, *rest = led([self.block(child) for child in node.children])
        return Block(kind=Kind.ITEM, runs=first.runs, blocks=(*first.blocks, *rest))

    def table(self, node: SyntaxTreeNode) -> Block:
        rows = [row for part in node.children for row in part.children]
        aligned = {
            place
            for place, cell in enumerate(rows[0].children)
            if "right" in str(cell.attrs.get("style", ""))
        }
        cells = tuple(tuple(self.runs(cell.children[0]) for cell in row.children) for row in rows)
        return Block(kind=Kind.TABLE, rows=cells, numeric=frozenset(aligned))

    def inline(self, text: str) -> tuple[Run, ...]:
        """The runs of a line that stands by itself."""
        tree = SyntaxTreeNode(_parser().parseInline(text))
        return tuple(run for child in tree.children for run in self.runs(child))

    def joined_runs(self, node: SyntaxTreeNode) -> Cell:
        """The runs of every paragraph of a note, one after the other."""
        found: list[Run] = []
        for paragraph in node.children:
            found += [Run(text=" ")] if found else []
            found += self.runs(paragraph.children[0])
        return tuple(found)

    def lines(self, nodes: Sequence[SyntaxTreeNode]) -> list[Cell]:
        """The runs of each line as it was typed."""
        found: list[Cell] = [()]
        for node in nodes:
            if node.type in _BREAKS:
                found.append(())
            else:
                found[-1] += tuple(filter(_says, self.run(node, PLAIN)))
        return found

    def runs(self, node: SyntaxTreeNode, style: Run = PLAIN) -> tuple[Run, ...]:
        found = (run for child in node.children for run in self.run(child, style))
        return tuple(filter(_says, found))

    def run(self, node: SyntaxTreeNode, style: Run) -> tuple[Run, ...]:
        match node.type:
            case "strong":
                return self.runs(node, replace(style, strong=True))
            case "em":
                return self.runs(node, replace(style, emphasis=True))
            case "link":
                return self.runs(node, replace(style, link=str(node.attrs["href"])))
            case "footnote_anchor":
                return ()
            case _:
                return (self.word(node, style),)

    def word(self, node: SyntaxTreeNode, style: Run) -> Run:
        """The one run of a node that holds no others."""
        match node.type:
            case "text" | "code_inline":
                _hold_notes(node)
                return replace(style, text=node.content)
            case one if one in _BREAKS:
                return replace(style, text=" ")
            case "citation":
                _hold_alone(node)
                return replace(style, cites=node.content)
            case "footnote_ref":
                return Run(text="", footnote=self.notes.get(node.meta["id"], ()))
            case _:
                raise _not_for_papers(node)


def _says(run: Run) -> bool:
    return bool(run.text or run.cites or run.footnote)


def _hold_notes(node: SyntaxTreeNode) -> None:
    """Refuse the mark of a footnote that has no text: it would stay in the words as it is."""
    found = _HANGING.search(node.content) if node.type == "text" else None
    if found:
        raise BadInput(
            _("The footnote %(mark)s on line %(line)s has no text.")
            % {"mark": found[0], "line": _line(node)},
            do=_("Write it on a line of its own: %(mark)s: and the words.") % {"mark": found[0]},
        )


def _hold_alone(node: SyntaxTreeNode) -> None:
    if node.info != "figure":
        raise BadInput(
            _("A table or chart stands within line %(line)s.") % {"line": _line(node)},
            do=_("Give it a paragraph of its own, with an empty line before and after."),
        )


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
