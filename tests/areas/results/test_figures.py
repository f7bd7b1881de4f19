"""The figures about frameworks and results, each on records it counts and records it does not."""

from datetime import date
from typing import Any

import pytest
from tests.areas.results.conftest import BY, ON, World

from secretariat.areas.results import actions
from secretariat.areas.results.measures import frameworks as measures
from secretariat.areas.results.models.achieved import Standing
from secretariat.areas.results.models.planned import Indicator, Objective
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.records.performing import add

ADOPTED, BEFORE, LATER = date(2001, 11, 1), date(2001, 10, 31), date(2026, 1, 1)


def count(measure: Measure, day: date = LATER, **where: str) -> Any:
    """The value of a figure on a day, in a cell."""
    return figure(measure, day, where=where).value


@pytest.mark.parametrize(
    "measure",
    [
        measures.objectives_of_first_level,
        measures.objectives_of_second_level,
        measures.indicators,
        measures.indicator_values,
    ],
    ids=lambda one: one.key,
)
def test_what_a_framework_holds_counts_from_its_adoption_for_good(
    world: World, measure: Measure
) -> None:
    part = world.plan()
    assert count(measure) == 0
    world.adopt(part.indicator.objective.framework)
    assert (count(measure, BEFORE), count(measure, ADOPTED), count(measure)) == (0, 1, 1)


def test_an_indicator_of_two_parts_has_two_values(world: World) -> None:
    part = world.plan()
    world.part(part.indicator, "/ii")
    world.adopt(part.indicator.objective.framework)
    assert count(measures.indicators) == 1
    assert count(measures.indicator_values) == 2


def test_frameworks_are_told_apart(world: World) -> None:
    for code in ("one", "two"):
        world.adopt(world.plan(code).indicator.objective.framework)
    assert count(measures.indicators) == 2
    assert count(measures.indicators, framework="two") == 1
    assert count(measures.indicators, objective="two/1a") == 1
    assert count(measures.objectives_of_first_level, framework="one") == 1


def succession(world: World) -> None:
    """Three earlier objectives and indicators, of which two are carried on by one later."""
    earlier, later = world.framework("old"), world.framework("new")
    old = [world.objective(earlier, f"{n}") for n in (1, 2, 3)]
    new = [world.objective(later, f"{n}") for n in (1, 2)]
    olds = [world.indicator(one, f"{one.number}.1") for one in old]
    news = [world.indicator(one, f"{one.number}.1") for one in new]
    for n in (0, 1):
        world.add(actions.continue_objectives, earlier=old[n], later=new[0])
        world.add(actions.continue_indicators, earlier=olds[n], later=news[0])
    for one in (earlier, later):
        world.adopt(one)


def test_what_is_carried_on_and_what_carries_on_are_counted_apart(world: World) -> None:
    succession(world)
    assert count(measures.objectives_continued) == 2
    assert count(measures.objectives_continuing) == 1
    assert count(measures.indicators_continued) == 2
    assert count(measures.indicators_continuing) == 1
    assert count(measures.indicators_continued, framework="old") == 2
    assert count(measures.indicators_continued, framework="new") == 0
    assert count(measures.objectives_continuing, framework="new") == 1


def test_what_is_carried_on_is_counted_level_by_level(world: World) -> None:
    succession(world)
    earlier, later = world.framework("older"), world.framework("newer")
    below = [world.objective(one, "1a", world.objective(one, "1")) for one in (earlier, later)]
    world.add(actions.continue_objectives, earlier=below[0], later=below[1])
    for one in (earlier, later):
        world.adopt(one)
    assert count(measures.objectives_continued) == 3
    assert count(measures.objectives_continued, depth="1") == 2
    assert count(measures.objectives_continued, depth="2") == 1
    assert count(measures.objectives_continuing, depth="2", framework="newer") == 1
    cells = figure(measures.objectives_continuing, LATER, by=["depth"]).cells
    assert [(cell.key, cell.value) for cell in cells] == [(("1",), 1), (("2",), 1)]


