"""What happened to somebody's sign-in and roles, told in sentences, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import formats as django_formats
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.rights import place
from secretariat.engine.fetching import fetched
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.telling import history_of, people_of, told, who_acted
from secretariat.engine.workflows.models import Delegation
from secretariat.web import formats
from secretariat.web.access.naming import role_title
from secretariat.web.contexts.parts import Event

ABOUT = ("access.link", "access.unlink", "access.give_password")
OWN = ("access.set_password", "access.change_factors")
"""Acts that change no record kept in history, but what somebody signs in with."""


@dataclass(frozen=True)
class _Happened:
    at: datetime
    who: str
    sentence: str
    reason: str


def story(person: Person, *, within: Scopes) -> tuple[Event, ...]:
    """Tell it all; of roles, those over scopes within the reader's reach."""
    happened = [
        *_of_her_record(person),
        *_of_her_trust(person, within),
        *_of_her_sign_in(person),
    ]
    happened.sort(key=lambda one: one.at, reverse=True)
    return tuple(
        Event(
            on=formats.short_day(one.at.date()),
            machine_on=one.at.isoformat(),
            sentence=format_html("<strong>{}</strong> {}.", one.who, one.sentence),
            reason=one.reason,
        )
        for one in happened
    )


def _of_her_record(person: Person) -> Iterable[_Happened]:
    for entry in history_of(person):
        sentence = str(_PERSON.get(entry.action, entry.told))
        yield _Happened(entry.at, entry.who, sentence, entry.reason)


_PERSON = {
    "access.add_people": gettext_lazy("added this person"),
    "access.deactivate": gettext_lazy("closed the sign-in"),
    "access.reactivate": gettext_lazy("opened the sign-in again"),
}


def _of_her_trust(person: Person, within: Scopes) -> Iterable[_Happened]:
    """What was given to her, and what she handed over, or somebody for her."""
    grants, handed = (
        event_model(model)._base_manager.filter(person_id=person.pk).order_by("pgh_id")
        for model in (Grant, Delegation)
    )
    roles, moves = fetched(grants, handed.select_related("to"))
    told_of = [(one, _role(one)) for one in roles if within.cover(one.scope)]
    told_of += [(one, _handed(one)) for one in moves]
    numbers = {event.pgh_context_id for event, _sentence in told_of}
    acts = {act.pk: act for act in Act.objects.filter(pk__in=numbers)}
    names = people_of(acts.values())
    for event, sentence in told_of:
        act = acts[event.pgh_context_id]
        yield _Happened(event.pgh_created_at, who_acted(act, names), sentence, act.reason)


def _handed(event: Any) -> str:
    facts = {"name": event.to, "starts": _day(event.starts), "ends": _day(event.ends)}
    if event.pgh_label == "delete":
        return _("took back what %(name)s was to do for her, before it began") % facts
    if event.pgh_label == "update":
        return _("ended with %(ends)s what %(name)s does for her") % facts
    return _("handed her moves over to %(name)s from %(starts)s to %(ends)s") % facts


def _role(event: Any) -> str:
    facts = {
        "role": role_title(event.role),
        "place": place(event.scope),
        "starts": _day(event.starts),
        "ends": _day(event.ends),
    }
    if event.pgh_label == "delete":
        return _("withdrew the role %(role)s over %(place)s before it began") % facts
    if event.pgh_label == "update":
        return _("ended the role %(role)s over %(place)s with %(ends)s") % facts
    if event.ends:
        return _("gave the role %(role)s over %(place)s from %(starts)s to %(ends)s") % facts
    return _("gave the role %(role)s over %(place)s from %(starts)s") % facts


def _day(day: date | None) -> str:
    return django_formats.date_format(day) if day else ""


def _of_her_sign_in(person: Person) -> Iterable[_Happened]:
    own = Act.objects.filter(action__in=OWN, by=person.pk)
    about = Act.objects.filter(action__in=ABOUT, facts__person=person.pk)
    acts = [*own, *about]
    names = people_of(acts)
    for act in acts:
        yield _Happened(act.at, who_acted(act, names), told(act), act.reason)
