"""The way of a record through its states: when it entered each, and when it left."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from secretariat.engine.history.recording import event_model


@dataclass(frozen=True, kw_only=True)
class Stay:
    """A time spent in a state: from when, and until when; still there if that is empty."""

    state: str
    since: datetime
    until: datetime | None


def stays(record: Any) -> tuple[Stay, ...]:
    """The states of a record in the order it entered them, as its history tells."""
    events: Any = event_model(type(record))._base_manager
    kept = events.filter(pgh_obj_id=record.pk).exclude(pgh_label="delete").order_by("pgh_id")
    entered: list[tuple[str, datetime]] = []
    for state, at in kept.values_list("state", "pgh_created_at"):
        if not entered or entered[-1][0] != state:
            entered.append((state, at))
    left = [at for _state, at in entered[1:]]
    return tuple(
        Stay(state=state, since=since, until=until)
        for (state, since), until in zip(entered, [*left, None], strict=True)
    )
