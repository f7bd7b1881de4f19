"""Member States by representation on a date: what is asked, and the page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.reference.models import State
from secretariat.areas.workforce.measures.composition import counted_for_representation
from secretariat.areas.workforce.models.representing import Status
from secretariat.areas.workforce.pages import compared, formula_told, listed
from secretariat.areas.workforce.pages.contexts import Part, RepresentationPage, Tally
from secretariat.areas.workforce.pages.represented import (
    ORDERS,
    Line,
    lines,
    narrowed,
    ordered,
)
from secretariat.areas.workforce.standing.changing import between
from secretariat.areas.workforce.standing.foreseeing import Scenario, foresee
from secretariat.areas.workforce.standing.moments import Moment, moments
from secretariat.engine.history.reading import known_at
from secretariat.engine.registers.clearing import Clearance
from secretariat.web import formats
from secretariat.web.asking import actor, day, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import LinkList, Notice
from secretariat.web.frames import frame
from secretariat.web.moments import Asked, hold_to, read

FIGURE = "workforce.states_by_representation"
WORDS = ("status", "region", "order", "compared", "forecast")


def representation_page(request: HttpRequest) -> HttpResponse:
    """Show where each member State stands; since when otherwise and why; and what is foreseen."""
    asked = read(request, *WORDS)
    hold_to(asked.words["status"], {one.value: "" for one in Status}, of=_("status"))
    who = Clearance(actor(request), today())
    is_cleared = who.is_cleared(counted_for_representation, asked.as_of)
    orders = [one for one in ORDERS if is_cleared or one != "held"]
    hold_to(asked.words["order"].removeprefix("-"), dict.fromkeys(orders, ""), of=_("order"))
    with known_at(asked.known_at):
        page = _page(asked, is_cleared=is_cleared)
    trail = (Link(label=_("Figures"), url=reverse("figures")),)
    shown = frame(request, page.title, place="figures", trail=trail, clocks=asked.clocks)
    return render(request, "workforce/representation.html", {"frame": shown, "page": page})


def _page(asked: Asked, *, is_cleared: bool) -> RepresentationPage:
    days = _days(asked, is_cleared=is_cleared)
    read_at = dict(zip(days.values(), moments(list(days.values())), strict=True))
    now = read_at[asked.as_of]
    states = list(State.objects.select_related("region"))
    found = lines(now, states, is_cleared=is_cleared)
    shown = narrowed(found, status=asked.words["status"], region=asked.words["region"])
    names = {one.code: one.name.text for one in states}
    further: list[Part] = []
    if "compared" in days:
        further.append(_changed(read_at[days["compared"]], now, names, is_cleared=is_cleared))
    if "forecast" in days:
        further += _foreseen(now, read_at[days["forecast"]], names)
    return RepresentationPage(
        title=_title(found, asked),
        sentence=_sentence(now) if is_cleared else "",
        tallies=tuple(_tallies(now, asked)),
        filters=listed.filters(found, asked, is_cleared=is_cleared),
        table=listed.states(ordered(shown, asked.words["order"]), asked, is_cleared=is_cleared),
        empty=None if shown else listed.nothing(asked),
        notice=None if now.formula else _no_formula(),
        formula=formula_told.in_words(now),
        facts=formula_told.facts(now),
        lists=_lists(asked),
        parts=tuple(further),
    )


def _days(asked: Asked, *, is_cleared: bool) -> dict[str, date]:
    """The days the page speaks of. A forecast reckons with ages: not for who may not know them."""
    days = {"as_of": asked.as_of}
    if asked.words["compared"]:
        days["compared"] = day(asked.words["compared"])
    if asked.words["forecast"] and is_cleared:
        days["forecast"] = day(asked.words["forecast"])
    return days


def _title(found: Sequence[Line], asked: Asked) -> str:
    told = {"count": formats.number(len(found)), "day": formats.day(asked.as_of)}
    return _("How %(count)s member States are represented on %(day)s") % told


def _sentence(now: Moment) -> str:
    told = {"count": formats.number(now.number)}
    return _("%(count)s officials are counted for representation.") % told


def _tallies(now: Moment, asked: Asked) -> Iterator[Tally]:
    counts = Counter(now.statuses.values())
    for one in Status if now.formula else ():
        chosen = asked.words["status"] == one
        yield Tally(
            word=str(one.label),
            count=formats.number(counts[one]),
            figure_url=asked.figure(FIGURE, status=one.value),
            rows_url=asked.again(status="" if chosen else one.value),
            is_current=chosen,
        )


def _changed(then: Moment, now: Moment, names: dict[str, str], *, is_cleared: bool) -> Part:
    first, last = sorted((then, now), key=lambda one: one.day)
    found = between(first, last)
    return compared.changed(found, (first.day, last.day), names, is_cleared=is_cleared)


def _foreseen(now: Moment, then: Moment, names: dict[str, str]) -> tuple[Part, Part]:
    scenarios = [(str(one.label), foresee(now, then, one).foreseen) for one in Scenario]
    return compared.foreseen(now, scenarios, then.day, names)


def _no_formula() -> Notice:
    return Notice(
        title=_("No formula is in force on this date"),
        text=_("Without one there is neither a desirable range nor a status."),
        kind="warn",
    )


def _lists(asked: Asked) -> tuple[LinkList, ...]:
    links = (
        Link(label=_("The figure of member States by representation"), url=asked.figure(FIGURE)),
        Link(label=_("Who works here"), url=asked.page("workforce-composition")),
    )
    return (LinkList(title=_("Figures"), links=links),)
