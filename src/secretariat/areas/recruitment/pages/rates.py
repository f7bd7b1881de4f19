"""Rates of selection by group: each held against the highest, with a test and how many applied."""

from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.measures import applicants
from secretariat.areas.recruitment.pages.figures_contexts import FiguresPage, Told
from secretariat.areas.recruitment.pages.rates_told import table
from secretariat.areas.recruitment.standing.rates import LEAST
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import Figure
from secretariat.kernel.errors import BadInput
from secretariat.web import formats, wording
from secretariat.web.asking import actor, figure_asked, reader, today
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Empty, Field, Form, LinkList
from secretariat.web.figures.breakdowns import kept
from secretariat.web.figures.clocks import clocks
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress
from secretariat.web.opening import opened

OUTCOMES: Final = {
    "stage-2": applicants.reached_second_stage,
    "stage-3": applicants.reached_third_stage,
    "chosen": applicants.chosen,
}
"""What applicants may have reached, by its name in the address."""

UNASKED = ("sex",)


def rates_page(request: HttpRequest, outcome: str) -> HttpResponse:
    """Show the rate of each group, as the reader may know it."""
    measure = opened(request, _measure_of, outcome, lambda one: one.audience, scope="")
    asked = figure_asked(measure, request.GET, by=actor(request), on=today())
    by = _by(asked)
    assert asked.when is not None  # unasked, it is last year
    found = reader(request).figure(
        measure, asked.when, by=by, where=asked.where, known_at=asked.known_at
    )
    page = FiguresPage(
        title=_("Rates of selection by group"),
        sentence=_sentence(found),
        filters=_filters(measure, asked, by),
        charts=(),
        parts=_parts(found, asked),
        explained=_explained(),
        lists=_lists(asked, outcome),
        empty=None if found.cells else _nothing(),
    )
    trail = (Link(label=_("Figures"), url=reverse("figures")),)
    shown = frame(request, page.title, place="figures", trail=trail, clocks=clocks(asked))
    return render(request, "recruitment/figures.html", {"frame": shown, "page": page})


def _measure_of(outcome: str) -> Measure:
    measure = OUTCOMES.get(outcome)
    if measure is None:
        raise nothing_here()
    return measure


def _by(asked: FigureAddress) -> tuple[str, ...]:
    """The one dimension that groups are told apart by."""
    if len(asked.by) > 1:
        raise BadInput(
            _("Groups are told apart by one thing at a time."),
            do=_("Ask for one of: %(names)s.") % {"names": ", ".join(asked.by)},
        )
    return asked.by or UNASKED


def _sentence(found: Figure) -> str:
    told = {"what": found.measure.title, "when": wording.when(found.when)}
    return _("%(what)s, of the applications received %(when)s.") % told


def _filters(measure: Measure, asked: FigureAddress, by: Sequence[str]) -> Form:
    options = tuple(
        Option(value=one.key, label=str(one.title), is_chosen=one.key in by)
        for one in measure.dimensions
        if one.key not in asked.where
    )
    field = Field(name="by", label=_("Groups by"), kind="select", options=options)
    return Form(action="", fields=(field,), submit=_("Show"), is_post=False, kept=kept(asked))


def _parts(found: Figure, asked: FigureAddress) -> tuple[Told, ...]:
    if not found.cells:
        return ()
    at = FigureAddress(
        key=found.measure.key,
        when=found.when,
        known_at=found.known_at,
        by=tuple(one.key for one in found.by),
        where=asked.where,
    )
    told = Told(
        key="rates",
        title=str(found.by[0].title),
        sentence="",
        table=table(found),
        figure=Link(label=_("The figure"), url=at.page()),
    )
    return (told,)


def _explained() -> tuple[str, ...]:
    return (
        _(
            "The impact ratio is the rate of a group over the highest rate of all. Below 0.8 it is "
            "commonly taken as a sign of adverse impact, by the rule of four fifths."
        ),
        _(
            "The probability is that of a difference at least as large if chance alone decided: "
            "Fisher’s exact test, two-sided, against the group with the highest rate. It is not "
            "corrected for the number of groups."
        ),
        _("A group of fewer than %(least)s applicants is held against no other.")
        % {"least": formats.number(LEAST)},
        _("Neither number says why: groups differ in what they apply to, and with what."),
    )


def _lists(asked: FigureAddress, outcome: str) -> tuple[LinkList, ...]:
    again = FigureAddress(
        key=asked.key, when=asked.when, known_at=asked.known_at, by=asked.by, where=asked.where
    )
    links = tuple(
        Link(
            label=str(measure.title),
            url=reverse("recruitment-rates", args=[name]) + again.query(),
        )
        for name, measure in OUTCOMES.items()
        if name != outcome
    )
    return (LinkList(title=_("Other stages"), links=links),)


def _nothing() -> Empty:
    return Empty(
        title=_("Nothing is told of this period"),
        sentence=_(
            "Either nobody applied in it, or the figures about applicants are told to you as "
            "released, and none of this period has been released."
        ),
    )
