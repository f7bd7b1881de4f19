"""A restatement in words: the same on the page and on the command line."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.restating_told import Numbers, Restated, Restatement, Standing
from secretariat.engine.publishing.wording import (
    NONE,
    WITHHELD,
    asked_when,
    moment,
    number,
    whole_number,
)
from secretariat.kernel.languages import Language


def named(figure: ReleasedFigure, language: Language) -> str:
    """A figure's title, its cell and its date."""
    words = figure.words[language]
    cell = "".join(f", {name}" for _title, name in words["cell"])
    return f"{words['title']}{cell}, {asked_when(when_of(figure.asked), language)}"


def sides(one: Restated) -> tuple[str, str]:
    """What the figure reads at the two moments."""
    earlier, later = _side(one, one.before), _side(one, one.after)
    if one.standing is Standing.DROPPED:
        return earlier, _("not cited")
    if one.standing is Standing.ADDED:
        return _("not cited"), later
    if one.standing is Standing.GONE:
        return earlier, _("can’t be computed any more")
    return earlier, later


def _side(one: Restated, numbers: Numbers | None) -> str:
    if numbers is None:
        return WITHHELD
    if numbers.value is None:
        return NONE
    value = number(Decimal(numbers.value), one.figure.unit)
    if numbers.part is None:
        return value
    told = {
        "value": value,
        "part": whole_number(numbers.part),
        "whole": whole_number(numbers.whole),
    }
    return _("%(value)s (%(part)s of %(whole)s)") % told


def edition(release: Release | None) -> str:
    """What the side of an edition, or of today, is called."""
    if release is None:
        return _("Today")
    return _("Edition %(number)s") % {"number": release.edition}


def title(found: Restatement) -> str:
    """The finding, in one line."""
    count = sum(one.speaks for one in found.figures)
    if not count:
        return _("Nothing reads otherwise")
    words = ngettext(
        "%(count)s figure reads otherwise, or is counted otherwise",
        "%(count)s figures read otherwise, or are counted otherwise",
        count,
    )
    return words % {"count": whole_number(count)}


def compared(found: Restatement, language: Language) -> str:
    """Which two moments stand beside each other."""
    earlier = {
        "edition": found.before.edition,
        "known": moment(found.before.known_at, language),
    }
    if found.after is None:
        return _("Edition %(edition)s, as known on %(known)s, beside the records today.") % earlier
    later = {"other": found.after.edition, "then": moment(found.after.known_at, language)}
    return _(
        "Edition %(edition)s, as known on %(known)s, beside edition %(other)s, "
        "as known on %(then)s."
    ) % {**earlier, **later}


def reserves(found: Restatement) -> tuple[str, ...]:
    """What the restatement keeps to itself, and why."""
    told = []
    if withheld := len(found.standing(Standing.WITHHELD)):
        words = ngettext(
            "%(count)s figure is withheld: neither its change nor its records are told.",
            "%(count)s figures are withheld: neither their changes nor their records are told.",
            withheld,
        )
        told.append(words % {"count": whole_number(withheld)})
    if untold := len(found.standing(Standing.UNTOLD)):
        words = ngettext(
            "Of %(count)s figure of small cells you are told what releases tell, not today’s.",
            "Of %(count)s figures of small cells you are told what releases tell, not today’s.",
            untold,
        )
        told.append(words % {"count": whole_number(untold)})
    return tuple(told)
