"""Performing an action on a set: permission, change, checks, all or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connections, models, router
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.covering import scope_on
from secretariat.engine.access.decisions import require, scopes, visible
from secretariat.engine.history.acting import OpenAct, act
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.declaring import Action, Check
from secretariat.engine.records.fitting import given, hold_to_fields, only
from secretariat.engine.records.reasons import hold_to_a_reason
from secretariat.engine.records.refusing import explained
from secretariat.engine.records.setting import refuse_missing, set_each
from secretariat.engine.records.versions import BeganFrom, hold_to_versions
from secretariat.kernel.errors import BadInput, Problem, Refused

SHOWN = 5  # how many failing records an error names
LARGE = 500  # from so many records on, a plan made for one of them costs more than a new one


@dataclass(frozen=True, kw_only=True)
class Performance:
    """An action under way: its act, and the records it has touched so far."""

    action: Action
    act: OpenAct
    by: Actor
    on: date

    @property
    def touched(self) -> QuerySet[Any]:
        """The records this act has written and that still exist."""
        return touched_by(self.action.model, self.act.id)


def touched_by(model: type[models.Model], act_id: object) -> QuerySet[Any]:
    """The records of a table that an act wrote, as the history has it."""
    events = event_model(model)._base_manager.filter(pgh_obj=OuterRef("pk"), pgh_context_id=act_id)
    return model._default_manager.filter(Exists(events))


@contextmanager
def performing(
    action: Action,
    *,
    by: Actor,
    on: date,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Iterator[Performance]:
    """Open the action's act; on leaving, hold it to its scope and checks, or undo everything."""
    for permission in action.permissions:
        require(by, permission, scope=None, on=on)
    if action.needs_reason:
        says = _("“%(action)s” needs a reason.") % {"action": action.title}
        hold_to_a_reason(reason, says=says)
    using = router.db_for_write(action.model)
    with (
        explained(action.model),
        act(action.key, by=by, reason=reason, facts=facts, using=using) as open_act,
    ):
        performance = Performance(action=action, act=open_act, by=by, on=on)
        yield performance
        within_reach(action, performance.touched, by=by, on=on)
        hold_to_checks(action, performance.touched)


def within_reach(action: Action, records: QuerySet[Any], *, by: Actor, on: date) -> None:
    """Refuse the whole set if any of it lies outside what the actor's grants cover."""
    if all(scopes(by, permission, on).everywhere for permission in action.permissions):
        return
    covered, scope = records, scope_on(action.scope, on)
    for permission in action.permissions:
        covered = visible(covered, actor=by, permission=permission, scope_path=scope, on=on)
    outside = [str(record) for record in records.exclude(pk__in=covered.values("pk"))[:SHOWN]]
    if outside:
        raise Refused(
            _("“%(action)s” is not yours to do on: %(records)s.")
            % {"action": action.title, "records": _("; ").join(outside)},
            why=_("Your grants do not cover them."),
        )


def hold_to_checks(action: Action, touched: QuerySet[Any]) -> None:
    """Name every record that fails a check; nothing is written if one does."""
    _hold_to(action.checks, touched)


def _hold_to(checks: Sequence[Check], touched: QuerySet[Any]) -> None:
    problems = [
        Problem(where=str(record), wrong=said(check.says, record), do=str(check.do))
        for check in checks
        for record in check.finds(touched)[:SHOWN]
    ]
    if problems:
        raise BadInput(
            problems[0].wrong,
            why="" if len(problems) == 1 else _("It is not the only one: see the list."),
            do=problems[0].do,
            problems=problems,
        )


def said(text: Any, record: models.Model) -> str:
    """A check's words with the record's own values in them."""
    words = str(text)
    fields = {field.name: getattr(record, field.name) for field in record._meta.concrete_fields}
    return words.format(record=record, **fields)


def add(
    action: Action,
    rows: Sequence[Mapping[str, Any]],
    *,
    by: Actor,
    on: date,
    reason: str = "",
) -> list[int]:
    """Add records; returns their numbers, in the order given."""
    records = [action.model(**only(action, row)) for row in rows]
    hold_to_fields(records)
    with performing(action, by=by, on=on, reason=reason) as performance:
        plan_anew(performance.act.using, len(records))
        made = _plain(action.model).bulk_create(records)
    return [record.pk for record in made]


