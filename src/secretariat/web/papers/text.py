"""The text of a paper as HTML: every word escaped, every citation a button with its note."""

from collections.abc import Iterator, Mapping, Sequence

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from secretariat.engine.publishing.blocks import Block, Kind, Run
from secretariat.web.contexts.papers import Block as Shown
from secretariat.web.contexts.papers import Citation
from secretariat.web.contexts.parts import Cell
from secretariat.web.papers.tables import Figures, chart_of, table_of

Citations = Mapping[int, Citation]
_APART = frozenset({Kind.TABLE, Kind.CHART})


class Text:
    """Shows blocks; remembers which notes have been marked, so that each has one way back.

    `figures` are the addresses of the released figures by their key, for the cells of tables.
    """

    def __init__(self, citations: Citations, figures: Figures | None = None) -> None:
        self.citations = citations
        self.figures = figures or {}
        self.marked: set[int] = set()

    def blocks(self, blocks: Sequence[Block]) -> tuple[Shown, ...]:
        """Show blocks in order."""
        return tuple(shown for block in blocks for shown in self._block(block))

    def _block(self, block: Block) -> Iterator[Shown]:
        match block.kind:
            case Kind.HEADING:
                yield self._heading(block)
            case Kind.ANNEX:
                yield self._heading(block)
                yield from self.blocks(block.blocks)
            case Kind.TABLE:
                yield Shown(kind="table", id=block.id, table=table_of(block, self._cell))
            case Kind.CHART:
                yield Shown(kind="chart", id=block.id, chart=chart_of(block, self._cell))
            case Kind.DECISION:
                inner = self.blocks(block.blocks)
                heading = self.runs(block.runs)
                yield Shown(kind="decision", id=block.id, html=heading, blocks=inner)
            case _ if block.number:
                yield Shown(kind="paragraph", number=block.number, html=self._paragraph(block))
            case _:
                yield Shown(kind="text", html=self._paragraph(block))

    def _heading(self, block: Block) -> Shown:
        return Shown(kind="heading", id=block.id, level=block.level, html=self.runs(block.runs))

    def _paragraph(self, block: Block) -> SafeString:
        """Show a paragraph, and after its words the items that belong to it."""
        words = format_html("<p>{}</p>", self.runs(block.runs)) if block.runs else ""
        items = format_html_join("", "{}", ((self._items(one),) for one in block.blocks))
        return format_html("{}{}", words, items)

    def _items(self, block: Block) -> SafeString:
        """Show what belongs to a paragraph or an item: a list, more words, a table, a chart."""
        if block.kind in _APART:
            (shown,) = self._block(block)
            return render_to_string("secretariat/parts/block.html", {"block": shown})
        if block.kind is not Kind.ITEMS:
            return self._paragraph(block)
        items = format_html_join("", "<li>{}{}</li>", (self._item(one) for one in block.blocks))
        if not block.ordered:
            return format_html("<ul>{}</ul>", items)
        form = mark_safe(' class="lettered"' if block.lettered else "")
        return format_html("<ol{}>{}</ol>", form, items)

    def _item(self, block: Block) -> tuple[SafeString, SafeString]:
        inner = format_html_join("", "{}", ((self._items(one),) for one in block.blocks))
        return self.runs(block.runs), inner

    def _cell(self, runs: Sequence[Run]) -> Cell:
        """Show a cell; the number of a released figure leads to the figure."""
        key = runs[0].figure if len(runs) == 1 and not runs[0].note else ""
        if key in self.figures:
            return Cell(text=_weighed(runs[0], runs[0].text), url=self.figures[key])
        return Cell(text=self.runs(runs))

    def runs(self, runs: Sequence[Run]) -> SafeString:
        """Show words in order."""
        return format_html_join("", "{}", ((self._run(run),) for run in runs))

    def _run(self, run: Run) -> SafeString:
        if run.footnote:
            return self._mark(run.note)
        shown = _weighed(run, self._cited(run) if run.note else run.text)
        link = run.link or ("" if run.note else self.figures.get(run.figure, ""))
        return format_html('<a href="{}">{}</a>', link, shown) if link else shown

    def _cited(self, run: Run) -> SafeString:
        """Show a cited figure; only its first place is what its note leads back to."""
        given = {"citation": self.citations[run.note], "words": run.text}
        return self._rendered("secretariat/parts/cited.html", given, run.note)

    def _mark(self, number: int) -> SafeString:
        """Show the mark of a footnote."""
        return self._rendered("secretariat/parts/note_mark.html", {"number": number}, number)

    def _rendered(self, template: str, given: dict[str, object], number: int) -> SafeString:
        given["is_first"] = number not in self.marked
        self.marked.add(number)
        return mark_safe(render_to_string(template, given).strip())


def _weighed(run: Run, words: str) -> SafeString:
    """Words with the weight of a run."""
    shown = format_html("{}", words)
    if run.strong:
        shown = format_html("<strong>{}</strong>", shown)
    return format_html("<em>{}</em>", shown) if run.emphasis else shown


def headings(blocks: Sequence[Shown]) -> Iterator[Shown]:
    """Give the headings, for the list of contents."""
    return (block for block in blocks if block.kind in {"heading", "decision"})
