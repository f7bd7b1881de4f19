"""The sections of the portal that need no area: papers, and data to take away."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.dashboards.declaring import dashboards
from secretariat.engine.measures.declaring import measures
from secretariat.engine.publishing.declaring import Publication, publications
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.printing import PRINTERS
from secretariat.engine.publishing.releases import latest_releases
from secretariat.engine.publishing.seeing import open_to
from secretariat.engine.registers.declaring import registers
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.home import Section
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.portal.gathering import Visit

CATALOGUE = "data"
"""The name of the address of the catalogue of data, where it is served."""


def papers(visit: Visit) -> Section:
    """The latest public edition of each paper: one query."""
    reader = visit.reader
    latest = latest_releases(open_to(reader.actor, on=visit.on, now=reader.now))
    rows = tuple(_paper(one, latest[one.key]) for one in publications() if one.key in latest)
    return Section(
        key="papers",
        title=_("Papers, each figure in them frozen and verifiable"),
        table=Table(
            caption=_("The latest edition of each paper"),
            columns=(Column(label=_("Paper")), Column(label=_("Edition"))),
            rows=rows,
        )
        if rows
        else None,
        empty="" if rows else _("No paper is published yet."),
        ways=(Link(label=_("All papers"), url=reverse("papers")),),
    )


def _paper(publication: Publication, release: Release) -> Row:
    told = {
        "edition": formats.number(release.edition),
        "day": formats.short_day(release.frozen_at.date()),
    }
    words = _("%(edition)s, %(day)s") % told
    if release.corrects_id is not None:
        words = _("%(edition)s, %(day)s: corrects an earlier one") % told
    address = reverse("paper", args=[release.publication, release.edition])
    return Row(cells=(Cell(text=str(publication.title), url=address), Cell(text=words)))


def data(_visit: Visit) -> Section:
    """What can be taken away, and in which formats; no query."""
    return Section(
        key="data",
        title=_("Take the data"),
        sentence=_("Free to use with attribution. Addresses do not change."),
        table=Table(
            caption=_("Data sets"),
            columns=(Column(label=_("Data set")), Column(label=_("Formats"))),
            rows=tuple(_set(*one) for one in _sets()),
        ),
        ways=_catalogue(),
    )


def _sets() -> tuple[tuple[str, str, str], ...]:
    """What it is called, where it stands, and in which formats."""
    figures = sum(one.audience == PUBLIC for one in measures())
    kept = sum(one.see == PUBLIC for one in registers())
    open_ones = [one for one in dashboards() if one.audience == PUBLIC]
    printed = ", ".join(one.key.upper() for one in PRINTERS)
    return (
        (
            ngettext("%(count)s figure", "%(count)s figures", figures)
            % {"count": formats.number(figures)},
            reverse("figures"),
            "CSV, JSON",
        ),
        (
            ngettext("%(count)s open register", "%(count)s open registers", kept)
            % {"count": formats.number(kept)},
            reverse("registers"),
            "CSV, XLSX",
        ),
        *((str(one.title), reverse("dashboard", args=[one.key]), "CSV, JSON") for one in open_ones),
        (_("Papers with their figures"), reverse("papers"), printed),
        (_("All of it, for programs"), reverse("api"), "JSON"),
    )


def _set(name: str, address: str, kinds: str) -> Row:
    return Row(cells=(Cell(text=name, url=address), Cell(text=kinds)))


def _catalogue() -> tuple[Link, ...]:
    try:
        return (Link(label=_("Catalogue of data"), url=reverse(CATALOGUE)),)
    except NoReverseMatch:
        return ()
