"""What stands around a paper in Word: its head, its box, the lines of each page, its seal."""

from typing import Any, Final

from django.utils.translation import gettext as _
from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from secretariat.engine.publishing.blocks import Run
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.labels import colon
from secretariat.engine.publishing.printers.word.boxes import ruled, shaded
from secretariat.engine.publishing.printers.word.runs import Words, clean
from secretariat.engine.publishing.printers.word.styles import BOX, HEAD_LINE, LOCALES, SEAL, SOFT
from secretariat.engine.publishing.printers.word.tables import WIDTH
from secretariat.engine.publishing.printers.word.xml import element, write_field
from secretariat.engine.publishing.printers.wording import (
    answers,
    frozen_sentence,
    how_to_check,
    notices,
    on_every_page,
)
from secretariat.kernel.languages import Language

MONO: Final = "Consolas"


def set_up(word: Word, document: Document) -> None:
    """The sheet, and on each page its number, the paper's symbol and what must be known of it."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(24)
    section.different_first_page_header_footer = True
    _line(section.header.paragraphs[0], document.symbol, document.title)
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        _line(paragraph, on_every_page(document), f"{document.symbol}   ")
        _numbers(paragraph)


def write_head(word: Word, document: Document, words: Words) -> None:
    """The lines above the title, the title, what must be read first, and the box."""
    first, *others = document.head or ("",)
    top = word.add_paragraph(style=HEAD_LINE)
    top.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    top.add_run(clean(first))
    symbol = top.add_run(f"\t{clean(document.symbol)}")
    symbol.bold, symbol.font.size = True, Pt(15)
    ruled(top, "top")
    lines = [word.add_paragraph(clean(line), style=HEAD_LINE) for line in others]
    ruled(lines[-1] if lines else top, "bottom")
    word.add_paragraph(clean(document.title), style="Title")
    for notice in notices(document):
        paragraph = word.add_paragraph(clean(notice.text), style=BOX)
        ruled(paragraph, "left")
        if notice.missing:
            speak(paragraph.runs[0], notice.language)
    _write_box(word, document, words)


def _write_box(word: Word, document: Document, words: Words) -> None:
    """The purpose, the summary and what the paper says of itself, on one ground."""
    before = len(word.paragraphs)
    heading = word.add_paragraph(_("Purpose of the document"), style="Heading 1")
    heading.runs[0].font.size = Pt(10.5)
    if document.purpose:
        word.add_paragraph(clean(document.purpose), style=BOX)
    if document.summary:
        words.write(word.add_paragraph(style=BOX), document.summary)
    for field in document.fields:
        paragraph = word.add_paragraph(style=BOX)
        _soft(paragraph.add_run(f"{clean(field.label)}{colon()} "))
        words.write(paragraph, field.runs)
    shaded(word.paragraphs[before:])


def write_definitions(word: Word, document: Document, words: Words) -> None:
    """How each measure is defined, and who answers for it."""
    if not document.definitions:
        return
    word.add_paragraph(_("How the figures are defined"), style="Heading 1")
    for one in document.definitions:
        paragraph = word.add_paragraph(style=BOX)
        words.write(paragraph, (Run(text=one.title, strong=True),))
        _soft(paragraph.add_run(clean(f" ({one.measure})")))
        paragraph.add_run(clean(f"{colon()} {one.words} "))
        _soft(paragraph.add_run(clean(answers(one))))


def write_seal(word: Word, document: Document) -> None:
    """The seal and how to check it, at the very end and with what comes before it."""
    last = word.paragraphs[-1:]
    before = len(word.paragraphs)
    ruled(word.add_paragraph(frozen_sentence(document), style=SEAL), "top")
    if not document.is_draft:
        _mono(word.add_paragraph(style=SEAL), document.seal)
        word.add_paragraph(how_to_check(document), style=SEAL)
        _mono(word.add_paragraph(style=SEAL), document.command)
    if document.licence:
        word.add_paragraph(clean(document.licence), style=SEAL)
    for paragraph in (*last, *word.paragraphs[before:-1]):
        paragraph.paragraph_format.keep_with_next = True


def _mono(paragraph: Any, words: str) -> None:
    run = paragraph.add_run(clean(words))
    run.font.name, run.font.size = MONO, Pt(8)


def _line(paragraph: Any, left: str, right: str) -> None:
    """A line with words at both ends."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _soft(paragraph.add_run(clean(f"{left}\t{right}")))


def speak(run: Any, language: Language) -> None:
    """Tell Word and screen readers that words are in a language of their own."""
    run._r.get_or_add_rPr().append(element("w:lang", val=LOCALES[language]))


def _soft(run: Any) -> Any:
    run.font.color.rgb = SOFT
    return run


def _numbers(paragraph: Any) -> None:
    """The number of the page, and of all."""

    def run(words: str) -> Any:
        return _soft(paragraph.add_run(words))

    write_field(run, "PAGE", "1")
    run(" / ")
    write_field(run, "NUMPAGES", "1")
