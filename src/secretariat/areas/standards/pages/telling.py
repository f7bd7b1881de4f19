"""What happened, in sentences: facts with a day become lines of a story, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from secretariat.areas.standards.models.registered import Ratification
from secretariat.areas.standards.models.undertaken import Prospect
from secretariat.web import formats
from secretariat.web.contexts.parts import Event
from secretariat.web.links import record_page


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened on a day: a sentence, what it is about, and where that is kept."""

    on: date
    told: str
    about: str
    url: str
    note: str = ""


def story(happenings: Iterable[Happening], *, until: date) -> tuple[Event, ...]:
    """Tell what had happened by a day, newest first."""
    past = [one for one in happenings if one.on <= until]
    return tuple(_event(one) for one in sorted(past, key=lambda one: (one.on, one.about))[::-1])


def _event(one: Happening) -> Event:
    return Event(
        on=formats.short_day(one.on),
        machine_on=one.on.isoformat(),
        sentence=format_html(
            '<a href="{}"><strong>{}</strong></a> {}', one.url, one.about, one.told
        ),
        reason=one.note,
    )


def of_ratifications(rows: Iterable[Any], *, about_state: bool) -> Iterator[Happening]:
    """Registration, binding and end of each ratification; `about_state` names the instrument."""
    for one in rows:
        about = one.instrument.code if about_state else one.state.name.text
        url = record_page("ratifications", one.pk)
        told = _("confirmed by succession") if one.inherited else _("ratified")
        yield Happening(on=one.starts, told=told, about=about, url=url)
        if one.binds_from and (one.ends is None or one.binds_from <= one.ends):
            told = _("in force for the State")
            yield Happening(on=one.binds_from, told=told, about=about, url=url)
        if one.ends is not None:
            yield Happening(on=one.ends, told=_end(one), about=about, url=url, note=one.note)


def _end(one: Ratification) -> str:
    if not one.ending:
        return _("ceased to bind the State")
    return _("last day: %(why)s") % {"why": one.get_ending_display()}


def of_declarations(rows: Iterable[Any]) -> Iterator[Happening]:
    """Declarations made and withdrawn."""
    for one in rows:
        about = one.ratification.instrument.code
        url = record_page("declarations", one.pk)
        told = _("declaration registered: %(kind)s") % {"kind": one.get_kind_display()}
        yield Happening(on=one.starts, told=told, about=about, url=url, note="")
        if one.ends is not None:
            yield Happening(on=one.ends, told=_("declaration withdrawn"), about=about, url=url)


def of_acceptances(rows: Iterable[Any]) -> Iterator[Happening]:
    """Parts accepted."""
    for one in rows:
        url = record_page("acceptances", one.pk)
        yield Happening(on=one.starts, told=_("part accepted"), about=one.part.code, url=url)


def of_conditions(rows: Iterable[Any]) -> Iterator[Happening]:
    """Conditions set and met."""
    for one in rows:
        about = one.ratification.instrument.code
        url = record_page("conditions", one.pk)
        told = _("ratification made conditional")
        yield Happening(on=one.starts, told=told, about=about, url=url)
        if one.ends is not None:
            yield Happening(on=one.ends, told=_("condition met"), about=about, url=url)


def of_prospects(rows: Iterable[Prospect], *, about_state: bool) -> Iterator[Happening]:
    """What was said of ratifying."""
    for one in rows:
        about = one.instrument.code if about_state else one.state.name.text
        url = record_page("prospects", one.pk)
        told = str(one.get_stage_display())
        yield Happening(on=one.starts, told=told, about=about, url=url)


def of_memberships(rows: Iterable[Any]) -> Iterator[Happening]:
    """When a State became a member, and when it left."""
    for one in rows:
        url = record_page("memberships", one.pk)
        about = _("Membership")
        yield Happening(on=one.starts, told=_("begins"), about=about, url=url)
        if one.ends is not None:
            yield Happening(on=one.ends, told=_("last day"), about=about, url=url)
