"""Reading the registers: which there are, a list, a record, its history."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from secretariat.engine.access.decisions import nothing_here, rights_of
from secretariat.engine.access.models import Person, Through
from secretariat.engine.access.readings import note
from secretariat.engine.records.declaring import Kind
from secretariat.engine.records.telling import history_of
from secretariat.engine.registers.declaring import Register, register_of, registers
from secretariat.engine.registers.listing import listed, references, rows_of
from secretariat.engine.workflows.declaring import workflow_for
from secretariat.engine.workflows.standing import moves_of
from secretariat.web.api import shapes
from secretariat.web.api.answering import api, hold_to_reach
from secretariat.web.asking import actor, list_asked, parts_of, today
from secretariat.web.links import question
from secretariat.web.opening import opened
from secretariat.web.records.moves import name_of


@api()
def index(request: HttpRequest) -> dict[str, Any]:
    """Say where everything is, and who asks."""
    reader = request.user
    return {
        "you": reader.name if isinstance(reader, Person) else None,
        "registers": reverse("api-registers"),
        "figures": reverse("api-figures"),
        "description": reverse("api-description"),
    }


@api()
def registers_list(request: HttpRequest) -> dict[str, Any]:
    """Name the registers open to who asks."""
    rights = rights_of(actor(request), on=today())
    return {"registers": [_register(one) for one in registers() if rights.scopes(one.see)]}


def _register(register: Register) -> dict[str, Any]:
    flow = workflow_for(register.model)
    return {
        "key": register.key,
        "title": str(register.title),
        "about": str(register.about),
        "filters": list(register.filters),
        "actions": [_action(one) for one in register.actions],
        "moves": [move.name for move in flow.moves] if flow else [],
        "url": reverse("api-register", args=[register.key]),
    }


def _action(action: Any) -> dict[str, Any]:
    return {
        "name": name_of(action),
        "title": str(action.title),
        "does": action.kind.value,
        "fields": [] if action.kind is Kind.REMOVE else list(action.fields),
        "needs_reason": action.needs_reason,
    }


def opened_register(request: HttpRequest, key: str, *, acts: bool = False) -> Register:
    """Find a register that who asks may open, with the token presented."""
    register = opened(request, register_of, key, lambda register: register.see)
    hold_to_reach(request, register, acts=acts)
    return register


@api()
def register_page(request: HttpRequest, key: str) -> dict[str, Any]:
    """List a register as its page does: filtered, searched, ordered, page by page."""
    register = opened_register(request, key)
    asked = list_asked(register, request.GET)
    found = listed(register, asked, actor=actor(request), on=today())
    note(register, [row.pk for row in found.rows], Through.API)
    parts = parts_of(asked)
    here = reverse("api-register", args=[key])
    following = {**parts, "page": str(found.page + 1)}
    return {
        "register": key,
        "count": found.count,
        "page": found.page,
        "pages": found.pages,
        "records": shapes.records(register, found.rows, register.columns),
        "next": here + question(following) if found.page < found.pages else None,
    }


def record_of(request: HttpRequest, register: Register, number: int) -> Any:
    """Find a record that who asks may see; one she may not is as if there were none."""
    rows = rows_of(register, actor=actor(request), on=today())
    record = rows.filter(pk=number).select_related(*references(register)).first()
    if record is None:
        raise nothing_here()
    note(register, [record.pk], Through.API)
    return record


@api()
def record_page(request: HttpRequest, key: str, number: int) -> dict[str, Any]:
    """Give a record: its values, its version, and how each move stands for who asks."""
    register = opened_register(request, key)
    record = record_of(request, register, number)
    (shown,) = shapes.records(register, [record], register.facts or register.columns)
    return {
        "register": key,
        **shown,
        "moves": shapes.moves(moves_of(record, by=actor(request), on=today())),
        "history": reverse("api-history", args=[key, number]),
    }


@api()
def history_page(request: HttpRequest, key: str, number: int) -> dict[str, Any]:
    """Tell a record's history, newest first."""
    register = opened_register(request, key)
    record = record_of(request, register, number)
    is_person = isinstance(request.user, Person)
    return {
        "record": number,
        "history": [shapes.entry(one, names_people=is_person) for one in history_of(record)],
    }
