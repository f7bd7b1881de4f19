"""Printing a paper as a tagged PDF (PDF/UA-1): headings, lists, notes, tables are named as such."""

from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.printers import typesetting
from secretariat.engine.publishing.printers.plain import plain


def render(document: Document) -> bytes:
    """The paper as a PDF; the same release gives the same bytes."""
    return typesetting.pdf("paper.typ", plain(document), at=document.frozen_at)
