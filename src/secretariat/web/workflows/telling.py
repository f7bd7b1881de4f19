"""Notices in words, made when they are read or sent: in her language, of what she may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.models import Person
from secretariat.engine.fetching import fetched
from secretariat.engine.history.models import Act
from secretariat.engine.notices.following import model_of
from secretariat.engine.notices.models import Kind, Notice
from secretariat.engine.records.declaring import action
from secretariat.engine.records.naming import named_by
from secretariat.engine.records.telling import people_of, who_acted
from secretariat.engine.records.telling import told as what_was_done
from secretariat.engine.registers.declaring import register_for
from secretariat.engine.registers.listing import rows_of
from secretariat.kernel.errors import NotFound
from secretariat.web import formats
from secretariat.web.contexts.parts import Event
from secretariat.web.contexts.workflows import Told
from secretariat.web.links import record_page, register_page
from secretariat.web.wording import placed

Titles = Mapping[tuple[str, int], tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Line:
    """A notice in words: what it says, of what, and where that is; never what a record holds."""

    notice: Notice
    says: str
    what: str
    address: str


def lines(notices: Sequence[Notice], person: Person, *, on: date) -> list[Line]:
    """Notices in words, in their order; a record she may no longer see has no title here."""
    named = [(one.table, one.record) for one in notices if one.record is not None]
    known = titles(named, person, on=on)
    acts = Act.objects.in_bulk([one.act for one in notices if one.act is not None])
    names = people_of(acts.values())
    return [_line(one, known, acts, names) for one in notices]


def told(notices: Sequence[Notice], person: Person, *, on: date) -> tuple[Told, ...]:
    """Notices as her page shows them."""
    return tuple(
        Told(event=_event(line), is_new=line.notice.read_at is None)
        for line in lines(notices, person, on=on)
    )


def _event(line: Line) -> Event:
    sentence = format_html("{}.", line.says)
    if line.address:
        way = format_html('<a href="{}">{}</a>', line.address, line.what)
        sentence = said_of(line.says, way)
    elif line.what:
        sentence = said_of(line.says, line.what)
    at = line.notice.at
    return Event(on=formats.short_day(at.date()), machine_on=at.isoformat(), sentence=sentence)


def said_of(says: str, what: str) -> SafeString:
    """What was done, and to what; in French a no-break space stands before “:”."""
    return format_html(placed(_("%(says)s: %(what)s."), "says", "what"), says=says, what=what)


def titles(records: Iterable[tuple[str, int]], person: Person, *, on: date) -> Titles:
    """The titles and addresses of the records she may see: one query, however many kinds."""
    numbers: dict[str, set[int]] = {}
    for table, number in records:
        numbers.setdefault(table, set()).add(number)
    kept = {table: register_for(model_of(table)) for table in numbers}
    registers = {table: one for table, one in kept.items() if one is not None}
    lists = fetched(
        *(
            rows_of(one, actor=person, on=on)
            .filter(pk__in=numbers[table])
            .select_related(*named_by(one.model))
            for table, one in registers.items()
        )
    )
    return {
        (table, record.pk): (str(record), record_page(register.key, record.pk))
        for (table, register), rows in zip(registers.items(), lists, strict=True)
        for record in rows
    }


def _line(one: Notice, titles: Titles, acts: Mapping[UUID, Act], names: Mapping[int, str]) -> Line:
    what, address = _of_set(one) if one.record is None else _of_record(one, titles)
    act = acts.get(one.act) if one.act is not None else None
    return Line(notice=one, says=_says(one, act, names), what=what, address=address)


def _of_record(one: Notice, known: Titles) -> tuple[str, str]:
    return known.get((one.table, one.record or 0), (_("a record you can no longer see"), ""))


def _of_set(one: Notice) -> tuple[str, str]:
    register = register_for(model_of(one.table))
    words = ngettext("%(count)s record", "%(count)s records", one.count)
    told_of = words % {"count": formats.number(one.count)}
    return told_of, register_page(register.key) if register is not None else ""


def _says(one: Notice, act: Act | None, names: Mapping[int, str]) -> str:
    """What the notice says, up to the record it is about."""
    if one.kind == Kind.MOVED and act is not None:
        return _("%(who)s %(told)s") % {"who": who_acted(act, names), "told": what_was_done(act)}
    words = {"move": _title(one.action), "day": formats.day(one.due_on)}
    if one.kind == Kind.DUE and (one.days or 0) < 0:
        return _("“%(move)s” was due on %(day)s") % words
    if one.kind == Kind.DUE:
        return _("“%(move)s” is due on %(day)s") % words
    return _("“%(move)s” waits for you") % words


def _title(key: str) -> Any:
    """The move's title; its key if the product no longer declares it."""
    try:
        return action(key).title
    except NotFound:
        return key
