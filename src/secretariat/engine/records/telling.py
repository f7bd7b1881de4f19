"""A record's history told as sentences: who did what, what it changed, and why."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secretariat.engine.access.telling import TOLD
from secretariat.engine.fetching import fetched
from secretariat.engine.history.erasing import REASON_ERASED
from secretariat.engine.history.models import Act
from secretariat.engine.history.processes import process_called
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.declaring import actions
from secretariat.engine.records.naming import named_by

GENERAL = {
    "records.undo": gettext_lazy("undid an earlier change"),
    "drafting.revise_text": gettext_lazy("revised this text"),
    "drafting.remark": gettext_lazy("remarked on this passage"),
    "drafting.resolve": gettext_lazy("resolved this remark"),
    "drafting.reopen": gettext_lazy("opened this remark again"),
    "publishing.freeze": gettext_lazy("froze a new edition of a paper"),
    "publishing.send": gettext_lazy("sent an edition of a paper for review"),
    "publishing.return": gettext_lazy("sent an edition of a paper back"),
    "publishing.clear": gettext_lazy("cleared an edition of a paper for publication"),
    "publishing.publish": gettext_lazy("published an edition of a paper"),
    "workflows.delegate": gettext_lazy("handed over moves during an absence"),
    "workflows.take_back": gettext_lazy("ended a delegation"),
    "history.erase": gettext_lazy("erased personal data from this record and its history"),
    "jobs.try_again": gettext_lazy("had a job tried again"),
    "jobs.let_go": gettext_lazy("let a job go"),
    **TOLD,
}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field before and after; values as a file would say them, an exact number as such."""

    label: str
    before: str
    after: str
    is_number: bool = False

    def as_dict(self) -> dict[str, str]:
        """The same for callers of the API."""
        return {"label": self.label, "before": self.before, "after": self.after}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act in the life of a record, and the version it left behind."""

    version: int
    at: datetime
    who: str
    told: str
    reason: str
    differences: tuple[Difference, ...]
    act: uuid.UUID
    action: str
    simulated: bool
    undone: bool

    def as_dict(self) -> dict[str, object]:
        """The same for callers of the API."""
        return {
            "act": str(self.act),
            "action": self.action,
            "at": self.at.isoformat(),
            "who": self.who,
            "told": self.told,
            "reason": self.reason,
            "differences": [one.as_dict() for one in self.differences],
        }


def history_of(record: models.Model) -> list[Entry]:
    """Every act that touched the record, newest first: two queries, however many."""
    kept: Any = event_model(type(record))._base_manager
    rows = kept.filter(pgh_obj_id=record.pk).order_by("pgh_id")
    written = rows.order_by().values("pgh_context_id")
    done = Act.objects.filter(pk__in=written)
    events, acts, undone, *people = fetched(
        rows,
        done,
        Act.objects.filter(undoes__in=written).values_list("undoes", flat=True),
        *_people_of(done),
    )
    by_number = {act.pk: act for act in acts}
    names = {person.pk: str(person) for found in people for person in found}
    shown = _Shown(type(record), events)
    pairs = zip([None, *events], events, strict=False)
    entries = [
        _entry(by_number[e.pgh_context_id], earlier, e, shown, names, set(undone))
        for earlier, e in pairs
    ]
    return entries[::-1]


def _people_of(acts: models.QuerySet[Act]) -> list[models.QuerySet[Any]]:
    """Whoever acted, and whoever they acted for."""
    people = get_user_model()._base_manager
    away = Cast(KeyTextTransform(FOR, "facts"), models.BigIntegerField())
    return [
        people.filter(pk__in=acts.values("by")),
        people.filter(pk__in=acts.filter(facts__has_key=FOR).values(away=away)),
    ]


def _entry(
    act: Act,
    earlier: Any,
    event: Any,
    shown: "_Shown",
    names: Mapping[int, str],
    undone: set[uuid.UUID | None],
) -> Entry:
    return Entry(
        version=event.pgh_id,
        at=event.pgh_created_at,
        who=who_acted(act, names),
        told=told(act),
        reason=_("Erased.") if act.reason == REASON_ERASED else act.reason,
        differences=tuple(shown.differences(earlier, event)) if event.pgh_label == "update" else (),
        act=act.pk,
        action=act.action,
        simulated=act.simulated,
        undone=act.pk in undone,
    )


def people_named(numbers: Iterable[int]) -> dict[int, str]:
    """The names of people by number."""
    people = get_user_model()._base_manager.filter(pk__in=list(numbers))
    return {person.pk: str(person) for person in people}


FOR: Final = "for"
"""The fact of an act that says for whom it was done, by her number, while she was away."""


def people_of(acts: Iterable[Act]) -> dict[int, str]:
    """The names of whoever acted, and of whoever they acted for, by number."""
    return {person.pk: str(person) for person in people_in(acts)}


def people_in(acts: Iterable[Act]) -> models.QuerySet[Any]:
    """Whoever acted, and whoever they acted for, to be fetched with what else a page shows."""
    found = list(acts)
    numbers = {act.by for act in found if act.by} | {*filter(None, map(_away, found))}
    return get_user_model()._base_manager.filter(pk__in=numbers)


def _away(act: Act) -> int | None:
    number: int | None = act.facts.get(FOR)
    return number


def who_acted(act: Act, names: Mapping[int, str]) -> str:
    """The person's name, with for whom she acted if another was away; or the process that acted."""
    if act.by is None:
        return process_called(act.process)
    who, away = _named(act.by, names), _away(act)
    if away is None:
        return who
    return _("%(name)s for %(away)s") % {"name": who, "away": _named(away, names)}


