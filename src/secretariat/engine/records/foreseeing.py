"""What an undo would do, before anybody decides: how many of which records, and what to each."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import models

from secretariat.engine.access.actors import Actor
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.undoing import hold_to_reach, undoable, written_by


class Fate(StrEnum):
    """What an undo does to a record: by what the act had done to it first."""

    REMOVED = "insert"
    PUT_BACK = "update"
    RETURNED = "delete"


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """An act that may be undone, and by table how many records would meet which fate."""

    act: Act
    action: Action
    fates: Mapping[type[models.Model], Mapping[Fate, int]]

    @property
    def count(self) -> int:
        """How many records it is about."""
        return sum(sum(fates.values()) for fates in self.fates.values())


def foreseen(act_id: uuid.UUID, *, by: Actor, on: date) -> Foreseen:
    """What undoing an act would do. Raises NotFound, or Refused if it is not the actor's to undo.

    Whether a later change stands in the way is known only by undoing it.
    """
    earlier, done = undoable(act_id, by=by, on=on)
    hold_to_reach(earlier, by=by, on=on)
    fates = {model: _fates(model, act_id) for model in written_by(act_id)}
    return Foreseen(act=earlier, action=done, fates=fates)


def _fates(model: type[models.Model], act_id: uuid.UUID) -> Mapping[Fate, int]:
    """Counted by the first thing the act did to each record; one it added and removed has none."""
    kept: Any = event_model(model)._base_manager.filter(pgh_context_id=act_id)
    labels = kept.order_by("pgh_obj_id", "pgh_id").values_list("pgh_obj_id", "pgh_label")
    first: dict[int, str] = {}
    last: dict[int, str] = {}
    for number, label in labels.iterator():
        first.setdefault(number, label)
        last[number] = label
    met = (Fate(label) for number, label in first.items() if (label, last[number]) != _NO_TRACE)
    return Counter(met)


_NO_TRACE = ("insert", "delete")


def touched(model: type[models.Model], number: int, act_id: uuid.UUID) -> bool:
    """Say whether an act wrote this record."""
    kept = event_model(model)._base_manager
    return kept.filter(pgh_obj_id=number, pgh_context_id=act_id).exists()
