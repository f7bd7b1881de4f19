"""Which records acts changed, as far as a reader may see them: named, or how many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Value

from secretariat.engine.access.models import Person
from secretariat.engine.fetching import fetched
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.engine.imports.declaring import Import, imports
from secretariat.engine.notices.following import Touched, kind_of
from secretariat.engine.publishing.models import ReleaseStep
from secretariat.engine.records.declaring import Action, actions
from secretariat.engine.records.telling import people_in, who_acted
from secretariat.engine.registers.declaring import Register, register_for
from secretariat.web.papers.standing import address_of, title_of
from secretariat.web.wording import called
from secretariat.web.workflows.telling import Titles, titles

NAMED = 3
"""The most records that are named; of more it is said how many they are."""

Run = Sequence[Act]
Records = tuple[tuple[str, int], ...]
Titled = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What a run of acts changed: titles with their addresses; else how many, of which register.

    `who` did it.
    """

    who: str
    named: Titled = ()
    register: Register | None = None
    count: int = 0


def changed_by(
    runs: Sequence[Run], followed: Mapping[UUID, Touched], person: Person, *, on: date
) -> list[Changed]:
    """What each run changed; of what she follows, that record alone. Two queries at most."""
    others = {run[0].pk: run for run in runs if run[0].pk not in followed}
    kept = {act: one for act, run in others.items() if (one := _register_of(run[0])) is not None}
    steps = _steps([act for act in others if act not in kept])
    people = people_in(run[0] for run in runs)
    counted = [(others[act], one) for act, one in kept.items()]
    counts, few, papers, names = _counted(counted, steps, people)
    few |= {act: ((one.table, one.record),) for act, one in followed.items()}
    known = titles({one for records in few.values() for one in records}, person, on=on)
    return [
        Changed(
            who=who_acted(run[0], names),
            named=papers.get(act, ()) or _named(few.get(act, ()), known),
            register=kept.get(act),
            count=counts.get(act, 0),
        )
        for act, run in ((run[0].pk, run) for run in runs)
    ]


def _named(records: Records, known: Titles) -> Titled:
    found = (known[one] for one in records if one in known)
    return tuple((called(title), address) for title, address in found)


def _counted(
    runs: Sequence[tuple[Run, Register]], steps: QuerySet[ReleaseStep], people: QuerySet[Any]
) -> tuple[dict[UUID, int], dict[UUID, Records], dict[UUID, Titled], dict[int, str]]:
    """How many records each run changed, which where they are few, editions, names: one query.

    None of a register whose readings are logged: a home page is no reading.
    """
    numbers = (_events(*one).values_list("pgh_obj_id", flat=True).distinct() for one in runs)
    distinct = Count("pgh_obj_id", distinct=True)
    totals = (_events(*one).values(all=Value(1)).annotate(n=distinct) for one in runs)
    taken, known, *found = fetched(
        steps,
        people,
        *(some[:NAMED] for some in numbers),
        *(one.values_list("n", flat=True) for one in totals),
    )
    counts: dict[UUID, int] = {}
    few: dict[UUID, Records] = {}
    listed = zip(runs, found[: len(runs)], found[len(runs) :], strict=True)
    for (run, register), records, (count,) in listed:
        counts[run[0].pk] = count
        if count <= NAMED and not register.sensitive:
            few[run[0].pk] = tuple((kind_of(register.model), number) for number in records)
    papers: dict[UUID, Titled] = {
        one.act: ((title_of(one.release), address_of(one.release)),) for one in taken
    }
    return counts, few, papers, {person.pk: str(person) for person in known}


def _events(run: Run, register: Register) -> QuerySet[Any]:
    events: Any = event_model(register.model)._base_manager
    found: QuerySet[Any] = events.filter(pgh_context_id__in=[act.pk for act in run]).order_by()
    return found


def _steps(acts: Sequence[UUID]) -> QuerySet[ReleaseStep]:
    """The steps of editions that these acts were."""
    steps = ReleaseStep.objects.filter(act__in=acts).select_related("release")
    return steps.defer("release__texts", "release__parts")


def _register_of(act: Act) -> Register | None:
    """The register of what an act changes."""
    kept: list[Action | Import] = [*actions(), *imports()]
    found = next((one for one in kept if one.key == act.action), None)
    return register_for(found.model) if found is not None else None
