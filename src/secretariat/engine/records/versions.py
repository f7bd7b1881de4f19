"""Versions: which one somebody began from, and what others did to the record since.

A version is the number of the last event in a record's history: whoever writes makes a new one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext as _

from secretariat.engine.history.recording import event_model
from secretariat.engine.records.telling import Entry, history_of
from secretariat.kernel.errors import BadInput, Conflict

BeganFrom = Mapping[int, int]  # the version by the record's number

SHOWN = 5  # how many changed records an error tells about


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A record that others changed meanwhile: the version it has now, and their acts, newest first.

    `is_gone`: it has been removed.
    """

    number: int
    name: str
    version: int
    entries: tuple[Entry, ...]
    is_gone: bool = False

    def as_dict(self) -> dict[str, object]:
        """The same for callers of the API."""
        return {
            "record": self.number,
            "name": self.name,
            "version": self.version,
            "removed": self.is_gone,
            "acts": [entry.as_dict() for entry in self.entries],
        }


class ChangedSince(Conflict):
    """Somebody else changed a record since the version it was to be changed from."""

    id = "secretariat.changed_since"

    def __init__(self, changed: Iterable[Changed]) -> None:
        self.changed = tuple(changed)
        names = _("; ").join(one.name for one in self.changed)
        super().__init__(
            _("Somebody else has changed this meanwhile: %(records)s.") % {"records": names},
            why=_("Nothing of yours has been written, so that nothing of theirs is lost."),
            do=_("Look at what changed, and send yours again if it still holds."),
        )

    def as_dict(self) -> dict[str, object]:
        """The words, and of each record its version now and what was done to it."""
        return {**super().as_dict(), "changed": [one.as_dict() for one in self.changed]}


def versions(model: type[models.Model], numbers: Iterable[int]) -> dict[int, int]:
    """The version of each record, by its number: one query, however many.

    To be read before the record itself: what then is written between the two is noticed.
    """
    events = event_model(model)._base_manager.filter(pgh_obj_id__in=list(numbers))
    newest = events.order_by().values("pgh_obj_id").annotate(version=Max("pgh_id"))
    return dict(newest.values_list("pgh_obj_id", "version"))


def as_of_version(model: type[models.Model], number: int, version: int) -> Any | None:
    """The event that holds the record's values as of a version; None if it never had that one."""
    events = event_model(model)._base_manager
    return events.filter(pgh_obj_id=number, pgh_id=version).first()


def hold_to_versions(
    model: type[models.Model], locked: Iterable[models.Model], began_from: BeganFrom
) -> None:
    """Refuse if a record of the set is not as it was when the actor began.

    The records must be locked already: nobody can then change them between this and the writing.
    Raises ChangedSince, or BadInput for a version the record never had.
    """
    there = {record.pk: record for record in locked}
    now = versions(model, there)
    moved = [n for n, version in began_from.items() if n in there and now.get(n) != version]
    gone = _gone(model, set(began_from) - set(there))
    if moved or gone:
        found = [_changed(there[n], now[n], began_from[n]) for n in sorted(moved)[:SHOWN]]
        raise ChangedSince([*found, *gone])


def _changed(record: models.Model, version: int, began_from: int) -> Changed:
    entries = history_of(record)
    if not any(entry.version == began_from for entry in entries):
        raise BadInput(
            _("%(record)s never had the version %(version)s.")
            % {"record": record, "version": began_from},
            do=_("Read the record again, and begin from the version it has."),
        )
    since = tuple(entry for entry in entries if entry.version > began_from)
    return Changed(number=record.pk, name=str(record), version=version, entries=since)


def _gone(model: type[models.Model], missing: set[int]) -> list[Changed]:
    """Those removed meanwhile; of them only that is told, since nobody can say whose they were."""
    if not missing:
        return []
    kept = model._base_manager.filter(pk__in=missing).values_list("pk", flat=True)
    return [
        Changed(number=number, name=str(number), version=version, entries=(), is_gone=True)
        for number, version in sorted(versions(model, missing - set(kept)).items())[:SHOWN]
    ]
