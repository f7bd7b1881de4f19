"""Home: each reader's own page."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import PUBLIC, STAFF
from secretariat.engine.access.rights import Rights
from secretariat.engine.declared import declared
from secretariat.engine.measures.declaring import Measure, measure_of, measures
from secretariat.engine.notices.following import followed_and_unread
from secretariat.engine.registers.declaring import Register, registers
from secretariat.engine.workflows.declaring import workflow_for
from secretariat.web import formats
from secretariat.web.asking import actor, now, one, reader, today
from secretariat.web.contexts.figures import Tile
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import HomePage
from secretariat.web.contexts.parts import LinkList
from secretariat.web.dashboards.views import open_to_her
from secretariat.web.frames import frame
from secretariat.web.links import register_page
from secretariat.web.pages.catalogue import tiles as tiles_of
from secretariat.web.portal.beginning import beginning_here, counts_something
from secretariat.web.portal.gathering import Visit
from secretariat.web.portal.shown import portal_page
from secretariat.web.workflows.changes import changes
from secretariat.web.workflows.following import figures_followed, records_followed
from secretariat.web.workflows.waiting import waits

TILES = 4
REGISTERS = 4
WAITING = 12
ALL = "all"


def home_page(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, what she follows, what changed; to a stranger, the portal."""
    if not isinstance(request.user, Person):
        return _portal(request)
    page = _hers(request, request.user)
    given = {"frame": frame(request, page.title, place="home"), "page": page}
    return render(request, "secretariat/home.html", given)


def _portal(request: HttpRequest) -> HttpResponse:
    """Show what the Organization tells everybody, each number open to its records."""
    page = portal_page(Visit(reader=reader(request), on=today()))
    given = {"frame": frame(request, page.title, place="home"), "page": page}
    return render(request, "secretariat/portal.html", given)


def _hers(request: HttpRequest, person: Person) -> HomePage:
    """What waits for her, what she follows, what changed, and her own pages."""
    found = waits(person, on=today(), now=now())
    shows_all = one(request.GET, "waiting") == ALL
    hers, new = followed_and_unread(person)
    figures = figures_followed(hers, person, on=today())
    tiles = _tiles(request, figures[:TILES] if hers else _some(request))
    first = beginning_here(person, on=today())
    return HomePage(
        title=found.sentence,
        sentence=formats.day(today()),
        waiting=found.things if shows_all else found.things[:WAITING],
        all_waiting=None if shows_all else _all_waiting(len(found.things)),
        nothing_waits=_("Moves that are yours to make will stand here, the most pressing first."),
        beginning=first,
        tiles_title=_("What I follow") if hers else _("Figures today"),
        tiles=() if first and not counts_something(tiles) else tiles,
        all_tiles=_all_figures(),
        followed=records_followed(hers, person, on=today()),
        changes_title=_("What changed"),
        changes=changes(person, hers, on=today(), now=now()),
        asides=(_desk(new), _dashboards(request), _records(request)),
    )


def _all_waiting(count: int) -> Link | None:
    """Lead to what the page leaves out at first."""
    if count <= WAITING:
        return None
    label = _("Show all %(count)s") % {"count": formats.number(count)}
    return Link(label=label, url=f"{reverse('home')}?waiting={ALL}")


def _all_figures() -> Link:
    return Link(label=_("All figures"), url=reverse("figures"))


def _tiles(request: HttpRequest, figures: Sequence[Measure]) -> tuple[Tile, ...]:
    return tuple(tiles_of(figures, reader=reader(request)))


def _some(request: HttpRequest) -> Sequence[Measure]:
    """Choose the first stocks of the dashboards made for her work, then of those for everybody."""
    rights = rights_of(actor(request), on=today())
    hers = sorted(open_to_her(request), key=lambda one: one.audience in (STAFF, PUBLIC))
    listed = [measure_of(tile.measure) for one in hers for tile in one.tiles]
    stocks = [
        one
        for one in dict.fromkeys([*listed, *measures()])
        if one.kind == "stock" and one.smallest_cell <= 1 and rights.scopes(one.audience).cover("")
    ]
    return stocks[:TILES]


def _desk(new: int) -> LinkList:
    """Lead to what she was told, `new` of it not read yet, and to who stands in for whom."""
    told = ngettext("%(count)s new", "%(count)s new", new) % {"count": formats.number(new)}
    return LinkList(
        title=_("Yours"),
        links=(
            Link(label=_("Notices"), url=reverse("notices"), note=told if new else ""),
            Link(label=_("Who acts for you while you are away"), url=reverse("delegations")),
            *(
                Link(label=str(one.title), url=reverse(one.address))
                for one in declared("her_pages")
            ),
        ),
    )


def _dashboards(request: HttpRequest) -> LinkList:
    """Lead to the dashboards she may open."""
    links = tuple(
        Link(label=str(one.title), url=reverse("dashboard", args=[one.key]))
        for one in open_to_her(request)
    )
    return LinkList(title=_("Dashboards"), links=links)


def _records(request: HttpRequest) -> LinkList:
    """Offer the first registers in which she may do something, then others; and the list of all."""
    rights = rights_of(actor(request), on=today())
    seen = [one for one in registers() if rights.scopes(one.see)]
    kept = sorted(seen, key=lambda one: not _may_do_something(one, rights))[:REGISTERS]
    links = tuple(Link(label=str(one.title), url=register_page(one.key)) for one in kept)
    everything = Link(label=_("All registers"), url=reverse("registers"))
    return LinkList(title=_("Records"), links=(*links, everything))


def _may_do_something(register: Register, rights: Rights) -> bool:
    """Say whether she may add to it, change it, or move its records on, anywhere at all."""
    workflow = workflow_for(register.model)
    moves = workflow.moves if workflow is not None else ()
    needed = [*(one.permissions for one in register.actions), *((one.may,) for one in moves)]
    return any(all(rights.scopes(one) for one in permissions) for permissions in needed)
