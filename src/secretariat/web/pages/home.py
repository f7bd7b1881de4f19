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
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.records.telling import people_named, told, who_acted
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import HomePage
from secretariat.web.contexts.parts import Event
from secretariat.web.frames import frame
from secretariat.web.pages.catalogue import tile

TILES = 4
CHANGES = 8


def home_page(request: HttpRequest) -> HttpResponse:
    """Show what waits for the reader, a few figures, and what changed lately."""
    person = request.user if isinstance(request.user, Person) else None
    page = HomePage(
        title=_("Nothing waits for you") if person else _("Every figure opens to its records"),
        sentence=formats.day(today()),
        waiting=() if person else None,
        nothing_waits=_("Imports to decide on and papers to freeze will stand here."),
        tiles_title=_("Figures today"),
        tiles=tuple(tile(one, on=today(), with_line=True) for one in _some(request)),
        all_tiles=Link(label=_("All figures"), url=reverse("figures")),
        changes_title=_("What changed"),
        changes=_changes() if person else (),
    )
    given = {"frame": frame(request, page.title, place="home"), "page": page}
    return render(request, "secretariat/home.html", given)


def _some(request: HttpRequest) -> Sequence[Measure]:
    """Choose the first stocks of the product that the reader may see."""
    rights = rights_of(actor(request), on=today())
    stocks = [one for one in measures() if one.kind == "stock" and rights.scopes(one.audience)]
    return stocks[:TILES]


def _changes() -> tuple[Event, ...]:
    """Tell the latest acts, newest first."""
    acts = list(Act.objects.order_by("-at", "-pk")[:CHANGES])
    names = people_named({act.by for act in acts if act.by})
    return tuple(
        Event(
            on=formats.short_day(act.at.date()),
            machine_on=act.at.isoformat(),
            sentence=format_html("<strong>{}</strong> {}.", who_acted(act, names), told(act)),
            reason=act.reason,
        )
        for act in acts
    )
