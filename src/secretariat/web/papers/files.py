"""A frozen edition as a file: printed once, then kept, and answered unchanged without printing.

An edition never changes, so its seal, the language, the format and what prints it name the file.
What is kept stands in the cache all machines share; nothing is lost when it is emptied. Where the
edition stands is told by the answer, not by the file: `Edition-State`, a link to the edition that
took its place, and an ETag that changes with both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.cache import get_conditional_response

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.models import Release, ReleaseStep
from secretariat.engine.publishing.printing import PRINTERS, Printer, file_name
from secretariat.engine.publishing.releases import release_of
from secretariat.engine.publishing.seeing import public
from secretariat.engine.publishing.way import State, state_after
from secretariat.kernel.languages import Language
from secretariat.web.asking import now
from secretariat.web.contexts.frame import Link
from secretariat.web.papers.seeing import edition_seen, seen
from secretariat.web.unchanged import product

MOST_KEPT: Final = 4_000_000
"""Bytes: a larger file is printed each time, so that no paper fills what the others share."""


def file_response(
    request: HttpRequest, printer: Printer, *, key: str, edition: int, language: Language
) -> HttpResponseBase:
    """Give an edition as a file; to whoever holds it already, say that it has not changed.

    Raises NotFound for an edition that she who asks may not read, or that there is none of.
    """
    kept = _kept(request, key, edition)
    name = _name(kept.seal, language, printer)
    tag = sha256(f"{name}\n{kept.state}\n{kept.later}".encode()).hexdigest()[:40]
    unchanged = get_conditional_response(request, etag=f'"{tag}"')
    if unchanged is not None:
        return _told(unchanged, tag, kept, key)
    data, called = _printed(name, printer, key=key, edition=edition, language=language)
    response = HttpResponse(data, content_type=printer.media)
    response["Content-Disposition"] = f'attachment; filename="{called}"'
    return _told(response, tag, kept, key)


def downloads(release: Release, language: Language) -> tuple[Link, ...]:
    """Link every format, with its size where it has been printed before: sizes are not guessed.

    A page kept for strangers gains them when it is next made: none it shows is ever wrong.
    """
    sizes = _sizes({printer.key: _name(release.seal, language, printer) for printer in PRINTERS})
    return tuple(
        Link(
            label=_label(printer, sizes.get(printer.key)), url=_address(release, language, printer)
        )
        for printer in PRINTERS
    )


def _label(printer: Printer, size: int | None) -> str:
    return printer.title if size is None else f"{printer.title} ({filesizeformat(size)})"


def _address(release: Release, language: Language, printer: Printer) -> str:
    address = reverse("paper-file", args=[release.publication, release.edition, printer.key])
    return f"{address}?lang={language}"


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What is asked of an edition before its file: one statement."""

    seal: str
    state: State
    later: int | None


def _kept(request: HttpRequest, key: str, edition: int) -> _Kept:
    at = now()
    later = public(at, of=[key]).filter(edition__gt=edition).order_by("-edition")
    last = ReleaseStep.objects.filter(release=OuterRef("pk")).order_by("-number")
    asked = seen(request).filter(publication=key, edition=edition)
    found = asked.values_list(
        "seal",
        "public_from",
        Subquery(last.values("step")[:1]),
        Subquery(later.values("edition")[:1]),
    ).first()
    if found is None:
        edition_seen(request, key, edition)  # says what there is instead
        raise nothing_here()  # it went out of sight between two statements
    seal, public_from, step, later_edition = found
    state = state_after(step, public_from, has_later=later_edition is not None, now=at)
    return _Kept(seal=seal, state=state, later=later_edition)


def _name(seal: str, language: Language, printer: Printer) -> str:
    """Name the file by everything it depends on."""
    said = "\n".join((seal, str(language), printer.key, product()))
    return sha256(said.encode()).hexdigest()[:40]


def _printed(
    name: str, printer: Printer, *, key: str, edition: int, language: Language
) -> tuple[bytes, str]:
    """Give the file and what it is called: as kept, or printed now and kept."""
    kept: tuple[bytes, str] | None = cache.get(f"printed:{name}")
    if kept is not None:
        return kept
    document = paper(release_of(key, edition), language)
    made = printer.print(document), file_name(document, printer)
    if len(made[0]) <= MOST_KEPT:
        cache.set(f"printed:{name}", made, timeout=None)
        cache.set(f"printed-size:{name}", len(made[0]), timeout=None)
    return made


def _sizes(names: Mapping[str, str]) -> dict[str, int]:
    """Give the sizes known, by the same keys: one question for all."""
    asked = {f"printed-size:{name}": key for key, name in names.items()}
    return {asked[name]: size for name, size in cache.get_many(asked).items()}


def _told(response: HttpResponseBase, tag: str, kept: _Kept, key: str) -> HttpResponseBase:
    """Say where the edition stands; her browser asks each time whether she may still have it."""
    response["ETag"] = f'"{tag}"'
    response["Cache-Control"] = "private, no-cache"
    response["Edition-State"] = kept.state.value
    if kept.later is not None:
        address = reverse("paper", args=[key, kept.later])
        response["Link"] = f'<{address}>; rel="latest-version"'
    return response
