"""The discussion of a record, as its page shows it to a reader."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import STAFF
from secretariat.engine.discussion.attaching import attachments_of
from secretariat.engine.discussion.commenting import comments_of
from secretariat.engine.discussion.kinds import LARGEST, NAMES
from secretariat.engine.discussion.permissions import May
from secretariat.engine.fetching import fetched
from secretariat.engine.registers.declaring import Register
from secretariat.web import formats
from secretariat.web.contexts.discussion import Discussion, Laid, Said, Unsaid


def discussion(
    register: Register, number: int, *, reader: Actor, on: date, unsaid: Unsaid | None = None
) -> Discussion | None:
    """What was said and laid there; nothing for somebody who has not signed in."""
    if not isinstance(reader, Person):
        return None
    rights = rights_of(reader, on=on)
    writes, moderates = bool(rights.scopes(STAFF)), bool(rights.scopes(May.MODERATE))
    here = [register.key, number]
    comments, attachments = fetched(comments_of(register, number), attachments_of(register, number))

    def back(one: Any, name: str) -> dict[str, Any]:
        own = one.person_id == reader.pk
        if one.is_withdrawn or not ((own and writes) or moderates):
            return {}
        url = reverse(name, args=[*here, one.pk])
        return {"take_back_url": url, "needs_reason": not own}

    return Discussion(
        said=tuple(
            Said(**_common(one), text=one.text, **back(one, "comment-withdraw"))
            if not one.is_withdrawn
            else Said(**_common(one))
            for one in comments
        ),
        laid=tuple(_laid(register, one, back(one, "attachment-take-back")) for one in attachments),
        comment_url=reverse("comment", args=here) if writes else "",
        attach_url=reverse("attach", args=here) if writes else "",
        accepts=",".join(f".{ending}" for ending in sorted(NAMES)),
        limit=_("At most %(most)s MB: %(kinds)s.")
        % {"most": LARGEST // 1024**2, "kinds": ", ".join(sorted(NAMES))},
        unsaid=unsaid,
    )


def _common(one: Any) -> dict[str, Any]:
    return {
        "number": one.pk,
        "who": str(one.person),
        "on": formats.short_day(one.at.date()),
        "machine_on": one.at.isoformat(),
    }


def _laid(register: Register, one: Any, back: dict[str, Any]) -> Laid:
    here = [register.key, one.record, one.pk]
    url = "" if one.is_withdrawn else reverse("attachment", args=here)
    return Laid(
        **_common(one),
        name=one.name,
        kind=one.get_kind_display(),
        size=_size(one.size),
        url=url,
        **back,
    )


def _size(size: int) -> str:
    if size < 1024**2:
        return _("%(number)s KB") % {"number": formats.number(-(-size // 1024))}
    return _("%(number)s MB") % {"number": formats.number(-(-size // 1024**2))}
