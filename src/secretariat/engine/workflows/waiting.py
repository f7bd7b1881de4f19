"""What waits for a person: moves open to her that have a deadline, or that are said to wait."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Value

from secretariat.engine.access.actors import Actor, OnBehalf
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.models import Person
from secretariat.engine.access.rights import Rights
from secretariat.engine.records.naming import named_by
from secretariat.engine.workflows.deadlines import DUE, due_of, is_function, with_due
from secretariat.engine.workflows.declaring import Move, Workflow, workflows
from secretariat.engine.workflows.guarding import ready
from secretariat.engine.workflows.models import Delegation
from secretariat.engine.workflows.separating import barred

MOST = 50
AT_A_TIME = 500


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A move that waits on a record, until which day if one is set, and for whom she makes it."""

    workflow: Workflow
    move: Move
    record: Any
    due: date | None
    instead_of: Person | None


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What waits for somebody, first what is due first; `is_all` if nothing was left out."""

    things: tuple[Waiting, ...]
    is_all: bool


@dataclass(frozen=True, kw_only=True)
class _Question:
    """The records on which one move waits for somebody, as herself or for another."""

    workflow: Workflow
    move: Move
    actor: Actor
    rows: QuerySet[Any]


def waiting_for(person: Person, *, on: date, most: int = MOST) -> Desk:
    """What waits for a person on the day, at most so many things.

    All moves are asked for in one query, their set guards with them; one whose deadline is a
    function of the record is asked record by record. A guard that is a function is asked only when
    she opens the record: what it holds back waits all the same, and says there what is missing.
    """
    asked = dict(enumerate(_questions(person, on)))
    alone = {number: one for number, one in asked.items() if is_function(one.move)}
    found = [
        *_in_one_query({n: one for n, one in asked.items() if n not in alone}, most + 1),
        *(thing for one in alone.values() for thing in _one_by_one(one)),
    ]
    found.sort(key=lambda thing: (thing[2] or date.max, thing[0].move.name, thing[1]))
    return Desk(things=tuple(_kept(found[:most])), is_all=len(found) <= most)


def _questions(person: Person, on: date) -> Iterator[_Question]:
    handed = list(Delegation.objects.on(on).to_her(person.pk).select_related("person"))
    known: dict[Actor, Rights] = {}
    for workflow in workflows():
        reached = [one for one in handed if not one.workflows or workflow.key in one.workflows]
        away = {one.person_id: OnBehalf(by=person, of=one.person) for one in reached}
        hers: list[Actor] = [person, *away.values()]
        for move in workflow.moves:
            if move.waits or move.due is not None:
                for actor in hers:
                    if actor not in known:
                        known[actor] = rights_of(actor, on=on)
                    yield from _question(workflow, move, actor, known[actor])


def _question(workflow: Workflow, move: Move, actor: Actor, rights: Rights) -> Iterator[_Question]:
    where = rights.scopes(move.may)
    if not where or rights.open_to_her(move.may):
        return
    rows = workflow.model._default_manager.filter(where.condition(workflow.scope))
    rows = rows.filter(state__in=move.sources)
    kept_from = barred(workflow, move, actor)
    rows = rows if kept_from is None else rows.exclude(kept_from)
    rows = with_due(move, ready(move, rows, on=rights.on))
    yield _Question(workflow=workflow, move=move, actor=actor, rows=rows)


Found = tuple[_Question, int, date | None]


def _in_one_query(asked: Mapping[int, _Question], most: int) -> Iterator[Found]:
    """Ask all questions at once, each for its first few."""
    parts = [
        one.rows.annotate(question=Value(number, output_field=IntegerField()))
        .order_by(F(DUE).asc(nulls_last=True), "pk")
        .values_list("question", "pk", DUE)[:most]
        for number, one in asked.items()
    ]
    if parts:
        first, *others = parts
        for number, pk, due in first.union(*others, all=True) if others else first:
            yield asked[number], pk, due


def _one_by_one(one: _Question) -> Iterator[Found]:
    """Ask each record for its deadline."""
    for record in one.rows.order_by("pk").iterator(chunk_size=AT_A_TIME):
        yield one, record.pk, due_of(one.workflow, one.move, record)


def _kept(found: Iterable[Found]) -> Iterator[Waiting]:
    """Fetch the records, with those they are named by: one query a kind of record."""
    listed = list(found)
    numbers: dict[Any, set[int]] = {}
    for one, pk, _due in listed:
        numbers.setdefault(one.workflow.model, set()).add(pk)
    kept = {
        model: model._default_manager.select_related(*named_by(model)).in_bulk(pks)
        for model, pks in numbers.items()
    }
    seen: set[tuple[str, str, int]] = set()
    for one, pk, due in listed:
        record = kept[one.workflow.model].get(pk)
        name = (one.workflow.key, one.move.name, pk)
        if record is None or name in seen:
            continue
        seen.add(name)
        away = one.actor.of if isinstance(one.actor, OnBehalf) else None
        yield Waiting(workflow=one.workflow, move=one.move, record=record, due=due, instead_of=away)
