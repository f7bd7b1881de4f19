"""JSON schemas of what actions take, from the fields of their records."""

from typing import Any

from django import forms
from django.db import models

from secretariat.engine.records.declaring import Action
from secretariat.web.records.forms import label

Schema = dict[str, Any]
ERROR: Schema = {
    "type": "object",
    "required": ["id", "status", "what", "why", "do"],
    "properties": {
        "id": {"type": "string"},
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "what": {"type": "string", "description": "What happened."},
        "why": {"type": "string", "description": "Why; empty where it says itself."},
        "do": {"type": "string", "description": "What to do about it."},
        "problems": {"type": "array", "items": {"type": "object"}},
    },
}
RECORD: Schema = {
    "type": "object",
    "required": ["id", "title", "version", "values", "url"],
    "properties": {
        "id": {"type": "integer"},
        "title": {"type": "string"},
        "version": {"type": ["integer", "null"]},
        "values": {"type": "object"},
        "url": {"type": "string"},
    },
}
RECORDS: Schema = {
    "type": "object",
    "required": ["register", "count", "page", "pages", "records", "next"],
    "properties": {
        "register": {"type": "string"},
        "count": {
            "type": "integer",
            "description": "Beyond 10,000 about so many; where words are sought at least.",
        },
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "records": {"type": "array", "items": {"$ref": "#/components/schemas/record"}},
        "next": {"type": ["string", "null"]},
    },
}
NUMBERS: Schema = {"type": "array", "items": {"type": "integer"}, "minItems": 1}
BEGAN: Schema = {
    "type": "object",
    "additionalProperties": {"type": "integer"},
    "description": "The version by the record's number that the program began from.",
}
REASON: Schema = {"type": "string", "description": "It stands in the history of the record."}


def of_values(action: Action, fields: tuple[str, ...], *, required: bool) -> Schema:
    """The schema of the values an action sets."""
    needed = [name for name in fields if required and _is_needed(action, name)]
    found: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: of_field(action, name) for name in fields},
    }
    return {**found, "required": needed} if needed else found


def of_field(action: Action, name: str) -> Schema:
    """The schema of one field; null empties it."""
    field: Any = action.model._meta.get_field(name)
    found = {"title": label(action, name), **_kind(field)}
    return found if _is_needed(action, name) else {**found, "type": [*_types(found), "null"]}


def _types(schema: Schema) -> list[str]:
    kind = schema["type"]
    return list(kind) if isinstance(kind, list) else [kind]


def _kind(field: Any) -> Schema:
    if field.is_relation:
        return {"type": ["integer", "string"], "description": "The record's number, or its code."}
    if isinstance(field, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, models.IntegerField):
        return {"type": "integer"}
    if isinstance(field, models.DecimalField):
        return {"type": "string", "description": "An exact decimal."}
    if isinstance(field, models.DateField):
        return {"type": "string", "format": "date"}
    if field.choices:
        return {
            "type": "string",
            "description": ", ".join(str(c) for c, _words in field.flatchoices),
        }
    return {"type": "string"}


def _is_needed(action: Action, name: str) -> bool:
    made: Any = action.model._meta.get_field(name)
    field: forms.Field | None = made.formfield()
    return field is not None and field.required and not isinstance(field, forms.BooleanField)
