"""Words in Word: runs with their weight, links, and the notes that hang on them."""

import re
from dataclasses import dataclass
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import RGBColor

from secretariat.engine.publishing.blocks import Cell, Run
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.printers.word.footnotes import Footnotes
from secretariat.engine.publishing.printers.word.xml import element

LINK: Final = RGBColor(0x0D, 0x5A, 0x6B)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without the characters XML has no way to write."""
    return _CONTROL.sub("", text)


@dataclass(frozen=True, kw_only=True)
class Words:
    """Writes runs into paragraphs, their notes into the notes."""

    document: Document
    footnotes: Footnotes

    def write(self, paragraph: Any, runs: Cell, *, bold: bool | None = None) -> Any:
        """Write runs in order; gives the paragraph."""
        for run in runs:
            self._run(paragraph, run, bold)
            if run.note:
                notes = self.document.notes[run.note - 1].runs
                self.footnotes.hang(paragraph, run.note, _writer(notes))
        return paragraph

    @staticmethod
    def _run(paragraph: Any, run: Run, bold: bool | None) -> None:
        write_run(paragraph, run, bold=bold)


def _writer(runs: Cell) -> Any:
    """What writes the words of a note, in which no further notes hang."""

    def write(paragraph: Any) -> None:
        for run in runs:
            write_run(paragraph, run)

    return write


def write_run(paragraph: Any, run: Run, *, bold: bool | None = None) -> None:
    """Write one run, as a link where it is one."""
    if not run.text:
        return
    made = paragraph.add_run(clean(run.text))
    made.bold = True if run.strong else bold
    made.italic = True if run.emphasis else None
    if run.link:
        made.font.color.rgb, made.font.underline = LINK, True
        target = paragraph.part.relate_to(
            clean(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = element("w:hyperlink", history=1)
        link.set(qn("r:id"), target)
        made._r.addprevious(link)
        link.append(made._r)
