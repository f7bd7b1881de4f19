"""For whom the monitoring of a framework is shown, and what each audience is shown of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from secretariat.areas.results.standing.statuses import Status
from secretariat.kernel.errors import BadInput

Text = Any


class Part(StrEnum):
    """A part of the page, in the order in which an audience is shown them."""

    STANDING = "standing"
    PROGRESS = "progress"
    IMPACT = "impact"
    MILESTONES = "milestones"


class Fact(StrEnum):
    """What is told of an indicator beside its name and its value."""

    OBJECTIVE = "objective"
    OWNER = "owner"
    BASELINE = "baseline"
    TARGET = "target"
    STATUS = "status"


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Who reads, and what is shown to her: parts, facts, and indicators of which status.

    It is a choice of what matters to a reader and hides nothing: every view is open to whoever
    may see the framework. Without `only`, indicators of any status are shown.
    """

    key: str
    title: Text
    asks: Text
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]
    only: frozenset[Status] = frozenset()


AUDIENCES: Final = (
    Audience(
        key="governing-body",
        title=_("Governing Body"),
        asks=_("What has the reform changed, and is it on course?"),
        parts=(Part.STANDING, Part.IMPACT, Part.MILESTONES),
        facts=(Fact.OBJECTIVE, Fact.BASELINE, Fact.TARGET, Fact.STATUS),
    ),
    Audience(
        key="senior-management",
        title=_("Senior management"),
        asks=_("What is behind, and who answers for it?"),
        parts=(Part.STANDING, Part.PROGRESS, Part.IMPACT, Part.MILESTONES),
        facts=(Fact.OWNER, Fact.TARGET, Fact.STATUS),
        only=frozenset({Status.BEHIND, Status.OFF_TRACK}),
    ),
    Audience(
        key="reform-teams",
        title=_("Reform teams"),
        asks=_("How far has each activity come, and what does it bring?"),
        parts=(Part.MILESTONES, Part.PROGRESS, Part.IMPACT),
        facts=(Fact.OBJECTIVE, Fact.OWNER, Fact.BASELINE, Fact.TARGET, Fact.STATUS),
    ),
    Audience(
        key="all-officials",
        title=_("All officials"),
        asks=_("What is done, and what is better for it?"),
        parts=(Part.STANDING, Part.MILESTONES, Part.IMPACT),
        facts=(Fact.BASELINE, Fact.STATUS),
    ),
)


def audience_of(key: str) -> Audience:
    """The audience of this key, the first where none is named. Raises BadInput."""
    for one in AUDIENCES:
        if key in ("", one.key):
            return one
    raise BadInput(
        _("There is no audience “%(key)s”.") % {"key": key},
        do=_("Ask for one of: %(keys)s.") % {"keys": ", ".join(one.key for one in AUDIENCES)},
    )
