"""Bringing an edition to the public, by three hands, as tests that need a public one do."""

from datetime import UTC, datetime

from django.utils import timezone

from secretariat.engine.history.acting import Process
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.models import Release, Step
from secretariat.engine.publishing.stepping import NOTHING, Said, take

AUTHOR, CLEARER, PUBLISHER = (Process(name) for name in ("author", "clearer", "publisher"))
HANDS = {
    Step.SEND: AUTHOR,
    Step.CLEAR: CLEARER,
    Step.PUBLISH: PUBLISHER,
    Step.RETURN: CLEARER,
}


def now() -> datetime:
    """This instant."""
    return timezone.now().astimezone(UTC)


def taken(
    publication: Publication, release: Release, *steps: Step, said: Said = NOTHING
) -> Release:
    """The edition, taken these steps on; the last of them with what is said."""
    for step in steps:
        is_last = step is steps[-1]
        take(
            publication,
            release,
            step,
            by=HANDS[step],
            on=now().date(),
            now=now(),
            said=said if is_last else NOTHING,
        )
    return release


def published(
    publication: Publication, release: Release, *, public_at: datetime | None = None
) -> Release:
    """The edition, public at once or from a moment to come."""
    steps = (Step.SEND, Step.CLEAR, Step.PUBLISH)
    return taken(publication, release, *steps, said=Said(public_at=public_at))
