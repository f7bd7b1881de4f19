"""A released figure in words: its number in the text, and the sentence of its note."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.models import ReleasedFigure
from secretariat.engine.publishing.wording import WITHHELD, asked_when, moment, number, whole_number
from secretariat.kernel.languages import Language


def words_shown(figure: ReleasedFigure, show: str, *, in_sentence: bool = False) -> str:
    """What stands for a figure in a table or chart, or for its part, whole or count of records.

    In a sentence, per cent is written out.
    """
    if figure.is_withheld:
        return WITHHELD
    if show == "value":
        return number(value_of(figure), figure.unit, in_sentence=in_sentence)
    counted: int | None = getattr(figure, show)
    return whole_number(counted)


def value_of(figure: ReleasedFigure) -> Decimal | None:
    """The exact value that was frozen; None where there is none."""
    return None if figure.value is None else Decimal(figure.value)


def sentence(figure: ReleasedFigure, known_at: datetime, language: Language) -> str:
    """A figure by itself: its title, cell and date, when it was known, what is counted."""
    told = {**_told(figure, language), "known": moment(known_at, language)}
    return _("%(title)s%(cell)s, %(when)s, as known on %(known)s. %(counted)s") % told


def short_sentence(figure: ReleasedFigure, language: Language) -> str:
    """What a printed note says of a figure: the moment it was known stands on every page."""
    return _("%(title)s%(cell)s, %(when)s. %(counted)s") % _told(figure, language)


def _told(figure: ReleasedFigure, language: Language) -> dict[str, str]:
    words = figure.words[language]
    cell = "".join(
        ", " + _("%(title)s: %(name)s") % {"title": title, "name": name}
        for title, name in words["cell"]
    )
    return {
        "title": words["title"],
        "cell": cell,
        "when": asked_when(when_of(figure.asked), language),
        "counted": _counted(figure),
    }


def _counted(figure: ReleasedFigure) -> str:
    """How many records stand behind it, or why nobody is told."""
    if figure.is_withheld:
        return why_withheld(figure)
    if figure.part is not None:
        return _("Counts %(part)s of %(whole)s.") % {
            "part": whole_number(figure.part),
            "whole": whole_number(figure.whole),
        }
    words = ngettext("Counts %(n)s record.", "Counts %(n)s records.", figure.n)
    return words % {"n": whole_number(figure.n)}


def why_withheld(figure: ReleasedFigure) -> str:
    """Why a figure is not told; nothing for one that is."""
    if not figure.is_withheld:
        return ""
    words = _("Withheld: a cell of fewer than %(least)s, which could name a person, would show.")
    return words % {"least": whole_number(figure.withheld_below)}
