"""Undoing a mistaken act from the history of a record it wrote."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.engine.access.decisions import nothing_here
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.records.foreseeing import Fate, Foreseen, foreseen, touched
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.engine.registers.declaring import Register, register_of
from secretariat.engine.registers.listing import rows_of
from secretariat.kernel.errors import BadInput, Conflict, ProductError
from secretariat.web.areas_shown import registers_trail
from secretariat.web.asking import actor, today
from secretariat.web.contexts.frame import Link
from secretariat.web.contexts.parts import Event, Field, Form, Notice
from secretariat.web.contexts.registers import ActionFormPage
from secretariat.web.formats import number as written
from secretariat.web.frames import frame
from secretariat.web.links import record_page, register_page
from secretariat.web.opening import opened
from secretariat.web.records.history import story
from secretariat.web.records.undoing import told


def undo_act_page(request: HttpRequest, key: str, number: int, act: uuid.UUID) -> HttpResponse:
    """Say what undoing an act would put back, ask why, and undo it as an act of its own."""
    register = opened(request, register_of, key, lambda register: register.see)
    if not touched(register.model, number, act):
        raise nothing_here()
    record = _seen(request, register, number)
    if record is None and register.model._base_manager.filter(pk=number).exists():
        raise nothing_here()
    found = foreseen(act, by=actor(request), on=today())
    if record is None and Fate.RETURNED not in found.fates.get(register.model, {}):
        raise nothing_here()
    note(register, [] if record is None else [record.pk], Through.RECORD)
    if request.method != "POST":
        return _asked(request, register, record, found)
    try:
        reason = request.POST.get("reason", "")
        count = undo(act, by=actor(request), on=today(), reason=reason)
    except (BadInput, Conflict) as error:
        return _asked(request, register, record, found, error=error)
    words = ngettext("%(count)s record put back.", "%(count)s records put back.", count)
    messages.success(request, words % {"count": written(count)})
    is_there = _seen(request, register, number) is not None
    return redirect(record_page(key, number) if is_there else register_page(key))


def _seen(request: HttpRequest, register: Register, number: int) -> Any:
    """Find the record, as far as the reader may see it; None if it is not there."""
    return rows_of(register, actor=actor(request), on=today()).filter(pk=number).first()


def _asked(
    request: HttpRequest,
    register: Register,
    record: Any,
    found: Foreseen,
    *,
    error: ProductError | None = None,
) -> HttpResponse:
    page = ActionFormPage(
        title=_("Undo this?"),
        sentence=_("Everything the act wrote is put back as it was before, or nothing is."),
        notice=Notice(title=_("What will be put back"), text=told(found)),
        story=_story(record, found),
        form=_form(register, record, posted=request.POST.get("reason", ""), error=error),
    )
    trail = (*registers_trail(register), _way_back(register, record))
    given = {"frame": frame(request, page.title, place="registers", trail=trail), "page": page}
    status = 200 if error is None else error.status
    return render(request, "secretariat/action.html", given, status=status)


def _story(record: Any, found: Foreseen) -> tuple[Event, ...]:
    """Tell the act as this record's history has it, with what it changed."""
    if record is None:
        return ()
    entries = [entry for entry in history_of(record) if entry.act == found.act.pk]
    return story(entries, names_people=True)


def _form(register: Register, record: Any, *, posted: str, error: ProductError | None) -> Form:
    return Form(
        action="",
        fields=(
            Field(
                name="reason",
                label=_("Reason"),
                kind="textarea",
                value=posted,
                help=_("It stands in the history of every record."),
                is_required=True,
            ),
        ),
        submit=_("Undo it"),
        errors=(str(error),) if error else (),
        cancel=Link(label=_("Leave it"), url=_way_back(register, record).url),
    )


def _way_back(register: Register, record: Any) -> Link:
    if record is None:
        return Link(label=str(register.title), url=register_page(register.key))
    return Link(label=str(record), url=record_page(register.key, record.pk))
