"""An edition restated: beside today, or beside another edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.publishing.declaring import publication_of
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.releases import release_of, releases_of
from secretariat.engine.publishing.restating import restate
from secretariat.kernel.languages import Language
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.frames import frame
from secretariat.web.opening import opened
from secretariat.web.papers.restating import restatement_page


def restated_page(
    request: HttpRequest, key: str, edition: int, other: int | None = None
) -> HttpResponse:
    """Say what of an edition reads otherwise today, or in another edition, and why.

    For whoever signs in, like a verification: everything is looked up anew.
    """
    opened(request, publication_of, key, lambda publication: publication.see)
    release = release_of(key, edition)
    beside = None if other is None else release_of(key, other)
    found = restate(release, beside, reader=Reader(actor(request), today()))
    back = Link(label=_("Back to the paper"), url=reverse("paper", args=[key, edition]))
    language = Language(formats.language())
    page = restatement_page(found, releases_of(key), language, paper=back)
    trail = (Link(label=_("Papers"), url=reverse("papers")),)
    given = {"frame": frame(request, page.title, place="papers", trail=trail), "page": page}
    return render(request, "secretariat/restatement.html", given)
