"""What was published, as an Atom feed: the editions public by now, the latest first."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Final

from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.seeing import open_to
from secretariat.kernel.digests import grouped
from secretariat.kernel.languages import Language
from secretariat.web import formats
from secretariat.web.asking import actor, now, today
from secretariat.web.papers.standing import address_of, title_of

MOST: Final = 50
"""Editions: whoever follows a feed asks more often than so many are published."""


def feed_response(request: HttpRequest) -> HttpResponseBase:
    """Give the feed; to whoever holds it already, say that it has not changed."""
    editions = list(_editions(request))
    said = [formats.language(), *(f"{one.seal} {_public_from(one)}" for one in editions)]
    tag = sha256("\n".join(said).encode()).hexdigest()[:40]
    unchanged = get_conditional_response(request, etag=f'"{tag}"')
    response = unchanged or HttpResponse(
        _atom(request, editions), content_type="application/atom+xml; charset=utf-8"
    )
    response["ETag"] = f'"{tag}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _editions(request: HttpRequest) -> Iterator[Release]:
    shown = open_to(actor(request), on=today(), now=now()).select_related("corrects")
    lean = shown.defer("texts", "parts", "corrects__texts", "corrects__parts", "corrects__facts")
    yield from lean.order_by(F("public_from").desc(), "-pk")[:MOST]


def _atom(request: HttpRequest, editions: list[Release]) -> str:
    home = request.build_absolute_uri(reverse("papers"))
    feed = Atom1Feed(
        title=_("Papers"),
        link=home,
        description="",
        language=formats.language(),
        feed_url=request.build_absolute_uri(reverse("papers-feed")),
        subtitle=_("Each keeps its figures as they were frozen, and can be verified."),
    )
    for one in editions:
        address = request.build_absolute_uri(address_of(one))
        facts = one.facts.get(formats.language()) or next(iter(one.facts.values()))
        feed.add_item(
            title=title_of(one),
            link=address,
            description=format_html_join("", '<p lang="{}">{}</p>', _lines(one)),
            unique_id=address,
            author_name=facts["owner"],
            pubdate=_public_from(one),
            updateddate=_public_from(one),
            item_copyright=facts["licence"],
        )
    return feed.writeString("utf-8")


def _lines(one: Release) -> Iterator[tuple[str, str]]:
    """What it corrects, why it was issued, and its seal, each with the language it is in."""
    asked = formats.language()
    if one.corrects is not None:
        yield asked, _("Corrects edition %(edition)s.") % {"edition": one.corrects.edition}
    if one.note:
        told = one.noted(Language(asked))
        yield told.language, told.text
    yield asked, _("Seal: %(seal)s") % {"seal": grouped(one.seal)}


def _public_from(one: Release) -> datetime:
    at: datetime = one.public_from  # type: ignore[attr-defined]  # of the statement, not the table
    return at
