"""Performing an action on a set: permission, change, checks, all or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, router
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import require, scopes, visible
from secretariat.engine.history.acting import OpenAct, act
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.refusing import explained
from secretariat.kernel.errors import BadInput, Problem, Refused

SHOWN = 5  # how many failing records an error names


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
    if action.needs_reason and not reason.strip():
        raise BadInput(
            _("“%(action)s” needs a reason.") % {"action": action.title},
            do=_("Say why, in a sentence the next reader will understand."),
        )
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
    covered = records
    for permission in action.permissions:
        covered = visible(covered, actor=by, permission=permission, scope_path=action.scope, on=on)
    outside = [str(record) for record in records.exclude(pk__in=covered.values("pk"))[:SHOWN]]
    if outside:
        raise Refused(
            _("“%(action)s” is not yours to do on: %(records)s.")
            % {"action": action.title, "records": "; ".join(outside)},
            why=_("Your grants do not cover them."),
        )


def hold_to_checks(action: Action, touched: QuerySet[Any]) -> None:
    """Name every record that fails a check; nothing is written if one does."""
    problems = [
        Problem(where=str(record), wrong=said(check.says, record), do=str(check.do))
        for check in action.checks
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
    records = [action.model(**_only(action, row)) for row in rows]
    _clean(records)
    with performing(action, by=by, on=on, reason=reason):
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
) -> int:
    """Give every record of the set these values; returns how many were changed."""
    chosen = list(records.values_list("pk", flat=True))
    with performing(action, by=by, on=on, reason=reason):
        kept = _plain(action.model).filter(pk__in=chosen)
        within_reach(action, action.model._default_manager.filter(pk__in=chosen), by=by, on=on)
        locked = list(kept.select_for_update())
        _clean([_with(record, _only(action, values)) for record in locked])
        return kept.update(**_only(action, values))


def remove(action: Action, records: QuerySet[Any], *, by: Actor, on: date, reason: str = "") -> int:
    """Remove the records of the set; their history stays. Returns how many were removed."""
    chosen = list(records.values_list("pk", flat=True))
    with performing(action, by=by, on=on, reason=reason):
        doomed = action.model._default_manager.filter(pk__in=chosen)
        within_reach(action, doomed, by=by, on=on)
        hold_to_checks(action, doomed)
        struck = _plain(action.model).filter(pk__in=chosen)
        return struck._raw_delete(router.db_for_write(action.model))


def _plain(model: type[models.Model]) -> QuerySet[Any]:
    """Django's own QuerySet, whose writing half is open: for this module and imports alone."""
    return models.QuerySet(model, using=router.db_for_write(model))


def _only(action: Action, values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(values) - set(action.fields))
    if unknown:
        raise BadInput(
            _("“%(action)s” does not set %(fields)s.")
            % {"action": action.title, "fields": ", ".join(unknown)},
            do=_("It sets: %(fields)s.") % {"fields": ", ".join(action.fields)},
        )
    return dict(values)


def _with(record: models.Model, values: Mapping[str, Any]) -> models.Model:
    for name, value in values.items():
        setattr(record, name, value)
    return record


def _clean(records: Sequence[models.Model]) -> None:
    """Hold each record's fields to their own rules; name every one that breaks one."""
    problems = [
        problem for number, record in enumerate(records, 1) for problem in _faults(number, record)
    ]
    if problems:
        raise BadInput(problems[0].wrong, problems=problems)


def _faults(number: int, record: models.Model) -> list[Problem]:
    # References are held by the database; asking for each one here would be a query a row.
    references = [f.name for f in record._meta.concrete_fields if f.is_relation]
    try:
        record.clean_fields(exclude=references)
    except ValidationError as error:
        return [
            Problem(
                where=f"{number}, {record._meta.get_field(name).verbose_name}",  # type: ignore[union-attr]
                found=str(getattr(record, name, "")),
                wrong=" ".join(words),
            )
            for name, words in error.message_dict.items()
        ]
    return []
