"""An instrument before the States: who ratified it, who has not, and how that came about."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.areas.reference.models import State
from secretariat.areas.standards.measures import ratifications
from secretariat.areas.standards.models.registered import Instrument, Listing, Ratification
from secretariat.areas.standards.models.undertaken import Acceptance, Part, Prospect
from secretariat.areas.standards.pages import telling
from secretariat.areas.standards.pages.asking import Asked, read
from secretariat.areas.standards.pages.contexts import InstrumentPage
from secretariat.areas.standards.pages.tables import (
    lacking_table,
    parts_table,
    prospects_table,
    states_table,
)
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.history.reading import known_at
from secretariat.web import formats
from secretariat.web.asking import reader
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Chart, Fact, LinkList
from secretariat.web.figures import trends
from secretariat.web.frames import frame
from secretariat.web.links import FigureAddress, record_page, register_page


def instrument_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show an instrument: how ratification grew, who has ratified, who has not."""
    asked = read(request)
    with known_at(asked.known_at):
        found = Instrument.objects.with_entry_into_force().select_related("revises", "parent")
        instrument = found.filter(code=code).first()
        if instrument is None:
            raise nothing_here()
        page = _page(instrument, asked)
    page = replace(page, chart=_chart(request, instrument, asked))
    shown = frame(
        request,
        page.title,
        place="registers",
        trail=(Link(label=_("Instruments"), url=register_page("instruments")),),
        clocks=asked.clocks,
    )
    return render(request, "standards/instrument.html", {"frame": shown, "page": page})


def _figure(instrument: Instrument, asked: Asked) -> FigureAddress:
    return FigureAddress(
        key=ratifications.key,
        when=asked.as_of,
        known_at=asked.known_at,
        where={"instrument": instrument.code},
    )


def _chart(request: HttpRequest, instrument: Instrument, asked: Asked) -> Chart | None:
    if instrument.kind == Instrument.Kind.RECOMMENDATION:
        return None
    points = trends.points(ratifications, _figure(instrument, asked), reader=reader(request))
    return trends.chart(ratifications, points)


def _page(instrument: Instrument, asked: Asked) -> InstrumentPage:
    day = asked.as_of
    of_it = Ratification.objects.filter(instrument=instrument).with_binding_day()
    rows: list[Any] = list(of_it.select_related("state__region", "instrument").order_by("starts"))
    standing = [one for one in rows if one.holds(day)]
    said = list(Prospect.objects.filter(instrument=instrument).select_related("state"))
    now_said = [one for one in said if one.holds(day)]
    parts = list(Part.objects.filter(instrument=instrument))
    title = instrument.title
    return InstrumentPage(
        title=f"{instrument.code} {title.text}",
        lang=title.language if title.missing else "",
        reference=str(instrument.get_kind_display()),
        sentence=_sentence(standing, day),
        facts=_facts(instrument),
        chart=None,
        ratified=states_table(sorted(standing, key=lambda one: one.state.name.text), asked),
        lacking=_lacking(instrument, standing, now_said, asked),
        prospects=prospects_table(now_said, about_state=False, asked=asked),
        parts=parts_table(parts, _accepted(parts, day)),
        story=telling.story(
            chain(
                _of_itself(instrument),
                telling.of_ratifications(rows, about_state=False),
                telling.of_prospects(said, about_state=False),
            ),
            until=day,
        ),
        lists=_lists(instrument, asked),
    )


def _accepted(parts: list[Part], day: date) -> dict[int, int]:
    if not parts:
        return {}
    held = Acceptance.objects.on(day).under_ratifications_on(day).filter(part__in=parts)
    return Counter(held.values_list("part", flat=True))


def _sentence(standing: list[Any], day: date) -> str:
    count = len(standing)
    binding = sum(bool(one.binds_from and one.binds_from <= day) for one in standing)
    told = {"count": count, "binding": binding, "day": formats.day(day)}
    return (
        ngettext(
            "%(count)s State has ratified it; it binds %(binding)s on %(day)s.",
            "%(count)s States have ratified it; it binds %(binding)s on %(day)s.",
            count,
        )
        % told
    )


def _facts(instrument: Any) -> tuple[Fact, ...]:
    facts = [Fact(name=_("Adopted"), cell=Cell(text=formats.day(instrument.adopted)))]
    if instrument.kind != Instrument.Kind.RECOMMENDATION:
        facts.append(
            Fact(name=_("In force since"), cell=Cell(text=formats.day(instrument.in_force)))
        )
        facts.append(Fact(name=_("Rule"), cell=Cell(text=instrument.rule)))
        facts.append(Fact(name=_("How it was met"), cell=Cell(text=instrument.entry_explained)))
    for name, other in ((_("Revises"), instrument.revises), (_("Supplements"), instrument.parent)):
        if other is not None:
            url = reverse("standards-instrument", args=[other.code])
            facts.append(Fact(name=name, cell=Cell(text=str(other), url=url)))
    if instrument.abrogated:
        facts.append(Fact(name=_("Abrogated"), cell=Cell(text=formats.day(instrument.abrogated))))
    return tuple(facts)


def _lacking(
    instrument: Instrument, standing: list[Any], said: list[Prospect], asked: Asked
) -> Any:
    if instrument.kind == Instrument.Kind.RECOMMENDATION:
        return None
    members = State.objects.members_on(asked.as_of).select_related("region")
    by_region: dict[str, list[Any]] = defaultdict(list)
    for one in members.exclude(pk__in=[each.state_id for each in standing]):
        by_region[one.region.name.text if one.region else "–"].append(one)
    return lacking_table(by_region, {one.state_id: one for one in said}, asked)


def _of_itself(instrument: Any) -> list[telling.Happening]:
    url, about = record_page("instruments", instrument.pk), instrument.code
    days = [
        (instrument.adopted, _("adopted by the Conference")),
        (instrument.in_force, _("entered into force")),
        (instrument.abrogated, _("abrogated or withdrawn")),
    ]
    told = [
        telling.Happening(on=on, told=words, about=about, url=url)
        for on, words in days
        if on is not None
    ]
    for one in Listing.objects.filter(instrument=instrument).select_related("category"):
        words = _("listed as fundamental: %(category)s") % {"category": one.category}
        own = record_page("listings", one.pk)
        told.append(telling.Happening(on=one.starts, told=words, about=about, url=own))
    return told


def _lists(instrument: Instrument, asked: Asked) -> tuple[LinkList, ...]:
    links = [
        Link(
            label=_("This instrument in the register"),
            url=record_page("instruments", instrument.pk),
        )
    ]
    if instrument.kind != Instrument.Kind.RECOMMENDATION:
        links += [
            Link(label=_("The figure"), url=_figure(instrument, asked).page()),
            Link(
                label=_("All its ratifications, ended ones too"),
                url=register_page("ratifications", {"instrument": instrument.code}),
            ),
        ]
    return (LinkList(title=_("Figures and records"), links=tuple(links)),)
