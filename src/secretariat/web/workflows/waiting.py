"""What waits for a reader, as her home page shows it: what is due first stands first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import IntegerField, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.publishing.awaiting import Awaited, awaited
from secretariat.engine.registers.declaring import Register, register_for, register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.engine.registers.reserving import sees_all
from secretariat.engine.workflows.tasks import Doing, tasks_of
from secretariat.engine.workflows.waiting import MOST, Desk, waiting_for
from secretariat.engine.workflows.waiting import Waiting as Found
from secretariat.web import formats, wording
from secretariat.web.contexts.home import Waiting
from secretariat.web.papers.standing import step_address
from secretariat.web.workflows.counting import due_today, nothing_or_things, overdue
from secretariat.web.workflows.ways import move_address

SOON = 3  # days: what is due by then is marked


@dataclass(frozen=True, kw_only=True)
class Waits:
    """All that waits for a reader and that she may open, and the sentence that says so."""

    things: tuple[Waiting, ...]
    sentence: str


def waits(person: Person, *, on: date, now: datetime) -> Waits:
    """What waits for a reader on the day: first what is due, then editions, moves and tasks."""
    desk = waiting_for(person, on=on)
    doing = tasks_of(person, on=on, most=MOST)
    found = [(one, register) for one, register in _opened(desk, person, on)]
    days = [one.due for one, _register in found if one.due is not None]
    editions = [_edition(one) for one in awaited(person, on=on, now=now)]
    moved = [_thing(one, register, on) for one, register in found]
    things = (*moved[: len(days)], *editions, *moved[len(days) :], *map(_task, doing))
    return Waits(things=things[:MOST], sentence=_sentence(len(things), days, desk, on))


def _opened(desk: Desk, person: Person, on: date) -> Iterator[tuple[Found, Register]]:
    """Those whose record a register shows her: a move can be hers though its record is not."""
    by_model: dict[Any, list[Found]] = {}
    for one in desk.things:
        by_model.setdefault(one.workflow.model, []).append(one)
    seen = _seen(by_model, person, on)
    for one in desk.things:
        register = register_for(one.workflow.model)
        if register is not None and one.record.pk in seen[one.workflow.model]:
            yield one, register


def _seen(
    by_model: Mapping[Any, Sequence[Found]], person: Person, on: date
) -> Mapping[Any, set[int]]:
    """The records of each kind that she may see: one statement for all kinds."""
    rights = rights_of(person, on=on)
    seen: dict[Any, set[int]] = {model: set() for model in by_model}
    asked = []
    for place, (model, things) in enumerate(by_model.items()):
        register = register_for(model)
        numbers = {one.record.pk for one in things}
        if register is None:
            continue
        if sees_all(register, rights):
            seen[model] = numbers
            continue
        rows = rows_of(register, actor=person, on=on).filter(pk__in=numbers).order_by()
        kind = Value(place, output_field=IntegerField())
        asked.append(rows.annotate(kind=kind).values_list("kind", "pk"))
    models = list(by_model)
    for place, number in asked[0].union(*asked[1:], all=True) if asked else ():
        seen[models[place]].add(number)
    return seen


def _thing(one: Found, register: Register, on: date) -> Waiting:
    words, urgency = due_words(one.due, on)
    title = str(one.move.title)
    return Waiting(
        due=words,
        urgency=urgency,
        verb=title,
        what=wording.called(one.record),
        url=move_address(register.key, one.record, one.move.name),
        button=title,
        sentence=_about(one, register),
    )


def _task(one: Doing) -> Waiting:
    title = str(one.task.title)
    register = register_of(one.task.register)
    kind = wording.heading(register.one)
    return Waiting(
        due=_("No date"),
        urgency="",
        verb=title,
        what=wording.called(one.record),
        url=reverse(one.task.address, args=one.task.of(one.record)),
        button=title,
        sentence=f"{kind}. {wording.about(one.record)}".strip(),
    )


def _edition(one: Awaited) -> Waiting:
    """An edition of a paper, and why it was sent back if it was."""
    release, step = one.way.release, one.offer.next.step
    told = {"symbol": one.publication.symbol, "edition": release.edition, "reason": one.said}
    about = {"state": one.way.state.label, **told}
    words = _("Edition %(edition)s of %(symbol)s, %(state)s.") % about
    away = one.offer.instead_of
    words = f"{words} {_('You act for %(name)s.') % {'name': away}}" if away else words
    return Waiting(
        due=_("Since %(day)s") % {"day": formats.short_day(one.since.date())},
        verb=str(step.label),
        what=str(one.publication.title),
        url=step_address(release, step),
        button=str(step.label),
        sentence=f"{words} {_('Reason given: %(reason)s') % told}" if one.said else words,
    )


def _about(one: Found, register: Register) -> str:
    """What kind of record it is, where it stands, for whom she moves it, and what it is about."""
    told = {
        "kind": wording.heading(register.one),
        "state": one.workflow.title_of(one.record.state),
        "name": one.instead_of,
    }
    words = (
        _("%(kind)s, %(state)s.")
        if one.instead_of is None
        else _("%(kind)s, %(state)s. You act for %(name)s.")
    )
    return f"{words % told} {wording.about(one.record)}".strip()


def due_words(due: date | None, on: date) -> tuple[str, str]:
    """A deadline in a few words, and how urgent it is: "", warn or bad."""
    if due is None:
        return _("No date"), ""
    days = (due - on).days
    told = {"days": formats.number(abs(days))}
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % told, "bad"
    if days == 0:
        return _("Due today"), "bad"
    if days <= SOON:
        return ngettext("In %(days)s day", "In %(days)s days", days) % told, "warn"
    return formats.short_day(due), ""


def _sentence(count: int, days: list[date], desk: Desk, on: date) -> str:
    """How much waits, and what of it is pressing."""
    if not desk.is_all or count > MOST:
        return _("More than %(count)s things wait for you.") % {"count": formats.number(MOST)}
    late, now = sum(day < on for day in days), sum(day == on for day in days)
    pressing = overdue(late) if late else due_today(now)
    return f"{nothing_or_things(count)} {pressing}".strip()
