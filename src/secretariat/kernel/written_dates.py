"""Read a date as people write it: 1939, 1940-02, 5 August 1967, 5 août 1967, Feb. 1940.

Nothing is guessed. Numbers whose order is not stated (05/08/1967) are refused, and so is a
shortened month that two months share.
"""

import re
from typing import Final

from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import fold
from secretariat.kernel.texts import sentence as _

Parts = tuple[int, int | None, int | None]  # year, month, day: as far as they are stated

_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        # Spreadsheets and databases write a day as its midnight.
        r"(?P<year>\d{4})([-/])(?P<month>\d{1,2})\2(?P<day>\d{1,2})([ t]00:00(:00(\.0+)?)?)?",
        (
            r"((?P<day>\d{1,2})(st|nd|rd|th|er|o)? (de )?)?"
            r"(?P<name>[a-z]{3,})\.?,? (de )?(?P<year>\d{4})"
        ),
        r"(?P<name>[a-z]{3,})\.? (?P<day>\d{1,2})(st|nd|rd|th)?,? (?P<year>\d{4})",
    )
)
_ORDER_UNSTATED: Final = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d{2,4}", re.ASCII)

_MONTHS: Final = tuple(
    tuple(fold(name) for name in names)
    for names in (
        ("January", "janvier", "enero"),
        ("February", "février", "febrero"),
        ("March", "mars", "marzo"),
        ("April", "avril", "abril"),
        ("May", "mai", "mayo"),
        ("June", "juin", "junio"),
        ("July", "juillet", "julio"),
        ("August", "août", "agosto"),
        ("September", "septembre", "septiembre", "setiembre"),
        ("October", "octobre", "octubre"),
        ("November", "novembre", "noviembre"),
        ("December", "décembre", "diciembre"),
    )
)

_WRITE = _("Write it as 1967-08-05, as 1967-08 when the day is not known, or as 1967.")


def read_parts(text: str) -> Parts:
    """Give the year, and the month and day as far as `text` states them.

    Whether the day exists in its month is left to whoever makes a date of it.
    Raises BadInput when `text` states no date, or one that can be read in two ways.
    """
    words = fold(text)
    if _ORDER_UNSTATED.fullmatch(words):
        raise BadInput(
            _("“{text}” does not say which number is the day and which the month", text=text),
            do=_WRITE,
        )
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _parts(found.groupdict(), text)
    raise BadInput(_("“{text}” is not a date", text=text), do=_WRITE)


def _parts(stated: dict[str, str | None], text: str) -> Parts:
    name, month, day = stated.get("name"), stated.get("month"), stated.get("day")
    return (
        int(stated["year"] or 0),
        _month_called(name, text) if name else (int(month) if month else None),
        int(day) if day else None,
    )


def _month_called(name: str, text: str) -> int:
    """Find the one month whose name, in any of the languages, begins with `name`."""
    meant = [
        number
        for number, names in enumerate(_MONTHS, start=1)
        if any(full.startswith(name) for full in names)
    ]
    if len(meant) != 1:
        raise BadInput(
            _("“{text}” does not name one month: “{name}”", text=text, name=name), do=_WRITE
        )
    return meant[0]
