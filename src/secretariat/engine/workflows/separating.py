"""Who made which move on a record, as the history tells it: what separates duties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.engine.access.actors import Actor, OnBehalf
from secretariat.engine.access.models import Person
from secretariat.engine.fetching import fetched
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.engine.records.telling import FOR
from secretariat.engine.workflows.declaring import Move, Workflow


@dataclass(frozen=True, kw_only=True)
class Made:
    """A move that was made on a record: which, by whom, and for whom if she was away."""

    record: int
    move: Move
    by: int
    instead_of: int | None

    @property
    def people(self) -> frozenset[int]:
        """Whoever has a hand in it: who made it, and for whom."""
        return frozenset({self.by, self.instead_of} - {None})  # type: ignore[arg-type]


def people_behind(actor: Actor) -> frozenset[int]:
    """The numbers of whoever would answer for the actor's move; nobody for a process."""
    if isinstance(actor, OnBehalf):
        return frozenset({actor.by.pk, actor.of.pk})
    return frozenset({actor.pk}) if isinstance(actor, Person) else frozenset()


def made(workflow: Workflow, names: Sequence[str], records: Sequence[int]) -> list[Made]:
    """The moves of these names made on these records at any time, unless undone; oldest first."""
    return made_of(workflow, names, fetched(*made_lists(workflow, names, records)))


def made_lists(
    workflow: Workflow, names: Sequence[str], records: Sequence[int]
) -> tuple[QuerySet[Any], ...]:
    """The acts and the events that `made_of` reads, to be fetched with other lists."""
    if not names:
        return ()
    events = _events(workflow).filter(pgh_obj_id__in=records)
    keys = _by_action(workflow, names)
    acts = _acts(keys).filter(by__isnull=False, pk__in=events.values("pgh_context_id"))
    of_them = events.filter(pgh_context_id__in=acts.values("pk")).order_by("pgh_id")
    return acts, of_them.values_list("pgh_obj_id", "pgh_context_id")


def made_of(workflow: Workflow, names: Sequence[str], lists: Sequence[Sequence[Any]]) -> list[Made]:
    """The moves that the lists tell of."""
    if not names:
        return []
    acts, events = lists
    moves, by_number = _by_action(workflow, names), {act.pk: act for act in acts}
    found = []
    for record, number in events:
        act = by_number[number]
        who = {"by": int(act.by or 0), "instead_of": act.facts.get(FOR)}
        found.append(Made(record=record, move=moves[act.action], **who))
    return found


def _by_action(workflow: Workflow, names: Sequence[str]) -> dict[str, Move]:
    """The moves of these names, by the keys of their actions."""
    return {workflow.action(workflow.move(name)).key: workflow.move(name) for name in names}


def barred(workflow: Workflow, move: Move, actor: Actor) -> Exists | None:
    """The condition on records of which the actor made a move this one is kept apart from.

    None: no duty is separated here, or none from this actor.
    """
    people = people_behind(actor)
    if not move.not_by or not people:
        return None
    keys = [workflow.action(workflow.move(name)).key for name in move.not_by]
    hers = Q(by__in=people) | Q(**{f"facts__{FOR}__in": list(people)})
    acts = _acts(keys).filter(hers).values("pk")
    return Exists(_events(workflow).filter(pgh_obj_id=OuterRef("pk"), pgh_context_id__in=acts))


def _acts(keys: Iterable[str]) -> QuerySet[Act]:
    """Acts by these actions that stand."""
    undone = Act.objects.filter(undoes=OuterRef("pk"))
    return Act.objects.filter(~Exists(undone), action__in=list(keys))


def _events(workflow: Workflow) -> QuerySet[Any]:
    events: QuerySet[Any] = event_model(workflow.model)._base_manager.all()
    return events
