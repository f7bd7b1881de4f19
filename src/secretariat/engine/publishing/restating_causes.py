"""Why a figure reads otherwise than before: the kinds of reason, and the records they name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.engine.publishing.wording import day
from secretariat.kernel.languages import LANGUAGES


class Why(StrEnum):
    """What moved a figure between two moments."""

    LATE = "late"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    DEFINITION = "definition"
    VERSION = "version"
    OTHER = "other"


class Effect(StrEnum):
    """What became of a record in the figure."""

    COUNTED_SINCE = "counted since"
    NO_LONGER = "no longer"
    BEHIND = "behind"


@dataclass(frozen=True, kw_only=True)
class Touched:
    """A record that explains a change, and that the reader may see.

    `kind` and `name` are its words; `at` is when the Office last entered something about it.
    """

    table: str
    number: int
    kind: str
    name: str
    effect: Effect
    at: datetime | None = None

    def __str__(self) -> str:
        told = {"kind": self.kind, "number": self.number, "name": self.name}
        return _("%(kind)s %(number)s, “%(name)s”") % told

    @property
    def became(self) -> str:
        """What became of it, and when it was entered."""
        words = {
            Effect.COUNTED_SINCE: _("counted since"),
            Effect.NO_LONGER: _("no longer counted"),
            Effect.BEHIND: _("stands behind what is counted"),
        }[self.effect]
        if self.at is None:
            return words
        told = {"became": words, "day": day(self.at.date(), _language())}
        return _("%(became)s; entered on %(day)s") % told


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One reason with the first of its records.

    `more` says how many she may see beyond those named, `hidden` that there are others she may not
    see: how many, nobody tells her. `said` and `now` are the words of two definitions or versions.
    """

    why: Why
    records: tuple[Touched, ...] = ()
    more: int = 0
    hidden: bool = False
    said: str = ""
    now: str = ""

    @property
    def title(self) -> str:
        """The reason in a word or two."""
        return {
            Why.LATE: _("Late records"),
            Why.CORRECTED: _("Corrected records"),
            Why.WITHDRAWN: _("Withdrawn records"),
            Why.ERASED: _("Erased records"),
            Why.DEFINITION: _("New definition"),
            Why.VERSION: _("New version"),
            Why.OTHER: _("Not explained"),
        }[self.why]

    @property
    def sentence(self) -> str:
        """What the reason means."""
        return {
            Why.LATE: _("Entered after the earlier figure was computed."),
            Why.CORRECTED: _("Changed after the earlier figure was computed."),
            Why.WITHDRAWN: _("Taken back after the earlier figure was computed."),
            Why.ERASED: _("Erased on schedule after the earlier figure was computed."),
            Why.DEFINITION: _("The definition for this date is another one."),
            Why.VERSION: _("Another version of the product or the database computed it."),
            Why.OTHER: _("No record, definition or version tells why: verify the release."),
        }[self.why]

    @property
    def others(self) -> str:
        """What is said of the records that are not named; nothing where all are."""
        told = []
        if self.more:
            told.append(_("%(count)s more.") % {"count": self.more})
        if self.hidden:
            told.append(_("There are records that you may not see."))
        return " ".join(told)


def _language() -> str:
    code = (get_language() or "")[:2]
    return code if code in LANGUAGES else LANGUAGES[0]
