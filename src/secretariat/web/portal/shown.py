"""The portal as its page shows it: figures at a glance, what areas tell, papers and data."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.dashboards.computing import told
from secretariat.engine.dashboards.declaring import Dashboard, dashboards
from secretariat.engine.measures.declaring import measure_of
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.dashboards.contexts import ShownTile
from secretariat.web.dashboards.shown import shown
from secretariat.web.portal import own
from secretariat.web.portal.beginning import beginning, counts_something
from secretariat.web.portal.contexts import PortalPage
from secretariat.web.portal.gathering import Visit, sections

AT_A_GLANCE = 4
"""Tiles of the public dashboard that stand on the portal: the first that have no small cells."""


def portal_page(visit: Visit) -> PortalPage:
    """Everything a stranger is shown at the front door."""
    of_areas = tuple(sections(visit))
    dashboard, first = _public_dashboard(), beginning()
    tiles = _tiles(dashboard, visit) if dashboard else ()
    return PortalPage(
        title=_("What the Organization undertakes, achieves and publishes"),
        sentence=_(
            "Every figure here is counted from the Organization’s own records, as of %(day)s. Open "
            "any of them to see which, how it is defined, and where it was published."
        )
        % {"day": formats.day(visit.on)},
        tiles_title=_("At a glance"),
        tiles=() if first and not counts_something(tiles) else tiles,
        all_tiles=_all(dashboard),
        sections=tuple(one for one in of_areas if one.wide),
        pairs=(
            *(one for one in of_areas if not one.wide),
            own.papers(visit),
            own.data(visit),
        ),
        beginning=first,
    )


def _public_dashboard() -> Dashboard | None:
    """The first dashboard that is open to everybody."""
    return next((one for one in dashboards() if one.audience == PUBLIC), None)


def _tiles(dashboard: Dashboard, visit: Visit) -> tuple[ShownTile, ...]:
    """Its first figures, computed now: what is told as released has a section of its own."""
    plain = [one for one in dashboard.tiles if measure_of(one.measure).smallest_cell <= 1]
    few = replace(
        dashboard, tiles=tuple(replace(one, by="", words="") for one in plain[:AT_A_GLANCE])
    )
    found = told(few, as_of=visit.on, reader=visit.reader)
    return shown(few, found, {}, known_at=None, question="").tiles


def _all(dashboard: Dashboard | None) -> Link:
    if dashboard is None:
        return Link(label=_("All figures"), url=reverse("figures"))
    return Link(label=str(dashboard.title), url=reverse("dashboard", args=[dashboard.key]))
