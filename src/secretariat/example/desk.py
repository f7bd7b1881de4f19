"""Where the example's acts are performed: by the product's own actions, on a simulated clock."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, singledispatchmethod
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Model, Q, QuerySet

from secretariat.engine.access.actors import Actor
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_people
from secretariat.engine.history.acting import Process, simulated_clock
from secretariat.engine.history.models import Act as PastAct
from secretariat.engine.imports.running import File, imported
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.releases import release_of
from secretariat.engine.publishing.stepping import Said, take
from secretariat.engine.records.performing import add, change, change_each
from secretariat.engine.records.undoing import undo
from secretariat.engine.workflows.moving import move
from secretariat.example.entries import (
    OFFICE,
    Act,
    Adding,
    Changing,
    ChangingEach,
    Freezing,
    Granting,
    Held,
    Importing,
    Joining,
    Moving,
    Newcomer,
    Of,
    Stepping,
    Such,
    Undoing,
)
from secretariat.example.logins import PASSWORD, demo_logins
from secretariat.example.reference_past import unit_paths
from secretariat.example.workforce.importing import as_file
from secretariat.kernel.periods import Period

MAIL = "iofw.example"  # a domain that can never exist
HELD = ("official__code", "post__code", "starts")


class Desk:
    """Performs acts one after the other, remembering whom and what it has met."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._met: dict[type[Model], dict[str, Model]] = {}

    @singledispatchmethod
    def perform(self, act: Act) -> None:
        """Perform one act at its instant."""
        raise TypeError(f"Nobody knows how to perform {act!r}.")

    @perform.register
    def _add(self, act: Adding) -> None:
        rows = [self._with_records(act.action.model, row) for row in act.rows]
        with simulated_clock(act.at):
            add(act.action, rows, by=self._actor(act.by), on=act.at.date(), reason=act.reason)

    @perform.register
    def _import(self, act: Importing) -> None:
        file = File(name=act.name, content=as_file(act))
        by = self._actor(act.by)
        with simulated_clock(act.at):
            imported(act.reads, file, by=by, on=act.at.date(), reason=act.reason)

    @perform.register
    def _change(self, act: Changing) -> None:
        records = self._found(act.action.model, act.finds)
        gives = self._with_records(act.action.model, act.gives)
        by = self._actor(act.by)
        with simulated_clock(act.at):
            done = change(act.action, records, gives, by=by, on=act.at.date(), reason=act.reason)
        if done != len(act.finds):
            raise LookupError(f"{act.action.key} of {act.at} changed {done} of {act.finds}.")

    @perform.register
    def _change_each(self, act: ChangingEach) -> None:
        model = act.action.model
        numbers = self._numbers(model, [finds for finds, _gives in act.each])
        gives = (self._with_records(model, given) for _finds, given in act.each)
        values = dict(zip(numbers, gives, strict=True))
        by = self._actor(act.by)
        with simulated_clock(act.at):
            change_each(act.action, values, by=by, on=act.at.date(), reason=act.reason)

    @perform.register
    def _move(self, act: Moving) -> None:
        model = act.workflow.model
        found = self._found(model, act.finds)
        records = found if act.finds else model._default_manager.filter(code__in=act.codes)
        on, by = act.at.date(), self._actor(act.by)
        with simulated_clock(act.at):
            done = move(
                act.workflow, act.move, records, by=by, on=on, values=act.gives, reason=act.reason
            )
        if done != len(act.codes or act.finds):
            raise LookupError(f"{act.move} of {act.at} moved {done} of {act.codes}.")

    @perform.register
    def _undo(self, act: Undoing) -> None:
        made = PastAct.objects.get(at=act.made_at)
        with simulated_clock(act.at):
            undo(made.pk, by=self._actor(act.by), on=act.at.date(), reason=act.reason)

    @perform.register
    def _join(self, act: Joining) -> None:
        new = [_new_person(one) for one in act.people]
        with simulated_clock(act.at):
            people = add_people(new, by=self._actor(act.by), on=act.at.date(), reason=act.reason)
        self._people.update({person.username: person for person in people})

    @perform.register
    def _grant(self, act: Granting) -> None:
        on: date = act.at.date()
        with simulated_clock(act.at):
            give(
                [self._person(name) for name in act.people],
                act.role,
                scope=act.scope,
                period=Period(on, act.ends),
                by=self._actor(act.by),
                reason=act.reason,
                on=on,
            )

    @perform.register
    def _freeze(self, act: Freezing) -> None:
        corrected = release_of(act.paper.key, act.corrects) if act.corrects else None
        freeze(
            act.paper,
            by=self._actor(act.by),
            on=act.at.date(),
            note=act.note,
            corrects=corrected,
            simulated_at=act.at,
        )

    @perform.register
    def _step(self, act: Stepping) -> None:
        release = release_of(act.paper.key, act.edition)
        said = Said(note=act.reason, public_at=act.public_at)
        by, on = self._actor(act.by), act.at.date()
        with simulated_clock(act.at):
            take(act.paper, release, act.step, by=by, on=on, now=act.at, said=said)

    def _actor(self, name: str) -> Actor:
        return Process(OFFICE) if name == OFFICE else self._person(name)

    def _person(self, name: str) -> Person:
        """Whoever goes by the name: people join at another desk, too."""
        if name not in self._people:
            self._people = {one.username: one for one in Person.objects.all()}
        return self._people[name]

    def _with_records(self, model: type[Model], row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with every code of another record replaced by that record."""
        return {name: self._record(model, name, value) for name, value in row.items()}

    def _record(self, model: type[Model], name: str, value: Any) -> Any:
        referred = model._meta.get_field(name).related_model
        if isinstance(value, Of) and isinstance(referred, type):
            return self._ratification(referred, value)
        if isinstance(value, Held) and isinstance(referred, type):
            return self._incumbency(referred, value)
        if isinstance(value, Such) and isinstance(referred, type):
            return self._found(referred, (value.values,)).get()
        if not isinstance(value, str) or not isinstance(referred, type):
            return value
        if referred is Person:
            return self._person(value)
        met = self._met.setdefault(referred, {})
        if value not in met:
            met |= {one.code: one for one in referred._base_manager.all()}  # type: ignore[attr-defined]
        return met[value]

    @staticmethod
    def _ratification(model: type[Model], of: Of) -> Model:
        """The one ratification of that State and day."""
        named = {"instrument__code": of.instrument, "state__code": of.state, "starts": of.starts}
        return model._default_manager.get(**named)

    def _incumbency(self, model: type[Model], held: Held) -> Model:
        """The one of that official, post and day."""
        met = self._met.setdefault(model, {})
        wanted = _held(held.official, held.post, held.starts)
        if wanted not in met:
            for one in model._default_manager.values_list("pk", *HELD):
                met[_held(*one[1:])] = model(pk=one[0])
        return met[wanted]

    def _numbers(self, model: type[Model], finds: Sequence[Mapping[str, Any]]) -> list[int]:
        """The number of the one record of each of these values, all of the same fields."""
        first, *others = finds[0]
        wanted = []
        for values in finds:
            row = self._with_records(model, values)
            wanted.append(tuple(getattr(row[name], "pk", row[name]) for name in (first, *others)))
        near = model._default_manager.filter(**{f"{first}__in": {key[0] for key in wanted}})
        met: dict[tuple[Any, ...], list[int]] = {}
        for number, *key in near.values_list("pk", first, *others):
            met.setdefault(tuple(key), []).append(number)
        several = [key for key in wanted if len(met.get(key, ())) != 1]
        if several:
            raise LookupError(f"Of {model.__name__} there is not one of each of {several}.")
        return [met[key][0] for key in wanted]

    def _found(self, model: type[Model], finds: tuple[Mapping[str, Any], ...]) -> QuerySet[Any]:
        wanted = Q(pk__in=())
        for values in finds:
            wanted |= Q(**self._with_records(model, values))
        return model._default_manager.filter(wanted)


def _held(official: str, post: str, starts: date) -> str:
    return f"{official} {post} {starts:%Y-%m-%d}"


def _new_person(one: Newcomer) -> NewPerson:
    """Only the demo logins have a password: the same for all, so it is hashed once."""
    can_sign_in = one.username in {login.username for login in demo_logins()}
    return NewPerson(
        username=one.username,
        name=one.name,
        email=f"{one.username}@{MAIL}",
        language=one.language,
        unit_path=unit_paths()[one.unit],
        hashed=_hashed() if can_sign_in else "",
    )


@cache
def _hashed() -> str:
    return make_password(PASSWORD)
