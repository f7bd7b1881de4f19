"""The day by which a move should be made: computed from the record, never stored."""

from datetime import date
from typing import Any, Final

from django.db.models import DateField, F, QuerySet, Value
from django.db.models.functions import Cast

from secretariat.engine.workflows.declaring import Move, Workflow

DUE: Final = "due_on"
"""The column that `with_due` adds."""


def is_function(move: Move) -> bool:
    """Whether the deadline is a function of the record, so that no query can ask for it."""
    return callable(move.due) and not hasattr(move.due, "resolve_expression")


def with_due(move: Move, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The records with their deadline as a column; none where a function alone knows it."""
    day: Any = Value(None)
    if not is_function(move) and move.due is not None:
        day = F(move.due) if isinstance(move.due, str) else move.due
    found: QuerySet[Any] = rows.annotate(**{DUE: Cast(day, DateField())})
    return found


def due_of(workflow: Workflow, move: Move, record: Any) -> date | None:
    """The deadline of a move for one record; None if it has none."""
    found: date | None
    if move.due is None:
        return None
    if callable(move.due) and is_function(move):
        found = move.due(record)
    elif isinstance(move.due, str) and "__" not in move.due:
        found = getattr(record, move.due)
    else:
        rows = workflow.model._default_manager.filter(pk=record.pk)
        found = with_due(move, rows).values_list(DUE, flat=True).first()
    return found
