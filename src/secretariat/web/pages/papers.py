"""Papers: their list, and each edition as it was frozen."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from secretariat.engine.access.decisions import require, rights_of
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.declaring import (
    Publication,
    publication_of,
    publications,
)
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.printing import printer_of
from secretariat.engine.publishing.releases import latest_release, release_of
from secretariat.engine.publishing.verifying import verify
from secretariat.kernel.languages import Language
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import PaperItem, PapersPage
from secretariat.web.contexts.parts import Empty
from secretariat.web.frames import frame
from secretariat.web.opening import opened
from secretariat.web.papers import holding
from secretariat.web.papers.files import file_response
from secretariat.web.papers.pages import paper_page as shown
from secretariat.web.papers.verifying import verification_page


def papers_page(request: HttpRequest) -> HttpResponse:
    """List the papers the reader may see, each with its latest edition."""
    rights = rights_of(actor(request), on=today())
    papers = tuple(
        _item(one, release)
        for one in publications()
        if rights.scopes(one.see) and (release := latest_release(one.key)) is not None
    )
    page = PapersPage(
        title=_("Papers"),
        sentence=_("Each keeps its figures as they were frozen, and can be verified."),
        papers=papers,
        empty=None if papers else _nothing(),
    )
    given = {"frame": frame(request, page.title, place="papers"), "page": page}
    return render(request, "secretariat/papers.html", given)


def paper_page(request: HttpRequest, key: str, edition: int | None = None) -> HttpResponse:
    """Show an edition, the newest unless one is named."""
    release = _release(request, key, edition)
    document = paper(release, Language(formats.language()))
    page = shown(release, document, may_verify=request.user.is_authenticated)
    trail = (Link(label=_("Papers"), url=reverse("papers")),)
    given = {"frame": frame(request, page.title, place="papers", trail=trail), "page": page}
    return render(request, "secretariat/paper.html", given)


@require_POST
def verify_page(request: HttpRequest, key: str, edition: int) -> HttpResponse:
    """Verify an edition now: everything worked out anew, which takes a while."""
    require(actor(request), EVERYONE, on=today())
    release = _release(request, key, edition)
    back = Link(label=_("Back to the paper"), url=paper_url(release))
    page = verification_page(verify(release), paper=back)
    trail = (Link(label=_("Papers"), url=reverse("papers")),)
    given = {"frame": frame(request, page.title, place="papers", trail=trail), "page": page}
    return render(request, "secretariat/verification.html", given)


def paper_file(request: HttpRequest, key: str, edition: int, form: str) -> HttpResponseBase:
    """Give an edition as a file in one of its formats, in the reader's language."""
    _opened(request, key)
    language = Language(formats.language())
    return file_response(request, printer_of(form), key=key, edition=edition, language=language)


def _opened(request: HttpRequest, key: str) -> Publication:
    """Find a publication she may see; one she may not is as if there were none."""
    return opened(request, publication_of, key, lambda publication: publication.see)


def _release(request: HttpRequest, key: str, edition: int | None) -> Release:
    """Find an edition of a publication she may see."""
    _opened(request, key)
    return release_of(key, edition)


def paper_url(release: Release) -> str:
    """Give the address of an edition."""
    return reverse("paper", args=[release.publication, release.edition])


def _item(publication: Publication, release: Release) -> PaperItem:
    count = release.figures.count()
    told = {
        "edition": release.edition,
        "day": formats.day(release.frozen_at.date()),
        "count": formats.number(count),
    }
    sentence = ngettext(
        "Edition %(edition)s, frozen on %(day)s. Cites %(count)s figure.",
        "Edition %(edition)s, frozen on %(day)s. Cites %(count)s figures.",
        count,
    )
    return PaperItem(
        symbol=publication.symbol,
        paper=Link(label=str(publication.title), url=paper_url(release)),
        sentence=sentence % told,
        status=holding.summary(holding.drifts_of(release).values()),
    )


def _nothing() -> Empty:
    return Empty(
        title=_("No paper has been frozen yet"),
        sentence=_("A paper stands here from its first edition on."),
        ways_out=(Link(label=_("Go to the figures"), url=reverse("figures")),),
    )
