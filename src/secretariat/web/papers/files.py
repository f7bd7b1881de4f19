"""A frozen edition as a file: printed once, then kept, and answered unchanged without printing.

An edition never changes, so its seal, the language, the format and what prints it name the file.
What is kept stands in the cache all machines share; nothing is lost when it is emptied.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.cache import get_conditional_response

from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.printing import PRINTERS, Printer, file_name
from secretariat.engine.publishing.releases import release_of
from secretariat.engine.publishing.versions import running
from secretariat.kernel.languages import Language
from secretariat.web.contexts.frame import Link

MOST_KEPT: Final = 4_000_000
"""Bytes: a larger file is printed each time, so that no paper fills what the others share."""


def file_response(
    request: HttpRequest, printer: Printer, *, key: str, edition: int, language: Language
) -> HttpResponseBase:
    """Give an edition as a file; to whoever holds it already, say that it has not changed.

    Raises NotFound for an edition there is none of.
    """
    seal = _seal(key, edition) or release_of(key, edition).seal
    name = _name(seal, language, printer)
    unchanged = get_conditional_response(request, etag=f'"{name}"')
    if unchanged is not None:
        return _may_keep(unchanged, name)
    data, called = _printed(name, printer, key=key, edition=edition, language=language)
    response = HttpResponse(data, content_type=printer.media)
    response["Content-Disposition"] = f'attachment; filename="{called}"'
    return _may_keep(response, name)


def downloads(release: Release, language: Language) -> tuple[Link, ...]:
    """Link every format, with its size where it has been printed before: sizes are not guessed."""
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


def _seal(key: str, edition: int) -> str | None:
    found = Release.objects.filter(publication=key, edition=edition)
    return found.values_list("seal", flat=True).first()


def _name(seal: str, language: Language, printer: Printer) -> str:
    """Name the file by everything it depends on."""
    said = "\n".join((seal, str(language), printer.key, running()))
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


def _may_keep(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """Let the reader's browser keep it, asking each time whether she may still have it."""
    response["ETag"] = f'"{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response
