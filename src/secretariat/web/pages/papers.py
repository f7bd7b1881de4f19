"""Papers: their list, and each edition as it was frozen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.engine.publishing.models import Release
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import PaperItem, PapersPage
from secretariat.web.contexts.parts import Empty
from secretariat.web.frames import frame


def papers_page(request: HttpRequest) -> HttpResponse:
    """List the papers the reader may see, each with its latest edition."""
    rights = rights_of(actor(request), on=today())
    papers = tuple(
        _item(one, release)
        for one in publications()
        if rights.scopes(one.see) and (release := latest(one)) is not None
    )
    page = PapersPage(
        title=_("Papers"),
        sentence=_("Each keeps its figures as they were frozen, and can be verified."),
        papers=papers,
        empty=None if papers else _nothing(),
    )
    given = {"frame": frame(request, page.title, place="papers"), "page": page}
    return render(request, "secretariat/papers.html", given)


def latest(publication: Publication) -> Release | None:
    """Give the newest edition; none before the first freeze."""
    return Release.objects.filter(publication=publication.key).order_by("-edition").first()


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
    )


def _nothing() -> Empty:
    return Empty(
        title=_("No paper has been frozen yet"),
        sentence=_("A paper stands here from its first edition on."),
        ways_out=(Link(label=_("Go to the figures"), url=reverse("figures")),),
    )
