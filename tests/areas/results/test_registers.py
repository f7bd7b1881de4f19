"""Every register of results: open to all, its pages within fifteen questions, its acts reached."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.areas.results.conftest import ON, World

from secretariat.areas.results import actions
from secretariat.areas.results.area import results
from secretariat.areas.results.models.achieved import Standing
from secretariat.areas.results.registers import REGISTERS
from secretariat.areas.results.roles import May
from secretariat.areas.results.workflows import WORKFLOWS
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.roles import Role
from secretariat.engine.records.declaring import Action
from secretariat.engine.registers.listing import rows_of


def whole(world: World) -> None:
    """A record in every register."""
    part = world.plan(counts="children")
    objective = part.indicator.objective
    world.add(actions.add_texts, objective=objective, kind="strategy", text_en="How.")
    world.add(actions.add_milestones, part=part, due=date(2003, 6, 30), title_en="Half way")
    rated = world.part(part.indicator, "/ii", unit_of_value="percent")
    world.aim(rated, 50)
    later = world.plan("later")
    world.add(actions.continue_objectives, earlier=objective, later=later.indicator.objective)
    world.add(actions.continue_indicators, earlier=part.indicator, later=later.indicator)
    initiative = world.add(actions.add_initiatives, code="i1", title_en="Shared")
    world.add(actions.share_initiatives, initiative=initiative, objective=objective)
    world.adopt(objective.framework)
    world.adopt(later.indicator.objective.framework)
    result = world.result(part, date(2002, 5, 1), verified=False, number=4)
    world.add(actions.split_results, result=result, sex="women", number=4)
    value = {"as_of": date(2002, 12, 31), "value": Decimal(55), "evidence": "x", "source": "y"}
    judged = world.add(actions.add_values, code="V1", part=rated, **value)
    for one in (result, judged):
        world.force(one, state=Standing.VERIFIED)


def asked(client: Client, address: str) -> list[str]:
    """What a page asks, once it has been asked before."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"][:120] for query in captured.captured_queries]


def test_the_lists_of_all_registers_are_answered_within_fifteen_questions(
    world: World, client: Client
) -> None:
    whole(world)
    for register in REGISTERS:
        assert rows_of(register, actor=ANONYMOUS, on=ON).exists(), register.key
        found = asked(client, f"/registers/{register.key}/")
        assert len(found) <= 15, (register.key, found)


def test_the_records_of_all_registers_are_answered_within_fifteen_questions(
    world: World, client: Client
) -> None:
    whole(world)
    for register in REGISTERS:
        record = rows_of(register, actor=ANONYMOUS, on=ON).order_by("pk")[0]
        found = asked(client, f"/registers/{register.key}/{record.pk}/")
        assert len(found) <= 15, (register.key, found)


def test_every_table_of_the_area_has_a_register() -> None:
    tables = {one.model for one in REGISTERS}
    written = {one.model for one in actions.ACTIONS}
    assert tables == written


def test_every_action_can_be_reached_from_a_register() -> None:
    offered = {action.key for register in REGISTERS for action in register.actions}
    assert offered == {action.key for action in actions.ACTIONS}


@pytest.mark.parametrize("action", actions.ACTIONS, ids=lambda one: one.key)
def test_every_action_is_permitted_by_some_role(action: Action) -> None:
    assert [role for role in results.roles if action.may in role.permissions]


@pytest.mark.parametrize("role", results.roles, ids=lambda one: one.key)
def test_every_role_permits_something(role: Role) -> None:
    moves = {move.may for workflow in WORKFLOWS for move in workflow.moves}
    papers = {May.PUBLISH_RESULTS, May.CLEAR_RESULTS}
    assert role.permissions & ({action.may for action in actions.ACTIONS} | moves | papers)


def test_who_reports_may_not_verify_and_who_drafts_may_not_adopt() -> None:
    permitted = {role.key: role.permissions for role in results.roles}
    assert not permitted["results_officer"] & permitted["results_verifier"]
    assert not permitted["framework_editor"] & permitted["adoption_secretary"]


def test_what_is_written_after_adoption_goes_by_the_unit_that_reports() -> None:
    scoped = {action.key for action in actions.ACTIONS if action.scope}
    assert scoped == {
        "results.add_results",
        "results.amend_results",
        "results.add_values",
        "results.amend_values",
        "results.add_splits",
        "results.amend_splits",
        "results.meet_conditions",
        "results.meet_milestones",
    }
