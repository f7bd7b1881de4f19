"""The formats a paper can be had in, each made by a printer: from a document to bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from django.utils.translation import gettext as _
from django.utils.translation import override

from secretariat.engine.publishing.document import Document
from secretariat.kernel.errors import NotFound

Print = Callable[[Document], bytes]
_PRINTERS: Final = "secretariat.engine.publishing.printers"


@dataclass(frozen=True, kw_only=True)
class Printer:
    """A format: its key, which also ends the file's name, what people call it, its media type.

    `module` holds its function `render`, loaded when it first prints: typesetters are large.
    """

    key: str
    title: str
    media: str
    module: str

    def print(self, document: Document) -> bytes:
        """The document in this format, in the language of its words."""
        render = cast(Print, import_module(f"{_PRINTERS}.{self.module}").render)
        with override(document.language):
            return render(document)


_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PRINTERS: Final = (
    Printer(key="html", title="HTML", media="text/html; charset=utf-8", module="html"),
    Printer(key="pdf", title="PDF", media="application/pdf", module="pdf"),
    Printer(key="docx", title="DOCX", media=_WORD, module="docx"),
    Printer(key="csv", title="CSV", media="text/csv; charset=utf-8", module="csv"),
    Printer(key="xlsx", title="XLSX", media=_SHEET, module="xlsx"),
    Printer(key="json", title="JSON", media="application/json", module="json"),
)
"""Papers to read, then their figures for spreadsheets and programs."""


def printer_of(key: str) -> Printer:
    """The printer of a format. Raises NotFound."""
    for one in PRINTERS:
        if one.key == key:
            return one
    raise NotFound(
        _("Papers are not printed as “%(key)s”.") % {"key": key},
        do=_("They are printed as: %(keys)s.") % {"keys": ", ".join(one.key for one in PRINTERS)},
    )


def file_name(document: Document, printer: Printer) -> str:
    """What a printed paper is called: publication, edition, language, format."""
    edition = "draft" if document.is_draft else document.edition
    return f"{document.publication}-{edition}.{document.language}.{printer.key}"
