"""A figure's words as they are frozen, in each language, and its numbers as a reader sees them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django.utils import dateformat
from django.utils.formats import number_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from secretariat.engine.measures.cells import record_of
from secretariat.engine.measures.compiling import column, target
from secretariat.engine.measures.declaring import Definition, Dimension, Measure, Unit
from secretariat.engine.measures.figures import When, select
from secretariat.engine.publishing.declaring import Publication
from secretariat.kernel.languages import LANGUAGES, UNSAID, Language, Translated
from secretariat.kernel.periods import Period

NONE: Final = "–"
WITHHELD: Final = ".."
NO_BREAK: Final = "\u00a0"
PER_CENT: Final = 100
_DAY: Final = {"en": "j F Y", "fr": "j F Y", "es": r"j \d\e F \d\e Y"}


def facts_of(
    publication: Publication, language: Language, notes: Translated = UNSAID
) -> dict[str, str]:
    """The title block of a paper in a language, with the note of its edition given in it."""
    note = notes.in_(language)
    said = {"note": note.text} if note.text and not note.missing else {}
    with override(language):
        return {
            "title": str(publication.title),
            "symbol": publication.symbol,
            "session": str(publication.session),
            "section": str(publication.section),
            "purpose": str(publication.purpose),
            "owner": str(publication.owner),
            "organization": str(publication.organization),
            "notice": str(publication.notice),
            "licence": publication.licence,
            **said,
        }


def words_of(
    measure: Measure, definition: Definition, when: When, where: Mapping[str, str | None]
) -> dict[str, dict[str, Any]]:
    """A figure's title, unit, definition, authority, owner and cell, in each language."""
    named = named_cell(measure, when, where)
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[str(language)] = {
                "title": str(measure.title),
                "unit": str(measure.unit.title),
                "definition": definition.shown,
                "authority": str(measure.authority),
                "owner": str(measure.owner),
                "cell": [
                    [str(dimension.title), str(one) if one is not None else _("not stated")]
                    for dimension, one in named
                ],
            }
    return found


def named_cell(
    measure: Measure, when: When, where: Mapping[str, str | None]
) -> list[tuple[Dimension, Any]]:
    """Each dimension of the cell with the record, choice or code that names it; fetched once."""
    rows = next(iter(select(measure, when).plain().values())).rows
    found: list[tuple[Dimension, Any]] = []
    for key, code in where.items():
        dimension = measure.dimension(key)
        model = target(rows, dimension)
        if model is None:
            words = column(rows, dimension).flatchoices
            named: Any = {str(one): word for one, word in words}.get(str(code))
        else:
            named = record_of(model, dimension.code, code) if code else None
        found.append((dimension, named if named is not None else code))
    return found


def exact(value: Decimal | int | None) -> str | None:
    """A value as a release keeps it: the exact decimal, None where there is none."""
    return None if value is None else f"{Decimal(value):f}"


def unit_of(unit: Unit) -> dict[str, Any]:
    """A unit as a release keeps it; what is already in per cent says so."""
    kept = {"key": unit.key, "decimals": unit.decimals, "times": unit.times}
    return {**kept, "per_cent": True} if unit.is_per_cent else kept


def number(
    value: Decimal | int | None, unit: Mapping[str, Any], *, in_sentence: bool = False
) -> str:
    """A value in the language of the moment, with its unit's decimals; – where there is none.

    What is in per cent has the sign, or the words where it stands `in_sentence`.
    """
    if value is None:
        return NONE
    times = Decimal(value) * int(unit["times"])
    rounded = times.quantize(Decimal(1).scaleb(-int(unit["decimals"])), rounding=ROUND_HALF_UP)
    words = number_format(abs(rounded), int(unit["decimals"]), use_l10n=True, force_grouping=True)
    sign = "\u2212" if rounded < 0 else ""
    is_per_cent = unit["times"] == PER_CENT or unit.get("per_cent", False)
    return f"{sign}{words}{_per_cent(in_sentence) if is_per_cent else ''}"


def _per_cent(in_sentence: bool) -> str:
    """The words, or the sign, with a space before it where the language has one."""
    if in_sentence:
        return f"{NO_BREAK}{_('per cent')}"
    return "%" if (get_language() or "en").startswith("en") else f"{NO_BREAK}%"


def whole_number(value: int | None) -> str:
    """A count in the language of the moment."""
    return NONE if value is None else number_format(value, 0, use_l10n=True, force_grouping=True)


def day(value: date, language: str) -> str:
    """A date in full."""
    with override(language):
        words = dateformat.format(value, _DAY[language])
    if language == "fr" and value.day == 1:
        words = f"1er{words[1:]}"
    return words.replace(" ", NO_BREAK, 1)


def moment(value: datetime, language: str) -> str:
    """An instant to the minute, in UTC."""
    with override(language):
        return _("%(day)s at %(time)s UTC") % {
            "day": day(value.date(), language),
            "time": f"{value:%H:%M}",
        }


def asked_when(when: When, language: str) -> str:
    """The date or period a figure is of."""
    with override(language):
        if not isinstance(when, Period):
            return _("as of %(day)s") % {"day": day(when, language)}
        first, last = (day(end, language) for end in (when.starts, when.ends) if end is not None)
        return _("from %(starts)s to %(ends)s") % {"starts": first, "ends": last}
