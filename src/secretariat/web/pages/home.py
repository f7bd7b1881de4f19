"""Home: each reader's own page."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.imports.declaring import imports
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.publishing.releases import latest_release
from secretariat.engine.records.declaring import actions
from secretariat.engine.records.telling import people_of, told, who_acted
from secretariat.engine.records.undoing import UNDO
from secretariat.engine.registers.declaring import registers
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import HomePage
from secretariat.web.contexts.parts import Event, LinkList
from secretariat.web.frames import frame
from secretariat.web.links import register_page
from secretariat.web.pages.catalogue import tile
from secretariat.web.pages.papers import paper_url

FREEZE = "publishing.freeze"
TILES = 4
CHANGES = 8
REGISTERS = 4


def home_page(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, a few figures, and what changed lately."""
    person = request.user if isinstance(request.user, Person) else None
    page = HomePage(
        title=_("Every figure opens to its records"),
        sentence=formats.day(today()),
        waiting=None,
        nothing_waits="",
        tiles_title=_("Figures today"),
        tiles=tuple(tile(one, on=today(), with_line=True) for one in _some(request)),
        all_tiles=Link(label=_("All figures"), url=reverse("figures")),
        changes_title=_("What changed"),
        changes=_changes() if person else (),
        asides=_asides(request),
    )
    given = {"frame": frame(request, page.title, place="home"), "page": page}
    return render(request, "secretariat/home.html", given)


def _some(request: HttpRequest) -> Sequence[Measure]:
    """Choose the first stocks of the product that the reader may see."""
    rights = rights_of(actor(request), on=today())
    stocks = [
        one for one in measures() if one.kind == "stock" and rights.scopes(one.audience).cover("")
    ]
    return stocks[:TILES]


def _asides(request: HttpRequest) -> tuple[LinkList, ...]:
    """Offer the papers, where there are any, and the registers."""
    rights = rights_of(actor(request), on=today())
    papers = [
        (one, release)
        for one in publications()
        if rights.scopes(one.see) and (release := latest_release(one.key)) is not None
    ]
    lists = [
        LinkList(
            title=_("Papers"),
            links=tuple(
                Link(label=str(one.title), url=paper_url(release), note=one.symbol)
                for one, release in papers
            ),
        )
    ]
    kept = [one for one in registers() if rights.scopes(one.see)][:REGISTERS]
    links = tuple(Link(label=str(one.title), url=register_page(one.key)) for one in kept)
    everything = Link(label=_("All registers"), url=reverse("registers"))
    lists.append(LinkList(title=_("Records"), links=(*links, everything)))
    return tuple(one for one in lists if one.links)


def _changes() -> tuple[Event, ...]:
    """Tell the latest acts that changed records or froze a paper, newest first."""
    keys = [FREEZE, UNDO, *(one.key for one in actions()), *(one.key for one in imports())]
    acts = list(Act.objects.filter(action__in=keys).order_by("-at", "-pk")[:CHANGES])
    names = people_of(acts)
    return tuple(
        Event(
            on=formats.short_day(act.at.date()),
            machine_on=act.at.isoformat(),
            sentence=format_html("<strong>{}</strong> {}.", who_acted(act, names), told(act)),
            reason=act.reason,
        )
        for act in acts
    )
