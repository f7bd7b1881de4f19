"""Who may make a move: she who asks, or she for another who is away; and everybody who may."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from secretariat.engine.access.actors import Actor, OnBehalf
from secretariat.engine.access.covering import Scopes
from secretariat.engine.access.decisions import scopes
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.once import answered_once
from secretariat.engine.access.permissions import Permission
from secretariat.engine.access.roles import permitting
from secretariat.engine.workflows.declaring import Move, Workflow
from secretariat.engine.workflows.handing import Handed
from secretariat.engine.workflows.models import Delegation


def hands(by: Actor, way: Handed, *, on: date) -> tuple[Actor, ...]:
    """As whom somebody may move: as herself first, then for each who handed over to her."""
    if not isinstance(by, Person):
        return (by,)
    asked = ("hands", by.pk, way.key, on)
    return answered_once(asked, lambda: hands_of(by, handed_over(by, way, on=on)))


def handed_over(by: Actor, way: Handed, *, on: date) -> "QuerySet[Delegation]":
    """The delegations by which somebody may move for another on the day."""
    if not isinstance(by, Person):
        return Delegation.objects.none()
    handed = Delegation.objects.on(on).to_her(by.pk).of(way.key)
    return handed.select_related("person").order_by("pk")


def hands_of(by: Actor, handed: Iterable[Delegation]) -> tuple[Actor, ...]:
    """As whom somebody may move, by these delegations."""
    if not isinstance(by, Person):
        return (by,)
    away = {one.person_id: one.person for one in handed}
    return (by, *(OnBehalf(by=by, of=person) for person in away.values()))


def places(workflow: Workflow, records: Sequence[int]) -> dict[int, str]:
    """The scope of each record; what belongs to no unit belongs to the whole organization."""
    if workflow.scope is None:
        return dict.fromkeys(records, "")
    rows = workflow.model._default_manager.filter(pk__in=records).order_by()
    return {number: path or "" for number, path in rows.values_list("pk", workflow.scope)}


def place_of(workflow: Workflow, record: Any) -> str:
    """The scope of one record."""
    found: Any = record
    for step in (workflow.scope or "").split("__"):
        found = getattr(found, step, None) if step and found is not None else None
    return str(found or "")


def reaches(actor: Actor, permission: Permission, where: Iterable[str], *, on: date) -> bool:
    """Say whether the actor may over each of these scopes."""
    granted = scopes(actor, permission, on)
    return bool(granted) and all(granted.cover(scope) for scope in where)


class Holders:
    """Everybody who may make a move, and where; read once for any number of records.

    Whoever stands in for one of them is among them. What everybody may waits for nobody.
    """

    def __init__(self, workflow: Workflow, move: Move, *, on: date) -> None:
        keys = [role.key for role in permitting(move.may)]
        held: dict[int, list[str]] = defaultdict(list)
        grants = Grant.objects.on(on).filter(role__in=keys, person__is_active=True)
        for person, scope in grants.values_list("person_id", "scope"):
            held[person].append(scope)
        handed = Delegation.objects.on(on).of(workflow.key)
        handed = handed.filter(person__in=list(held), person__is_active=True, to__is_active=True)
        own = {person: tuple(paths) for person, paths in held.items()}  # nobody hands on
        for person, to in handed.values_list("person_id", "to_id"):
            held[to].extend(own[person])
        self._where = {person: Scopes.of(paths) for person, paths in held.items()}

    def over(self, scope: str) -> set[int]:
        """The numbers of those who may over a scope."""
        return {person for person, where in self._where.items() if where.cover(scope)}
