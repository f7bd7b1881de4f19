"""How soon positions are filled: the incidence of selection by when they were first published."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.routes import Route
from secretariat.areas.recruitment.pages.figures_contexts import FiguresPage, Told
from secretariat.areas.recruitment.pages.incidence_told import chart, table
from secretariat.areas.recruitment.roles import May
from secretariat.areas.recruitment.standing.cohorts import Cohort, Length, cohorts, lives
from secretariat.engine.access.decisions import may
from secretariat.engine.history.reading import known_at
from secretariat.web import formats
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Empty, Field, Form, LinkList
from secretariat.web.frames import frame
from secretariat.web.moments import Asked, hold_to, read

SHOWN = 12
"""Cohorts shown: the latest."""


def incidence_page(request: HttpRequest) -> HttpResponse:
    """Show, by cohort, how likely a position was filled within so many days."""
    asked = read(request, "route", "by")
    route, length = _route(asked), _length(asked)
    with known_at(asked.known_at):
        found = cohorts(lives(asked.as_of, route), asked.as_of, length)[-SHOWN:]
    may_know = may(actor(request), May.READ_RECRUITMENT, scope="", on=today()).allowed
    page = FiguresPage(
        title=_("How soon positions are filled"),
        sentence=_sentence(route, asked.as_of),
        filters=_filters(asked, route, length),
        charts=chart(found),
        parts=_parts(found, route, asked),
        explained=_explained(),
        lists=_lists(asked, may_know=may_know),
        empty=None if found else _nothing(),
    )
    trail = (Link(label=_("Figures"), url=reverse("figures")),)
    shown = frame(request, page.title, place="figures", trail=trail, clocks=asked.clocks)
    return render(request, "recruitment/figures.html", {"frame": shown, "page": page})


def _route(asked: Asked) -> Route:
    """The route asked for; unasked, regular placement."""
    names = {one.value: str(one.label) for one in Route}
    hold_to(asked.words["route"], names, of=_("route"))
    return Route(asked.words["route"] or Route.REGULAR)


def _length(asked: Asked) -> Length:
    """Years or quarters; unasked, years."""
    hold_to(asked.words["by"], _lengths(), of=_("length of a cohort"))
    return Length(asked.words["by"] or Length.YEAR)


def _lengths() -> dict[str, str]:
    return {Length.YEAR: _("year"), Length.QUARTER: _("quarter")}


def _sentence(route: Route, day: date) -> str:
    told = {"route": route.label, "day": formats.day(day)}
    return (
        _(
            "By %(route)s, as of %(day)s: the share of positions selected for within so many days "
            "of the close of their first announcement, those still open counted as open."
        )
        % told
    )


def _filters(asked: Asked, route: Route, length: Length) -> Form:
    return Form(
        action="",
        fields=(
            _choice("route", _("Route"), {one.value: str(one.label) for one in Route}, route),
            _choice("by", _("First published in the same"), _lengths(), length),
        ),
        submit=_("Show"),
        is_post=False,
        kept=asked.kept,
    )


def _choice(name: str, label: str, names: dict[str, str], chosen: str) -> Field:
    options = tuple(
        Option(value=key, label=word, is_chosen=key == chosen) for key, word in names.items()
    )
    return Field(name=name, label=label, kind="select", options=options)


def _parts(found: Sequence[Cohort], route: Route, asked: Asked) -> tuple[Told, ...]:
    if not found:
        return ()
    told = Told(
        key="cohorts",
        title=_("Cohort by cohort"),
        sentence=_("Each cohort opens the vacancies that were published in it."),
        table=table(found, route, asked.known_at),
    )
    return (told,)


def _explained() -> tuple[str, ...]:
    return (
        _(
            "A position begins to count when its vacancy’s first announcement closes, and ends "
            "with the first decision, or when it is cancelled or given up. A re-advertisement "
            "starts nothing anew."
        ),
        _(
            "Positions still open count for as long as they have been open (estimator of Aalen "
            "and Johansen, cancellation as a competing event). The mean of those that have ended "
            "leaves them out: while a process slows down, that mean falls."
        ),
        _(
            "A cohort’s line ends where nobody has been watched for longer. Where half were never "
            "selected for, the median was not reached."
        ),
    )


def _lists(asked: Asked, *, may_know: bool) -> tuple[LinkList, ...]:
    rates = Link(
        label=_("Rates of selection by group"),
        url=reverse("recruitment-rates", args=["chosen"]),
    )
    links = (
        *([rates] if may_know else []),
        Link(
            label=_("Days from closing to selection, of the cases that ended"),
            url=reverse("figure", args=["recruitment.days_to_selection"]),
        ),
        Link(label=_("Open vacancies"), url=asked.figure("recruitment.open_vacancies", "age")),
    )
    return (LinkList(title=_("Also"), links=links),)


def _nothing() -> Empty:
    return Empty(
        title=_("No announcement had closed by this date"),
        sentence=_("Positions stand here once their vacancy’s first announcement has closed."),
    )
