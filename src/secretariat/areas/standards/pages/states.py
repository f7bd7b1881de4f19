"""A State before the standards: what it ratified, what it prepares, and its whole history."""

from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.reference.models import Membership, State, Succession
from secretariat.areas.standards.models.registered import Condition, Listing, Ratification
from secretariat.areas.standards.models.undertaken import (
    Acceptance,
    Declaration,
    Prospect,
)
from secretariat.areas.standards.pages import telling
from secretariat.areas.standards.pages.asking import Asked, read
from secretariat.areas.standards.pages.contexts import StatePage
from secretariat.areas.standards.pages.tables import (
    fundamental_table,
    prospects_table,
    ratifications_table,
    undertakings_table,
)
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Fact, LinkList
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page


def state_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a State: its fundamental Conventions, all its ratifications, and what happened when."""
    asked = read(request)
    with known_at(asked.known_at):
        state = State.objects.select_related("region").filter(code=code).first()
        if state is None:
            raise nothing_here()
        page = _page(state, asked)
    shown = frame(
        request,
        page.title,
        place="registers",
        trail=(Link(label=_("States"), url=register_page("states")),),
        clocks=asked.clocks,
    )
    return render(request, "standards/state.html", {"frame": shown, "page": page})


def _page(state: State, asked: Asked) -> StatePage:
    day = asked.as_of
    of_state = Ratification.objects.filter(state=state).with_binding_day()
    rows: list[Any] = list(
        of_state.select_related("instrument").order_by("instrument__code", "starts")
    )
    standing = [one for one in rows if one.holds(day)]
    spells = list(Membership.objects.filter(state=state).order_by("starts"))
    said = list(Prospect.objects.filter(state=state).select_related("instrument"))
    now_said = [one for one in said if one.holds(day)]
    listed = Listing.objects.on(day).select_related("category", "instrument")
    of_them = Q(ratification__state=state)
    also = "ratification__instrument"
    declared = list(Declaration.objects.filter(of_them).select_related(also))
    accepted = list(Acceptance.objects.filter(of_them).select_related("part", also))
    conditions = list(Condition.objects.filter(of_them).select_related(also))
    happened = chain(
        telling.of_memberships(spells),
        telling.of_ratifications(rows, about_state=True),
        telling.of_declarations(declared),
        telling.of_acceptances(accepted),
        telling.of_conditions(conditions),
        telling.of_prospects(said, about_state=True),
    )
    return StatePage(
        title=state.name.text,
        sentence=_sentence(standing, spells, day),
        facts=_facts(state, spells, day),
        fundamental=fundamental_table(list(listed), standing, now_said, asked),
        ratifications=ratifications_table(standing, asked),
        undertakings=undertakings_table(declared, accepted, conditions, day),
        prospects=prospects_table(now_said, about_state=True, asked=asked),
        story=telling.story(happened, until=day),
        lists=_lists(state),
    )


def _sentence(standing: list[Any], spells: list[Membership], day: date) -> str:
    binding = sum(bool(one.binds_from and one.binds_from <= day) for one in standing)
    count = len(standing)
    told = ngettext(
        "%(count)s ratification registered, %(binding)s in force for the State on %(day)s.",
        "%(count)s ratifications registered, %(binding)s in force for the State on %(day)s.",
        count,
    ) % {"count": count, "binding": binding, "day": formats.day(day)}
    member = any(one.holds(day) for one in spells)
    return told if member else _("Not a member on this date.") + " " + told


def _facts(state: State, spells: list[Membership], day: date) -> tuple[Fact, ...]:
    known = [one for one in spells if one.starts <= day]
    facts = [Fact(name=_("Code"), cell=Cell(text=state.code))]
    if state.region is not None:
        facts.append(Fact(name=_("Region"), cell=Cell(text=state.region.name.text)))
    for one in known:
        text = formats.period(one.starts, one.ends)
        url = record_page("memberships", one.pk)
        facts.append(Fact(name=_("Member"), cell=Cell(text=text, url=url)))
    return tuple(facts)


def _lists(state: State) -> tuple[LinkList, ...]:
    kept = Succession.objects.filter(Q(predecessor=state) | Q(successor=state))
    others = [
        one.predecessor if one.successor_id == state.pk else one.successor
        for one in kept.select_related("predecessor", "successor")
    ]
    links = tuple(
        Link(label=one.name.text, url=reverse("standards-state", args=[one.code])) for one in others
    )
    here = LinkList(
        title=_("Records"),
        links=(
            Link(label=_("This State in the register"), url=record_page("states", state.pk)),
            Link(label=_("All ratifications"), url=register_page("ratifications")),
        ),
    )
    return (LinkList(title=_("Succession"), links=links), here) if links else (here,)
