"""Drafts and what is not verified: seen by those who work on it, as if it were not by others."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from tests.areas.results.conftest import ON, World, somebody
from tests.areas.results.test_pages import MID, read

from secretariat.areas.results import actions
from secretariat.areas.results.measures.aims import AIMS
from secretariat.areas.results.measures.frameworks import MEASURES
from secretariat.areas.results.models.achieved import Result, Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Framework
from secretariat.areas.results.registers import REGISTERS
from secretariat.areas.results.roles import ROLES
from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.measures.declaring import Kind
from secretariat.engine.measures.figures import figure
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.finding import found
from secretariat.engine.registers.listing import rows_of
from secretariat.kernel.periods import Period

OF_FRAMEWORKS = tuple(one for one in REGISTERS if one.reserved and one.reserved.anywhere)
OF_RESULTS = tuple(one for one in REGISTERS if one.reserved and not one.reserved.anywhere)
DAY = date(2002, 5, 1)


def numbers(register: Register, actor: Actor) -> set[int]:
    """The records of a register that an actor is listed."""
    return set(rows_of(register, actor=actor, on=ON).values_list("pk", flat=True))


def drafted(world: World) -> Framework:
    """A draft with a record in every register of frameworks; it carries on what is adopted."""
    old, new = world.plan("old"), world.plan("new")
    aim = new.indicator.objective
    world.add(actions.add_texts, objective=aim, kind="strategy", text_en="Hush.")
    world.add(actions.add_milestones, part=new, due=date(2003, 6, 30), title_en="Half way")
    world.add(actions.continue_objectives, earlier=old.indicator.objective, later=aim)
    world.add(actions.continue_indicators, earlier=old.indicator, later=new.indicator)
    initiative = world.add(actions.add_initiatives, code="i1", title_en="Shared")
    world.add(actions.share_initiatives, initiative=initiative, objective=aim)
    world.adopt(old.indicator.objective.framework)
    return aim.framework  # type: ignore[no-any-return]


def reported(world: World) -> Part:
    """A part of unit A with a result, split, and a judged value, none of them verified."""
    part = world.plan(counts="children")
    rated = world.part(part.indicator, "/ii", unit_of_value="percent")
    world.aim(rated, 50)
    world.adopt(part.indicator.objective.framework)
    result = world.result(part, DAY, verified=False, number=4)
    world.add(actions.split_results, result=result, sex="women", number=4)
    value = {"as_of": DAY, "value": Decimal(55), "evidence": "Read.", "source": "Survey"}
    world.add(actions.add_values, code="V1", part=rated, **value)
    return part


def test_every_register_of_results_but_the_initiatives_keeps_something_back() -> None:
    assert {one.key for one in REGISTERS} - {one.key for one in (*OF_FRAMEWORKS, *OF_RESULTS)} == {
        "initiatives"
    }


@pytest.mark.parametrize("register", OF_FRAMEWORKS, ids=lambda one: one.key)
def test_what_belongs_to_a_draft_is_listed_once_it_is_adopted(
    register: Register, world: World
) -> None:
    framework = drafted(world)
    whole = set(register.model._base_manager.values_list("pk", flat=True))
    editor, nobody = somebody("edith", "framework_editor"), somebody("norma")
    assert numbers(register, editor) == whole
    assert numbers(register, ANONYMOUS) == numbers(register, nobody) < whole
    world.adopt(framework)
    assert numbers(register, ANONYMOUS) == whole


@pytest.mark.parametrize("role", ROLES, ids=lambda one: one.key)
def test_a_draft_goes_round_all_who_work_on_frameworks_of_whatever_unit(
    role: Any, world: World
) -> None:
    drafted(world)
    person = somebody("una", role.key, over="TOP/B")
    assert rows_of(REGISTERS[0], actor=person, on=ON).filter(state="draft").exists()


@pytest.mark.parametrize("register", OF_RESULTS, ids=lambda one: one.key)
def test_what_is_not_verified_is_listed_to_those_who_work_on_it_for_the_unit(
    register: Register, world: World
) -> None:
    reported(world)
    (one,) = register.model._base_manager.values_list("pk", flat=True)
    readers = {
        somebody("ann", "results_officer", over="TOP/A"): {one},
        somebody("vera", "results_verifier"): {one},
        somebody("bob", "results_officer", over="TOP/B"): set(),
        somebody("edith", "framework_editor"): set(),
    }
    for person, seen in readers.items():
        assert numbers(register, person) == seen, person.username
    for model in (Result, Value):
        world.force(model._base_manager.get(), state=Standing.VERIFIED)
    assert numbers(register, ANONYMOUS) == {one}


@pytest.mark.parametrize("state", [one for one in Standing if one is not Standing.VERIFIED])
def test_whatever_is_not_verified_is_not_there_for_a_stranger(
    state: Standing, world: World, client: Client
) -> None:
    reported(world)
    result = Result.objects.get()
    world.force(result, state=state)
    for rest in ("", "history", "access"):
        hidden = client.get(f"/registers/results/{result.pk}/{rest}")
        assert hidden.status_code == client.get(f"/registers/results/99999/{rest}").status_code
        assert result.named not in hidden.content.decode()
    assert result.named not in client.get("/registers/results/export.csv").getvalue().decode()
    assert result.named not in client.get("/api/registers/results").content.decode()
    assert result.named not in client.get("/frameworks/plan/1a.1").content.decode()


def test_the_pages_of_a_draft_answer_a_stranger_as_if_there_were_none(
    world: World, client: Client
) -> None:
    drafted(world)
    for draft, unknown in (
        ("/frameworks/new", "/frameworks/none"),
        ("/frameworks/new/1a.1", "/frameworks/none/1a.1"),
        ("/frameworks/new?as_of=2004-01-01", "/frameworks/none?as_of=2004-01-01"),
    ):
        hidden, missing = client.get(draft), client.get(unknown)
        assert hidden.status_code == missing.status_code == 404
        assert "Plan new" not in hidden.content.decode()
    for address in ("/frameworks/", "/frameworks/old/1a.1", "/find?q=Plan", "/"):
        assert "Plan new" not in read(client, address), address
    client.force_login(somebody("edith", "framework_editor"))
    for address in ("/frameworks/", "/frameworks/new", "/frameworks/old/1a.1", "/find?q=Plan"):
        assert "Plan new" in read(client, address), address


def test_no_menu_offers_a_stranger_what_is_only_a_draft(world: World, client: Client) -> None:
    drafted(world)
    for asked in ("objectives/?framework=new", "levels/", "indicators/?objective__framework=new"):
        page = client.get(f"/registers/{asked}").content.decode()
        assert "Plan old" in page
        assert "Plan new" not in page
    client.force_login(somebody("edith", "framework_editor"))
    assert "Plan new" in client.get("/registers/objectives/").content.decode()


def test_the_search_finds_drafts_for_those_alone_who_see_them(world: World) -> None:
    drafted(world)
    editor = somebody("edith", "framework_editor")
    hits = {actor: found("new", actor=actor, on=ON) for actor in (ANONYMOUS, editor)}
    assert not hits[ANONYMOUS]
    assert {one.register.key for one in hits[editor]} >= {"frameworks", "objectives", "indicators"}


def test_no_measure_counts_a_draft(world: World) -> None:
    before = drafted(world)
    assert before.state == Framework.State.DRAFT
    late = date(2008, 1, 1)
    years = Period(date(2000, 1, 1), late)
    counted = {
        one.key: figure(one, late if one.kind is Kind.STOCK else years).value
        for one in (*MEASURES, *AIMS)
    }
    assert counted["results.indicators"] == 1
    assert counted["results.objectives_of_first_level"] == 1
    assert counted["results.indicators_continuing"] == counted["results.indicators_continued"] == 0
    assert counted["results.shared_initiatives"] == 0


def test_a_record_says_who_sees_what_is_not_open_yet(world: World, officer: Client) -> None:
    reported(world)
    number = Result.objects.get().pk
    page = officer.get(f"/registers/results/{number}/").content.decode()
    assert "What is not verified is shown to those who report and verify for the unit." in page
    told = officer.get(f"/registers/results/{number}/access").content.decode()
    assert "Results officer over TOP/A" in told
    assert "This is open to everybody." not in told.split("See it")[1].split("<h2")[0]


def test_what_the_home_page_tells_of_acts_leaves_out_what_is_not_hers(
    world: World, client: Client
) -> None:
    drafted(world)
    client.force_login(somebody("norma"))
    assert "this continuation" not in client.get("/").content.decode()
    client.force_login(somebody("edith", "framework_editor"))
    assert "recorded this continuation" in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["/frameworks/plan/1a.1", "/frameworks/plan"])
def test_what_a_measure_of_small_cells_computes_is_told_to_who_may_see_its_records(
    world: World, client: Client, address: str
) -> None:
    """Whoever plans an indicator names the cell, and whoever reads it the day."""
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    cell = {"measure": "workforce.officials", "cell": "sex=F"}
    world.aim(world.part(world.indicator(aim, "1a.1"), source="computed", **cell))
    withheld = {}
    for who, *roles in (("edith", "framework_editor"), ("ana", "framework_editor", "hr_analyst")):
        client.force_login(somebody(who, *roles))
        withheld[who] = " .. " in read(client, f"{address}?{MID}")
    assert withheld == {"edith": True, "ana": False}
