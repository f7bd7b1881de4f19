"""What governing bodies asked, laid beside the papers that are to answer it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.areas.governance.pages.shown import by_when, status, where
from secretariat.areas.governance.standing.asked import Followed, for_paper
from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.drafting.panels import Item, Panel


def asked_of(publication: str, actor: Actor, on: date) -> Sequence[Item]:
    """What waits for the next issue, the oldest first; then what the last issue answered."""
    found = for_paper(publication, on)
    lines = (*found.open, *found.answered)
    if not lines:
        return ()
    sees = bool(rights_of(actor, on=on).scopes(EVERYONE))
    return tuple(_item(one, sees=sees) for one in lines)


def _item(one: Followed, *, sees: bool) -> Item:
    """What a unit is to do, to whoever sees it; to others what was decided."""
    follow_up, word = one.follow_up, status(one).word
    place = where(follow_up.decision)
    if not sees:
        told = _("%(status)s. %(where)s") % {"status": word, "where": place}
        number = follow_up.decision_id
        return Item(
            words=follow_up.decision.text.text,
            note=told,
            address="record",
            of=("decisions", number),
        )
    told = _("%(status)s. %(where)s. %(due)s") % {
        "status": word,
        "where": place,
        "due": by_when(one),
    }
    return Item(
        words=follow_up.asks.text, note=told, address="record", of=("follow-ups", follow_up.pk)
    )


ASKED = Panel(
    key="governance.asked",
    title=gettext_lazy("What the governing bodies asked"),
    items=asked_of,
    address="governance-paper",
)

PANELS = (ASKED,)
"""What this area lays beside papers."""
