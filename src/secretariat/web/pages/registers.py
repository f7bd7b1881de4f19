"""Registers: their list, one register, one record, and a register as a file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import nothing_here, rights_of
from secretariat.engine.access.models import Through
from secretariat.engine.access.permissions import EVERYONE, PUBLIC
from secretariat.engine.access.readings import note
from secretariat.engine.access.roles import permitting
from secretariat.engine.records.telling import history_of
from secretariat.engine.registers.counting import Count
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.listing import (
    PAGE,
    Asked,
    Listed,
    chosen,
    listed,
    references,
    rows_of,
)
from secretariat.engine.registers.reading import values
from secretariat.web import formats, wording
from secretariat.web.areas_shown import grouped, registers_trail
from secretariat.web.asking import actor, list_asked, parts_of, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Empty, Fact, LinkList, Pages
from secretariat.web.contexts.registers import (
    RecordPage,
    RegisterItem,
    RegisterPage,
    RegistersOfArea,
    RegistersPage,
    Together,
)
from secretariat.web.discussion.showing import discussion
from secretariat.web.frames import frame
from secretariat.web.imports.finding import import_of
from secretariat.web.links import question, register_page
from secretariat.web.opening import opened
from secretariat.web.records import filtering, sorting, tables
from secretariat.web.records.counted import counted_in
from secretariat.web.records.files import csv_lines, xlsx
from secretariat.web.records.history import simulated, story
from secretariat.web.records.moves import addition, moves
from secretariat.web.records.paging import pages, pages_of_about
from secretariat.web.records.related import related
from secretariat.web.records.together import together
from secretariat.web.records.undoing import ways
from secretariat.web.records.views import asked_for, tabs, views
from secretariat.web.workflows.following import record_form
from secretariat.web.workflows.ways import way_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def registers_page(request: HttpRequest) -> HttpResponse:
    """List the registers the reader may open."""
    reader = actor(request)
    rights = rights_of(reader, on=today())
    areas = tuple(
        RegistersOfArea(
            key=area.key,
            title=str(area.title),
            items=tuple(_item(one, reader) for one in open_to_her),
        )
        for area, registers in grouped(lambda area: area.registers)
        if (open_to_her := [one for one in registers if rights.scopes(one.see)])
    )
    page = RegistersPage(
        title=_("Registers"),
        sentence=_("Every record that figures count, each with its history."),
        areas=areas,
    )
    given = {"frame": frame(request, page.title, place="registers"), "page": page}
    return render(request, "secretariat/registers.html", given)


def _item(register: Register, reader: Actor) -> RegisterItem:
    """Name a register, with the number of records the reader may see in it."""
    return RegisterItem(
        register=Link(label=str(register.title), url=register_page(register.key)),
        count=formats.number(rows_of(register, actor=reader, on=today()).count()),
        sentence=str(register.about),
    )


def register_list(request: HttpRequest, key: str) -> HttpResponse:
    """Show a register: filtered, searched, ordered, page by page."""
    register = _register(request, key)
    saved = views(request, register)
    asked = asked_for(request, register, saved)
    found = listed(register, asked, actor=actor(request), on=today())
    page = replace(
        _list(request, register, asked, found), views=tabs(request, register, saved, asked)
    )
    shown = frame(request, page.title, place="registers", trail=registers_trail(register))
    return render(request, "secretariat/register.html", {"frame": shown, "page": page})


def register_csv(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """Give what a register shows as CSV, all pages of it."""
    register = _register(request, key)
    response = StreamingHttpResponse(
        csv_lines(register, _rows(request, register)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response


def register_xlsx(request: HttpRequest, key: str) -> HttpResponse:
    """Give what a register shows as a workbook, all pages of it."""
    register = _register(request, key)
    response = HttpResponse(xlsx(register, _rows(request, register)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{key}.xlsx"'
    return response


def record_page(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show a record: facts, what belongs to it, its history, and the figures that count it."""
    register = _register(request, key)
    rows = rows_of(register, actor=actor(request), on=today())
    record = rows.filter(pk=number).select_related(*references(register)).first()
    if record is None:
        raise nothing_here()
    note(register, [record.pk], Through.RECORD)
    page = _record(request, register, record)
    trail = (
        *registers_trail(register),
        Link(label=str(register.title), url=register_page(register.key)),
    )
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "secretariat/record.html", given)


def _register(request: HttpRequest, key: str) -> Register:
    """Find the register; one she may not open is as if there were none."""
    return opened(request, register_of, key, lambda register: register.see)