def change(
    action: Action,
    records: QuerySet[Any],
    values: Mapping[str, Any],
    *,
    by: Actor,
    on: date,
    reason: str = "",
    began_from: BeganFrom | None = None,
) -> int:
    """Give every record of the set these values; returns how many were changed.

    `began_from` is the version by the record's number that the actor saw when she began: one that
    somebody else has changed since is refused, and ChangedSince says what changed.
    """
    chosen = list(records.values_list("pk", flat=True))
    with performing(action, by=by, on=on, reason=reason) as performance:
        locked = _taken_hold_of(performance, chosen, began_from)
        hold_to_fields([given(record, only(action, values)) for record in locked])
        plan_anew(performance.act.using, len(locked))
        return _plain(action.model).filter(pk__in=chosen).update(**only(action, values))


def change_each(
    action: Action,
    values: Mapping[int, Mapping[str, Any]],
    *,
    by: Actor,
    on: date,
    reason: str = "",
    began_from: BeganFrom | None = None,
) -> int:
    """Give each record, by its number, its own values, as one act; returns how many there were.

    A field that a record's values do not name stays as it is. Raises NotFound if a record is not
    there, else as `change` does.
    """
    each = {number: only(action, given_values) for number, given_values in values.items()}
    with performing(action, by=by, on=on, reason=reason) as performance:
        locked = _taken_hold_of(performance, list(each), began_from)
        refuse_missing(action.model, set(each) - {record.pk for record in locked})
        hold_to_fields([given(record, each[record.pk]) for record in locked])
        plan_anew(performance.act.using, len(locked))
        named = [name for name in action.fields if any(name in one for one in each.values())]
        return set_each(locked, named, using=performance.act.using)


def add_with(
    performance: Performance, action: Action, rows: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Add records of another kind in an act under way; returns their numbers.

    Held to that action's own permission, fields, reach and checks, as if it stood alone.
    """
    records = [action.model(**only(action, row)) for row in rows]
    hold_to_fields(records)
    with _part(performance, action):
        made = _plain(action.model).bulk_create(records)
    return [record.pk for record in made]


def change_with(
    performance: Performance, action: Action, records: QuerySet[Any], values: Mapping[str, Any]
) -> int:
    """Change records of another kind in an act under way, held as `add_with` is; how many."""
    part = replace(performance, action=action)
    locked = _taken_hold_of(part, list(records.values_list("pk", flat=True)), None)
    hold_to_fields([given(record, only(action, values)) for record in locked])
    with _part(performance, action):
        chosen = [record.pk for record in locked]
        return _plain(action.model).filter(pk__in=chosen).update(**only(action, values))


@contextmanager
def _part(performance: Performance, action: Action) -> Iterator[None]:
    """One of the actions an act is made of: what it wrote is held to its own reach and checks."""
    part = replace(performance, action=action)
    for permission in action.permissions:
        require(part.by, permission, scope=None, on=part.on)
    with explained(action.model):
        yield
    within_reach(action, part.touched, by=part.by, on=part.on)
    hold_to_checks(action, part.touched)


def remove(
    action: Action,
    records: QuerySet[Any],
    *,
    by: Actor,
    on: date,
    reason: str = "",
    began_from: BeganFrom | None = None,
) -> int:
    """Remove the records of the set; their history stays. Returns how many were removed.

    `began_from` as in `change`: what others changed meanwhile is not removed unseen.
    """
    chosen = list(records.values_list("pk", flat=True))
    with performing(action, by=by, on=on, reason=reason) as performance:
        locked = _taken_hold_of(performance, chosen, began_from)
        hold_to_checks(action, action.model._default_manager.filter(pk__in=chosen))
        plan_anew(performance.act.using, len(locked))
        struck = _plain(action.model).filter(pk__in=chosen)
        return struck._raw_delete(performance.act.using)


def _taken_hold_of(
    performance: Performance, chosen: Sequence[int], began_from: BeganFrom | None
) -> list[Any]:
    """The records of the set, locked: within the actor's reach, and as she saw them."""
    action = performance.action
    known = action.model._default_manager.filter(pk__in=chosen)
    within_reach(action, known, by=performance.by, on=performance.on)
    # In one order, so that two who want the same records wait for each other, not in a circle.
    locked = list(_plain(action.model).filter(pk__in=chosen).order_by("pk").select_for_update())
    if began_from is not None:
        hold_to_versions(action.model, locked, began_from)
    # Before as well as after: what must stay could be led away from what it must stay with.
    _hold_to(action.settled, known)
    return locked


def plan_anew(using: str, count: int) -> None:
    """Before a large set, forget plans: history's triggers keep that of their first statement."""
    if count >= LARGE:
        with connections[using].cursor() as cursor:
            cursor.execute("DISCARD PLANS")


def _plain(model: type[models.Model]) -> QuerySet[Any]:
    """Django's own QuerySet, whose writing half is open: for this module and imports alone."""
    return models.QuerySet(model, using=router.db_for_write(model))
