"""Declaring a workflow: its states, and who may move a record from which to which, and when."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Model, QuerySet, TextChoices
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from secretariat.engine.access.permissions import Permission
from secretariat.engine.declared import declared
from secretariat.engine.records.declaring import Action, Check, Kind
from secretariat.kernel.errors import NotFound

Text = Any  # a string, or a translation made when it is shown

STATE: Final = "state"
"""The field that holds the state of a record."""

Guard = Callable[[Any, date], Text | None]
"""A fact in words: takes a record and the day, returns a sentence if the move must wait."""

Due = str | Combinable | Callable[[Any], date | None]
"""The day of a deadline: a path, a database expression, or a function of the record.

The first two are asked of all records at once, a function of one after the other.
"""


@dataclass(frozen=True, kw_only=True)
class SetGuard:
    """A guard for large sets: `finds` returns the records that fail, in one query.

    `says` may name fields of a failing record, such as `{closes_on}`.
    """

    finds: Callable[[QuerySet[Any], date], QuerySet[Any]]
    says: Text


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What a move has just done: to which records, as they are now, on which day and why."""

    records: Sequence[Any]
    on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Besides:
    """Records of another table that a move adds and changes in its own act.

    `changed` are held with their new values; `names` are the fields of theirs that are written.
    """

    added: Sequence[Model] = ()
    changed: Sequence[Model] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Move:
    """A permitted step from a state, or one of several, to another.

    `told` finishes the sentence that begins with who moved; `effect` says beforehand what the move
    does. `fields` are set with it, all but those it `may_lack`; `empties` emptied; `checks` hold
    once moved. With `due`, or with `waits`, the move waits for those who may make it; `remind` are
    the days before the due day (negative: after) on which they are reminded. `not_by` names earlier
    moves: whoever made one of them on the record may not make this one. `tells` names moves whose
    makers are told of this one. `besides` says what is written of other tables in the same act.
    """

    name: str
    source: str | tuple[str, ...]
    target: str
    may: Permission
    _: KW_ONLY
    title: Text
    told: Text
    effect: Text = ""
    guards: tuple[Guard | SetGuard, ...] = ()
    fields: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()
    empties: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    due: Due | None = None
    waits: bool = False
    remind: tuple[int, ...] = ()
    not_by: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    needs_reason: bool = False
    besides: Callable[[Moved], Besides] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The states it starts from."""
        found = (self.source,) if isinstance(self.source, str) else self.source
        return tuple(str(state) for state in found)


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """The states of one kind of record, and the moves between them.

    `model` has a field `state` with the choices `states`, which begins at `start`. `scope` is the
    path from a record to the unit path that grants are compared with. `ends` are the states that
    no move leaves, on purpose.
    """

    key: str
    title: Text
    model: type[Model]
    states: type[TextChoices]
    start: str
    moves: tuple[Move, ...]
    ends: tuple[str, ...] = ()
    scope: str | None = None

    @property
    def actions(self) -> tuple[Action, ...]:
        """Each move as the action that performs it."""
        return tuple(self.action(move) for move in self.moves)

    def action(self, move: Move) -> Action:
        """The action that performs a move; its key is that of the workflow and the move."""
        return Action(
            key=f"{self.key}_{move.name}",
            title=move.title,
            told=move.told,
            model=self.model,
            kind=Kind.CHANGE,
            may=move.may,
            fields=(STATE, *move.fields, *move.empties),
            checks=move.checks,
            needs_reason=move.needs_reason,
            scope=self.scope,
        )

    def move(self, name: str) -> Move:
        """The move of this name."""
        for one in self.moves:
            if one.name == name:
                return one
        raise NotFound(
            _("“%(workflow)s” has no move “%(name)s”.") % {"workflow": self.title, "name": name},
            do=_("It has: %(names)s.") % {"names": ", ".join(one.name for one in self.moves)},
        )

    def moves_from(self, state: str) -> tuple[Move, ...]:
        """The moves that start from a state."""
        return tuple(one for one in self.moves if state in one.sources)

    def title_of(self, state: str) -> str:
        """A state in words; one the workflow does not know, as it is."""
        return str(dict(self.states.choices).get(state, state))


def workflows() -> tuple[Workflow, ...]:
    """Every workflow the product declares."""
    return declared("workflows")


def workflow_of(key: str) -> Workflow:
    """The workflow of this key."""
    for one in workflows():
        if one.key == key:
            return one
    raise NotFound(
        _("There is no workflow “%(key)s”.") % {"key": key},
        do=_("The manual draws every workflow."),
    )


def workflow_for(model: type[Model]) -> Workflow | None:
    """The workflow that this kind of record passes through, if there is one."""
    return next((one for one in workflows() if one.model is model), None)
