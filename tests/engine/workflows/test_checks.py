"""A workflow that could not hold what it says is refused at start, each fault with its number."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db.models import F
from pytest_django import Settings
from tests.engine.workflows.declared import PRODUCT, VALUES, values

from secretariat.areas.results.models.achieved import Standing
from secretariat.areas.results.models.planned import Framework
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.permissions import EVERYONE, Permission
from secretariat.engine.product import Product
from secretariat.engine.records.declaring import Kind
from secretariat.engine.workflows.checks import check_workflows, faults
from secretariat.engine.workflows.declaring import Move, Workflow


class Unheard(Permission):
    """What no role permits."""

    OF = "tests.do_what_nobody_may"


report, verify, returned, withdraw = VALUES.moves


def of(**changes: Any) -> Workflow:
    """The made-up workflow, changed."""
    return replace(VALUES, **changes)


def with_move(move: Move, **changes: Any) -> Workflow:
    """The made-up workflow with one of its moves changed."""
    moves = [replace(one, **changes) if one is move else one for one in VALUES.moves]
    return of(moves=tuple(moves))


def found(workflow: Workflow) -> set[str]:
    """The numbers of its faults."""
    return {str(one.id).removeprefix("secretariat.") for one in faults(workflow)}


@pytest.fixture(autouse=True)
def made_up_product(made_up: Settings) -> None:
    """Roles and registers are those of the made-up product."""


def test_the_made_up_workflow_has_no_fault() -> None:
    assert check_workflows() == []


def test_neither_has_any_of_the_product(settings: Settings) -> None:
    settings.PRODUCT = "secretariat.site.product.PRODUCT"
    assert [one for one in run_checks() if str(one.id).startswith("secretariat.E4")] == []


FAULTS = {
    "a model without the field": (of(model=Ratification), "E402"),
    "choices that are not its states": (of(states=Framework.State), "E402"),
    "a start that is not the default": (of(start=Standing.REPORTED), "E402"),
    "a start it does not know": (of(start="nowhere"), "E403"),
    "a move to a state it does not know": (with_move(verify, target="nowhere"), "E403"),
    "a move from a state it does not know": (with_move(verify, source="nowhere"), "E403"),
    "an end it does not know": (of(ends=("nowhere",)), "E403"),
    "a state no way leads to": (of(moves=(report, verify, withdraw)), "E404"),
    "a state that nothing leaves": (of(ends=(Standing.VERIFIED,)), "E404"),
    "an end that a move leaves": (of(ends=(*VALUES.ends, Standing.REPORTED)), "E404"),
    "two moves of one name": (with_move(verify, name="report"), "E405"),
    "not_by a move it does not have": (with_move(verify, not_by=("adopt",)), "E406"),
    "telling a move it does not have": (with_move(verify, tells=("adopt",)), "E406"),
    "a permission no role has": (with_move(verify, may=Unheard.OF), "E407"),
    "the state among the fields": (with_move(verify, fields=("state",)), "E408"),
    "reminders without a deadline": (with_move(verify, remind=(1,)), "E409"),
    "a deadline that leads nowhere": (with_move(verify, due="part__nothing"), "E410"),
    "a deadline that is no day": (with_move(verify, due=F("code")), "E410"),
    "a field its records do not have": (with_move(verify, fields=("colour",)), "E410"),
    "an emptied field its records do not have": (with_move(verify, empties=("colour",)), "E410"),
    "a scope that leads nowhere": (of(scope="part__nothing"), "E410"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_under_its_number(name: str) -> None:
    workflow, number = FAULTS[name]
    assert number in found(workflow)


def test_each_says_what_is_wrong_and_what_to_do() -> None:
    for workflow, _number in FAULTS.values():
        for fault in faults(workflow):
            assert str(fault.msg).startswith("In the workflow tests.value: ")
            assert fault.hint
            assert fault.obj == "tests.value"


def test_a_permission_that_everybody_has_needs_no_role() -> None:
    assert "E407" not in found(with_move(withdraw, may=EVERYONE))


Whole = Callable[..., set[str]]


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Whole:
    """The numbers of the faults of the made-up product with other parts."""

    def checked(**parts: tuple[Any, ...]) -> set[str]:
        for kind, declared in parts.items():
            monkeypatch.setattr(Product, kind, property(lambda _self, kept=declared: kept))
        return {str(one.id).removeprefix("secretariat.") for one in check_workflows()}

    return checked


def test_two_workflows_of_one_kind_of_record_are_refused(whole: Whole) -> None:
    assert "E401" in whole(workflows=(VALUES, of(key="tests.other")))


def test_another_action_that_writes_the_state_is_refused(whole: Whole) -> None:
    sneaky = replace(VALUES.action(verify), key="tests.sneak")
    assert "E411" in whole(actions=(*PRODUCT.actions, sneaky))


def test_what_is_taken_over_from_elsewhere_comes_in_the_state_it_has_there(whole: Whole) -> None:
    adding = replace(VALUES.action(verify), key="tests.take_over", kind=Kind.ADD)
    taken_over = replace(adding, takes_over=True)
    assert "E411" not in whole(actions=(*PRODUCT.actions, taken_over))
    assert "E411" in whole(actions=(*PRODUCT.actions, adding))
    assert "E411" in whole(actions=(*PRODUCT.actions, replace(taken_over, kind=Kind.CHANGE)))


def test_a_register_that_offers_a_move_as_an_action_is_refused(whole: Whole) -> None:
    offering = replace(values, actions=(VALUES.action(verify),))
    assert "E412" in whole(registers=(offering,))
