"""Acting: performing an action on a set of records, making a move, undoing an act."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from secretariat.engine.access.decisions import nothing_here, require
from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import add, change, remove
from secretariat.engine.records.undoing import undo
from secretariat.engine.records.versions import ChangedSince
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import rows_of
from secretariat.engine.workflows.declaring import workflow_for
from secretariat.engine.workflows.moving import move
from secretariat.kernel.errors import BadInput
from secretariat.web.api.answering import api, body, hold_to_words
from secretariat.web.api.given import numbers, text, values, version_by_number
from secretariat.web.api.reading import opened_register
from secretariat.web.asking import actor, sight, today
from secretariat.web.records.moves import action_of

MOST: Final = 1000  # records in one call; more belong into an import


@api("POST")
def action_call(request: HttpRequest, key: str, name: str) -> Any:
    """Perform an action: on new rows, or on records named by number. All of them or none."""
    register = opened_register(request, key, acts=True)
    action = action_of(register, name)
    for permission in action.permissions:
        require(actor(request), permission, scope=None, on=today())
    sent = body(request)
    if action.kind is Kind.ADD:
        return _added(request, action, sent)
    hold_to_words(sent, {"records", "values", "reason", "began_from"})
    rows = _rows(request, register, sent)
    asked: dict[str, Any] = {
        "by": actor(request),
        "on": today(),
        "reason": text(sent, "reason"),
        "began_from": version_by_number(sent),
    }
    if action.kind is Kind.REMOVE:
        with _told_of_changes(register):
            return {"removed": remove(action, rows, **asked)}
    given = values(action, sent.get("values", {}), where="values", partly=True, sees=sight(request))
    if not given:
        raise BadInput(_("There is nothing to change: “values” is empty."))
    with _told_of_changes(register):
        return {"changed": change(action, rows, given, **asked)}


@contextmanager
def _told_of_changes(register: Register) -> Iterator[None]:
    """Note that records are shown, where the answer says what others changed in them meanwhile."""
    try:
        yield
    except ChangedSince as error:
        note(register, [one.number for one in error.changed], Through.API)
        raise


def _added(request: HttpRequest, action: Action, sent: Mapping[str, Any]) -> JsonResponse:
    hold_to_words(dict(sent), {"rows", "reason"})
    rows = sent.get("rows")
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST:
        raise BadInput(
            _("“rows” takes a list of one to %(most)s records.") % {"most": MOST},
            do=_("Import a file for more."),
        )
    sees = sight(request)
    given = [
        values(action, row, where=f"rows[{place}]", partly=False, sees=sees)
        for place, row in enumerate(rows)
    ]
    made = add(action, given, by=actor(request), on=today(), reason=text(sent, "reason"))
    return JsonResponse({"added": made}, status=201)


@api("POST")
def move_call(request: HttpRequest, key: str, name: str) -> dict[str, Any]:
    """Make a move on every record named, or on none."""
    register = opened_register(request, key, acts=True)
    workflow = workflow_for(register.model)
    if workflow is None:
        raise nothing_here()
    one = workflow.move(name)
    sent = body(request)
    hold_to_words(sent, {"records", "values", "reason"})
    given = values(
        _of_the_move(workflow.action(one), one.fields),
        sent.get("values", {}),
        where="values",
        partly=True,
        sees=sight(request),
    )
    rows = _rows(request, register, sent)
    reason = text(sent, "reason")
    moved = move(workflow, name, rows, by=actor(request), on=today(), values=given, reason=reason)
    return {"moved": moved}


def _of_the_move(action: Action, fields: tuple[str, ...]) -> Action:
    """The move's action without the state, which the move itself sets."""
    return replace(action, fields=fields)


def _rows(request: HttpRequest, register: Register, sent: Mapping[str, Any]) -> QuerySet[Any]:
    """The records named, all of which who asks must be able to see."""
    wanted = numbers(sent, "records", most=MOST)
    rows = rows_of(register, actor=actor(request), on=today()).filter(pk__in=wanted)
    if rows.count() != len(wanted):
        raise nothing_here()
    return rows


@api("POST")
def undo_call(request: HttpRequest, key: str, act: uuid.UUID) -> dict[str, Any]:
    """Undo an act on a register, as a new act."""
    register = opened_register(request, key, acts=True)
    sent = body(request)
    hold_to_words(sent, {"reason"})
    if not event_model(register.model)._base_manager.filter(pgh_context_id=act).exists():
        raise nothing_here()
    reason = text(sent, "reason")
    return {"restored": undo(act, by=actor(request), on=today(), reason=reason)}
