"""Who is told of a move: those for whom it leaves something to do, and those who asked for it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from secretariat.engine.access.actors import Actor
from secretariat.engine.notices.models import Kind, Notice
from secretariat.engine.notices.writing import write
from secretariat.engine.records.performing import Performance
from secretariat.engine.workflows.declaring import Move, Workflow
from secretariat.engine.workflows.reaching import Holders, places
from secretariat.engine.workflows.separating import made, people_behind

EACH = 20  # a larger set is told of in one notice, without naming its records


def tell(
    workflow: Workflow, move: Move, moved: Sequence[Any], performance: Performance, *, by: Actor
) -> int:
    """Write the notices of a move, in its own transaction; whoever moved is not told.

    Those who may make a move that waits in the new state, and the makers of the moves it `tells`.
    """
    told: dict[tuple[Kind, str], dict[int, list[int]]] = {}
    key = workflow.action(move).key
    told[Kind.MOVED, key] = _makers(workflow, move, moved)
    for following in workflow.moves_from(str(move.target)):
        if following.waits or following.due is not None:
            waiting = waiting_for_whom(workflow, following, moved, on=performance.on)
            told[Kind.WAITS, workflow.action(following).key] = waiting
    return write(
        notice
        for (kind, action), concerned in told.items()
        for person in sorted(set(concerned) - people_behind(by))
        for notice in _notices(workflow, kind, action, concerned[person], person, performance)
    )


def waiting_for_whom(
    workflow: Workflow, move: Move, records: Sequence[Any], *, on: date
) -> dict[int, list[int]]:
    """Everybody who may make a move, each with the records on which she may."""
    holders, numbers = Holders(workflow, move, on=on), [record.pk for record in records]
    apart: dict[int, set[int]] = defaultdict(set)
    for one in made(workflow, move.not_by, numbers):
        apart[one.record] |= one.people
    found: dict[int, list[int]] = defaultdict(list)
    for number, where in sorted(places(workflow, numbers).items()):
        for person in holders.over(where) - apart[number]:
            found[person].append(number)
    return found


def _makers(workflow: Workflow, move: Move, moved: Sequence[Any]) -> dict[int, list[int]]:
    """Whoever made one of the moves that this one tells of, each with her records."""
    found: dict[int, set[int]] = defaultdict(set)
    for one in made(workflow, move.tells, [record.pk for record in moved]):
        for person in one.people:
            found[person].add(one.record)
    return {person: sorted(records) for person, records in found.items()}


def _notices(
    workflow: Workflow,
    kind: Kind,
    action: str,
    records: Sequence[int],
    person: int,
    performance: Performance,
) -> Iterator[Notice]:
    facts: dict[str, Any] = {
        "person_id": person,
        "kind": kind,
        "action": action,
        "table": workflow.model._meta.label_lower,
        "act": performance.act.id,
    }
    if len(records) > EACH:
        yield Notice(count=len(records), **facts)
        return
    for record in records:
        yield Notice(record=record, **facts)
