"""The blocks of a paper in Word: headings, numbered paragraphs, lists, the decision, annexes."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from docx.shared import Pt

from secretariat.engine.publishing.blocks import Block, Kind, Run
from secretariat.engine.publishing.printers.word.boxes import boxed
from secretariat.engine.publishing.printers.word.numbering import Numbering
from secretariat.engine.publishing.printers.word.runs import Words
from secretariat.engine.publishing.printers.word.styles import CONTINUED, LETTERED, NUMBERED
from secretariat.engine.publishing.printers.word.tables import Holder, write_chart, write_table


@dataclass(frozen=True, kw_only=True)
class Body:
    """Writes blocks to the end of the file, or of a box.

    `through` is the list in which all paragraphs are counted.
    """

    word: Holder
    words: Words
    numbering: Numbering
    through: int

    def write(self, blocks: tuple[Block, ...]) -> None:
        """Write blocks in order."""
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block.kind:
            case Kind.HEADING:
                self.heading(block, level=block.level - 1)
            case Kind.PARAGRAPH:
                self._paragraph(block)
            case Kind.ITEMS:
                self._items(block, depth=0)
            case Kind.DECISION:
                self._decision(block)
            case Kind.TABLE:
                write_table(self.word, block, self.words)
            case Kind.CHART:
                write_chart(self.word, block, self.words)
            case Kind.ANNEX:
                # Word alone knows where its pages end, so that an annex always begins one.
                self.heading(block, level=1).paragraph_format.page_break_before = True
                self.write(block.blocks)
            case _:
                self._continued(block)

    def heading(self, block: Block, *, level: int) -> Any:
        """A heading by its style, so that Word's outline and its readers know it."""
        return self.words.write(self.word.add_paragraph(style=f"Heading {level}"), block.runs)

    def _paragraph(self, block: Block) -> None:
        """A numbered paragraph, or one of an annex; then the lists that belong to it."""
        style = NUMBERED if block.number else "Normal"
        paragraph = self.word.add_paragraph(style=style)
        if block.number:
            self.numbering.apply(paragraph, self.through)
        self.words.write(paragraph, block.runs)
        self.write(block.blocks)

    def _continued(self, block: Block) -> None:
        self.words.write(self.word.add_paragraph(style=CONTINUED), block.runs)

    def _items(self, block: Block, *, depth: int) -> None:
        """A list counted from its beginning, and what stands inside its items."""
        form = "lettered" if block.lettered else "ordered" if block.ordered else "bullet"
        opened = self.numbering.open(form)
        for item in block.blocks:
            paragraph = self.word.add_paragraph(style=LETTERED)
            self.numbering.apply(paragraph, opened, level=depth)
            self.words.write(paragraph, item.runs)
            for inner in item.blocks:
                self._within(inner, depth=depth + 1)

    def _within(self, block: Block, *, depth: int) -> None:
        """What stands inside an item: a list, a paragraph with its own, or a table."""
        match block.kind:
            case Kind.ITEMS:
                self._items(block, depth=depth)
            case Kind.PARAGRAPH:
                self._continued(block)
                for one in block.blocks:
                    self._within(one, depth=depth)
            case _:
                self._block(block)

    def _decision(self, block: Block) -> None:
        """The draft decision, boxed."""
        titled = block if block.runs else replace(block, runs=(Run(text=_("Draft decision")),))
        inside = replace(self, word=boxed(self.word))
        inside.heading(titled, level=1).paragraph_format.space_before = Pt(4)
        inside.write(block.blocks)
        self.word.add_paragraph()
