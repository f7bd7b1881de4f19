"""What happened to an official, in sentences: the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from secretariat.areas.workforce.models.holding import FIRST, Incumbency
from secretariat.areas.workforce.pages.reading import Kept
from secretariat.web import formats
from secretariat.web.contexts.parts import Event
from secretariat.web.moments import Asked


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened on a day, as a sentence: safe HTML or plain words."""

    on: date
    told: str | SafeString


def story(kept: Kept, asked: Asked) -> tuple[Event, ...]:
    """Tell what had happened by the day, newest first."""
    happened = [
        Happening(on=kept.official.entered, told=_("Entered the Office.")),
        *_of_posts(kept, asked),
        *_of_contracts(kept),
        *_of_grades(kept),
        *_of_nationalities(kept),
        *_of_disabilities(kept),
    ]
    past = sorted((one for one in happened if one.on <= asked.as_of), key=lambda one: one.on)
    return tuple(
        Event(on=formats.short_day(one.on), machine_on=one.on.isoformat(), sentence=one.told)
        for one in past[::-1]
    )


def _of_posts(kept: Kept, asked: Asked) -> Iterator[Happening]:
    for one in kept.held:
        yield Happening(on=one.starts, told=_began(one, asked))
        if one.ends is not None and one.ending not in ("", Incumbency.Ending.MOVE):
            told = {"post": one.post.code, "why": one.get_ending_display()}
            yield Happening(on=one.ends, told=_("Last day in %(post)s: %(why)s.") % told)
    yield from _of_moves(kept)


def _began(one: Incumbency, asked: Asked) -> SafeString:
    """How she came to a post: the post opens its own page."""
    words = {
        Incumbency.Beginning.APPOINTMENT: _("Appointed to {post}, {grade}, {unit}."),
        Incumbency.Beginning.PROMOTION: _("Promoted to {post}, {grade}, {unit}."),
        Incumbency.Beginning.TRANSFER: _("Transferred to {post}, {grade}, {unit}."),
        Incumbency.Beginning.RECLASSIFICATION: _(
            "The post was reclassified or converted: {post}, {grade}, {unit}."
        ),
        Incumbency.Beginning.NATIONALITY: _("Another nationality counts in {post}."),
    }
    post = format_html(
        '<a href="{}"><strong>{}</strong></a>',
        asked.page("workforce-post", one.post.code),
        str(one.post),
    )
    told = words[Incumbency.Beginning(one.beginning)]
    return format_html(
        told, post=post, grade=one.post.grade.name.text, unit=one.post.unit.name.text
    )


def _of_moves(kept: Kept) -> Iterator[Happening]:
    """From one duty station to another, by the first of her posts."""
    first = [one for one in kept.held if one.rank == FIRST]
    for before, after in pairwise(first):
        if before.post.station_id != after.post.station_id:
            told = {"from": before.post.station.name.text, "to": after.post.station.name.text}
            yield Happening(on=after.starts, told=_("Moved from %(from)s to %(to)s.") % told)


def _of_contracts(kept: Kept) -> Iterator[Happening]:
    for one in kept.contracts:
        told = {"kind": one.get_kind_display(), "ends": formats.day(one.ends)}
        words = _("Contract: %(kind)s, until %(ends)s.") if one.ends else _("Contract: %(kind)s.")
        yield Happening(on=one.starts, told=words % told)


def _of_grades(kept: Kept) -> Iterator[Happening]:
    for one in kept.grades:
        told = {"grade": one.grade.name.text, "step": formats.number(one.step)}
        yield Happening(on=one.starts, told=_("Grade %(grade)s, step %(step)s.") % told)


def _of_nationalities(kept: Kept) -> Iterator[Happening]:
    for one in kept.nationalities:
        told = {"state": one.state.name.text}
        yield Happening(on=one.starts, told=_("Nationality: %(state)s.") % told)
        if one.ends is not None:
            words = _("Last day of the nationality: %(state)s.") % told
            yield Happening(on=one.ends, told=words)


def _of_disabilities(kept: Kept) -> Iterator[Happening]:
    for one in kept.disabilities or ():
        yield Happening(on=one.starts, told=_("Declared a disability."))
        if one.ends is not None:
            yield Happening(on=one.ends, told=_("Last day of the declaration of a disability."))
