"""An appointment on its way: how far it is, and to those who decide, what it would do."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.pages.appointments_contexts import AppointmentPage, Part
from secretariat.areas.recruitment.pages.effect_told import parts as effect_in_words
from secretariat.areas.recruitment.roles import May
from secretariat.areas.recruitment.standing.effects import effect
from secretariat.areas.recruitment.workflows.appointments import appointments, begin
from secretariat.areas.workforce.roles import May as OfWorkforce
from secretariat.engine.access.decisions import nothing_here, rights_of
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.access.rights import Rights
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.web import formats, wording
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Cell, Column, Fact, LinkList, Notice, Row, Table
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page

State = Appointment.State

TO_COME = (State.PREPARED, State.RECOMMENDED, State.DECIDED, State.OFFERED, State.ACCEPTED)
"""While it is in one of these, what it would do can be said: afterwards it is done, or is not."""

DAYS = {
    "recommended_on": State.RECOMMENDED,
    "decided_on": State.DECIDED,
    "offered_on": State.OFFERED,
    "accepted_on": State.ACCEPTED,
    "on_post_on": State.ON_POST,
}
"""The state that an appointment is in from each of its days on."""

WITH = (
    "application__candidate__official",
    "application__declaration__state",
    "position__post__grade",
    "position__post__unit",
    "position__vacancy__grade",
    "position__vacancy__unit",
)


def appointment_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show an appointment the reader may see; its effect, if she may decide on it."""
    one = shown_to(request, number)
    rights, day = rights_of(actor(request), on=today()), today()
    unit = one.position.vacancy.unit
    decides = rights.scopes(May.DECIDE_SELECTIONS).cover(unit.path)
    if decides and one.state in TO_COME:
        declarations = register_of("candidate-declarations")
        note(declarations, [one.application.declaration_id], Through.RECORD)
    page = AppointmentPage(
        reference=_("Appointment"),
        title=_("%(candidate)s to %(position)s") % _named(one),
        sentence=_("It is “%(state)s”.") % {"state": one.get_state_display()},
        parts=tuple(_parts(one, day, decides=decides)),
        facts=_facts(one),
        who_may_see=_who_may_see(decides=decides),
        lists=(*_to_do(one, rights), _around(one)),
        notice=_notice(one, rights, decides=decides),
    )
    register = register_of("appointments")
    trail = (
        *registers_trail(register),
        Link(label=str(register.title), url=register_page(register.key)),
    )
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "recruitment/appointment.html", given)


def shown_to(request: HttpRequest, number: int) -> Appointment:
    """The appointment, if the reader sees it; her reading it is logged."""
    register = register_of("appointments")
    rows = rows_of(register, actor=actor(request), on=today())
    found: Appointment | None = rows.filter(pk=number).select_related(*WITH).first()
    if found is None:
        raise nothing_here()
    note(register, [found.pk], Through.RECORD)
    return found


def _named(one: Appointment) -> dict[str, Any]:
    return {"candidate": one.application.candidate, "position": one.position}


def _parts(one: Appointment, day: date, *, decides: bool) -> Iterator[Part]:
    if decides and one.state in TO_COME:
        yield from effect_in_words(effect(one, day), day)
    if one.report:
        named = Appointment._meta.get_field("report").verbose_name
        yield Part(key="report", title=wording.heading(str(named)), sentences=(one.report,))
    yield Part(key="way", title=_("Its way so far"), table=_way(one))


def _way(one: Appointment) -> Table | None:
    """Each day of the case, with the calendar days since the one before."""
    vacancy = one.position.vacancy
    began = [(_("First published"), vacancy.published_on)] if vacancy.published_on else []
    reached = [(wording.heading(str(DAYS[name].label)), getattr(one, name)) for name in DAYS]
    ended = (wording.heading(one.get_state_display()), one.ended_on)
    known = [(words, day) for words, day in (*reached, ended) if day]
    steps = sorted([*began, *known], key=lambda each: each[1])
    if not steps:
        return None
    since = [None, *((later - earlier).days for (_a, earlier), (_b, later) in pairwise(steps))]
    return Table(
        caption=_("The days of the case"),
        columns=(
            Column(label=_("What happened")),
            Column(label=_("On")),
            Column(label=_("Days after the one before"), is_number=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=label),
                    Cell(text=formats.day(day)),
                    Cell(text=formats.number(number)),
                )
            )
            for (label, day), number in zip(steps, since, strict=True)
        ),
    )


def _facts(one: Appointment) -> tuple[Fact, ...]:
    position, vacancy = one.position, one.position.vacancy
    post = position.post
    shown = [
        (_("Position"), position.code, record_page("vacancy-positions", position.pk)),
        (_("Vacancy"), vacancy.title.text, record_page("vacancies", vacancy.pk)),
        (_("Grade"), vacancy.grade.name.text, ""),
        (_("Unit"), vacancy.unit.name.text, ""),
        (
            _("Post"),
            post.code if post else formats.NOT_APPLICABLE,
            reverse("workforce-post", args=[post.code]) if post else "",
        ),
    ]
    return tuple(Fact(name=name, cell=Cell(text=text, url=url)) for name, text, url in shown)


def _around(one: Appointment) -> LinkList:
    links = (
        Link(label=_("The appointment in the register"), url=record_page("appointments", one.pk)),
        Link(label=_("The application"), url=record_page("applications", one.application_id)),
    )
    return LinkList(title=_("Around it"), links=links)


def _to_do(one: Appointment, rights: Rights) -> Iterator[LinkList]:
    """What she may do next; to put on post needs leave of the workforce besides."""
    unit = one.position.vacancy.unit
    offered = (move for move in appointments.moves if move is not begin)
    links = [
        Link(label=str(move.title), url=reverse("move", args=["appointments", one.pk, move.name]))
        for move in offered
        if one.state in move.sources and rights.scopes(move.may).cover(unit.path)
    ]
    if _comes_next(one, rights) and _keeps_files(one, rights):
        url = reverse("recruitment-on-post", args=[one.pk])
        links.append(Link(label=_("Put on post"), url=url))
    if links:
        yield LinkList(title=_("What can be done"), links=tuple(links))


def _who_may_see(*, decides: bool) -> str:
    seen = _("Those who read applications of the unit; each reading is logged.")
    if decides:
        return (
            seen + " " + _("Only those who decide on it see what it would do: you are one of them.")
        )
    return seen


def _comes_next(one: Appointment, rights: Rights) -> bool:
    """Whether the first day is next, and hers to record as far as the case goes."""
    covered = rights.scopes(begin.may).cover(one.position.vacancy.unit.path)
    return one.state in begin.sources and covered


def _keeps_files(one: Appointment, rights: Rights) -> bool:
    """Whether she keeps the files of the unit of the post."""
    post = one.position.post
    unit = post.unit if post else one.position.vacancy.unit
    return rights.scopes(OfWorkforce.KEEP_FILES).cover(unit.path)


def _notice(one: Appointment, rights: Rights, *, decides: bool) -> Notice | None:
    """Why she does not see all of the page, or can't do what comes next."""
    if _comes_next(one, rights) and not _keeps_files(one, rights):
        return Notice(
            title=_("Somebody who keeps files puts the candidate on post"),
            text=_("It takes leave to keep applications and the files of “%(unit)s”.")
            % {"unit": one.position.vacancy.unit.name.text},
        )
    return _kept_back() if one.state in TO_COME and not decides else None


def _kept_back() -> Notice:
    return Notice(
        title=_("What it would do to representation and parity is not shown"),
        text=_(
            "Those who decide on the appointment see it: it rests on the candidate’s declaration."
        ),
    )
