"""Undo: a new act that puts back what an earlier act changed, or says what stands in the way."""

import uuid
from datetime import date
from typing import Any

from django.db import connections, models, router
from django.utils.translation import gettext as _

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.decisions import require
from secretariat.engine.history.acting import act
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model, recorded_models
from secretariat.engine.records.declaring import PARTS, Action
from secretariat.engine.records.declaring import action as find_action
from secretariat.engine.records.performing import SHOWN, plan_anew, within_reach
from secretariat.engine.records.reasons import hold_to_a_reason
from secretariat.engine.records.refusing import explained
from secretariat.kernel.errors import Conflict, NotFound, Refused

UNDO = "records.undo"


def undo(act_id: uuid.UUID, *, by: Actor, on: date, reason: str) -> int:
    """Put back every record an act changed; returns how many. All or nothing.

    Whoever may perform the action may undo it, saying why. A record changed again since stands in
    the way. Records beyond the actor's reach refuse the whole, and are not named to her.
    """
    earlier, done = undoable(act_id, by=by, on=on)
    hold_to_a_reason(reason, says=_("To undo something needs a reason."))
    touched = written_by(act_id)
    using = router.db_for_write(done.model)
    with explained(done.model), act(UNDO, by=by, reason=reason, undoes=act_id, using=using):
        for model in touched:
            _hold(model, act_id)
        hold_to_reach(earlier, by=by, on=on)  # before anything is said of what was written
        for model in touched:
            _refuse_if_changed_since(model, act_id)
        plan_anew(using, sum(_events(model, act_id).count() for model in touched))
        restored = sum(_put_back(model, act_id, using) for model in touched)
        hold_to_reach(earlier, by=by, on=on)  # what was removed is there again only now
        return restored


def undoable(act_id: uuid.UUID, *, by: Actor, on: date) -> tuple[Act, Action]:
    """The act and the action it was, if the actor may undo such an act at all."""
    earlier = Act.objects.filter(pk=act_id).first()
    if earlier is None:
        raise NotFound(_("There is no such act."))
    done, *parts = _actions(earlier)
    for part in (done, *parts):
        for permission in part.permissions:
            require(by, permission, scope=None, on=on)
    return earlier, done


def _actions(earlier: Act) -> list[Action]:
    """The action an act was, and the further ones it was made of."""
    return [find_action(key) for key in (earlier.action, *earlier.facts.get(PARTS, ()))]


def written_by(act_id: uuid.UUID) -> list[type[models.Model]]:
    """The tables an act wrote into."""
    return [model for model in recorded_models() if _events(model, act_id).exists()]


def hold_to_reach(earlier: Act, *, by: Actor, on: date) -> None:
    """Refuse if what an act wrote, as far as it is there, lies outside the actor's reach.

    Which records those are is not said: she saw one that the same act wrote, not the others.
    """
    for done in _actions(earlier):
        written = _events(done.model, earlier.pk).values("pgh_obj_id")
        records = done.model._default_manager.filter(pk__in=written)
        try:
            within_reach(done, records, by=by, on=on)
        except Refused:
            raise Refused(
                _("“%(action)s” is not yours to undo.") % {"action": done.title},
                why=_("Your grants do not cover all that it wrote."),
            ) from None


def _events(model: type[models.Model], act_id: uuid.UUID) -> models.QuerySet[Any]:
    return event_model(model)._base_manager.filter(pgh_context_id=act_id)


def _hold(model: type[models.Model], act_id: uuid.UUID) -> None:
    """Lock what the act wrote, so that nobody changes it between the next question and the end."""
    written = _events(model, act_id).values("pgh_obj_id")
    held: models.QuerySet[Any] = models.QuerySet(model, using=router.db_for_write(model)).filter(
        pk__in=written
    )
    list(held.order_by("pk").select_for_update().values_list("pk"))


def _refuse_if_changed_since(model: type[models.Model], act_id: uuid.UUID) -> None:
    events = event_model(model)._base_manager
    mine = _events(model, act_id).filter(pgh_obj_id=models.OuterRef("pgh_obj_id"))
    later = events.filter(models.Exists(mine.filter(pgh_id__lt=models.OuterRef("pgh_id")))).exclude(
        pgh_context_id=act_id
    )
    numbers = sorted(set(later.values_list("pgh_obj_id", flat=True)[:SHOWN]))
    if numbers:
        raise Conflict(
            _("This can't be undone: what it wrote has been changed since."),
            why=_("Of its %(table)s, these have a later change: %(records)s.")
            % {"table": model._meta.verbose_name_plural, "records": _named(model, numbers)},
            do=_("Undo the later change first."),
        )


def _named(model: type[models.Model], numbers: list[int]) -> str:
    """The records by name, those that no longer exist by number."""
    found = {one.pk: str(one) for one in model._base_manager.filter(pk__in=numbers)}
    return _("; ").join(found.get(number, str(number)) for number in numbers)


def _put_back(model: type[models.Model], act_id: uuid.UUID, using: str) -> int:
    """Remove what the act added, restore what it changed or removed: two statements."""
    table, events = model._meta.db_table, event_model(model)._meta.db_table
    kept = {field.column for field in event_model(model)._meta.local_concrete_fields}
    columns = [
        f'"{field.column}"'
        for field in model._meta.local_concrete_fields
        if field.column in kept and not field.primary_key
    ]
    listed = ", ".join(columns)
    taken = ", ".join(f"before.{column}" for column in columns)
    first = f"""
        first AS (
            SELECT DISTINCT ON (pgh_obj_id) pgh_obj_id, pgh_id, pgh_label
            FROM "{events}" WHERE pgh_context_id = %s ORDER BY pgh_obj_id, pgh_id
        )"""
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"""WITH {first} DELETE FROM "{table}" AS t USING first
            WHERE t.id = first.pgh_obj_id AND first.pgh_label = 'insert'""",
            [act_id],
        )
        removed: int = cursor.rowcount
        cursor.execute(
            f"""WITH {first}, before AS (
                SELECT DISTINCT ON (e.pgh_obj_id) e.* FROM "{events}" e JOIN first
                    ON e.pgh_obj_id = first.pgh_obj_id AND first.pgh_label <> 'insert'
                    AND (e.pgh_id < first.pgh_id
                         OR (first.pgh_label = 'delete' AND e.pgh_id = first.pgh_id))
                ORDER BY e.pgh_obj_id, e.pgh_id DESC
            )
            INSERT INTO "{table}" (id, {listed}) SELECT before.pgh_obj_id, {taken} FROM before
            ON CONFLICT (id) DO UPDATE SET ({listed}) = ROW({_excluded(columns)})""",
            [act_id],
        )
        restored: int = cursor.rowcount
    return removed + restored


def _excluded(columns: list[str]) -> str:
    return ", ".join(f"excluded.{column}" for column in columns)
