"""What records, their history and their moves look like as JSON."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.urls import reverse

from secretariat.engine.records.telling import Entry
from secretariat.engine.records.versions import versions
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.reading import Value, values
from secretariat.engine.workflows.standing import Standing
from secretariat.kernel.languages import Spoken


def records(
    register: Register, rows: Sequence[models.Model], names: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Records with their values and versions: one query for all the versions."""
    known = versions(register.model, [row.pk for row in rows])
    return [
        {
            "id": row.pk,
            "title": str(row),
            "version": known.get(row.pk),
            "values": {one.name: _plain(one) for one in values(register, row, names)},
            "url": reverse("api-record", args=[register.key, row.pk]),
        }
        for row in rows
    ]


def _plain(value: Value) -> Any:
    """One value: exact numbers as text, dates as ISO, a reference as what it refers to."""
    other = value.refers_to
    if other is not None:
        return {
            "id": other.pk,
            "code": getattr(other, "code", None),
            "title": str(other),
            "register": value.register,
        }
    if isinstance(value.text, Spoken):
        return value.text.text
    return plain(value.raw)


def plain(raw: Any) -> Any:
    """A value that JSON can hold, without losing a digit."""
    if raw is None or isinstance(raw, bool | int | str):
        return raw
    if isinstance(raw, date | datetime):
        return raw.isoformat()
    if isinstance(raw, Decimal):
        return str(raw)
    if isinstance(raw, list | tuple):
        return [plain(one) for one in raw]
    return str(raw)


def entry(one: Entry, *, names_people: bool) -> dict[str, Any]:
    """One act in a record's history; who acted is told to those who signed in."""
    told = {**one.as_dict(), "simulated": one.simulated, "undone": one.undone}
    return told if names_people else {**told, "who": None}


def moves(found: Iterable[Standing]) -> list[dict[str, Any]]:
    """How each move stands, with the sentence that closes it."""
    return [
        {
            "name": one.move.name,
            "title": str(one.move.title),
            "to": str(one.move.target),
            "open": one.is_open,
            "shut_by": str(one.shut_by),
            "reason": one.reason,
            "due": one.due.isoformat() if one.due else None,
        }
        for one in found
    ]
