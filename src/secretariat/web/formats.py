"""Numbers, dates and shares in the reader's language: Django's formats, with no-break spaces.

Used by every page, chart and paper, so that one value reads the same wherever it stands.
Zero is `0`; what does not apply is `–`; what is withheld is `..`; a gap never means anything.
"""

from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal

from django.utils import dateformat
from django.utils import formats as django_formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from secretariat.kernel.languages import Language

Number = int | float | Decimal

WITHHELD = ".."
NOT_APPLICABLE = "–"
NO_BREAK = "\u00a0"
MINUS = "\u2212"

_DAY = {"en": "j F Y", "fr": "j F Y", "es": r"j \d\e F \d\e Y"}
_SHORT_DAY = {"en": "j M Y", "fr": "j N Y", "es": "j b Y"}
_MONTH = {"en": "F Y", "fr": "F Y", "es": r"F \d\e Y"}
_CLOCK_TIME = "H:i"
_SPACED_PERCENT = frozenset({"fr", "es"})


def language() -> str:
    """Give the language in force as two letters, one of those the product speaks."""
    code = (get_language() or "en")[:2]
    return code if code in _DAY else "en"


def number(value: Number | None, decimals: int = 0) -> str:
    """Write a number with grouped thousands, rounded half up; None does not apply."""
    if value is None:
        return NOT_APPLICABLE
    rounded = round_half_up(value, decimals)
    words = django_formats.number_format(
        abs(rounded), decimal_pos=decimals, use_l10n=True, force_grouping=True
    )
    return f"{MINUS}{words}" if rounded < 0 else words


def round_half_up(value: Number, decimals: int) -> Decimal:
    """Round the way readers expect, 0.5 away from zero, on the value as it is written."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def share(value: Number | None, decimals: int = 1) -> str:
    """Write a ratio as a percentage: 0.791 reads 79.1%, or 79,1 % in French and Spanish."""
    if value is None:
        return NOT_APPLICABLE
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    gap = NO_BREAK if language() in _SPACED_PERCENT else ""
    return f"{number(exact * 100, decimals)}{gap}%"


def change(value: Number | None, decimals: int = 0) -> str:
    """Write a difference with its sign; no change is `0`."""
    if value is None:
        return NOT_APPLICABLE
    sign = "+" if round_half_up(value, decimals) > 0 else ""
    return f"{sign}{number(value, decimals)}"


def day(value: date | None) -> str:
    """Write a date in full: 30 September 2026, 30 septembre 2026, 30 de septiembre de 2026."""
    return NOT_APPLICABLE if value is None else _dated(value, _DAY)


def short_day(value: date | None) -> str:
    """Write a date for a narrow column: 30 Sep 2026, 30 sept. 2026, 30 sep 2026."""
    if value is None:
        return NOT_APPLICABLE
    return _dated(value, _SHORT_DAY).replace(" ", NO_BREAK)


def month(value: date | None) -> str:
    """Write a month and year."""
    return NOT_APPLICABLE if value is None else _dated(value, _MONTH)


def moment(value: datetime | None, zone: tzinfo | None = None) -> str:
    """Write an instant with its time of day, in a zone when one is given."""
    if value is None:
        return NOT_APPLICABLE
    local = value.astimezone(zone) if zone else value
    clock = dateformat.format(local, _CLOCK_TIME)
    return gettext("%(day)s at %(time)s") % {"day": day(local), "time": clock}


def period(starts: date | None, ends: date | None) -> str:
    """Write a period, both days included; one without an end says since when it holds."""
    if starts is None and ends is None:
        return NOT_APPLICABLE
    if starts is None:
        return gettext("until %(day)s") % {"day": day(ends)}
    if ends is None:
        return gettext("since %(day)s") % {"day": day(starts)}
    return gettext("%(starts)s to %(ends)s") % {"starts": day(starts), "ends": day(ends)}


def _dated(value: date, patterns: dict[str, str]) -> str:
    words = dateformat.format(value, patterns[language()])
    if language() == "fr" and value.day == 1 and words.startswith("1 "):
        words = f"1er{words[1:]}"
    return words.replace(" ", NO_BREAK, 1)


def shown_in(text: str, *, found: str) -> SafeString | str:
    """Mark a text that is shown in another language because the reader's is missing.

    `found` is the code of the language the text is in. The mark is part of the page, and the
    text carries its `lang`, so that a screen reader pronounces it rightly.
    """
    if not found or found == language():
        return text
    note = gettext("shown in %(language)s") % {"language": Language(found).here_called}
    return format_html(
        '<span class="elsewhere"><span lang="{}">{}</span> <small>({})</small></span>',
        found,
        text,
        note,
    )
