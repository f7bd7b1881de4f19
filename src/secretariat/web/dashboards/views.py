"""Dashboards: those open to the reader, one as of a day, and one as a file."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.dashboards.computing import Told, told
from secretariat.engine.dashboards.declaring import Dashboard, dashboard_of, dashboards
from secretariat.engine.history.reading import known_at
from secretariat.engine.measures.declaring import Kind
from secretariat.web import formats
from secretariat.web.asking import actor, clocks_asked, reader, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty
from secretariat.web.dashboards.aiming import targets_of
from secretariat.web.dashboards.contexts import DashboardItem, DashboardsPage
from secretariat.web.dashboards.files import as_csv, as_json
from secretariat.web.dashboards.shown import shown
from secretariat.web.figures.clocks import clocks
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress
from secretariat.web.opening import opened


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A dashboard as an address asks for it; `question` asks for the same dates again."""

    dashboard: Dashboard
    as_of: date
    known_at: datetime | None
    question: str

    @property
    def moment(self) -> FigureAddress:
        """Both clocks, as a figure's address has them."""
        return FigureAddress(key="", when=self.as_of, known_at=self.known_at)


def dashboards_page(request: HttpRequest) -> HttpResponse:
    """List the dashboards that are open to the reader."""
    items = tuple(_item(one) for one in open_to_her(request))
    page = DashboardsPage(
        title=_("Dashboards"),
        sentence=_("Each is computed from the records when it is opened, as of any day."),
        items=items,
        empty=None if items else _nothing(),
    )
    given = {"frame": frame(request, page.title, place="figures", trail=_trail()), "page": page}
    return render(request, "secretariat/dashboards.html", given)


def dashboard_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show a dashboard as of a day, today's unless another is asked for."""
    asked = _asked(request, key)
    found = _told(request, asked)
    aimed = [
        one.figure
        for one in found
        if one.tile.aimed and one.is_live and one.measure.kind is Kind.STOCK
    ]
    rights = rights_of(actor(request), on=today())
    with known_at(asked.known_at):
        targets = targets_of(aimed, rights=rights, on=asked.as_of)
    page = shown(
        asked.dashboard,
        found,
        targets,
        known_at=asked.known_at,
        question=asked.question,
    )
    trail = (*_trail(), Link(label=_("Dashboards"), url=reverse("dashboards")))
    here = frame(request, page.title, place="figures", trail=trail, clocks=clocks(asked.moment))
    return render(request, "secretariat/dashboard.html", {"frame": here, "page": page})


def dashboard_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Give a dashboard as CSV."""
    asked = _asked(request, key)
    words = as_csv(_told(request, asked), known_at=asked.known_at)
    response = HttpResponse(words, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response


def dashboard_json(request: HttpRequest, key: str) -> HttpResponse:
    """Give a dashboard as JSON."""
    asked = _asked(request, key)
    found = _told(request, asked)
    words = as_json(asked.dashboard, found, as_of=asked.as_of, known_at=asked.known_at)
    return HttpResponse(words, content_type="application/json")


def open_to_her(request: HttpRequest) -> list[Dashboard]:
    """The dashboards that who asks may open."""
    rights = rights_of(actor(request), on=today())
    return [one for one in dashboards() if rights.scopes(one.audience)]


def _asked(request: HttpRequest, key: str) -> Asked:
    """Read the address; a dashboard that is not hers answers as one there is none of."""
    dashboard = opened(request, dashboard_of, key, lambda one: one.audience)
    as_of, known_at = clocks_asked(request.GET, words=frozenset(), on=today())
    is_today = "as_of" not in request.GET
    moment = FigureAddress(key="", when=None if is_today else as_of, known_at=known_at)
    return Asked(dashboard=dashboard, as_of=as_of, known_at=known_at, question=moment.query())


def _told(request: HttpRequest, asked: Asked) -> list[Told]:
    return told(asked.dashboard, as_of=asked.as_of, reader=reader(request), known_at=asked.known_at)


def _trail() -> tuple[Link, ...]:
    return (Link(label=_("Figures"), url=reverse("figures")),)


def _item(dashboard: Dashboard) -> DashboardItem:
    count = len(dashboard.tiles)
    words = ngettext("%(count)s figure", "%(count)s figures", count)
    return DashboardItem(
        dashboard=Link(label=str(dashboard.title), url=reverse("dashboard", args=[dashboard.key])),
        sentence=str(dashboard.sentence),
        count=words % {"count": formats.number(count)},
    )


def _nothing() -> Empty:
    return Empty(
        title=_("No dashboard is open to you"),
        sentence=_("Every figure that is open to you stands among the figures."),
        ways_out=(Link(label=_("All figures"), url=reverse("figures")),),
    )
