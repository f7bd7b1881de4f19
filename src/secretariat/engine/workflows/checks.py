"""What every declared workflow must fulfil, checked at start: each fault with a hint and an id."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import FieldDoesNotExist, FieldError
from django.db.models import DateField

from secretariat.engine.access.permissions import Audience
from secretariat.engine.access.roles import permitting
from secretariat.engine.declared import declared
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.workflows.deadlines import is_function, with_due
from secretariat.engine.workflows.declaring import STATE, Move, Workflow, workflows


def check_workflows(app_configs: Sequence[Any] | None = None, **_: Any) -> list[CheckMessage]:
    """The faults of all declared workflows, and of what else would write a state."""
    known = workflows()
    return [
        *_declared_once(known),
        *(fault for one in known for fault in faults(one)),
        *(fault for one in known for fault in _other_writers(one)),
    ]


def _declared_once(known: Sequence[Workflow]) -> Iterator[CheckMessage]:
    for number, one in enumerate(known):
        earlier = known[:number]
        if any(one.key == other.key or one.model is other.model for other in earlier):
            yield Error(
                f"The workflow {one.key} is declared twice, or its records have another.",
                hint="A kind of record passes through one workflow: join the two.",
                obj=one.key,
                id="secretariat.E401",
            )


def faults(workflow: Workflow) -> Iterator[CheckMessage]:
    """The faults of one workflow."""
    yield from _field(workflow)
    yield from _states(workflow)
    yield from _ways(workflow)
    names = [move.name for move in workflow.moves]
    for twice in sorted({name for name in names if names.count(name) > 1}):
        yield _fault(workflow, f"two moves are called {twice}", "E405", hint="Rename one of them.")
    for move in workflow.moves:
        yield from _move(workflow, move, names)


def _field(workflow: Workflow) -> Iterator[CheckMessage]:
    """The model keeps the state, with the workflow's choices, and begins at its start."""
    try:
        field: Any = workflow.model._meta.get_field(STATE)
    except FieldDoesNotExist:
        yield _fault(
            workflow,
            "its records have no field called state",
            "E402",
            hint="Add a CharField with the states as its choices and the start as its default.",
        )
        return
    if {code for code, _title in field.flatchoices} != set(workflow.states.values):
        yield _fault(
            workflow,
            "the field state has other choices than its states",
            "E402",
            hint="Give the field the same choices.",
        )
    elif str(field.get_default()) != str(workflow.start):
        yield _fault(
            workflow,
            f"a new record does not begin at {workflow.start}",
            "E402",
            hint="Make the start the default of the field state.",
        )


def _states(workflow: Workflow) -> Iterator[CheckMessage]:
    known = set(workflow.states.values)
    named = {str(workflow.start), *map(str, workflow.ends)}
    for move in workflow.moves:
        named |= {*move.sources, str(move.target)}
    for state in sorted(named - known):
        yield _fault(
            workflow,
            f"{state} is none of its states",
            "E403",
            hint=f"Its states are {', '.join(sorted(known))}.",
        )


def _ways(workflow: Workflow) -> Iterator[CheckMessage]:
    """Every state is reached from the start, and is left by a move or is an end on purpose."""
    reached = {str(workflow.start)}
    while (
        more := {str(move.target) for move in workflow.moves if reached & set(move.sources)}
        - reached
    ):
        reached |= more
    ends = {str(state) for state in workflow.ends}
    left = {source for move in workflow.moves for source in move.sources}
    for state in workflow.states.values:
        if state not in reached:
            yield _fault(
                workflow,
                f"no way leads from the start to {state}",
                "E404",
                hint="Declare a move that leads to it, or take the state away.",
            )
        elif state not in left | ends:
            yield _fault(
                workflow,
                f"nothing leaves {state}",
                "E404",
                hint="Declare a move that leaves it, or name it among the ends.",
            )
        elif state in left & ends:
            yield _fault(
                workflow,
                f"{state} is an end, and yet a move leaves it",
                "E404",
                hint="Take it from the ends, or take the move away.",
            )


def _move(workflow: Workflow, move: Move, names: Sequence[str]) -> Iterator[CheckMessage]:
    for other in sorted({*move.not_by, *move.tells} - set(names)):
        yield _fault(
            workflow,
            f"{move.name} names {other}, which is no move of it",
            "E406",
            hint=f"Its moves are {', '.join(names)}.",
        )
    if not isinstance(move.may, Audience) and not permitting(move.may):
        yield _fault(
            workflow, f"no role permits {move.name}", "E407", hint=f"Let a role permit {move.may}."
        )
    if STATE in move.fields:
        yield _fault(
            workflow,
            f"{move.name} lets the state be typed",
            "E408",
            hint="A move writes the state by itself: leave it out of its fields.",
        )
    if move.remind and move.due is None:
        yield _fault(
            workflow,
            f"{move.name} reminds of a day it does not have",
            "E409",
            hint="Give it a due day, or no reminders.",
        )
    yield from _leads(workflow, move)


def _leads(workflow: Workflow, move: Move) -> Iterator[CheckMessage]:
    """Paths lead somewhere: the deadline to a date, the fields to fields, the scope to a text."""
    rows = workflow.model._default_manager.all()
    try:
        if workflow.scope is not None:
            rows.values_list(workflow.scope)
        no_path = move.due is None or is_function(move)
        due = with_due(move, rows)
        path = due.query.annotations["due_on"].get_source_expressions()
        is_day = no_path or isinstance(path[0].output_field, DateField)
        for name in (*move.fields, *move.may_lack, *move.empties):
            workflow.model._meta.get_field(name)
    except (FieldError, FieldDoesNotExist) as error:
        yield _fault(
            workflow,
            f"{move.name} leads nowhere: {error}",
            "E410",
            hint="See the fields of its model.",
        )
        return
    if not is_day:
        yield _fault(
            workflow,
            f"{move.name} is due on something that is no day",
            "E410",
            hint="A deadline is a date.",
        )


def _other_writers(workflow: Workflow) -> Iterator[CheckMessage]:
    """No other action, and no register, lets the state be written past the moves.

    What is taken over from another system comes in the state that it has there.
    """
    own = {action.key for action in workflow.actions}
    for action in declared("actions"):
        if _takes_over(action) or action.key in own:
            continue
        if action.model is workflow.model and STATE in action.fields:
            yield _fault(
                workflow,
                f"{action.key} writes the state",
                "E411",
                hint="Only moves write the state: leave it out of its fields.",
            )
    for register in declared("registers"):
        if own & {action.key for action in register.actions}:
            yield _fault(
                workflow,
                f"the register {register.key} lists moves as actions",
                "E412",
                hint="The record's page offers the moves by itself: leave them out.",
            )


def _takes_over(action: Action) -> bool:
    return action.takes_over and action.kind is Kind.ADD


def _fault(workflow: Workflow, what: str, number: str, *, hint: str) -> CheckMessage:
    return Error(
        f"In the workflow {workflow.key}: {what}.",
        hint=hint,
        obj=workflow.key,
        id=f"secretariat.{number}",
    )
