"""Where an edition stands on its way to the public, in words: for every reader, and at work."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.history.processes import process_called
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.handing import hands_on, works_on
from secretariat.engine.publishing.models import Release, ReleaseStep, Step
from secretariat.engine.publishing.stepping import Offer, offers_to
from secretariat.engine.publishing.way import State, Way, next_step, ways
from secretariat.engine.records.telling import people_named
from secretariat.kernel.languages import Language
from secretariat.web import formats
from secretariat.web.asking import actor, now, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.papers import Edition
from secretariat.web.contexts.papers import Way as ShownWay
from secretariat.web.contexts.parts import Event, Notice, Status
from secretariat.web.contexts.registers import Move
from secretariat.web.papers.moments import moment

_KINDS = {State.PUBLISHED: "good", State.SUPERSEDED: "warn"}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a paper's page says of where its edition stands, and of the other editions."""

    way: ShownWay
    notice: Notice | None
    editions: tuple[Edition, ...]


def standing_of(
    request: HttpRequest, publication: Publication, release: Release, every: Sequence[Release]
) -> Standing:
    """Tell where an edition stands among those the reader may see."""
    found = ways(every, now=now())
    own = found[release.pk]
    return Standing(
        way=_way(request, publication, own),
        notice=_notice(own),
        editions=tuple(_edition(found[one.pk], is_current=one == release) for one in every),
    )


def address_of(release: Release) -> str:
    """Give the lasting address of an edition."""
    return reverse("paper", args=[release.publication, release.edition])


def title_of(release: Release) -> str:
    """Name an edition: its symbol, its title in the reader's language, else in its first."""
    facts = release.facts.get(formats.language()) or next(iter(release.facts.values()))
    told = {"symbol": facts["symbol"], "title": facts["title"], "edition": release.edition}
    return _("%(symbol)s, %(title)s, edition %(edition)s") % told


def state_words(way: Way) -> str:
    """Say where an edition stands, and since or until when."""
    if way.public_at is None:
        return str(way.state.label)
    told = {"state": way.state.label, "at": moment(way.public_at)}
    if way.state is State.EMBARGOED:
        return _("%(state)s until %(at)s") % told
    return _("%(state)s, public since %(at)s") % told


def _way(request: HttpRequest, publication: Publication, way: Way) -> ShownWay:
    status = Status(kind=_KINDS.get(way.state, "none"), word=_capital(str(way.state.label)))
    me = actor(request)
    asked = (me,) if way.is_public else hands_on(me, on=today())  # no step is left to stand in for
    if not works_on((rights_of(one, on=today()) for one in asked), publication):
        return ShownWay(status=status, sentence=_sentence(way))
    offered = offers_to(asked, publication, way, on=today())
    return ShownWay(
        status=status,
        sentence=_sentence(way),
        story=tuple(_story(way)),
        moves=tuple(
            Move(
                label=str(one.next.step.label),
                url=step_address(way.release, one.next.step) if one.is_open else "",
                effect=effect(one),
                shut_by=str(one.shut_by),
                reason=one.why,
                is_main=one.next.step is not Step.RETURN,
            )
            for one in offered
        ),
    )


def effect(one: Offer) -> str:
    """Say what a step does, and for whom she would take it if not for herself."""
    told = str(one.next.effect)
    if one.instead_of is None or not one.is_open:
        return told
    return f"{told} {_('You take it for %(name)s.') % {'name': one.instead_of}}"


def step_address(release: Release, step: Step) -> str:
    """Give the address at which an edition is taken a step on."""
    return reverse("paper-step", args=[release.publication, release.edition, step.value])


def _sentence(way: Way) -> str:
    """Say since when everybody reads it, from when they will, or that nobody else does."""
    if way.is_public:
        return _("Public since %(at)s.") % {"at": moment(way.public_at)}
    if way.state is State.EMBARGOED:
        return _("Public from %(at)s on.") % {"at": moment(way.public_at)}
    return _("Only those who work on this paper can read it.")


def _notice(way: Way) -> Notice | None:
    """Say of what is not the paper in force that it is not."""
    if way.later is not None:
        return _superseded(way, way.later)
    if way.is_public:
        return None
    title = _("This edition is not published: it is %(state)s") % {"state": way.state.label}
    return Notice(kind="warn", title=title, text=_sentence(way))


def _superseded(way: Way, later: Release) -> Notice:
    link = format_html(
        '<a href="{}">{}</a>',
        address_of(later),
        _("Read edition %(edition)s.") % {"edition": later.edition},
    )
    is_corrected = later.corrects_id == way.release.pk
    title = (
        _("Edition %(edition)s corrects this one")
        if is_corrected
        else _("Edition %(edition)s takes the place of this one")
    )
    text = format_html("{} {}", note_of(later), link) if is_corrected else link
    return Notice(kind="warn", title=title % {"edition": later.edition}, text=text)


def note_of(release: Release) -> str:
    """Give what an edition was issued for; words of another language say in which they are."""
    told = release.noted(Language(formats.language()))
    return formats.shown_in(told.text, found=told.language) if told.text else ""


def _edition(way: Way, *, is_current: bool) -> Edition:
    told = {"number": way.release.edition, "day": formats.day(way.release.frozen_at.date())}
    return Edition(
        edition=Link(label=_("Edition %(number)s, %(day)s") % told, url=address_of(way.release)),
        state=_capital(state_words(way)),
        note=note_of(way.release),
        is_current=is_current,
    )


def _story(way: Way) -> list[Event]:
    """Tell who froze it and who took each step, the latest first."""
    release, steps = way.release, way.steps
    taken = {who for one in steps for who in (one.by, one.instead_of)}
    numbers = {release.frozen_by, *taken} - {None}
    names = people_named(one for one in numbers if one is not None)
    told = [_event(one, names) for one in steps]
    frozen = Event(
        on=formats.short_day(release.frozen_at.date()),
        machine_on=release.frozen_at.isoformat(),
        sentence=format_html(
            "<strong>{}</strong> {}.",
            _who(release.frozen_by, release.frozen_by_process, names),
            _("froze this edition at %(time)s") % {"time": moment(release.frozen_at, clock=True)},
        ),
    )
    return [*reversed(told), frozen]


def _event(step: ReleaseStep, names: dict[int, str]) -> Event:
    told = str(next_step(Step(step.step)).told)
    if step.public_at is not None and step.public_at > step.at:
        told = _("published it, to be public from %(at)s") % {"at": moment(step.public_at)}
    at = _("at %(time)s") % {"time": moment(step.at, clock=True)}
    return Event(
        on=formats.short_day(step.at.date()),
        machine_on=step.at.isoformat(),
        sentence=format_html("<strong>{}</strong> {}, {}.", _taken_by(step, names), told, at),
        reason=step.note,
    )


def _taken_by(step: ReleaseStep, names: dict[int, str]) -> str:
    """Who took it, and for whom if she was away."""
    hand = _who(step.by, step.by_process, names)
    if step.instead_of is None:
        return hand
    away = _who(step.instead_of, "", names)
    return _("%(name)s for %(away)s") % {"name": hand, "away": away}


def _who(number: int | None, process: str, names: dict[int, str]) -> str:
    if number is None:
        return process_called(process)
    return names.get(number, _("Person %(number)s") % {"number": number})


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
