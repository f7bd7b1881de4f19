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
from secretariat.areas.workforce.pages.asking import Asked, hold_to, read
from secretariat.areas.workforce.pages.contexts import Part, RepresentationPage, Tally
from secretariat.areas.workforce.pages.represented import (
    ORDERS,
    Line,
    lines,
    narrowed,
    ordered,
)
from secretariat.areas.workforce.representation.changing import between
from secretariat.areas.workforce.representation.foreseeing import Scenario, foresee
from secretariat.areas.workforce.representation.moments import Moment, moments
from secretariat.engine.history.reading import known_at
from secretariat.engine.registers.clearing import Reader
from secretariat.web import formats
from secretariat.web.asking import actor, day, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import LinkList, Notice
from secretariat.web.frames import frame

FIGURE = "workforce.states_by_representation"
WORDS = ("status", "region", "order", "compared", "forecast")


def representation_page(request: HttpRequest) -> HttpResponse:
    """Show where each member State stands; since when otherwise and why; and what is foreseen."""
    asked = read(request, *WORDS)
    hold_to(asked.words["status"], {one.value: "" for one in Status}, of=_("status"))
    is_cleared = Reader(actor(request), today()).is_cleared(counted_for_representation, asked.as_of)
    orders = [one for one in ORDERS if is_cleared or one != "held"]
    hold_to(asked.words["order"].removeprefix("-"), dict.fromkeys(orders, ""), of=_("order"))
    with known_at(asked.known_at):
        page = _page(asked, is_cleared=is_cleared)
    trail = (Link(label=_("Figures"), url=reverse("figures")),)
    shown = frame(request, page.title, place="figures", trail=trail, clocks=asked.clocks)
    return render(request, "workforce/representation.html", {"frame": shown, "page": page})
