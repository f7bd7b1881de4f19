"""The triggers of a table added by one operation are those added one by one."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger

from secretariat.areas.reference.models import State
from secretariat.engine.history.triggers import AddTriggers


@pytest.fixture
def compiled() -> list[Trigger]:
    """The triggers of a recorded table."""
    return [one.compile(State) for one in State._meta.triggers]  # type: ignore[attr-defined]


def without() -> ProjectState:
    """The state of the table's model before it has any trigger."""
    state = ModelState.from_model(State, exclude_rels=True)
    state.options.pop("triggers", None)
    return ProjectState({("reference", "state"): state})


def after(operations: list[Operation]) -> ProjectState:
    state = without()
    for one in operations:
        one.state_forwards("reference", state)
    return state


def statements(operations: list[Operation], way: str) -> list[str]:
    """What the operations would have the database do."""
    state = ProjectState.from_apps(apps)
    with connection.schema_editor(collect_sql=True) as editor:
        for one in operations:
            getattr(one, way)("reference", editor, state, state)
    return list(editor.collected_sql)


def test_the_state_is_the_same_as_after_adding_them_one_by_one(compiled: list[Trigger]) -> None:
    one_by_one = after([AddTrigger("state", one) for one in compiled])
    at_once = after([AddTriggers("state", compiled)])
    key = ("reference", "state")
    assert at_once.models[key].options["triggers"] == one_by_one.models[key].options["triggers"]
    assert len(compiled) > 3


def test_nothing_is_drawn_up_again(compiled: list[Trigger]) -> None:
    state = without()
    drawn = state.apps
    AddTriggers("state", compiled).state_forwards("reference", state)
    assert state.apps is drawn


@pytest.mark.parametrize("way", ["database_forwards", "database_backwards"])
@pytest.mark.django_db
def test_the_statements_are_those_of_one_by_one(compiled: list[Trigger], way: str) -> None:
    one_by_one = statements([AddTrigger("state", one) for one in compiled], way)
    assert statements([AddTriggers("state", compiled)], way) == one_by_one
    assert len(one_by_one) >= len(compiled)


def test_a_migration_that_is_written_names_them_all(compiled: list[Trigger]) -> None:
    name, args, given = AddTriggers("state", compiled).deconstruct()
    assert (name, args) == ("AddTriggers", [])
    assert AddTriggers(**given).triggers == compiled
