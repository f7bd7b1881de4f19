"""Which editions of a paper whoever asks may read, at the moment she asks."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.publishing.declaring import Publication, publication_of
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.releases import release_of, releases_of
from secretariat.engine.publishing.seeing import public, seen_by
from secretariat.web.asking import actor, now, today
from secretariat.web.opening import opened


def seen(request: HttpRequest) -> QuerySet[Release]:
    """Give every edition she may read, of whatever paper."""
    return seen_by(actor(request), on=today(), now=now())


def publication_seen(request: HttpRequest, key: str) -> Publication:
    """Find a publication she may see; one she may not is as if there were none."""
    return opened(request, publication_of, key, lambda publication: publication.see)


def editions_seen(request: HttpRequest, key: str) -> list[Release]:
    """Give the editions she may read, newest first; a paper without any is as if there were none.

    Raises NotFound.
    """
    publication_seen(request, key)
    found = releases_of(key, among=seen(request))
    if not found:
        raise nothing_here()
    return found


def edition_seen(request: HttpRequest, key: str, edition: int | None = None) -> Release:
    """Find an edition she may read; unless one is named, the newest that is public, else of all.

    Raises NotFound.
    """
    return chosen(request, editions_seen(request, key), edition)


def chosen(request: HttpRequest, editions: Sequence[Release], edition: int | None) -> Release:
    """Find an edition among those of a paper that she may read, as `edition_seen` does."""
    key = editions[0].publication
    if edition is None:
        shown = public(now(), of=[key]).order_by("-edition")
        edition = shown.values_list("edition", flat=True).first() or editions[0].edition
    found = next((one for one in editions if one.edition == edition), None)
    return found or release_of(key, edition, among=seen(request))  # which says what there is
