"""How indicators stand, in a sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.results.pages.reading import Stands, tally
from secretariat.areas.results.standing.statuses import Status
from secretariat.web import formats


def standing(found: Sequence[Stands]) -> str:
    """How many are met or on track, and which is off track, in a sentence."""
    counts = tally(found)
    due = [one for one in found if one.status is not Status.NOT_DUE]
    if not due:
        return _("None of its indicators is due yet.") if found else ""
    fine = counts[Status.MET] + counts[Status.ON_TRACK]
    told = {"fine": formats.number(fine), "due": formats.number(len(due))}
    words = (
        ngettext(
            "%(fine)s of %(due)s indicator is met or on track.",
            "%(fine)s of %(due)s indicators are met or on track.",
            len(due),
        )
        % told
    )
    off = counts[Status.OFF_TRACK]
    if not off:
        return words
    return (
        words
        + " "
        + ngettext("%(off)s is off track.", "%(off)s are off track.", off)
        % {"off": formats.number(off)}
    )
