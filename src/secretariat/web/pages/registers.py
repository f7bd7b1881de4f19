"""Registers: their list, and the list of one register's records."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.registers.counting import Count, counted_at_once
from secretariat.engine.registers.declaring import Register, register_of, registers
from secretariat.engine.registers.listing import PAGE, Asked, Listed, listed, plain_rows
from secretariat.engine.registers.reading import label_of
from secretariat.web import formats, wording
from secretariat.web.areas_shown import grouped, registers_trail
from secretariat.web.asking import actor, parts_of, today
from secretariat.web.contexts.frame import Link, Option
from secretariat.web.contexts.parts import Empty, Pages
from secretariat.web.contexts.registers import (
    RegisterItem,
    RegisterPage,
    RegistersOfArea,
    RegistersPage,
    Together,
)
from secretariat.web.frames import frame
from secretariat.web.imports.finding import import_of
from secretariat.web.links import question, register_page
from secretariat.web.opening import opened
from secretariat.web.records import filtering, sorting, tables
from secretariat.web.records.moves import addition
from secretariat.web.records.nothing import nothing_matches, nothing_yet
from secretariat.web.records.paging import pages, pages_of_many
from secretariat.web.records.together import together
from secretariat.web.records.views import asked_for, tabs, views


def registers_page(request: HttpRequest) -> HttpResponse:
    """List the registers the reader may open."""
    reader = actor(request)
    rights = rights_of(reader, on=today())
    open_to_her = [one for one in registers() if rights.scopes(one.see)]
    rows = [plain_rows(one, actor=reader, on=today()) for one in open_to_her]
    counts = {one.key: count for one, count in zip(open_to_her, counted_at_once(rows), strict=True)}
    areas = tuple(
        RegistersOfArea(
            key=area.key,
            title=str(area.title),
            reserved=_reserved(one for one in kept if one.key in counts),
            items=tuple(_item(one, counts[one.key]) for one in kept if one.key in counts),
        )
        for area, kept in grouped(lambda area: area.registers)
        if any(one.key in counts for one in kept)
    )
    page = RegistersPage(
        title=_("Registers"),
        sentence=_("Every record that figures count, each with its history."),
        areas=areas,
    )
    given = {"frame": frame(request, page.title, place="registers"), "page": page}
    return render(request, "secretariat/registers.html", given)


def _item(register: Register, count: Count) -> RegisterItem:
    """Name a register, with the number of records the reader may see in it."""
    number = formats.number(count.number)
    return RegisterItem(
        register=Link(label=str(register.title), url=register_page(register.key)),
        count=number if count.exactly else _("more than %(count)s") % {"count": number},
        sentence=str(register.about),
    )


def _reserved(kept: Iterable[Register]) -> tuple[str, ...]:
    """What of these registers is not open to everybody who may see them, each rule once."""
    return tuple(dict.fromkeys(str(one.reserved.says) for one in kept if one.reserved))


def register_list(request: HttpRequest, key: str) -> HttpResponse:
    """Show a register: filtered, searched, ordered, page by page."""
    register = _register(request, key)
    saved = views(request, register)
    asked = asked_for(request, register, saved)
    found = listed(register, asked, actor=actor(request), on=today())
    note(register, [row.pk for row in found.rows], Through.LIST)
    page = replace(
        _list(request, register, asked, found), views=tabs(request, register, saved, asked)
    )
    shown = frame(request, page.title, place="registers", trail=registers_trail(register))
    return render(request, "secretariat/register.html", {"frame": shown, "page": page})


def _register(request: HttpRequest, key: str) -> Register:
    """Find the register; one she may not open is as if there were none."""
    return opened(request, register_of, key, lambda register: register.see)


def _list(request: HttpRequest, register: Register, asked: Asked, found: Listed) -> RegisterPage:
    parts = parts_of(asked)
    offered = filtering.offers(register, actor=actor(request), on=today())
    together_now = _together(request, register, asked, found)
    chips = filtering.chips(register, asked, offered)
    adds = addition(register, actor=actor(request), on=today())
    return RegisterPage(
        title=str(register.title),
        sentence=" ".join(filter(None, (str(register.about), *_reserved([register])))),
        filters=filtering.form(register, asked, offered) if found.count or chips else None,
        table=tables.table(
            register,
            found.rows,
            caption=str(register.title),
            columns=asked.columns,
            picks="together" if together_now else "",
            among=asked,
            heads=lambda name: sorting.head(register, asked, name),
        ),
        pages=_pages(register, found, parts),
        chips_sentence=_found(found.total),
        chips=chips,
        clear_url=filtering.whole(register),
        empty=_empty(register, found, adds=adds, has_filters=bool(chips)),
        main_action=adds,
        actions=_actions(request, register),
        together=together_now,
        columns=_columns(register, asked),
        exports=tuple(
            Link(
                label=ending.upper(),
                url=reverse(f"register-{ending}", args=[register.key]) + question(parts),
            )
            for ending in ("csv", "xlsx")
        ),
    )


def _empty(
    register: Register, found: Listed, *, adds: Link | None, has_filters: bool
) -> Empty | None:
    if found.count:
        return None
    if has_filters:
        return nothing_matches(register)
    return nothing_yet(register, adds=adds, by_file=import_of(register) is not None)


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
    return pages_of_many(page=found.page, length=PAGE, total=found.total, address=address)


def _found(total: Count) -> str:
    told = {"count": formats.number(total.rounded)}
    if total.exactly:
        return _("%(count)s found:") % told
    return (_("More than %(count)s found:") if total.beyond else _("About %(count)s found:")) % told


def _columns(register: Register, asked: Asked) -> tuple[Option, ...]:
    """Offer every column the list can show, those it shows now ticked."""
    shown = asked.columns or register.columns
    return tuple(
        Option(value=name, label=wording.heading(label_of(register, name)), is_chosen=name in shown)
        for name in register.shown
    )


def _actions(request: HttpRequest, register: Register) -> tuple[Link, ...]:
    """Offer the import to someone signed in; who may not write may still compare."""
    if import_of(register) is None or not request.user.is_authenticated:
        return ()
    return (Link(label=_("Import"), url=reverse("import", args=[register.key])),)
