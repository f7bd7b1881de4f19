"""Printing the figures of a paper as CSV: a row a figure, with where it was published."""

from secretariat.engine.imports.exporting import as_csv
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.printers.sheets import figures_sheet


def render(document: Document) -> bytes:
    """Every figure of the paper; no text is run as a formula."""
    return b"".join(as_csv(figures_sheet(document), byte_order_mark=True))
