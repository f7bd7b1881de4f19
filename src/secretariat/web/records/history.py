"""The history of a record as a story: who did what, from what to what, and why."""

import uuid
from collections.abc import Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from secretariat.engine.records.telling import Difference, Entry
from secretariat.web import formats
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Event
from secretariat.web.wording import placed, recorded


def story(
    entries: Sequence[Entry],
    *,
    names_people: bool,
    ways: Mapping[uuid.UUID, Link] | None = None,
) -> tuple[Event, ...]:
    """Tell each act, newest first; to someone not signed in, the Office did it.

    `ways` leads, by act, to what the reader can do about it.
    """
    found = ways or {}
    return tuple(
        _event(entry, names_people=names_people, way=found.get(entry.act)) for entry in entries
    )


def _event(entry: Entry, *, names_people: bool, way: Link | None) -> Event:
    return Event(
        on=formats.short_day(entry.at.date()),
        machine_on=entry.at.isoformat(),
        sentence=_sentence(entry, entry.who if names_people else _("The Office")),
        reason=entry.reason,
        way=way,
    )


def _sentence(entry: Entry, who: str) -> SafeString:
    told = format_html("<strong>{}</strong> {}", who, entry.told)
    if entry.differences:
        each = ((_change(one),) for one in entry.differences)
        changes = format_html_join(_("; "), "{}", each)
        template = _("%(told)s: %(changes)s")  # a no-break space stands before “:” in French
        told = format_html(placed(template, "told", "changes"), told=told, changes=changes)
    if entry.undone:
        told = format_html("{} ({})", told, _("undone later"))
    return format_html("{}.", told)


def _change(one: Difference) -> SafeString:
    """Word one change, with what was and what is now in bold."""
    template = _("%(label)s changed from %(before)s to %(after)s")
    if one.before == formats.NOT_APPLICABLE:
        template = _("%(label)s set to %(after)s")
    elif one.after == formats.NOT_APPLICABLE:
        template = _("%(label)s emptied, it was %(before)s")
    return format_html(
        placed(template, "label")
        .replace("%(before)s", "<strong>{before}</strong>")
        .replace("%(after)s", "<strong>{after}</strong>"),
        label=one.label,
        before=recorded(one.before, is_number=one.is_number),
        after=recorded(one.after, is_number=one.is_number),
    )


def simulated(entries: Sequence[Entry]) -> bool:
    """Say whether any of it was recorded under a simulated clock."""
    return any(entry.simulated for entry in entries)
