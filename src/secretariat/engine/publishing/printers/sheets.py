"""The figures of a paper as rows, and what there is to know of them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from secretariat.engine.imports.exporting import Sheet
from secretariat.engine.publishing.document import CitedFigure, Document
from secretariat.kernel.periods import Period

HEADERS = (
    "figure",
    "measure",
    "title",
    "as_of",
    "starts",
    "ends",
    "cell",
    "cell_label",
    "value",
    "unit",
    "records",
    "part",
    "whole",
    "known_at",
    "publication",
    "edition",
    "licence",
)
"""Names for programs, the same in every language; what they name is in that of the paper."""


def figures_sheet(document: Document) -> Sheet:
    """A row for each figure, its value the exact decimal that was frozen."""
    rows = (_row(document, figure) for figure in document.figures.values())
    return Sheet(headers=HEADERS, rows=rows)


def _row(document: Document, figure: CitedFigure) -> Sequence[Any]:
    period = figure.when if isinstance(figure.when, Period) else None
    return (
        figure.key,
        figure.measure,
        figure.title,
        None if period else figure.when,
        period.starts if period else None,
        period.ends if period else None,
        "; ".join(f"{name}={code or '-'}" for name, code in figure.where.items()),
        "; ".join(f"{title}: {name}" for title, name in figure.cell),
        _value(figure),
        figure.unit,
        None if figure.withheld else figure.n,
        figure.part,
        figure.whole,
        figure.known_at.isoformat(),
        document.publication,
        None if document.is_draft else document.edition,
        document.licence,
    )


def _value(figure: CitedFigure) -> Decimal | str | None:
    """The exact decimal; two dots where it is withheld, nothing where there is none."""
    if figure.withheld:
        return figure.value
    return None if figure.exact is None else Decimal(figure.exact)


def about_sheet(document: Document) -> Sheet:
    """What the release is, who answers for it, its licence and seal, and each definition."""
    facts = (
        (_("Title"), document.title),
        (_("Symbol"), document.symbol),
        (_("Organization"), document.organization),
        (_("Author unit"), document.owner),
        (_("Edition"), _("Draft") if document.is_draft else document.edition),
        (_("Frozen"), "" if document.is_draft else document.frozen),
        (_("As known"), document.known),
        (_("Licence"), document.licence),
        (_("Seal"), document.seal),
        (_("To be checked with"), document.command),
        *((_("To be known"), said) for said in document.warnings),
        *((f"{one.title} ({one.measure})", one.words) for one in document.definitions),
    )
    return Sheet(headers=(_("What"), _("Words")), rows=facts)
