"""The text of a paper as HTML: every word escaped, every citation a button with its note."""

from collections.abc import Iterator, Mapping, Sequence

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from secretariat.engine.publishing.markdown import Block, Kind, Run
from secretariat.web.contexts.papers import Block as Shown
from secretariat.web.contexts.papers import Citation
from secretariat.web.contexts.parts import Cell, Column, Row, Table

Citations = Mapping[int, Citation]


class Text:
    """Shows blocks; remembers which notes have been marked, so that each has one way back."""

    def __init__(self, citations: Citations) -> None:
        self.citations = citations
        self.marked: set[int] = set()

    def blocks(self, blocks: Sequence[Block]) -> tuple[Shown, ...]:
        """Show blocks in order."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Shown:
        match block.kind:
            case Kind.HEADING:
                return Shown(
                    kind="heading", id=block.id, level=block.level, html=self._runs(block.runs)
                )
            case Kind.TABLE:
                return Shown(kind="table", table=self._table(block))
            case Kind.DECISION:
                inner = self.blocks(block.blocks)
                heading = self._runs(block.runs)
                return Shown(kind="decision", id=block.id, html=heading, blocks=inner)
            case _ if block.number:
                return Shown(kind="paragraph", number=block.number, html=self._paragraph(block))
            case _:
                return Shown(kind="text", html=self._paragraph(block))

    def _paragraph(self, block: Block) -> SafeString:
        """Show a paragraph, and after its words the items that belong to it."""
        words = format_html("<p>{}</p>", self._runs(block.runs)) if block.runs else ""
        items = format_html_join("", "{}", ((self._items(one),) for one in block.blocks))
        return format_html("{}{}", words, items)

    def _items(self, block: Block) -> SafeString:
        if block.kind is not Kind.ITEMS:
            return self._paragraph(block)
        tag = mark_safe("ol" if block.ordered else "ul")
        items = format_html_join("", "<li>{}{}</li>", (self._item(one) for one in block.blocks))
        return format_html("<{}>{}</{}>", tag, items, tag)

    def _item(self, block: Block) -> tuple[SafeString, SafeString]:
        inner = format_html_join("", "{}", ((self._items(one),) for one in block.blocks))
        return self._runs(block.runs), inner

    def _table(self, block: Block) -> Table:
        """Show a table: the first row is its head; a column of citations or numbers is one."""
        head, *body = block.rows
        return Table(
            caption=" · ".join("".join(run.text for run in cell) for cell in head),
            columns=tuple(
                Column(label=self._runs(cell), is_number=_is_numbers(body, place))
                for place, cell in enumerate(head)
            ),
            rows=tuple(
                Row(cells=tuple(Cell(text=self._runs(cell)) for cell in row)) for row in body
            ),
        )

    def _runs(self, runs: Sequence[Run]) -> SafeString:
        return format_html_join("", "{}", ((self._run(run),) for run in runs))

    def _run(self, run: Run) -> SafeString:
        shown = self._cited(run.note) if run.note else format_html("{}", run.text)
        if run.strong:
            shown = format_html("<strong>{}</strong>", shown)
        if run.emphasis:
            shown = format_html("<em>{}</em>", shown)
        return format_html('<a href="{}">{}</a>', run.link, shown) if run.link else shown

    def _cited(self, number: int) -> SafeString:
        """Show a cited figure; only its first place is what its note leads back to."""
        given = {"citation": self.citations[number], "is_first": number not in self.marked}
        self.marked.add(number)
        html = render_to_string("secretariat/parts/cited.html", given).strip()
        return mark_safe(html)


def _is_numbers(rows: Sequence[Sequence[Sequence[Run]]], place: int) -> bool:
    texts = ["".join(run.text for run in row[place]) for row in rows if place < len(row)]
    return bool(texts) and all(text[:1].isdigit() for text in texts)


def headings(blocks: Sequence[Shown]) -> Iterator[Shown]:
    """Give the headings, for the list of contents."""
    return (block for block in blocks if block.kind in {"heading", "decision"})
