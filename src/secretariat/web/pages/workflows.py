"""Making a move on a record: what it does, what it asks for, or why it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.db.models import DateField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.records.declaring import Action
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.listing import Asked, rows_of
from secretariat.engine.workflows.declaring import Move, Workflow, workflow_for
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.engine.workflows.standing import Standing, standing_of
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web import wording
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, sight, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field, Form, Notice
from secretariat.web.contexts.workflows import MovePage
from secretariat.web.frames import frame
from secretariat.web.opening import opened
from secretariat.web.pages.actions import NOTHING, reason_field
from secretariat.web.records.among import asked_among, list_of, record_among
from secretariat.web.records.choosing import field_of
from secretariat.web.records.forms import Typed, fields, typed
from secretariat.web.wording import about, called
from secretariat.web.workflows.ways import acting_for, deadline


@dataclass(frozen=True, kw_only=True)
class Case:
    """A move asked for: of which record, how it stands for the reader, and the action it is.

    `among` is the list the record was opened from, which she goes back to.
    """

    register: Register
    workflow: Workflow
    record: Any
    standing: Standing
    among: Asked | None = None

    @property
    def asks(self) -> Action:
        """The move as an action, with the fields a reader fills in: never the state."""
        one = self.standing.move
        return replace(self.workflow.action(one), fields=one.fields)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the form shows again: what was typed, and what is wrong with it."""

    found: Typed = NOTHING
    posted: Mapping[str, str] | None = None
    said: tuple[str, ...] = ()
    status: int = 200


def move_page(request: HttpRequest, key: str, number: int, name: str) -> HttpResponse:
    """Ask for what a move needs, and make it; a closed one says why."""
    case = _case(request, key, number, name)
    if request.method != "POST":
        return _asked(request, case, Answer())
    posted = {name: str(value) for name, value in request.POST.items()}
    found = typed(case.asks, posted, sees=sight(request), record=case.record)
    if found.errors:
        return _asked(request, case, Answer(found=found, posted=posted, status=BadInput.status))
    try:
        return _moved(request, case, found.values, posted)
    except (BadInput, Conflict) as error:
        said = wording.said(error)
        if isinstance(error, NotYet):  # it changed meanwhile: the page now says so by itself
            case, said = _case(request, key, number, name), ()
        return _asked(
            request, case, Answer(found=found, posted=posted, said=said, status=error.status)
        )


def _case(request: HttpRequest, key: str, number: int, name: str) -> Case:
    """Find the move and how it stands; what is unknown answers as what is hidden."""
    register = opened(request, register_of, key, lambda register: register.see)
    workflow = workflow_for(register.model)
    record = rows_of(register, actor=actor(request), on=today()).filter(pk=number).first()
    if workflow is None or record is None or name not in {one.name for one in workflow.moves}:
        raise nothing_here()
    if not request.user.is_authenticated:
        raise NotYou(_("You have not signed in."), do=_("Sign in."))
    note(register, [record.pk], Through.RECORD)
    standing = standing_of(workflow, name, record, by=actor(request), on=today())
    return Case(
        register=register,
        workflow=workflow,
        record=record,
        standing=standing,
        among=asked_among(register, request.GET),
    )


def _moved(
    request: HttpRequest, case: Case, values: Mapping[str, Any], posted: Mapping[str, str]
) -> HttpResponse:
    one, by, on = case.standing.move, actor(request), today()
    rows = rows_of(case.register, actor=by, on=on).filter(pk=case.record.pk)
    reason = posted.get("reason", "")
    move(case.workflow, one.name, rows, by=by, on=on, values=values, reason=reason)
    told = {"move": one.title, "state": case.workflow.title_of(str(one.target))}
    messages.success(request, _("“%(move)s” is done: the record is now “%(state)s”.") % told)
    return redirect(record_among(case.register, case.record.pk, case.among))


def _asked(request: HttpRequest, case: Case, answer: Answer) -> HttpResponse:
    """Show the form of an open move, or why it is closed and the way back."""
    one = case.standing
    page = MovePage(
        title=_("%(move)s: %(record)s") % {"move": one.move.title, "record": called(case.record)},
        sentence=_sentence(case),
        notice=None if one.is_open else Notice(title=str(one.shut_by), text=one.reason),
        form=_form(case, answer, sight(request)) if one.is_open else None,
        way_back=_way_back(case),
    )
    trail = (
        *registers_trail(case.register),
        Link(label=str(case.register.title), url=list_of(case.register, case.among)),
        _way_back(case),
    )
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "secretariat/move.html", given, status=answer.status)


def _sentence(case: Case) -> str:
    """What the move does, for whom she makes it, and by when it should be made."""
    one = case.standing
    said = [about(case.record), str(one.move.effect), acting_for(one) if one.instead_of else ""]
    if one.due is not None:
        said.append(_("It is due %(when)s.") % {"when": deadline(one.due, today())})
    return " ".join(sentence for sentence in said if sentence)


def _form(case: Case, answer: Answer, sees: Sight) -> Form:
    shown = fields(
        *(case.asks, case.record, answer.posted, answer.found),
        sees=sees,
        begins_with=_days(case),
    )
    needed = (_needed(case.standing.move, one) for one in shown)
    return Form(
        action="",
        fields=(*needed, *reason_field(case.asks, answer.posted)),
        submit=str(case.standing.move.title),
        errors=answer.said,
        cancel=replace(_way_back(case), label=_("Cancel")),
    )


def _needed(move: Move, field: Field) -> Field:
    """A field as the move needs it, whatever a record without it might be."""
    may_lack = field.kind == "checkbox" or field_of(field.name) in move.may_lack
    return replace(field, is_required=not may_lack)


def _days(case: Case) -> dict[str, str]:
    """The days a move writes down, each today unless the record has one: most are made that day."""
    named = {one.name: one for one in case.record._meta.concrete_fields}
    asked = [name for name in case.asks.fields if name not in case.standing.move.may_lack]
    days = [name for name in asked if isinstance(named[name], DateField)]
    empty = [name for name in days if getattr(case.record, name) is None]
    return dict.fromkeys(empty, today().isoformat())


def _way_back(case: Case) -> Link:
    url = record_among(case.register, case.record.pk, case.among)
    return Link(label=called(case.record), url=url)
