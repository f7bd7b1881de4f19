"""Papers: their list, and each edition as it was frozen."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import require
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.printing import printer_of
from secretariat.engine.publishing.verifying import verify
from secretariat.kernel.languages import Language
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import PapersPage
from secretariat.web.contexts.parts import Empty
from secretariat.web.drafting.desks import draft_link, freeze_link
from secretariat.web.frames import frame
from secretariat.web.papers.beside import beside
from secretariat.web.papers.files import file_response
from secretariat.web.papers.pages import paper_page as shown
from secretariat.web.papers.seeing import chosen, edition_seen, editions_seen, publication_seen
from secretariat.web.papers.shelf import shelf
from secretariat.web.papers.standing import address_of, standing_of
from secretariat.web.papers.trails import trail_of
from secretariat.web.papers.verifying import verification_page


def papers_page(request: HttpRequest) -> HttpResponse:
    """List the papers the reader may see, each with its latest public edition."""
    papers = tuple(shelf(request, lambda publication: draft_link(request, publication)))
    page = PapersPage(
        title=_("Papers"),
        sentence=_("Each keeps its figures as they were frozen, and can be verified."),
        papers=papers,
        feed=Link(label=_("Follow new editions (Atom)"), url=reverse("papers-feed")),
        empty=None if papers else _nothing(),
    )
    given = {"frame": frame(request, page.title, place="papers"), "page": page}
    return render(request, "secretariat/papers.html", given)


def paper_page(request: HttpRequest, key: str, edition: int | None = None) -> HttpResponse:
    """Show an edition, the newest that is public unless one is named."""
    publication = publication_seen(request, key)
    editions = editions_seen(request, key)
    release = chosen(request, editions, edition)
    standing = standing_of(request, publication, release, editions)
    document = paper(release, Language(formats.language()))
    page = shown(release, document, standing, may_verify=request.user.is_authenticated)
    page = replace(
        page,
        draft=draft_link(request, publication),
        freeze=freeze_link(actor(request), publication),
        beside=beside(publication),
    )
    trail = (Link(label=_("Papers"), url=reverse("papers")),)
    given = {"frame": frame(request, page.title, place="papers", trail=trail), "page": page}
    return render(request, "secretariat/paper.html", given)


def verify_page(request: HttpRequest, key: str, edition: int) -> HttpResponse:
    """Verify an edition now: everything worked out anew, which takes a while.

    Whoever only comes to the address, as by a language chosen there, is led to the edition: what
    takes a while is asked for on purpose.
    """
    require(actor(request), EVERYONE, on=today())
    release = edition_seen(request, key, edition)
    if request.method != "POST":
        return redirect(address_of(release))
    back = Link(label=_("Back to the paper"), url=address_of(release))
    page = verification_page(verify(release), paper=back)
    given = {
        "frame": frame(request, page.title, place="papers", trail=trail_of(release)),
        "page": page,
    }
    return render(request, "secretariat/verification.html", given)


def paper_file(request: HttpRequest, key: str, edition: int, form: str) -> HttpResponseBase:
    """Give an edition as a file in one of its formats, in the reader's language."""
    publication_seen(request, key)
    language = Language(formats.language())
    return file_response(request, printer_of(form), key=key, edition=edition, language=language)


def _nothing() -> Empty:
    return Empty(
        title=_("No paper has been published yet"),
        sentence=_("A paper stands here from its first edition on."),
        ways_out=(Link(label=_("Go to the figures"), url=reverse("figures")),),
    )
