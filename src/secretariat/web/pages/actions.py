"""Performing an action through a form: on one record, or to add one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secretariat.engine.access.covering import Sight
from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import add, change, remove
from secretariat.engine.records.versions import Changed, ChangedSince, versions
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.listing import Asked, rows_of
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web import wording
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, sight, today
from secretariat.web.contexts.frame import Hidden, Link
from secretariat.web.contexts.parts import Field, Form, Notice
from secretariat.web.contexts.registers import ActionFormPage
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page
from secretariat.web.opening import opened
from secretariat.web.records.among import asked_among, list_of, record_among
from secretariat.web.records.forms import Typed, as_recorded, fields, typed
from secretariat.web.records.history import story
from secretariat.web.records.meanwhile import BEGAN_FROM, merged, version_typed
from secretariat.web.records.moves import action_of, effect
from secretariat.web.records.undoing import taken_away
from secretariat.web.wording import called

NOTHING = Typed(values={}, errors={})


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is to be done to what: the record and the version it has, or none to add one.

    `among` is the list the record was opened from, which she goes back to.
    """

    register: Register
    action: Action
    record: Any = None
    version: int | None = None
    among: Asked | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the form shows again: what was typed, what is wrong, what others changed meanwhile."""

    found: Typed = NOTHING
    posted: Mapping[str, str] | None = None
    said: tuple[str, ...] = ()
    changed: Changed | None = None
    recorded_now: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """Give the status of the page: a conflict, something wrong, or simply asked."""
        if self.changed is not None:
            return ChangedSince.status
        return BadInput.status if self.found.errors or self.said else 200


def action_page(
    request: HttpRequest, key: str, name: str, number: int | None = None
) -> HttpResponse:
    """Ask for what an action needs, and perform it; what is wrong stands beside its field.

    A form carries the version of the record it began from: what another changes meanwhile is
    shown, and what she typed is kept.
    """
    register = opened(request, register_of, key, lambda register: register.see)
    action = action_of(register, name)
    for permission in action.permissions:
        require(actor(request), permission, scope=None, on=today())
    case = _case(request, register, action, number)
    if (case.record is None) is not (action.kind is Kind.ADD):
        raise nothing_here()
    if request.method != "POST":
        return _asked(request, case, Answer())
    posted = {name: str(value) for name, value in request.POST.items()}
    found = typed(action, posted, sees=sight(request), record=case.record)
    if found.errors:
        return _asked(request, _as_begun(case, posted), Answer(found=found, posted=posted))
    posted = as_recorded(posted, found)
    try:
        return _performed(request, case, found.values, posted)
    except ChangedSince as error:
        return _changed_since(request, case, posted, error)
    except (BadInput, Conflict) as error:
        said = wording.said(error)
        return _asked(
            request, _as_begun(case, posted), Answer(found=found, posted=posted, said=said)
        )


def _case(request: HttpRequest, register: Register, action: Action, number: int | None) -> Case:
    """Find the record; its version is read first, so that no change falls between the two."""
    if number is None:
        return Case(register=register, action=action)
    version = versions(register.model, [number]).get(number)
    record = rows_of(register, actor=actor(request), on=today()).filter(pk=number).first()
    if record is None:
        raise nothing_here()
    note(register, [record.pk], Through.RECORD)
    among = asked_among(register, request.GET)
    return Case(register=register, action=action, record=record, version=version, among=among)


def _as_begun(case: Case, posted: Mapping[str, str]) -> Case:
    """Keep the version the form began from, as long as it says one."""
    if case.record is None or not posted.get(BEGAN_FROM, "").isdecimal():
        return case
    return replace(case, version=version_typed(posted))


def _performed(
    request: HttpRequest, case: Case, values: Mapping[str, Any], posted: Mapping[str, str]
) -> HttpResponse:
    register, action, record = case.register, case.action, case.record
    reason = posted.get("reason", "")
    by, on = actor(request), today()
    if record is None:
        (number,) = add(action, [values], by=by, on=on, reason=reason)
        messages.success(request, _("The record has been added."))
        return redirect(record_page(register.key, number))
    rows = rows_of(register, actor=by, on=on).filter(pk=record.pk)
    began_from = {record.pk: version_typed(posted)}
    if action.kind is Kind.REMOVE:
        remove(action, rows, by=by, on=on, reason=reason, began_from=began_from)
        messages.success(request, taken_away(register, record))
        return redirect(list_of(register, case.among))
    change(action, rows, values, by=by, on=on, reason=reason, began_from=began_from)
    messages.success(request, _("The record has been changed."))
    return redirect(record_among(register, record.pk, case.among))


def _changed_since(
    request: HttpRequest, case: Case, posted: Mapping[str, str], error: ChangedSince
) -> HttpResponse:
    """Show what changed, by whom and when, and the form again with what she typed."""
    if any(one.is_gone for one in error.changed):
        raise error
    now = _case(request, case.register, case.action, case.record.pk)
    changed = error.changed[0]
    kept = merged(case.action, now.record, posted, began_from=version_typed(posted))
    return _asked(
        request,
        replace(now, version=changed.version),
        Answer(posted=kept.posted, recorded_now=kept.recorded_now, changed=changed),
    )


def _asked(request: HttpRequest, case: Case, answer: Answer) -> HttpResponse:
    page = ActionFormPage(
        title=_title(case),
        sentence=_sentence(case),
        notice=_meanwhile() if answer.changed else None,
        story=story(answer.changed.entries, names_people=True) if answer.changed else (),
        form=_form(case, answer, sight(request), request.GET.dict()),
    )
    trail = (*registers_trail(case.register), _way_back(case))
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "secretariat/action.html", given, status=answer.status)


def _form(case: Case, answer: Answer, sees: Sight, begins_with: Mapping[str, str]) -> Form:
    shown = fields(
        *(case.action, case.record, answer.posted, answer.found),
        sees=sees,
        recorded_now=answer.recorded_now,
        begins_with=begins_with if case.record is None else {},
    )
    version = () if case.version is None else (Hidden(name=BEGAN_FROM, value=str(case.version)),)
    return Form(
        action="",
        fields=(*shown, *reason_field(case.action, answer.posted)),
        submit=str(case.action.title),
        errors=answer.said,
        kept=version,
        cancel=replace(_way_back(case), label=_("Cancel")),
    )


def _meanwhile() -> Notice:
    return Notice(
        title=_("Somebody else changed this record while you were at it"),
        text=_(
            "Nothing of yours has been written yet. Below stand what changed, and your form with"
            " what you typed. Send it again if it still holds."
        ),
        kind="warn",
    )


def _title(case: Case) -> str:
    if case.record is None:
        return str(case.action.title)
    return _("%(action)s: %(record)s") % {
        "action": case.action.title,
        "record": called(case.record),
    }


def _sentence(case: Case) -> str:
    return str(case.register.about) if case.record is None else effect(case.action)


def _way_back(case: Case) -> Link:
    if case.record is None:
        return Link(label=str(case.register.title), url=register_page(case.register.key))
    url = record_among(case.register, case.record.pk, case.among)
    return Link(label=called(case.record), url=url)


def reason_field(action: Action, posted: Mapping[str, str] | None) -> tuple[Field, ...]:
    """Ask for the reason, which some actions need and all may have.

    A record that has a reason of its own says why: it is asked for once.
    """
    if "reason" in action.fields:
        return ()
    return (
        Field(
            name="reason",
            label=_("Reason"),
            kind="textarea",
            value=(posted or {}).get("reason", ""),
            help=_("It stands in the history of the record."),
            is_required=action.needs_reason,
        ),
    )