def _rows(request: HttpRequest, register: Register) -> Any:
    asked = list_asked(register, request.GET)
    rows = chosen(register, asked, actor=actor(request), on=today())
    return rows.select_related(*references(register))


def _list(request: HttpRequest, register: Register, asked: Asked, found: Listed) -> RegisterPage:
    parts = parts_of(asked)
    offered = filtering.offers(register)
    together_now = _together(request, register, asked, found)
    chips = filtering.chips(register, asked, offered)
    return RegisterPage(
        title=str(register.title),
        sentence=str(register.about),
        filters=filtering.form(register, asked, offered),
        table=tables.table(
            register,
            found.rows,
            caption=str(register.title),
            columns=asked.columns,
            picks="together" if together_now else "",
            heads=lambda name: sorting.head(register, asked, name),
        ),
        pages=_pages(register, found, parts),
        chips_sentence=_found(found.total),
        chips=chips,
        clear_url=filtering.whole(register),
        empty=None if found.count else _nothing(register, has_filters=bool(chips)),
        main_action=addition(register, actor=actor(request), on=today()),
        actions=_actions(request, register),
        together=together_now,
        exports=tuple(
            Link(
                label=ending.upper(),
                url=reverse(f"register-{ending}", args=[register.key]) + question(parts),
            )
            for ending in ("csv", "xlsx")
        ),
    )


def _together(
    request: HttpRequest, register: Register, asked: Asked, found: Listed
) -> Together | None:
    if not request.user.is_authenticated:
        return None
    return together(register, asked, found.total, actor=actor(request), on=today())


def _pages(register: Register, found: Listed, parts: Mapping[str, str]) -> Pages:
    def address(page: int) -> str:
        return register_page(register.key, {**parts, "page": str(page)})

    if found.total.exactly:
        return pages(page=found.page, length=PAGE, count=found.count, address=address)
    about = found.total.rounded
    return pages_of_about(page=found.page, length=PAGE, about=about, address=address)


def _found(total: Count) -> str:
    told = {"count": formats.number(total.rounded)}
    return _("%(count)s found:") % told if total.exactly else _("About %(count)s found:") % told


def _actions(request: HttpRequest, register: Register) -> tuple[Link, ...]:
    """Offer the import to someone signed in; who may not write may still compare."""
    if import_of(register) is None or not request.user.is_authenticated:
        return ()
    return (Link(label=_("Import"), url=reverse("import", args=[register.key])),)


def _nothing(register: Register, *, has_filters: bool) -> Empty:
    if not has_filters:
        return Empty(
            title=_("Nothing is recorded here yet"),
            sentence=_("Import a file, or record the first by an action."),
        )
    return Empty(
        title=_("No record matches these filters"),
        sentence=_("Take one filter away, or look at another date."),
        ways_out=(Link(label=_("Clear all filters"), url=filtering.whole(register)),),
    )


def _record(request: HttpRequest, register: Register, record: Any) -> RecordPage:
    reader = actor(request)
    is_person = request.user.is_authenticated
    entries = history_of(record)
    way = way_of(register.key, record, by=reader, on=today(), offers_moves=is_person)
    return RecordPage(
        title=str(record),
        badge=way.badge,
        sentence=way.sentence,
        steps=way.steps,
        reference=str(register.one),
        facts_title=_("The facts"),
        facts=tuple(
            Fact(name=wording.heading(one.label), cell=wording.cell(one))
            for one in values(register, record, register.facts or register.columns)
        ),
        moves=(
            (*way.moves, *moves(register, record, actor=reader, on=today())) if is_person else ()
        ),
        related=related(register, record, actor=reader, on=today()),
        history=story(
            entries,
            names_people=is_person,
            ways=ways(register, record, entries, actor=reader, on=today()) if is_person else {},
        ),
        follow=record_form(reader, register, record),
        history_note=_simulated_note() if simulated(entries) else "",
        counted_in=LinkList(
            title=_("Counted in"),
            links=counted_in(record, actor=reader, on=today()),
            empty=_("No figure counts this record directly."),
        ),
        who_may_see=_who_may_see(register),
        discussion=discussion(register, record.pk, reader=reader, on=today()),
    )


def _simulated_note() -> str:
    return _("Some of it was recorded under the simulated clock of the example.")


def _who_may_see(register: Register) -> str:
    """Say in words whom the register is open to."""
    if register.see == PUBLIC:
        return _("Everyone, without signing in.")
    if register.see == EVERYONE:
        return _("Everyone who signs in.")
    roles = ", ".join(str(role.title) for role in permitting(register.see))
    return _("Those with one of these roles: %(roles)s.") % {"roles": roles or "–"}
