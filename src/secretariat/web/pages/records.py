"""A record: its facts, what can happen to it, what belongs to it, its history, and its figures."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Through
from secretariat.engine.access.permissions import EVERYONE, PUBLIC
from secretariat.engine.access.readings import note
from secretariat.engine.access.roles import permitting
from secretariat.engine.records.telling import history_of
from secretariat.engine.registers.declaring import Register, own_pages, register_of
from secretariat.engine.registers.listing import Asked, references, rows_of
from secretariat.engine.registers.reading import values
from secretariat.web import wording
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, page_asked, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Fact, LinkList, Pages
from secretariat.web.contexts.registers import Move, RecordPage, Section
from secretariat.web.discussion.showing import discussion
from secretariat.web.discussion.unsaid import take_unsaid
from secretariat.web.frames import frame
from secretariat.web.opening import opened
from secretariat.web.records.among import (
    asked_among,
    beside,
    list_of,
    moves_among,
    placed_among,
    record_among,
)
from secretariat.web.records.counted import counted_in
from secretariat.web.records.history import simulated, story
from secretariat.web.records.moves import additions, moves
from secretariat.web.records.paging import pages
from secretariat.web.records.related import related
from secretariat.web.records.undoing import ways
from secretariat.web.workflows.following import record_form
from secretariat.web.workflows.ways import way_of

TOLD = 20  # acts of its history on a record's page


def record_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show a record: facts, what belongs to it, its history, and the figures that count it."""
    register = opened(request, register_of, key, lambda register: register.see)
    among = asked_among(register, request.GET)
    rows = placed_among(register, rows_of(register, actor=actor(request), on=today()), among)
    record = rows.filter(pk=number).select_related(*_referred(register)).first()
    if record is None:
        raise nothing_here()
    note(register, [record.pk], Through.RECORD)
    page = _record(request, register, record, among)
    trail = (
        *registers_trail(register),
        Link(label=str(register.title), url=list_of(register, among)),
    )
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "secretariat/record.html", given)


def _record(
    request: HttpRequest, register: Register, record: Any, among: Asked | None
) -> RecordPage:
    reader = actor(request)
    is_person = request.user.is_authenticated
    entries = history_of(record)
    part = page_asked(request.GET, "history")
    told = entries[(part - 1) * TOLD : part * TOLD]
    way = way_of(register.key, record, by=reader, on=today(), offers_moves=is_person)
    return RecordPage(
        title=wording.called(record),
        badge=way.badge,
        sentence=f"{wording.about(record)} {way.sentence}".strip(),
        steps=way.steps,
        reference=wording.heading(register.one),
        facts_title=_("The facts"),
        facts=_facts(register, record, register.facts or register.columns),
        moves=tuple(_moves(register, record, reader, way.moves, among)) if is_person else (),
        related=related(register, record, actor=reader, on=today()),
        history=story(
            told,
            names_people=is_person,
            ways=ways(register, record, entries, actor=reader, on=today()) if is_person else {},
        ),
        history_pages=_history_pages(record_among(register, record.pk, among), part, len(entries)),
        sections=_sections(register, record),
        follow=record_form(reader, register, record),
        history_note=_simulated_note() if simulated(entries) else "",
        adjoining=beside(register, record, among, by=reader),
        own_pages=LinkList(title=_("More about it"), links=_own_pages(register, record)),
        counted_in=_counted(record, reader),
        who_may_see=_who_may_see(register),
        discussion=discussion(
            register,
            record.pk,
            reader=reader,
            on=today(),
            unsaid=take_unsaid(request, register.key, record.pk),
        ),
    )


def _moves(
    register: Register,
    record: Any,
    reader: Actor,
    on_its_way: tuple[Move, ...],
    among: Asked | None,
) -> Iterator[Move]:
    """What may be done with it, and added to it."""
    own = moves(register, record, actor=reader, on=today())
    yield from moves_among((*on_its_way, *own), among)
    yield from additions(register, record, actor=reader, on=today())


def _counted(record: Any, reader: Actor) -> LinkList:
    """Which figures count the record."""
    return LinkList(
        title=_("Counted in"),
        links=counted_in(record, actor=reader, on=today()),
        empty=_("No figure counts this record directly."),
    )


def _referred(register: Register) -> list[str]:
    """What is shown of a record, and what leads to the unit it belongs to."""
    path = register.scope if isinstance(register.scope, str) else ""
    unit, _dots, _path = path.rpartition("__")
    return [*references(register), *([unit] if unit else [])]


def _facts(register: Register, record: Any, names: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(
        Fact(name=wording.heading(one.label), cell=wording.cell(one))
        for one in values(register, record, names)
    )


def _sections(register: Register, record: Any) -> tuple[Section, ...]:
    return tuple(
        Section(
            key=f"section-{number}",
            title=str(one.title),
            facts=_facts(register, record, one.columns),
        )
        for number, one in enumerate(register.sections, 1)
    )


def _history_pages(here: str, part: int, count: int) -> Pages | None:
    """Lead through a history too long for one page."""
    if count <= TOLD:
        return None
    joint = "&" if "?" in here else "?"
    return pages(
        page=part,
        length=TOLD,
        count=count,
        address=lambda page: f"{here}{joint}history={page}#history",
    )


def _simulated_note() -> str:
    return _("Some of it was recorded under the simulated clock of the example.")


def _who_may_see(register: Register) -> str:
    """Say in words whom the register is open to, and what of it is not open yet."""
    reserved = [str(register.reserved.says)] if register.reserved else []
    return " ".join([_open_to(register), *reserved])


def _open_to(register: Register) -> str:
    if register.see == PUBLIC:
        return _("Everyone, without signing in.")
    if register.see == EVERYONE:
        return _("Everyone who signs in.")
    roles = ", ".join(str(role.title) for role in permitting(register.see))
    return _("Those with one of these roles: %(roles)s.") % {"roles": roles or "–"}


def _own_pages(register: Register, record: Any) -> tuple[Link, ...]:
    """Lead to the pages that areas bring about this record."""
    return tuple(
        Link(label=str(one.title), url=reverse(one.address, args=args))
        for one in own_pages(register)
        if (args := one.of(record)) is not None
    )