def test_a_framework_not_adopted_yet_carries_nothing_on(world: World) -> None:
    succession(world)
    for measure in (
        measures.objectives_continued,
        measures.objectives_continuing,
        measures.indicators_continued,
        measures.indicators_continuing,
    ):
        assert count(measure, BEFORE) == 0


def test_verified_results_are_counted_by_state_region_and_part(world: World) -> None:
    part = world.plan(counts="member_states")
    world.adopt(part.indicator.objective.framework)
    member = world.state("XXA")
    world.result(part, date(2002, 5, 1), member=member)
    world.result(part, date(2003, 5, 1), member=member, verified=False)
    assert count(measures.verified_results) == 1
    assert count(measures.verified_results, date(2002, 4, 30)) == 0
    assert count(measures.verified_results, state="XXA") == 1
    assert count(measures.verified_results, region="R1") == 1
    assert count(measures.verified_results, part="plan/1a.1") == 1
    assert count(measures.verified_results, framework="plan") == 1


def test_women_and_men_are_summed_over_verified_results(world: World) -> None:
    part = world.plan(counts="children", disaggregated_by="sex")
    world.adopt(part.indicator.objective.framework)
    for verified in (True, False):
        result = world.result(part, date(2002, 5, 1), number=10, verified=False)
        rows = [
            {"result": result, "sex": sex, "number": n} for sex, n in (("women", 6), ("men", 4))
        ]
        rows.append({"result": result, "sex": "", "region": world.region, "number": 10})
        add(actions.split_results, rows, by=BY, on=ON)
        if verified:
            world.force(result, state=Standing.VERIFIED)
    assert count(measures.women_and_men) == 10
    assert count(measures.women_and_men, sex="women") == 6
    assert count(measures.women_and_men, date(2002, 4, 30)) == 0


def test_an_initiative_counts_where_two_objectives_share_it(world: World) -> None:
    part = world.plan()
    first = Objective.objects.get(code="plan/1")
    for code, shared in (("i1", True), ("i2", False)):
        made = world.add(
            actions.add_initiatives,
            code=code,
            title_en=code,
            starts=date(2002, 3, 1),
            gender_marker="principal",
        )
        world.add(actions.share_initiatives, initiative=made, objective=first)
        if shared:
            world.add(
                actions.share_initiatives, initiative=made, objective=part.indicator.objective
            )
    assert count(measures.shared_initiatives, date(2002, 3, 1)) == 0  # shared by a draft alone
    world.adopt(first.framework)
    assert count(measures.shared_initiatives, date(2002, 2, 28)) == 0
    assert count(measures.shared_initiatives, date(2002, 3, 1)) == 1
    assert count(measures.shared_initiatives, gender_marker="principal") == 1
    assert count(measures.shared_initiatives, gender_marker="none") == 0


def test_an_initiative_without_a_first_day_has_always_been_there(world: World) -> None:
    part = world.plan()
    made = world.add(actions.add_initiatives, code="i1", title_en="Shared")
    for one in Objective.objects.all():
        world.add(actions.share_initiatives, initiative=made, objective=one)
    world.adopt(part.indicator.objective.framework)
    assert count(measures.shared_initiatives, date(2001, 11, 1)) == 1
    assert count(measures.shared_initiatives, date(2001, 10, 31)) == 0


def test_objectives_are_counted_by_gender_marker_and_unit(world: World) -> None:
    framework = world.framework()
    world.objective(framework, "1", gender_marker="principal")
    world.objective(framework, "2", unit=world.other_unit)
    world.adopt(framework)
    by_marker = figure(measures.objectives_of_first_level, LATER, by=["gender_marker"])
    assert {cell.key[0]: cell.value for cell in by_marker.cells} == {"none": 1, "principal": 1}
    assert count(measures.objectives_of_first_level, unit="B") == 1


def test_indicators_are_counted_by_what_they_count(world: World) -> None:
    part = world.plan(counts="reports")
    world.adopt(part.indicator.objective.framework)
    assert Indicator.objects.get().counts == "reports"
    assert count(measures.indicators, counts="reports") == 1
    assert count(measures.indicators, counts="cases") == 0
