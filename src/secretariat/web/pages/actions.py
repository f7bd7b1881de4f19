"""Performing an action through a form: on one record, or to add one."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import add, change, remove
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.kernel.errors import BadInput, Conflict
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Field, Form
from secretariat.web.contexts.registers import ActionFormPage
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page
from secretariat.web.opening import opened
from secretariat.web.records.forms import Typed, fields, typed
from secretariat.web.records.moves import action_of, effect

NOTHING = Typed(values={}, errors={})


def action_page(
    request: HttpRequest, key: str, name: str, number: int | None = None
) -> HttpResponse:
    """Ask for what an action needs, and perform it; what is wrong stands beside its field."""
    register = opened(request, register_of, key, lambda register: register.see)
    action = action_of(register, name)
    for permission in action.permissions:
        require(actor(request), permission, scope=None, on=today())
    record = _record(request, register, number)
    if (record is None) is not (action.kind is Kind.ADD):
        raise nothing_here()
    if request.method != "POST":
        return _asked(request, register, action, record, found=NOTHING)
    posted = {name: str(value) for name, value in request.POST.items()}
    found = typed(action, posted)
    if found.errors:
        return _asked(request, register, action, record, found=found, posted=posted)
    try:
        return _performed(request, register, action, record, found.values)
    except (BadInput, Conflict) as error:
        said = tuple(str(one) for one in getattr(error, "problems", ())) or (str(error),)
        return _asked(request, register, action, record, found=found, posted=posted, said=said)


def _record(request: HttpRequest, register: Register, number: int | None) -> Any:
    if number is None:
        return None
    record = rows_of(register, actor=actor(request), on=today()).filter(pk=number).first()
    if record is None:
        raise nothing_here()
    return record


def _performed(
    request: HttpRequest,
    register: Register,
    action: Action,
    record: Any,
    values: Mapping[str, Any],
) -> HttpResponse:
    reason = request.POST.get("reason", "")
    by, on = actor(request), today()
    if record is None:
        (number,) = add(action, [values], by=by, on=on, reason=reason)
        messages.success(request, _("The record has been added."))
        return redirect(record_page(register.key, number))
    rows = rows_of(register, actor=by, on=on).filter(pk=record.pk)
    if action.kind is Kind.REMOVE:
        remove(action, rows, by=by, on=on, reason=reason)
        messages.success(request, _("%(record)s has been taken away.") % {"record": record})
        return redirect(register_page(register.key))
    change(action, rows, values, by=by, on=on, reason=reason)
    messages.success(request, _("The record has been changed."))
    return redirect(record_page(register.key, record.pk))


def _asked(
    request: HttpRequest,
    register: Register,
    action: Action,
    record: Any,
    *,
    found: Typed,
    posted: Mapping[str, str] | None = None,
    said: tuple[str, ...] = (),
) -> HttpResponse:
    shown = fields(action, record, posted, found)
    page = ActionFormPage(
        title=_title(action, record),
        sentence=effect(action) if record is not None else str(register.about),
        form=Form(
            action="",
            fields=(*shown, _reason(action, posted)),
            submit=str(action.title),
            errors=said,
            cancel=_way_back(register, record),
        ),
    )
    status = 422 if found.errors or said else 200
    trail = (*registers_trail(register), _way_back(register, record))
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    return render(request, "secretariat/action.html", given, status=status)


def _title(action: Action, record: Any) -> str:
    if record is None:
        return str(action.title)
    return _("%(action)s: %(record)s") % {"action": action.title, "record": record}


def _way_back(register: Register, record: Any) -> Link:
    if record is None:
        return Link(label=str(register.title), url=register_page(register.key))
    return Link(label=str(record), url=record_page(register.key, record.pk))


def _reason(action: Action, posted: Mapping[str, str] | None) -> Field:
    label = _("Reason") if action.needs_reason else _("Reason (optional)")
    return Field(
        name="reason",
        label=label,
        kind="textarea",
        value=(posted or {}).get("reason", ""),
        help=_("It stands in the history of the record."),
        is_required=action.needs_reason,
    )
