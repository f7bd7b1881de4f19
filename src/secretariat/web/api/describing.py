"""The description of the interface (OpenAPI 3.1), computed from the declarations."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

import secretariat
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.declaring import Kind as MeasureKind
from secretariat.engine.measures.declaring import Measure, measures
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.registers.declaring import Register, registers
from secretariat.engine.workflows.declaring import Workflow, workflow_for
from secretariat.web.api import schemas
from secretariat.web.api.acting import MOST
from secretariat.web.api.answering import PROBLEM, api
from secretariat.web.asking import actor, today
from secretariat.web.records.moves import name_of

Paths = dict[str, dict[str, Any]]
_NUMBER = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer"}}
_TEXT = {"type": "string"}


@api()
def description(request: HttpRequest) -> dict[str, Any]:
    """Describe every address, as far as it is open to who asks."""
    rights = rights_of(actor(request), on=today())
    paths: Paths = {reverse("api"): _get("index", _("What there is, and who asks"))}
    paths[reverse("api-registers")] = _get("registers", _("The registers"))
    paths[reverse("api-figures")] = _get("figures", _("The figures"))
    for register in registers():
        if rights.scopes(register.see):
            paths |= _of_register(register)
    for measure in measures():
        if rights.scopes(measure.audience).cover(""):
            paths |= _of_measure(measure)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Secretariat",
            "version": secretariat.VERSION,
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "record": schemas.RECORD,
                "records": schemas.RECORDS,
                "error": schemas.ERROR,
            },
        },
    }


def _of_register(register: Register) -> Paths:
    key, title = register.key, str(register.title)
    record = reverse("api-record", args=[key, 0]).replace("/0", "/{number}")
    names = ("q", "on", "order", "page", "lang", *register.filters)
    paths: Paths = {
        reverse("api-register", args=[key]): _get(
            f"list_{key}", title, "records", parameters=[_asked(name) for name in names]
        ),
        record: _get(f"read_{key}", str(register.one), "record", parameters=[_NUMBER]),
        f"{record}/history": _get(f"history_{key}", title, parameters=[_NUMBER]),
    }
    for action in register.actions:
        paths[reverse("api-act", args=[key, name_of(action)])] = _post(
            f"{key}_{name_of(action)}", str(action.title), _taken(action), made=_makes(action)
        )
    flow = workflow_for(register.model)
    return paths if flow is None else paths | _of_workflow(key, flow)


def _of_workflow(key: str, flow: Workflow) -> Paths:
    paths: Paths = {}
    for move in flow.moves:
        values = schemas.of_values(flow.action(move), move.fields, required=False)
        taken = _object({"records": schemas.NUMBERS, "values": values, "reason": schemas.REASON})
        paths[reverse("api-move", args=[key, move.name])] = _post(
            f"{key}_move_{move.name}", str(move.title), {**taken, "required": ["records"]}
        )
    return paths


def _makes(action: Action) -> bool:
    return action.kind is Kind.ADD


def _taken(action: Action) -> schemas.Schema:
    """What an action takes: new rows, or records with the values to give them."""
    if action.kind is Kind.ADD:
        row = schemas.of_values(action, action.fields, required=True)
        rows = {"type": "array", "items": row, "minItems": 1, "maxItems": MOST}
        return {**_object({"rows": rows, "reason": schemas.REASON}), "required": ["rows"]}
    parts: dict[str, Any] = {
        "records": schemas.NUMBERS,
        "reason": schemas.REASON,
        "began_from": schemas.BEGAN,
    }
    if action.kind is Kind.REMOVE:
        return {**_object(parts), "required": ["records"]}
    parts["values"] = schemas.of_values(action, action.fields, required=False)
    return {**_object(parts), "required": ["records", "values"]}


def _of_measure(measure: Measure) -> Paths:
    clock = "as_of" if measure.kind is MeasureKind.STOCK else "over"
    names = (clock, "known_at", "by", "lang", *(one.key for one in measure.dimensions))
    address = reverse("api-figure", args=[measure.key])
    name = f"figure_{measure.key.replace('.', '_')}"
    return {address: _get(name, str(measure.title), parameters=[_asked(one) for one in names])}


def _asked(name: str) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 1} if name == "page" else _TEXT
    return {"name": name, "in": "query", "schema": schema}


def _object(properties: dict[str, Any]) -> schemas.Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _get(
    name: str, summary: str, schema: str = "", *, parameters: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": parameters or [],
            "responses": {"200": _json(schema), "default": _error()},
        }
    }


def _post(name: str, summary: str, taken: schemas.Schema, *, made: bool = False) -> dict[str, Any]:
    return {
        "post": {
            "operationId": name,
            "summary": summary,
            "security": [{"token": []}],
            "requestBody": {"required": True, "content": {"application/json": {"schema": taken}}},
            "responses": {"201" if made else "200": _json(""), "default": _error()},
        }
    }


def _json(schema: str) -> dict[str, Any]:
    shape = {"$ref": f"#/components/schemas/{schema}"} if schema else {"type": "object"}
    return {"description": _("As asked."), "content": {"application/json": {"schema": shape}}}


def _error() -> dict[str, Any]:
    shape = {"$ref": "#/components/schemas/error"}
    return {
        "description": _("What happened, why, and what to do."),
        "content": {PROBLEM: {"schema": shape}},
    }
