"""Printing a paper as DOCX: styles, numbering and notes are Word's own, so it can be edited."""

from io import BytesIO

import docx
from django.utils.translation import gettext as _
from docx.document import Document as Word

from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.printers.plain import charts
from secretariat.engine.publishing.printers.word.blocks import Body
from secretariat.engine.publishing.printers.word.footnotes import Footnotes
from secretariat.engine.publishing.printers.word.frame import (
    set_up,
    write_definitions,
    write_head,
    write_seal,
)
from secretariat.engine.publishing.printers.word.numbering import Numbering
from secretariat.engine.publishing.printers.word.runs import Words, clean
from secretariat.engine.publishing.printers.word.styles import LOCALES, give_styles
from secretariat.engine.publishing.printers.word.tables import write_table
from secretariat.engine.publishing.printers.zipped import settled


def render(document: Document) -> bytes:
    """The paper as a Word file; the same release gives the same bytes."""
    word = docx.Document()
    give_styles(word, document.language)
    _describe(word, document)
    set_up(word, document)
    words = Words(document=document, footnotes=Footnotes(word=word))
    numbering = Numbering(word=word)
    write_head(word, document, words)
    through = numbering.open("paragraph")
    Body(word=word, words=words, numbering=numbering, through=through).write(document.blocks)
    _write_numbers(word, document, words)
    write_definitions(word, document, words)
    write_seal(word, document)
    made = BytesIO()
    word.save(made)
    return settled(made.getvalue(), at=document.frozen_at)


def _describe(word: Word, document: Document) -> None:
    """What file managers and archives read of it."""
    about = word.core_properties
    about.title, about.author = clean(document.title), clean(document.owner)
    about.subject = clean(document.purpose)
    about.identifier = clean(f"{document.symbol}, {document.edition}")
    about.keywords = clean(document.publication)
    about.comments = clean(" ".join(document.warnings))
    about.language = LOCALES[document.language]
    about.last_modified_by = clean(document.owner)
    about.created = about.modified = document.frozen_at.replace(tzinfo=None)
    if not document.is_draft:
        about.revision = document.edition


def _write_numbers(word: Word, document: Document, words: Words) -> None:
    """The numbers behind the charts, for whoever can't see them."""
    drawn = list(charts(document.blocks))
    if drawn:
        word.add_paragraph(_("The numbers the charts show"), style="Heading 1")
    for block in drawn:
        write_table(word, block, words)