def _named(number: int, names: Mapping[int, str]) -> str:
    return names.get(number, _("Person %(number)s") % {"number": number})


def told(act: Act) -> str:
    """The end of the sentence that begins with who acted."""
    if act.action in GENERAL:
        return str(GENERAL[act.action])
    for action in actions():
        if action.key == act.action:
            return str(action.told)
    return act.action


def _referred(fields: Sequence[Any], events: Sequence[Any]) -> dict[str, dict[Any, str]]:
    """The names of the records that changed references lead to: one query for all of them."""
    lists: dict[str, models.QuerySet[Any]] = {}
    for field in fields:
        values = pairwise(getattr(event, field.attname) for event in events)
        wanted = {value for pair in values if pair[0] != pair[1] for value in pair} - {None}
        if field.is_relation and field.related_model is not None and wanted:
            model = field.related_model
            rows = model._base_manager.filter(pk__in=wanted)
            lists[field.attname] = rows.select_related(*named_by(model))
    found = fetched(*lists.values())
    return {
        name: {other.pk: str(other) for other in others}
        for name, others in zip(lists, found, strict=True)
    }


class _Shown:
    """Values as readers see them; referenced records are fetched once for all events."""

    def __init__(self, model: type[models.Model], events: list[Any]) -> None:
        self.fields = [
            field
            for field in model._meta.concrete_fields
            if not field.primary_key and events and hasattr(events[0], field.attname)
        ]
        self.referred = _referred(self.fields, events)
        self.labels: Mapping[str, Any] = getattr(model, "LABELS", {})

    def differences(self, earlier: Any, event: Any) -> Iterable[Difference]:
        """The fields that the event changed."""
        for field in self.fields:
            before, after = getattr(earlier, field.attname, None), getattr(event, field.attname)
            if before != after:
                yield Difference(
                    label=str(self.labels.get(field.name, field.verbose_name)),
                    before=self.text(field, before),
                    after=self.text(field, after),
                    is_number=isinstance(field, models.DecimalField),
                )

    def text(self, field: Any, value: Any) -> str:
        """One value in words."""
        if value is None or value == "":
            return "–"
        if field.attname in self.referred:
            return self.referred[field.attname].get(value, str(value))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return str(value)
