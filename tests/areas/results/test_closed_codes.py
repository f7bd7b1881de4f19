"""A draft is not told by its code: no figure, menu or form knows it for whoever may not see it."""

import json
from datetime import date
from typing import Any

import pytest
from django.db.models import Model, Q
from django.test import Client
from tests.areas.results.conftest import ON, World, somebody
from tests.areas.results.test_reserved import drafted

from secretariat.areas.results import actions
from secretariat.areas.results.measures import frameworks as measures
from secretariat.areas.results.models.linked import Initiative
from secretariat.areas.results.models.planned import Framework, Level, Objective
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.covering import Sight
from secretariat.engine.access.models import Person
from secretariat.engine.measures.cells import hold_to_cells
from secretariat.engine.registers.reserving import sight
from secretariat.kernel.errors import BadInput
from secretariat.web.records.forms import fields, typed

FIGURES = (
    "/figures/results.indicators",
    "/figures/results.indicators.csv",
    "/figures/results.indicators.json",
    "/figures/results.indicators/records",
    "/api/figures/results.indicators",
)
DAY = date(2004, 6, 1)


def answered(client: Client, address: str, code: str) -> tuple[int, str]:
    """What a figure narrowed to a framework answers, but for the code itself."""
    answer = client.get(f"{address}?as_of={DAY}&framework={code}")
    return answer.status_code, answer.content.decode().replace(code, "")


@pytest.mark.parametrize("address", FIGURES)
def test_a_figure_narrowed_to_a_draft_answers_a_stranger_as_one_narrowed_to_nothing(
    address: str, world: World, client: Client
) -> None:
    drafted(world)
    hidden = answered(client, address, "new")
    assert hidden == answered(client, address, "nix")
    assert hidden[0] == 422
    assert answered(client, address, "old")[0] == 200


def test_who_works_on_the_draft_is_told_that_nothing_of_it_counts_yet(
    world: World, client: Client
) -> None:
    drafted(world)
    client.force_login(somebody("edith", "framework_editor"))
    status, words = answered(client, "/figures/results.indicators.json", "new")
    assert status == 200
    assert json.loads(words)["value"] == "0"
    assert answered(client, "/figures/results.indicators.json", "nix")[0] == 422


def test_a_draft_adopted_has_a_code_for_everybody(world: World, client: Client) -> None:
    world.adopt(drafted(world))
    assert answered(client, "/figures/results.indicators.json", "new")[0] == 200


def test_a_list_narrowed_to_a_draft_answers_as_one_narrowed_to_nothing(
    world: World, client: Client
) -> None:
    drafted(world)
    for rest in ("", "export.csv"):
        hidden, unknown = (
            client.get(f"/registers/objectives/{rest}?framework={code}") for code in ("new", "nix")
        )
        assert hidden.status_code == unknown.status_code
        said = [one.getvalue().decode() for one in (hidden, unknown)]
        assert said[0].replace("new", "") == said[1].replace("nix", "")


def test_a_code_the_figure_itself_counts_under_is_answered_whoever_may_see_its_record(
    world: World,
) -> None:
    part = world.plan()
    world.adopt(part.indicator.objective.framework)
    world.framework("bare")
    hold_to_cells(measures.indicators, DAY, {"framework": "plan"}, sees=nothing_seen)
    hold_to_cells(measures.indicators, DAY, {"framework": "bare"})
    with pytest.raises(BadInput, match="stands for nothing"):
        hold_to_cells(measures.indicators, DAY, {"framework": "bare"}, sees=nothing_seen)


def nothing_seen(model: type[Model]) -> Q:
    """The sight of somebody to whom every record is closed."""
    return Q(pk__in=())


@pytest.fixture
def closed_to_strangers() -> Sight:
    """What somebody who has not signed in may see."""
    return sight(ANONYMOUS, on=ON)


def offered(action: Any, name: str, sees: Sight, record: Any = None) -> set[str]:
    """The words a menu of a form offers."""
    found = typed(action, {}, sees=sees, record=record)
    (field,) = (one for one in fields(action, record, None, found, sees=sees) if one.name == name)
    return {one.label for one in field.options if one.value}


def test_a_menu_of_a_form_offers_what_she_may_see(world: World, closed_to_strangers: Sight) -> None:
    drafted(world)
    old, new = Framework.objects.get(code="old"), Framework.objects.get(code="new")
    editor = sight(somebody("edith", "framework_editor"), on=ON)
    assert offered(actions.add_levels, "framework", closed_to_strangers) == {str(old)}
    assert offered(actions.add_levels, "framework", editor) == {str(old), str(new)}


def test_what_is_typed_past_the_menu_answers_as_what_is_not_there(
    world: World, closed_to_strangers: Sight
) -> None:
    drafted(world)
    hidden = Objective.objects.get(framework__code="new", level__depth=1).pk
    said = [
        typed(actions.share_initiatives, {"objective": str(number)}, sees=closed_to_strangers)
        for number in (hidden, 99999999)
    ]
    assert "objective" not in said[0].values
    assert said[0].errors["objective"] == said[1].errors["objective"]


def test_a_record_keeps_what_it_refers_to_though_the_menu_would_not_offer_it(
    world: World, closed_to_strangers: Sight
) -> None:
    drafted(world)
    level = Level.objects.filter(framework__code="new")[0]
    menu = offered(actions.add_levels, "framework", closed_to_strangers, level)
    assert menu == {str(Framework.objects.get(code="old")), str(level.framework)}


def test_a_list_that_no_register_keeps_is_offered_whole(closed_to_strangers: Sight) -> None:
    assert not closed_to_strangers(Person)
    assert not closed_to_strangers(Initiative)
