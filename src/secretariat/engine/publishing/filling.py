"""The blocks of a frozen text with its figures in place: words, notes, tables and charts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from secretariat.engine.publishing.blocks import Block, Cell, Run, words
from secretariat.engine.publishing.citing import Citation, identity, read_citation
from secretariat.engine.publishing.laying import Layout
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.engine.publishing.shown import sentence
from secretariat.engine.publishing.spreads import read_spread
from secretariat.kernel.languages import Language

DIGITS = frozenset("0123456789–\u2212.")


@dataclass(kw_only=True)
class Filling:
    """Fills blocks in the order of reading, and numbers the notes as they are met.

    `hung` holds, in the order of their numbers, the key of a cited figure or the runs of a
    footnote.
    """

    layout: Layout
    hung: list[str | Cell] = field(default_factory=list)

    @classmethod
    def of(
        cls, figures: Sequence[ReleasedFigure], *, language: Language, known_at: datetime
    ) -> "Filling":
        """Fill with these figures, in the language."""
        found = {identity(one.measure, one.asked): one for one in figures}
        return cls(layout=Layout(figures=found, language=language, known_at=known_at))

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with every citation's words in place."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if block.cites:
            return self.layout.laid(block, read_spread(block.cites))
        filled = replace(
            block,
            caption=self._runs(block.caption),
            runs=self._runs(block.runs),
            rows=tuple(tuple(self._cell(cell) for cell in row) for row in block.rows),
            source=self.layout.sources(_cited(block.rows)),
        )
        filled = replace(filled, blocks=self.blocks(block.blocks))
        return replace(filled, numeric=filled.numeric | _numeric(filled.rows))

    def _runs(self, runs: Cell) -> Cell:
        return tuple(self._run(run) for run in runs)

    def _cell(self, runs: Cell) -> Cell:
        """The numbers of a table have their sources below it: a note each would bury the page."""
        return tuple(self._figure(run) if run.cites else self._run(run) for run in runs)

    def _figure(self, run: Run) -> Run:
        return _styled(self.layout.shown(read_citation(run.cites)), run)

    def _run(self, run: Run) -> Run:
        if run.footnote:
            told = tuple(self._within(one) for one in run.footnote)
            return replace(run, footnote=told, note=self._hang(told))
        if not run.cites:
            return run
        shown = self._said(run)
        return replace(shown, note=self._hang(shown.figure))

    def _within(self, run: Run) -> Run:
        """A figure cited in a footnote is explained there: a note has no notes."""
        if not run.cites:
            return run
        shown, layout = self._said(run), self.layout
        figure = next(one for one in layout.figures.values() if one.key == shown.figure)
        told = sentence(figure, layout.known_at, layout.language)
        return replace(shown, text=f"{shown.text} ({told})")

    def _hang(self, what: str | Cell) -> int:
        """The number of a note: a new one where it is met first."""
        if what not in self.hung:
            self.hung.append(what)
        return self.hung.index(what) + 1

    def _said(self, run: Run) -> Run:
        """The words of a citation as they stand in a sentence."""
        return _styled(self.layout.shown(read_citation(run.cites), in_sentence=True), run)


def _styled(run: Run, like: Run) -> Run:
    return replace(run, strong=like.strong, emphasis=like.emphasis)


def _cited(rows: Sequence[Sequence[Cell]]) -> list[Citation]:
    """What the cells of a table cite."""
    return [read_citation(run.cites) for row in rows for cell in row for run in cell if run.cites]


def _numeric(rows: Sequence[Sequence[Cell]]) -> frozenset[int]:
    """The columns that hold nothing but numbers."""
    found = set()
    for place in range(len(rows[0]) if rows else 0):
        texts = [words(row[place]) for row in rows[1:] if place < len(row)]
        if texts and all(text[:1] in DIGITS for text in texts if text) and any(texts):
            found.add(place)
    return frozenset(found)
