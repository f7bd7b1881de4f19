"""Values, statuses and distances of indicators in words."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.standing.paths import Leg
from secretariat.areas.results.standing.statuses import WORDS, Judgement, Status
from secretariat.web import formats
from secretariat.web.contexts.parts import Status as Shown

KINDS = {
    Status.MET: "met",
    Status.ON_TRACK: "good",
    Status.BEHIND: "warn",
    Status.OFF_TRACK: "bad",
    Status.NOT_DUE: "none",
}
"""The shape each status takes."""


def decimals(value: Decimal) -> int:
    """How many decimals a value is shown with: as many as it has, at most two."""
    exponent = value.normalize().as_tuple().exponent
    return min(max(-exponent, 0), 2) if isinstance(exponent, int) else 0


def bare(value: Decimal | None) -> str:
    """A value without its unit."""
    return formats.number(value, decimals(value) if value is not None else 0)


def worded(value: Decimal | None, unit: str) -> str:
    """A value with its unit, where it is no plain number."""
    if value is None:
        return formats.NOT_APPLICABLE
    if unit == Part.UnitOfValue.PERCENT:
        return formats.share(value / 100, min(decimals(value), 1))
    if unit == Part.UnitOfValue.DAYS:
        return _counted(ngettext("%(number)s day", "%(number)s days", _many(value)), value)
    if unit == Part.UnitOfValue.DOLLARS:
        return _("USD %(number)s") % {"number": bare(value)}
    return bare(value)


def actual(found: Judgement, unit: str) -> str:
    """The value judged, with its unit; `..` where it is withheld."""
    return formats.WITHHELD if found.withheld else worded(found.value, unit)


def aimed(leg: Leg, unit: str) -> str:
    """A target: a value, or a range."""
    if leg.reach == leg.far:
        return worded(leg.reach, unit)
    low, high = sorted((leg.reach, leg.far))
    return _("%(low)s to %(high)s") % {"low": bare(low), "high": worded(high, unit)}


def status(found: Status, distance: str = "") -> Shown:
    """A status as a shape and a word, and how far it is from where it should be."""
    return Shown(kind=KINDS[found], word=str(WORDS[found]), distance=distance)


def judged(found: Judgement, unit: str, day: date) -> Shown:
    """A judgement: the status, and by how much the band or the target is missed."""
    return status(found.status, distance(found, unit, day))


def distance(found: Judgement, unit: str, day: date) -> str:
    """How far a value is from the band now, or from the target once its time is over."""
    if found.leg is None or found.value is None or found.status is Status.NOT_DUE:
        return ""
    if found.status in (Status.MET, Status.ON_TRACK):
        return ""
    if day >= found.leg.ends:
        missed = rounded(abs(found.leg.reach - found.value))
        return _("%(number)s from the target") % {"number": apart(missed, unit)}
    return _("%(number)s from the band") % {"number": apart(rounded(found.short), unit)}


def apart(value: Decimal, unit: str) -> str:
    """A difference: between two percentages it is in points."""
    if unit == Part.UnitOfValue.PERCENT:
        return _counted(ngettext("%(number)s point", "%(number)s points", _many(value)), value)
    return worded(value, unit)


def _counted(words: str, value: Decimal) -> str:
    return words % {"number": bare(value)}


def _many(value: Decimal) -> int:
    """Whether it is one or several: 1.4 are several."""
    return 1 if value == 1 else 2


def rounded(value: Decimal) -> Decimal:
    """A distance, to two digits that count: 0.43, 2.5, 17."""
    if value >= 10 or not value:
        return formats.round_half_up(value, 0)
    return formats.round_half_up(value, 1 if value >= 1 else 2)


def sentence(found: Judgement, unit: str, day: date) -> str:
    """How a value stands, in one sentence that names the target and where the path is."""
    if found.withheld:
        return _("Withheld: the figure that computes it is not open to you.")
    if found.leg is None:
        return _("No target is in force on this day.")
    told = {
        "value": worded(found.value, unit),
        "target": aimed(found.leg, unit),
        "by": formats.day(found.leg.ends),
    }
    if found.value is None:
        return _("No verified value yet; the target is %(target)s by %(by)s.") % told
    if day >= found.leg.ends:
        return _("%(value)s; the target was %(target)s by %(by)s.") % told
    low, high = found.leg.band(day)
    told["low"], told["high"] = worded(rounded_to(low), unit), worded(rounded_to(high), unit)
    return (
        _(
            "%(value)s; the target is %(target)s by %(by)s, and the band now goes from %(low)s to "
            "%(high)s."
        )
        % told
    )


def rounded_to(value: Decimal) -> Decimal:
    """A place on the path, to one decimal."""
    return formats.round_half_up(value, 1)
