"""A form whose record another changed meanwhile: what is kept of it, and what is said beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from secretariat.engine.records.declaring import Action
from secretariat.engine.records.versions import as_of_version
from secretariat.kernel.errors import BadInput
from secretariat.web.records.forms import recorded

BEGAN_FROM = "began_from"


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What the form shows again, and by field what is recorded now where it is something else."""

    posted: Mapping[str, str]
    recorded_now: Mapping[str, str] = field(default_factory=dict)


def version_typed(posted: Mapping[str, str]) -> int:
    """Read the version the form began from; one that does not say so is refused."""
    words = posted.get(BEGAN_FROM, "")
    if not words.isdecimal():
        raise BadInput(
            _("The form does not say which version of the record it began from."),
            why=_("What somebody else changed meanwhile could be lost."),
            do=_("Look at what is recorded, and send it again."),
        )
    return int(words)


def merged(
    action: Action, record: models.Model, posted: Mapping[str, str], *, began_from: int
) -> Merged:
    """Keep what she typed; a field she left as it was shows what is recorded now."""
    began = as_of_version(type(record), record.pk, began_from)
    kept, now = dict(posted), {}
    for name in action.fields:
        before, after = recorded(action, name, began), recorded(action, name, record)
        if before == after:
            continue
        if _plain(posted.get(name, "")) == _plain(before):
            kept[name] = after
        elif _plain(posted.get(name, "")) != _plain(after):
            now[name] = after
    return Merged(posted=kept, recorded_now=now)


def _plain(words: str) -> str:
    """Browsers send lines as \\r\\n and forms take spaces at the ends away: neither is a change."""
    return words.replace("\r\n", "\n").strip()
