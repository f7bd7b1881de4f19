"""Pages that strangers read: one that has not changed is not made again, nor sent again.

What a stranger is shown depends on the address, the language, the day, the records and the
product. A tag made of these names the page (a strong ETag): to whoever holds it, 304 is answered;
to others, the page as it was made last. It is kept in each process's own memory, and whoever is
signed in gets a page made for her alone, without a tag.
"""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

import secretariat
from secretariat.engine.history.marking import mark
from secretariat.engine.publishing.versions import running
from secretariat.web.asking import now, today
from secretariat.web.formats import language

View = Callable[..., HttpResponseBase]

MOST_KEPT: Final = 512 * 1024
"""Bytes: a longer page is made each time, so that few pages can't fill the memory."""

_OPENED: Final = "SELECT max(public_at) FROM publishing_releasestep WHERE public_at <= %s"
"""The instant at which an edition became public last: that comes about without an act."""

_FILES: Final = frozenset({".py", ".html", ".mo", ".css", ".svg", ".csv", ".md", ".typ"})


def kept_for_strangers(view: View) -> View:
    """Make a page for strangers again only once something it may show has changed.

    For pages that read records of the Office and nothing else: no clock but the day, no session.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not _is_strangers(request):
            return view(request, *args, **kwargs)
        stands = mark(also=_OPENED, given=(now(),))
        tag = _tag(request, stands.words)
        unchanged = get_conditional_response(request, etag=f'"{tag}"')
        if unchanged is not None:
            return _tagged(unchanged, tag)
        kept = caches["pages"].get(tag)
        if kept is not None:
            content, headers = kept
            return _tagged(HttpResponse(content, headers=headers), tag)
        made = view(request, *args, **kwargs)
        if stands.settled and _is_for_all(request, made):
            _keep(made, tag)
            return _tagged(made, tag)
        return made

    return answered


def _is_strangers(request: HttpRequest) -> bool:
    """Say whether nothing that is somebody's own can be on the page: neither name nor message."""
    owned = {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES)
    return request.method in {"GET", "HEAD"} and not owned and not request.user.is_authenticated


def _is_for_all(request: HttpRequest, made: HttpResponseBase) -> bool:
    """Say whether the page came out whole, and holds no secret made for this reader's forms."""
    is_whole = made.status_code == 200 and not made.streaming
    return is_whole and not made.cookies and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META


def _keep(made: HttpResponseBase, tag: str) -> None:
    assert isinstance(made, HttpResponse)
    if len(made.content) <= MOST_KEPT:
        caches["pages"].set(tag, (made.content, dict(made.headers)))


def _tag(request: HttpRequest, stands: str) -> str:
    """Name the page by everything it depends on."""
    said = (request.build_absolute_uri(), language(), str(today()), stands, product())
    return sha256("\n".join(said).encode()).hexdigest()[:40]


def product() -> str:
    """Name what makes pages and files: the versions, what is declared, all that is written."""
    return f"{running()} {settings.PRODUCT} {_written()}"


@cache
def _written() -> str:
    """Digest all that is written of the product: what is made follows it, whatever the version."""
    digest = sha256()
    root = Path(secretariat.__file__).parent
    for path in sorted(one for one in root.rglob("*") if one.suffix in _FILES):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _tagged(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """Let anybody keep it, asking each time whether it is still so."""
    response["ETag"] = f'"{tag}"'
    response["Cache-Control"] = "public, no-cache"
    return response
