"""Citing a figure: its lasting address, and the papers that have cited it."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Figure
from secretariat.web import wording
from secretariat.web.contexts.figures import PublishedIn
from secretariat.web.links import FigureAddress


def address(asked: FigureAddress, *, at: datetime) -> str:
    """Give the address that keeps both clocks: the date, and what is known at this moment."""
    return replace(asked, known_at=asked.known_at or at).page()


def note(measure: Measure, found: Figure) -> str:
    """Promise what the address answers with."""
    value = wording.value(measure.unit, found.value)
    return _("This address will always answer with %(value)s.") % {"value": value}


def published_in(measure: Measure, asked: FigureAddress) -> tuple[PublishedIn, ...]:
    """Name the editions that cite this figure; none are kept yet."""
    return ()
