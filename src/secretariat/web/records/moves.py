"""What may be done with a record or a register: each action open, or shut with the reason."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import may
from secretariat.engine.access.roles import permitting
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.staying import kept_from
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.kernel.errors import NotFound, Refused
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.registers import Move
from secretariat.web.links import question
from secretariat.web.records.forms import label


def moves(register: Register, record: Any, *, actor: Actor, on: date) -> tuple[Move, ...]:
    """Offer every action on the record: with what it changes, or why it is shut."""
    return tuple(
        _move(register, one, record, actor=actor, on=on)
        for one in register.actions
        if one.kind is not Kind.ADD
    )


def _move(register: Register, action: Action, record: Any, *, actor: Actor, on: date) -> Move:
    button = _("%(action)s…") % {"action": action.title}
    decisions = [may(actor, one, scope=None, on=on) for one in action.permissions]
    refused = next((one for one in decisions if not one.allowed), None)
    if refused is not None:
        return Move(label=str(action.title), shut_by=_("Not you:"), reason=str(refused.because))
    stays = kept_from(action, record)
    if stays:
        return Move(label=str(action.title), shut_by=_("Not any more:"), reason=stays)
    url = reverse("act-on", args=[register.key, record.pk, name_of(action)])
    return Move(label=button, url=url, effect=effect(action))


def additions(register: Register, record: Any, *, actor: Actor, on: date) -> Iterator[Move]:
    """Offer to add what belongs to the record, to whoever may: the form begins with the record."""
    for declared in register.related:
        if declared.adding is None:
            continue
        other = register_of(declared.register)
        action = next(one for one in other.actions if one.kind is Kind.ADD)
        if not all(may(actor, one, scope=None, on=on) for one in action.permissions):
            continue
        try:
            begun = declared.adding(record, actor)
        except Refused as error:
            yield Move(label=str(action.title), shut_by=_("Not you:"), reason=str(error.what))
            continue
        if begun is None:
            continue
        given = {declared.by: record, **begun}
        said = {name: str(getattr(one, "pk", one)) for name, one in given.items()}
        url = reverse("act", args=[other.key, name_of(action)]) + question(said)
        yield Move(label=_("%(action)s…") % {"action": action.title}, url=url, effect=_to_it(other))


def _to_it(other: Register) -> str:
    return _("Adds to “%(register)s”, for this record.") % {"register": other.title}


def effect(action: Action) -> str:
    """Say what the action does to the record."""
    if action.kind is Kind.REMOVE:
        return _("Takes the record away; its history stays.")
    return _("Sets: %(fields)s.") % {"fields": ", ".join(_labels(action))}


def _labels(action: Action) -> Iterator[str]:
    for name in action.fields:
        yield label(action, name)


def addition(register: Register, *, actor: Actor, on: date) -> Link | None:
    """Offer the action that adds to the register, to whoever may."""
    for one in register.actions:
        allowed = all(may(actor, each, scope=None, on=on) for each in one.permissions)
        if one.kind is Kind.ADD and allowed:
            url = reverse("act", args=[register.key, name_of(one)])
            return Link(label=str(one.title), url=url)
    return None


def who_adds(register: Register) -> str:
    """The roles that permit to add to the register, in words; nothing where no action adds."""
    needed = (one.permissions for one in register.actions if one.kind is Kind.ADD)
    titles = (str(role.title) for each in needed for one in each for role in permitting(one))
    return ", ".join(dict.fromkeys(titles))


def name_of(action: Action) -> str:
    """Name an action in addresses: its key without the area."""
    return action.key.partition(".")[2]


def action_of(register: Register, name: str) -> Action:
    """Find an action of the register by its name."""
    for one in register.actions:
        if name_of(one) == name:
            return one
    raise NotFound(
        _("There is no action “%(name)s” here.") % {"name": name},
        do=_("The record's page offers what can be done with it."),
    )
