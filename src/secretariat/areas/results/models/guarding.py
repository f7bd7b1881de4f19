"""What is adopted stays as adopted: the database refuses, whoever asks, by whatever way."""

from collections.abc import Callable
from typing import Any, TypeVar

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
    what happened later, and may change. Asked as the act ends, so that an action's own checks
    speak first and name each record.
    """

    def refused(row: str) -> str:
        return (
            f"IF EXISTS (SELECT FROM {frameworks} WHERE {mine.format(row=row)}"
            f" AND f.state <> 'draft') THEN {_REFUSED} END IF;"
        )

    later = (
        f"IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{except_for}' = to_jsonb(OLD) - '{except_for}'"
        " THEN RETURN NULL; END IF;"
        if except_for
        else ""
    )
    body = (
        f"{later} IF TG_OP <> 'INSERT' THEN {refused('OLD')} END IF;"
        f" IF TG_OP <> 'DELETE' THEN {refused('NEW')} END IF; RETURN NULL;"
    )
    return _at_the_end(
        "adopted_stays", body, pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    )


def adopted_stays_itself(*columns: str) -> Callable[[M], M]:
    """Refuse to change these columns of a framework that is no draft, or to remove it."""
    changed = " OR ".join(f'NEW."{one}" IS DISTINCT FROM OLD."{one}"' for one in columns)
    body = (
        f"IF TG_OP = 'DELETE' THEN IF OLD.state <> 'draft' THEN {_REFUSED} END IF;"
        f" ELSIF OLD.state <> 'draft' AND ({changed}) THEN {_REFUSED} END IF; RETURN NULL;"
    )
    return _at_the_end("adopted_stays", body, pgtrigger.Update | pgtrigger.Delete)


def drafted_before(model: M) -> M:
    """Hold what was drafted in the same transaction to its rules before the adoption is written.

    What waits for the end would find the framework adopted by then, and refuse the draft itself.
    """
    decorated: M = pgtrigger.register(
        pgtrigger.Trigger(
            name="drafted_before",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=pgtrigger.Q(old__state="draft") & ~pgtrigger.Q(new__state="draft"),
            func="SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; RETURN NEW;",
        )
    )(model)
    return decorated


def adds_up(result: str, operation: Any) -> Callable[[M], M]:
    """Refuse a verified result whose parts do not make its number; `result` is its number."""
    body = (
        "DECLARE wrong record; BEGIN"
        " SELECT r.code, r.number, sum(d.number) AS parts INTO wrong FROM results_result r"
        " JOIN results_disaggregation d ON d.result_id = r.id"
        " WHERE r.id = $RESULT AND r.state = 'verified'"
        " GROUP BY r.id, (d.sex = '') HAVING sum(d.number) <> r.number LIMIT 1;"
        " IF FOUND THEN RAISE EXCEPTION 'The parts of a verified result make its number.'"
        " USING ERRCODE = '23514', DETAIL = format('%s: the parts make %s, not %s; the difference"
        " is %s.', wrong.code, wrong.parts, wrong.number, wrong.number - wrong.parts);"
        " END IF; RETURN NULL; END;"
    ).replace("$RESULT", result)
    return _at_the_end("adds_up", body, operation)


def _at_the_end(name: str, body: str, operation: Any) -> Callable[[M], M]:
    return pgtrigger.register(
        pgtrigger.Trigger(
            name=name,
            when=pgtrigger.After,
            operation=operation,
            timing=pgtrigger.Deferred,
            func=body,
        )
    )
