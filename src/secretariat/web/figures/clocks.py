"""The two clocks of a figure page, in its fields and in words."""

from datetime import time

from django.utils.translation import gettext as _

from secretariat.kernel.periods import Period
from secretariat.web import formats, wording
from secretariat.web.contexts.frame import Clocks
from secretariat.web.figures.breakdowns import kept
from secretariat.web.links import FigureAddress


def clocks(asked: FigureAddress) -> Clocks:
    """Show as of which date and as known when, and offer the way back to what is known today."""
    is_period = isinstance(asked.when, Period)
    without = ("known_at",) if is_period else ("as_of", "known_at")
    return Clocks(
        as_of="" if is_period or asked.when is None else str(asked.when),
        over=f"{asked.when.starts}..{asked.when.ends}" if isinstance(asked.when, Period) else "",
        known_at=_known_at(asked),
        sentence=sentence(asked),
        kept=kept(asked, without=(*without, "over")),
    )


def sentence(asked: FigureAddress) -> str:
    """Say both clocks: “As of 30 September 2026, as known on 1 October 2026 at 09:00.”."""
    if asked.when is None:
        return ""
    told = {"when": wording.heading(wording.when(asked.when))}
    if asked.known_at is None:
        return _("%(when)s, as known today.") % told
    told["known"] = formats.moment(asked.known_at)
    return _("%(when)s, as known on %(known)s.") % told


def _known_at(asked: FigureAddress) -> str:
    """Give the field's value: a day if it is the end of one, else the instant to the second."""
    at = asked.known_at
    if at is None:
        return ""
    if at.timetz().replace(tzinfo=None) == time.max:
        return at.date().isoformat()
    return at.replace(tzinfo=None).isoformat(timespec="seconds")
