"""Reminders before and after a deadline: each once, to those who may make the move."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from secretariat.engine.notices.models import Kind, Notice
from secretariat.engine.notices.writing import write
from secretariat.engine.workflows.deadlines import DUE, due_of, is_function, with_due
from secretariat.engine.workflows.declaring import Move, Workflow, workflows
from secretariat.engine.workflows.telling import waiting_for_whom

AT_A_TIME = 500
MISSED: Final = timedelta(days=30)
"""How late a reminder may still go out, when nothing ran on its day."""


@dataclass(frozen=True, kw_only=True)
class _Reminder:
    """One reminder of a move: so many days before its deadline, for deadlines after and until."""

    workflow: Workflow
    move: Move
    on: date
    days: int
    after: date
    until: date


def send_reminders(on: date) -> int:
    """Remind everybody of the moves that are due in one of the days their workflow names.

    A reminder whose day was missed, because nothing ran, goes out the next day something runs,
    unless a later one has taken its place. Running it again on a day, or after being killed, sends
    nothing twice. Returns how many notices were written.
    """
    return sum(_send(one) for one in _reminders(on))


def _reminders(on: date) -> Iterator[_Reminder]:
    for workflow in workflows():
        for move in workflow.moves:
            earliest_last = sorted(move.remind)
            for place, days in enumerate(earliest_last):
                taken_over = [on + timedelta(days=earliest_last[place - 1])] if place else []
                until = on + timedelta(days=days)
                after = max([until - MISSED, *taken_over])
                span = {"after": after, "until": until}
                yield _Reminder(workflow=workflow, move=move, on=on, days=days, **span)


def _send(one: _Reminder) -> int:
    """Write the reminders of a batch of records together, so that none is left half told."""
    sent = 0
    records = _records(one)
    while batch := list(islice(records, AT_A_TIME)):
        with transaction.atomic():
            sent += write(_notices(one, batch))
    return sent


def _notices(one: _Reminder, records: list[Any]) -> Iterator[Notice]:
    due = {record.pk: getattr(record, DUE) for record in records}
    concerned = waiting_for_whom(one.workflow, one.move, records, on=one.on)
    for person, numbers in concerned.items():
        for number in numbers:
            yield Notice(
                person_id=person,
                kind=Kind.DUE,
                action=one.workflow.action(one.move).key,
                table=one.workflow.model._meta.label_lower,
                record=number,
                due_on=due[number],
                days=one.days,
            )


def _records(one: _Reminder) -> Iterator[Any]:
    """The records due in the time of the reminder, of which nobody was reminded yet."""
    rows = one.workflow.model._default_manager.filter(state__in=one.move.sources).order_by("pk")
    if is_function(one.move):
        told = set(_told(one).values_list("record", "due_on"))
        for record in rows.iterator(chunk_size=AT_A_TIME):
            due = due_of(one.workflow, one.move, record)
            if due is not None and one.after < due <= one.until and (record.pk, due) not in told:
                setattr(record, DUE, due)
                yield record
        return
    told_already = Exists(_told(one).filter(record=OuterRef("pk"), due_on=OuterRef(DUE)))
    between = {f"{DUE}__gt": one.after, f"{DUE}__lte": one.until}
    yield from with_due(one.move, rows).filter(~told_already, **between).iterator(AT_A_TIME)


def _told(one: _Reminder) -> QuerySet[Notice]:
    key, table = one.workflow.action(one.move).key, one.workflow.model._meta.label_lower
    return Notice.objects.filter(kind=Kind.DUE, action=key, table=table, days=one.days)
