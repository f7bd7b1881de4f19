"""How many things wait, in words: whole sentences, so that each language says them its way."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from secretariat.web import formats

Sentences = Mapping[int, str | Promise]

THINGS: Final[Sentences] = {
    0: _("Nothing waits for you."),
    1: _("One thing waits for you."),
    2: _("Two things wait for you."),
    3: _("Three things wait for you."),
    4: _("Four things wait for you."),
    5: _("Five things wait for you."),
    6: _("Six things wait for you."),
    7: _("Seven things wait for you."),
    8: _("Eight things wait for you."),
    9: _("Nine things wait for you."),
    10: _("Ten things wait for you."),
}
TODAY: Final[Sentences] = {
    0: "",
    1: _("One is due today."),
    2: _("Two are due today."),
    3: _("Three are due today."),
}
LATE: Final[Sentences] = {
    0: "",
    1: _("One is late."),
    2: _("Two are late."),
    3: _("Three are late."),
    4: _("Four are late."),
    5: _("Five are late."),
    6: _("Six are late."),
    7: _("Seven are late."),
    8: _("Eight are late."),
    9: _("Nine are late."),
    10: _("Ten are late."),
}


def nothing_or_things(count: int) -> str:
    """How many things wait."""
    return _said(
        THINGS, count, ngettext("%(n)s thing waits for you.", "%(n)s things wait for you.", count)
    )


def due_today(count: int) -> str:
    """How many of them are due today; nothing if none is."""
    return _said(TODAY, count, ngettext("%(n)s is due today.", "%(n)s are due today.", count))


def overdue(count: int) -> str:
    """How many of them are late; nothing if none is."""
    return _said(LATE, count, ngettext("%(n)s is late.", "%(n)s are late.", count))


def _said(words: Sentences, count: int, otherwise: str) -> str:
    if count in words:
        return str(words[count])
    return otherwise % {"n": formats.number(count)}
