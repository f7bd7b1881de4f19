"""Values of the engine in words: figures with their unit, values of records as cells."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from secretariat.engine.measures.declaring import Measure, Unit
from secretariat.engine.measures.figures import Cell as FigureCell
from secretariat.engine.measures.figures import Value as FigureValue
from secretariat.engine.measures.figures import When
from secretariat.engine.records.naming import gist
from secretariat.engine.registers.reading import Value
from secretariat.kernel.errors import ProductError
from secretariat.kernel.languages import Spoken
from secretariat.kernel.periods import Period
from secretariat.web import formats
from secretariat.web.contexts.parts import Cell
from secretariat.web.links import record_page

_A_DAY: Final = re.compile(r"(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])")


def called(record: Any) -> str:
    """A record's name with its days in words: names are kept as files and programs read them."""
    return _A_DAY.sub(lambda found: _day(found[0]), str(record))


def about(record: Any) -> str:
    """What a record that is named by a code is about, as a sentence; of others nothing."""
    words = gist(record)
    return f"{words}." if words and words[-1] not in ".?!" else words


def said(error: ProductError) -> tuple[str, ...]:
    """What went wrong, as a form says it: each problem by itself where there are several."""
    problems = getattr(error, "problems", ())
    return tuple(str(one) for one in problems) or (str(error),)


def placed(template: str, *names: str) -> str:
    """Turn the places of a translated sentence into those of a template that escapes."""
    for name in names:
        template = template.replace(f"%({name})s", f"{{{name}}}")
    return template


def _day(written: str) -> str:
    try:
        return formats.short_day(date.fromisoformat(written))
    except ValueError:  # it looks like a day and is a code
        return written


def value(unit: Unit, number: FigureValue) -> str:
    """Write a value in its unit's own scale and decimals; no value is `–`."""
    return formats.number(None if number is None else number * unit.times, unit.decimals)


def of_cell(unit: Unit, cell: FigureCell) -> str:
    """Write the value of a cell; one that is withheld is `..`."""
    return formats.WITHHELD if cell.withheld else value(unit, cell.value)


def exactly(cell: FigureCell) -> str:
    """Write the value of a cell for machines; none, or one that is withheld, is empty."""
    return "" if cell.withheld or cell.value is None else str(cell.value)


def why_withheld(measure: Measure) -> str:
    """Say why `..` stands where a value would."""
    told = {"withheld": formats.WITHHELD, "least": formats.number(measure.smallest_cell)}
    return (
        _(
            "%(withheld)s is withheld: figures about people are told as released, and fewer than "
            "%(least)s could name a person."
        )
        % told
    )


def parts(cell: FigureCell) -> str:
    """Say of which whole a share is what part; nothing for other values."""
    if cell.part is None or cell.whole is None:
        return ""
    told = {"part": formats.number(cell.part), "whole": formats.number(cell.whole)}
    return _("%(part)s of %(whole)s") % told


def when(moment: When) -> str:
    """Say the date a figure is counted on, or the period it is counted over."""
    if isinstance(moment, Period):
        return _over(moment)
    return _("as of %(day)s") % {"day": formats.day(moment)}


def _over(period: Period) -> str:
    if period.starts and period == Period.year(period.starts.year):
        return _("over %(year)s") % {"year": period.starts.year}
    return _("over %(period)s") % {"period": formats.period(period.starts, period.ends)}


def short(moment: When) -> str:
    """Name a date or period on the axis of a chart: the year where that says it all."""
    if isinstance(moment, Period):
        first, last = moment.starts, moment.ends
        if first is None or last is None:
            return str(moment)
        return str(first.year) if first.year == last.year else f"{first.year}–{last:%y}"
    if (moment.month, moment.day) == (12, 31):
        return str(moment.year)
    return formats.short_day(moment)


def since(moment: When) -> str:
    """Name a date or period that something is told since: a day has its article where one has."""
    if isinstance(moment, Period) or (moment.month, moment.day) == (12, 31):
        return short(moment)
    return pgettext("since", "%(day)s") % {"day": short(moment)}


def labels(words: tuple[str, ...]) -> tuple[str, ...]:
    """Name the members of a cell; what is not stated says so."""
    return tuple(word or _("not stated") for word in words)


def kind(measure: Measure) -> str:
    """Say whether a measure is counted on a date or over a period."""
    if measure.kind == "stock":
        return _("Stock, counted on a date")
    return _("Flow, counted over a period")


def cell(shown: Value) -> Cell:
    """Show a value of a record; a reference opens its record, a lacking translation says so."""
    raw = shown.raw
    if raw is None or raw == "":
        return Cell(text=formats.NOT_APPLICABLE)
    if isinstance(shown.text, Spoken):
        return spoken(shown.text)
    if shown.refers_to is not None and shown.register:
        return Cell(text=called(shown.text), url=record_page(shown.register, shown.refers_to.pk))
    return Cell(text=shown.text if shown.text is not None else plain(raw))


def plain(raw: object) -> str:
    """Write a bare value: yes or no, a date, a number as exact as it is, else its words."""
    if isinstance(raw, bool):
        return _("yes") if raw else _("no")
    if isinstance(raw, date):
        return formats.short_day(raw)
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if isinstance(raw, Decimal) and raw.is_finite():
        return formats.number(raw, max(0, -int(raw.normalize().as_tuple().exponent)))
    return formats.number(raw) if isinstance(raw, int) else str(raw)


def recorded(value: str, *, is_number: bool = False) -> str:
    """Say a date, a number, or yes or no, that is kept as files do, as every other page does.

    Only what its field says is a number is read as one: a code such as 1.2 stays a code.
    """
    if is_number and value != formats.NOT_APPLICABLE:
        return plain(Decimal(value))
    if _A_DAY.fullmatch(value):
        return formats.day(date.fromisoformat(value))
    return {"True": _("yes"), "False": _("no")}.get(value, value)


def spoken(text: Spoken) -> Cell:
    """Show a text in three languages; one that lacks says in which language it is shown."""
    if not text.text:
        return Cell(text=formats.NOT_APPLICABLE)
    return Cell(text=formats.shown_in(text.text, found=text.language.value))


def heading(label: str) -> str:
    """Begin a label with a capital, as heads of columns and facts do."""
    return str(capfirst(label))
