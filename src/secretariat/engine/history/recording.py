"""The decorator that makes a table's every change leave an event."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models

M = TypeVar("M", bound=type[models.Model])

ERASED: dict[type[models.Model], Mapping[str, str | None]] = {}


def _index(table: str, name: str, *fields: str) -> models.Index:
    """An index whose name fits PostgreSQL whatever the table's name."""
    short = hashlib.sha256(table.encode()).hexdigest()[:8]
    return models.Index(fields=list(fields), name=f"event_{short}_{name}")


def _guards() -> tuple[pgtrigger.Trigger, ...]:
    """Refuse what nobody answers for, raw SQL included."""
    return (
        pgtrigger.Trigger(
            name="somebody_answers",
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
            func="PERFORM secretariat.require_act(TG_TABLE_NAME::text); RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="never_truncated",
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            operation=pgtrigger.Truncate,
            func="RAISE EXCEPTION '% is never truncated.', TG_TABLE_NAME USING ERRCODE = 'SE003';",
        ),
    )


def recorded(
    *,
    exclude: tuple[str, ...] = (),
    erased: Mapping[str, str | None] | None = None,
) -> Callable[[M], M]:
    """Keep every change of a table: statement-level triggers write events, removals included.

    `exclude` names columns that are not facts (a password hash, a last sign-in). `erased` names
    the columns an erasure redacts and what it leaves there; `{id}` stands for the record's number.
    """

    def decorate(model: M) -> M:
        table = model._meta.db_table
        for guard in _guards():
            pgtrigger.register(guard)(model)
        tracked: Any = pghistory.track(
            pghistory.InsertEvent("insert"),
            pghistory.UpdateEvent("update"),
            pghistory.DeleteEvent("delete"),
            exclude=list(exclude) or None,
            level=pgtrigger.Statement,
            context_field=None,  # type: ignore[arg-type]
            obj_field=pghistory.ObjForeignKey(related_name="events", db_index=False),
            attrs={
                "pgh_id": models.BigAutoField(primary_key=True),  # events outnumber 2³¹ one day
                "pgh_context_id": models.UUIDField(null=True),
            },
            meta={
                "indexes": [
                    _index(table, "newest", "pgh_obj", "-pgh_created_at", "-pgh_id"),
                    _index(table, "act", "pgh_context_id"),
                ]
            },
        )
        ERASED[model] = dict(erased or {})
        result: M = tracked(model)
        return result

    return decorate


def event_model(model: type[models.Model]) -> type[models.Model]:
    """The table of a recorded table's events."""
    found: type[models.Model] = model._meta.get_field("events").related_model  # type: ignore[assignment]
    return found


def recorded_models() -> list[type[models.Model]]:
    """Every recorded table, by name."""
    return sorted(ERASED, key=lambda model: model._meta.db_table)
