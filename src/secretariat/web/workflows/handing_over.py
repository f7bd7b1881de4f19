"""Handing over moves as a form asks for it: to whom, from when until when, in which workflows."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.models import Person
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.handing import what_is_handed_over
from secretariat.engine.workflows.models import Delegation
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period
from secretariat.web import formats
from secretariat.web.asking import day
from secretariat.web.contexts.frame import Option
from secretariat.web.contexts.parts import Field

Posted = Mapping[str, str]
ALL = ""


def fields(posted: Posted, *, to: str) -> tuple[Field, ...]:
    """Ask for everything but the reason; `to` is what the field of the deputy is called."""
    chosen = posted.get("workflow", ALL)
    named = ((one.key, str(one.title)) for one in what_is_handed_over())
    offered = [(ALL, _("All workflows")), *named]
    options = tuple(
        Option(value=value, label=label, is_chosen=value == chosen) for value, label in offered
    )
    return (
        Field(
            name="to",
            label=to,
            help=_("Her user name."),
            value=posted.get("to", ""),
            is_required=True,
        ),
        _day_field("starts", _("First day"), posted),
        _day_field("ends", _("Last day"), posted),
        Field(name="workflow", label=_("In"), kind="select", options=options),
    )


def hand_over(person: Person, posted: Posted, *, by: Actor, on: date) -> Delegation:
    """Hand a person's moves over as the form says. Raises BadInput, Conflict or Refused."""
    to = Person.objects.active().filter(username=posted.get("to", "").strip().lower()).first()
    if to is None:
        raise BadInput(
            _("Nobody signs in under “%(name)s”.") % {"name": posted.get("to", "")},
            do=_("Write the user name of whoever makes the moves."),
        )
    named = posted.get("workflow", ALL)
    return delegate(
        person,
        to=to,
        period=Period(day(posted.get("starts", "")), day(posted.get("ends", ""))),
        workflows=(named,) if named else (),
        by=by,
        on=on,
        reason=posted.get("reason", ""),
    )


def note(one: Delegation) -> str:
    """Say from when until when, and in which workflows."""
    titles = {one.key: str(one.title) for one in what_is_handed_over()}
    named = ", ".join(titles.get(key, key) for key in one.workflows) or _("in all workflows")
    told = {"period": formats.period(one.starts, one.ends), "workflows": named}
    return _("%(period)s, %(workflows)s") % told


def _day_field(name: str, label: str, posted: Posted) -> Field:
    return Field(name=name, label=label, kind="date", value=posted.get(name, ""), is_required=True)
