"""Making a move on a set of records: held to its permission, its state and its guards, or not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import router
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor, OnBehalf
from secretariat.engine.records.declaring import PARTS, Action
from secretariat.engine.records.fitting import given, hold_to_fields, only
from secretariat.engine.records.performing import (
    SHOWN,
    Performance,
    change_with,
    performing,
    plan_anew,
    within_reach,
)
from secretariat.engine.records.setting import set_each
from secretariat.engine.records.telling import FOR
from secretariat.engine.workflows.declaring import STATE, Besides, Move, Moved, Workflow
from secretariat.engine.workflows.guarding import unready
from secretariat.engine.workflows.reaching import hands, places, reaches
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.engine.workflows.separating import barred, made
from secretariat.engine.workflows.standing import elsewhere, kept_apart, not_hers
from secretariat.engine.workflows.telling import tell
from secretariat.kernel.errors import Problem


@dataclass(frozen=True, kw_only=True)
class Along:
    """What a move writes first, in its own act, by these actions; `write` gives the move's values.

    Who makes or undoes the move needs the permission of each action.
    """

    actions: tuple[Action, ...]
    write: Callable[[Performance], Mapping[str, Any]]


def move(
    workflow: Workflow,
    name: str,
    records: QuerySet[Any],
    *,
    by: Actor,
    on: date,
    values: Mapping[str, Any] | Along | None = None,
    reason: str = "",
) -> int:
    """Make a move on every record of the set, or on none; returns how many were moved.

    `values` are of the fields the move sets; what is written along with it gives them itself.
    Whoever may not herself moves for one who handed over to her. Raises NotYou if she may not,
    NotYet naming each record that is in another state or not ready, and whatever the move's action
    raises.
    """
    one = workflow.move(name)
    action = workflow.action(one)
    chosen = list(records.order_by().values_list("pk", flat=True))
    set_by_it = replace(action, fields=one.fields)
    along = values if isinstance(values, Along) else None
    typed = {} if isinstance(values, Along) else only(set_by_it, values or {})
    mover = _mover(workflow, one, chosen, by=by, on=on)
    facts = _facts(mover, along)
    with performing(action, by=mover, on=on, reason=reason, facts=facts) as performance:
        rows = _unlocked(workflow).filter(pk__in=chosen)
        within_reach(action, workflow.model._default_manager.filter(pk__in=chosen), by=mover, on=on)
        locked = list(rows.order_by("pk").select_for_update())
        _hold_apart(workflow, one, mover, chosen)  # again: another move may have ended just now
        _hold_ready(workflow, one, locked, on=on)
        typed = only(set_by_it, along.write(performance)) if along else typed
        written = typed | dict.fromkeys(one.empties) | {STATE: str(one.target)}
        hold_to_fields([given(record, written) for record in locked])
        plan_anew(performance.act.using, len(locked))
        moved = rows.update(**written)
        if one.besides is not None:
            _write(one.besides(Moved(records=locked, on=on, reason=reason)))
        tell(workflow, one, locked, performance, by=mover)
    return moved


def move_with(performance: Performance, workflow: Workflow, name: str, record: Any) -> None:
    """Make a move on a record in the act of another that leads to it.

    Held to its own permission, duties kept apart, state, guards and checks; who is told is told by
    the other.
    """
    one = workflow.move(name)
    these = _unlocked(workflow).filter(pk=record.pk)
    locked = list(these.select_for_update())
    _hold_apart(workflow, one, performance.by, [record.pk])
    _hold_ready(workflow, one, locked, on=performance.on)
    change_with(performance, workflow.action(one), these, {STATE: str(one.target)})
    if one.besides is not None:
        _write(one.besides(Moved(records=locked, on=performance.on, reason="")))


def _facts(mover: Actor, along: Along | None) -> dict[str, Any]:
    """For whom it is made, and of which actions its act is made."""
    facts: dict[str, Any] = {FOR: mover.of.pk} if isinstance(mover, OnBehalf) else {}
    return facts | ({PARTS: [part.key for part in along.actions]} if along else {})


def _mover(workflow: Workflow, move: Move, chosen: Sequence[int], *, by: Actor, on: date) -> Actor:
    """As whom the actor moves the whole set: as herself, else for somebody who is away."""
    where = set(places(workflow, chosen).values())
    asked = hands(by, workflow, on=on)
    able = [one for one in asked if reaches(one, move.may, where, on=on)]
    if not able:
        outside = [one for one in sorted(where) if not reaches(by, move.may, [one], on=on)]
        raise NotYou(not_hers(by, move, outside[0] if outside else "", on=on))
    free = (one for one in able if not _barred(workflow, move, one, chosen))
    found = next(free, None)
    if found is None:
        _hold_apart(workflow, move, able[0], chosen)
    return found or able[0]


def _hold_apart(workflow: Workflow, move: Move, actor: Actor, chosen: Sequence[int]) -> None:
    """Refuse whoever made a move on one of the records that this one is kept apart from."""
    records = _barred(workflow, move, actor, chosen)
    if records:
        earlier = made(workflow, move.not_by, [record.pk for record in records])
        raise NotYou(
            kept_apart(move, actor, earlier),
            records=records,
            do=_("Ask somebody else to make it."),
        )


def _barred(workflow: Workflow, move: Move, actor: Actor, chosen: Sequence[int]) -> list[Any]:
    """A few of the records of which the actor made a move that this one is kept apart from."""
    condition = barred(workflow, move, actor)
    if condition is None:
        return []
    return list(workflow.model._default_manager.filter(condition, pk__in=chosen)[:SHOWN])


def _hold_ready(workflow: Workflow, move: Move, locked: Sequence[Any], *, on: date) -> None:
    """Refuse the whole set, naming each record in another state and each guard's sentence."""
    problems = [
        Problem(where=str(record), wrong=elsewhere(workflow, move, record.state))
        for record in locked
        if record.state not in move.sources
    ]
    problems = problems or list(unready(move, locked, on=on))
    if problems:
        raise NotYet(problems)


def _write(besides: Besides) -> None:
    """What goes with a move, in the act that is open: held to its own fields like any record."""
    hold_to_fields([*besides.added, *besides.changed])
    if besides.added:
        model = type(besides.added[0])
        opened: QuerySet[Any] = QuerySet(model, using=router.db_for_write(model))
        opened.bulk_create(besides.added)
    if besides.changed:
        using = router.db_for_write(type(besides.changed[0]))
        set_each(besides.changed, besides.names, using=using)


def _unlocked(workflow: Workflow) -> QuerySet[Any]:
    """Django's own QuerySet, whose writing half is open: the move is an action's."""
    return QuerySet(workflow.model, using=router.db_for_write(workflow.model))
