"""Which editions wait for somebody: those whose next step on the way to the public is hers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.engine.publishing.handing import hands_on, works_on
from secretariat.engine.publishing.models import Release, Step
from secretariat.engine.publishing.seeing import dated
from secretariat.engine.publishing.stepping import Offer, offers_to
from secretariat.engine.publishing.way import State, Way, ways

_LEFT_BEHIND: Final = frozenset({State.FROZEN, State.RETURNED})
"""Where an edition waits no longer once a later one has been frozen: that one takes its place."""


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """An edition that waits for somebody: how far it is, and the step that is hers."""

    publication: Publication
    way: Way
    offer: Offer

    @property
    def since(self) -> datetime:
        """Since when it waits: its last step, or its freezing."""
        return self.way.steps[-1].at if self.way.steps else self.way.release.frozen_at

    @property
    def said(self) -> str:
        """Why it was sent back; nothing of an edition that was not."""
        return self.way.steps[-1].note if self.way.state is State.RETURNED else ""


def awaited(by: Actor, *, on: date, now: datetime) -> tuple[Awaited, ...]:
    """The editions that wait for the actor, what waits longest first: three statements at most.

    One frozen or sent back waits for who sends it for review, one in review for who clears it,
    and one cleared for who publishes it; one under embargo waits for nobody but its moment. What
    waits for somebody who is away waits for whoever stands in for her, too.
    """
    asked = hands_on(by, on=on)
    rights = [rights_of(one, on=on) for one in asked]
    hers = {one.key: one for one in publications() if works_on(rights, one)}
    if not hers:
        return ()
    later = Release.objects.filter(
        publication=OuterRef("publication"), edition__gt=OuterRef("edition")
    )
    coming = dated(Release.objects.filter(publication__in=hers)).filter(Q(public_from=None))
    lean = coming.annotate(has_later=Exists(later)).defer("texts", "facts", "parts")
    found = _open_to_her(list(lean), hers, asked, on=on, now=now)
    return tuple(sorted(found, key=lambda one: (one.since, one.way.release.pk)))


def _open_to_her(
    releases: list[Release],
    hers: dict[str, Publication],
    asked: tuple[Actor, ...],
    *,
    on: date,
    now: datetime,
) -> Iterator[Awaited]:
    """Those she can take a step on; sending one back is no step it waits for."""
    for way in ways(releases, now=now).values() if releases else ():
        has_later = bool(way.release.has_later)  # type: ignore[attr-defined]  # of the statement
        if way.later is not None or (has_later and way.state in _LEFT_BEHIND):
            continue
        publication = hers[way.release.publication]
        for one in offers_to(asked, publication, way, on=on):
            if one.is_open and one.next.step is not Step.RETURN:
                yield Awaited(publication=publication, way=way, offer=one)
