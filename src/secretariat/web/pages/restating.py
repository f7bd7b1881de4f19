"""An edition restated: beside today, or beside another edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.publishing.restating import restate
from secretariat.kernel.languages import Language
from secretariat.web import formats
from secretariat.web.asking import reader
from secretariat.web.contexts.frame import Link
from secretariat.web.frames import frame
from secretariat.web.papers.restating import restatement_page
from secretariat.web.papers.seeing import edition_seen, editions_seen
from secretariat.web.papers.trails import trail_of


def restated_page(
    request: HttpRequest, key: str, edition: int, other: int | None = None
) -> HttpResponse:
    """Say what of an edition reads otherwise today, or in another edition, and why.

    For whoever signs in, like a verification: everything is looked up anew.
    """
    release = edition_seen(request, key, edition)
    beside = None if other is None else edition_seen(request, key, other)
    found = restate(release, beside, reader=reader(request))
    back = Link(label=_("Back to the paper"), url=reverse("paper", args=[key, edition]))
    language = Language(formats.language())
    page = restatement_page(found, editions_seen(request, key), language, paper=back)
    given = {
        "frame": frame(request, page.title, place="papers", trail=trail_of(release)),
        "page": page,
    }
    return render(request, "secretariat/restatement.html", given)
