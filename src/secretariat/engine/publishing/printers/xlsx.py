"""Printing the figures of a paper as a workbook: the figures, and a sheet of what they are."""

from io import BytesIO

from django.utils.translation import gettext as _

from secretariat.engine.imports.exporting import as_workbook
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.printers.sheets import about_sheet, figures_sheet
from secretariat.engine.publishing.printers.zipped import settled


def render(document: Document) -> bytes:
    """Every figure of the paper and what there is to know of it; no text is run as a formula."""
    made = BytesIO()
    sheets = {_("Figures"): figures_sheet(document), _("About"): about_sheet(document)}
    as_workbook(sheets, made)
    return settled(made.getvalue(), at=document.frozen_at)
