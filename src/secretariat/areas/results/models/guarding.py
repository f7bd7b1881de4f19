"""What is adopted stays as adopted: the database refuses, whoever asks, by whatever way."""

from collections.abc import Callable
from typing import TypeVar

import pgtrigger
from django.db import models

M = TypeVar("M", bound=type[models.Model])

_REFUSED = (
    "RAISE EXCEPTION 'What was adopted stays as it was adopted.' USING ERRCODE = '23514',"
    " DETAIL = 'A later framework can supersede it; results are recorded beside it.';"
)


def adopted_stays(frameworks: str, mine: str, *, except_for: str = "") -> Callable[[M], M]:
    """Refuse to add, change or remove rows of a framework that is no draft.

    `frameworks` is the FROM clause that leads from a row to its framework `f`, `mine` the condition
    that picks the row's own, with `{row}` for the row. `except_for` names a column that records
    what happened later, and may change.
    """

    def refused(row: str) -> str:
        return (
            f"IF EXISTS (SELECT FROM {frameworks} WHERE {mine.format(row=row)}"
            f" AND f.state <> 'draft') THEN {_REFUSED} END IF;"
        )

    later = (
        f"IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{except_for}' = to_jsonb(OLD) - '{except_for}'"
        " THEN RETURN NEW; END IF;"
        if except_for
        else ""
    )
    body = (
        f"{later} IF TG_OP <> 'INSERT' THEN {refused('OLD')} END IF;"
        f" IF TG_OP <> 'DELETE' THEN {refused('NEW')} RETURN NEW; END IF; RETURN OLD;"
    )
    return pgtrigger.register(
        pgtrigger.Trigger(
            name="adopted_stays",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            func=body,
        )
    )


def adopted_stays_itself(*columns: str) -> Callable[[M], M]:
    """Refuse to change these columns of a framework that is no draft, or to remove it."""
    changed = " OR ".join(f'NEW."{one}" IS DISTINCT FROM OLD."{one}"' for one in columns)
    body = (
        f"IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR {changed}) THEN {_REFUSED} END IF;"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
    )
    return pgtrigger.register(
        pgtrigger.Trigger(
            name="adopted_stays",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=body,
        )
    )
