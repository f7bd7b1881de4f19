"""The way of an edition to the public: where it stands, told from its steps, and what is next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.models import Release, ReleaseStep, Step
from secretariat.engine.publishing.seeing import public
from secretariat.kernel.errors import Text


class State(TextChoices):
    """Where an edition stands. Superseded: a later edition of the publication is public."""

    FROZEN = "frozen", _("frozen")
    IN_REVIEW = "in_review", _("in review")
    RETURNED = "returned", _("sent back")
    CLEARED = "cleared", _("cleared for publication")
    EMBARGOED = "embargoed", _("under embargo")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")


PUBLIC: Final = frozenset({State.PUBLISHED, State.SUPERSEDED})
_AFTER: Final = {
    Step.SEND: State.IN_REVIEW,
    Step.RETURN: State.RETURNED,
    Step.CLEAR: State.CLEARED,
    Step.PUBLISH: State.EMBARGOED,
}


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """A step: from which states, by whose permission (any of them), and what it does in words.

    `told` finishes the sentence that begins with who took it. With `apart`, nobody takes it who
    froze the edition or sent it for review.
    """

    step: Step
    sources: frozenset[State]
    may: Callable[[Publication], tuple[Permission, ...]]
    effect: Text
    told: Text
    needs_note: bool = False
    apart: bool = False


NEXT: Final = (
    NextStep(
        step=Step.SEND,
        sources=frozenset({State.FROZEN, State.RETURNED}),
        may=lambda publication: (publication.freeze,),
        effect=_("Somebody else reviews the edition as it was frozen, and clears it."),
        told=_("sent it for review"),
    ),
    NextStep(
        step=Step.CLEAR,
        sources=frozenset({State.IN_REVIEW}),
        may=lambda publication: (publication.clear,),
        effect=_("The edition may be published. Nothing of it changes."),
        told=_("cleared it for publication"),
        apart=True,
    ),
    NextStep(
        step=Step.PUBLISH,
        sources=frozenset({State.CLEARED, State.EMBARGOED}),
        may=lambda publication: (publication.publish,),
        effect=_("Whoever may see the paper reads it, at once or from a moment to come."),
        told=_("published it"),
    ),
    NextStep(
        step=Step.RETURN,
        sources=frozenset({State.IN_REVIEW, State.CLEARED, State.EMBARGOED}),
        may=lambda publication: (publication.clear, publication.publish),
        effect=_("The edition goes back to whoever froze it. What is wrong in it needs a new one."),
        told=_("sent it back"),
        needs_note=True,
    ),
)


def next_step(step: Step) -> NextStep:
    """What is declared of a step."""
    return next(one for one in NEXT if one.step == step)


@dataclass(frozen=True, kw_only=True)
class Way:
    """How far an edition is: its steps so far, and the later edition that took its place, if any.

    `public_at` is the instant from which it is public, past or to come.
    """

    release: Release
    steps: tuple[ReleaseStep, ...]
    public_at: datetime | None
    later: Release | None
    state: State

    @property
    def is_public(self) -> bool:
        """Whether everybody who may see the publication may read it."""
        return self.state in PUBLIC


def way_of(release: Release, *, now: datetime) -> Way:
    """How far one edition is at an instant: two statements."""
    return ways([release], now=now)[release.pk]


def ways(releases: Iterable[Release], *, now: datetime) -> dict[int, Way]:
    """How far each edition is, by its number in the database: two statements for all of them."""
    every = list(releases)
    steps: dict[int, list[ReleaseStep]] = {one.pk: [] for one in every}
    for step in ReleaseStep.objects.filter(release__in=list(steps)).order_by("number"):
        steps[step.release_id].append(step)
    shown = list(
        public(now, of={one.publication for one in every})
        .defer("texts", "facts", "parts")
        .order_by("edition")
    )
    return {one.pk: _way(one, tuple(steps[one.pk]), shown, now) for one in every}


def _way(
    release: Release, steps: tuple[ReleaseStep, ...], shown: list[Release], now: datetime
) -> Way:
    later = [
        one
        for one in shown
        if one.publication == release.publication and one.edition > release.edition
    ]
    last = steps[-1] if steps else None
    latest = later[-1] if later else None
    return Way(
        release=release,
        steps=steps,
        public_at=last.public_at if last else None,
        later=latest,
        state=state_after(
            last.step if last else None,
            last.public_at if last else None,
            has_later=latest is not None,
            now=now,
        ),
    )


def state_after(
    step: str | None, public_at: datetime | None, *, has_later: bool, now: datetime
) -> State:
    """Where an edition stands after its last step; `has_later`: a later edition is public."""
    if step is None:
        return State.FROZEN
    if public_at is None or public_at > now:
        return _AFTER[Step(step)]
    return State.SUPERSEDED if has_later else State.PUBLISHED
