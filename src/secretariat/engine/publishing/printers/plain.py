"""A document as plain data, for a template that sets it in type: texts, numbers, lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.publishing.blocks import Block, Cell, Kind, Run
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.labels import captioned, colon, lettered
from secretariat.engine.publishing.printers.pictures import spoken, svg
from secretariat.engine.publishing.printers.wording import (
    answers,
    frozen_sentence,
    how_to_check,
    notices,
    on_every_page,
)

Plain = dict[str, Any]


@dataclass(kw_only=True)
class Runs:
    """Turns runs to data; remembers which notes have been hung, for each hangs once."""

    hung: set[int] = field(default_factory=set)

    def plain(self, runs: Cell) -> list[Plain]:
        """The runs as data; `first` where a note is met for the first time."""
        return [self._run(run) for run in runs]

    def _run(self, run: Run) -> Plain:
        first = run.note > 0 and run.note not in self.hung
        self.hung.add(run.note)
        return {
            "text": run.text,
            "strong": run.strong,
            "emphasis": run.emphasis,
            "link": run.link,
            "note": run.note,
            "first": first,
        }


def plain(document: Document) -> Plain:
    """Everything the paper says, in the order it is read."""
    runs = Runs()
    return {
        **_about(document),
        "summary": runs.plain(document.summary),
        "fields": [{"label": f.label, "runs": runs.plain(f.runs)} for f in document.fields],
        "blocks": [_block(block, runs) for block in document.blocks],
        "notes": {str(note.number): runs.plain(note.runs) for note in document.notes},
        "tables": [_table(block, runs) for block in charts(document.blocks)],
        "definitions": [
            {"title": d.title, "measure": d.measure, "words": d.words, "answer": answers(d)}
            for d in document.definitions
        ],
    }


def _about(document: Document) -> Plain:
    """The title block, what stands on every page, and the seal."""
    return {
        "lang": str(document.language),
        "title": document.title,
        "symbol": document.symbol,
        "author": document.owner,
        "about": f"{document.symbol}, {document.organization}".strip(", "),
        "keywords": [document.symbol, document.publication],
        "head": list(document.head),
        "foot": on_every_page(document),
        "notices": [{"text": o.text, "lang": str(o.language)} for o in notices(document)],
        "purpose": document.purpose,
        "labels": {
            "purpose": _("Purpose of the document"),
            "tables": _("The numbers the charts show"),
            "definitions": _("How the figures are defined"),
            "colon": colon(),
            "letters": lettered("a"),
        },
        "seal": {
            "frozen": frozen_sentence(document),
            "text": document.seal,
            "check": how_to_check(document),
            "command": document.command,
        },
        "licence": document.licence,
    }


def charts(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every chart, wherever it stands."""
    for block in blocks:
        if block.kind is Kind.CHART:
            yield block
        yield from charts(block.blocks)


def _block(block: Block, runs: Runs) -> Plain:
    found: Plain = {
        "kind": str(block.kind),
        "level": block.level,
        "number": block.number,
        "ordered": block.ordered,
        "lettered": block.lettered,
        "runs": runs.plain(_titled(block)),
        "blocks": [_block(one, runs) for one in block.blocks],
    }
    match block.kind:
        case Kind.TABLE:
            return {**found, **_table(block, runs)}
        case Kind.CHART:
            caption = runs.plain((Run(text=captioned(block)), *block.caption))
            drawn = {"svg": svg(block), "alt": spoken(block), "source": block.source}
            return {**found, **drawn, "caption": caption}
        case _:
            return found


def _titled(block: Block) -> Cell:
    """The words of a block; a decision without a heading is called what it is."""
    if block.kind is Kind.DECISION and not block.runs:
        return (Run(text=_("Draft decision")),)
    return block.runs


def _table(block: Block, runs: Runs) -> Plain:
    """A table, or the numbers of a chart."""
    caption = (Run(text=captioned(block)), *block.caption) if block.caption else None
    return {
        "kind": "table",
        "caption": runs.plain(caption) if caption else None,
        "rows": [[runs.plain(cell) for cell in row] for row in _even(block.rows)],
        "numeric": sorted(block.numeric),
        "total": block.has_total,
        "source": block.source if block.kind is Kind.TABLE else "",
    }


def _even(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Rows as long as the head, so that each cell stands under its own."""
    width = len(rows[0]) if rows else 0
    return [(*row, *[()] * (width - len(row)))[:width] for row in rows]
