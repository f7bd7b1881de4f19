"""Who takes the steps of editions for whom: whoever stands in works on them for these days."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.rights import Rights
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.workflows.handing import Passage
from secretariat.engine.workflows.reaching import hands

EDITIONS: Final = Passage(key="publishing.editions", title=_("Editions of papers"))
"""What a delegation names to hand over the steps of editions; one that names nothing does too."""


def hands_on(by: Actor, *, on: date) -> tuple[Actor, ...]:
    """As whom somebody takes steps of editions: as herself first, then for who is away."""
    return hands(by, EDITIONS, on=on)


def rights_on(by: Actor, *, on: date) -> tuple[Rights, ...]:
    """What each of them may: her own rights first."""
    return tuple(rights_of(one, on=on) for one in hands_on(by, on=on))


def works_on(rights: Iterable[Rights], publication: Publication) -> bool:
    """Whether somebody with any of these rights brings editions of it to the public."""
    worked = (publication.freeze, publication.clear, publication.publish)
    return any(each.scopes(one) for each in rights for one in worked)
