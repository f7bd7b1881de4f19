"""What is drafted can be edited, and must fit together; what is adopted stays."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from tests.areas.results.conftest import BY, ON, World

from secretariat.areas.results import actions
from secretariat.areas.results.models.measured import Baseline, Milestone, Target
from secretariat.areas.results.models.planned import Framework, Indicator, Objective
from secretariat.engine.records.performing import change, remove
from secretariat.kernel.errors import BadInput, Conflict


def test_a_draft_can_be_amended(world: World) -> None:
    part = world.plan()
    change(
        actions.amend_indicators,
        Indicator.objects.all(),
        {"title_en": "Another"},
        by=BY,
        on=ON,
    )
    assert Indicator.objects.get(pk=part.indicator_id).title_en == "Another"


@pytest.mark.parametrize(
    ("action", "values"),
    [
        (actions.amend_frameworks, {"title_en": "X"}),
        (actions.amend_levels, {"one_en": "X"}),
        (actions.amend_objectives, {"title_en": "X"}),
        (actions.amend_indicators, {"title_en": "X"}),
        (actions.amend_parts, {"title_en": "X"}),
        (actions.amend_baselines, {"value": Decimal(9)}),
        (actions.amend_targets, {"value": Decimal(99)}),
    ],
    ids=lambda one: getattr(one, "key", ""),
)
def test_what_was_adopted_can_not_be_amended(
    world: World, action: actions.Action, values: Mapping[str, object]
) -> None:
    world.adopt(world.plan().indicator.objective.framework)
    with pytest.raises(BadInput, match="stays as it was adopted"):
        change(action, action.model._default_manager.all(), values, by=BY, on=ON)


def test_nothing_is_added_to_what_was_adopted(world: World) -> None:
    part = world.plan()
    world.adopt(part.indicator.objective.framework)
    with pytest.raises(BadInput, match="stays as it was adopted"):
        world.indicator(part.indicator.objective, "1a.2")


def test_nothing_is_removed_from_what_was_adopted(world: World) -> None:
    world.adopt(world.plan().indicator.objective.framework)
    with pytest.raises(BadInput, match="stays as it was adopted"):
        remove(actions.remove_targets, Target.objects.all(), by=BY, on=ON, reason="Too high.")


def test_a_target_can_be_removed_from_a_draft(world: World) -> None:
    world.plan()
    remove(actions.remove_targets, Target.objects.all(), by=BY, on=ON, reason="Too high.")
    assert not Target.objects.exists()


def test_a_milestone_is_met_after_adoption(world: World) -> None:
    part = world.plan()
    world.add(actions.add_milestones, part=part, due=date(2003, 6, 30), title_en="Half way")
    world.adopt(part.indicator.objective.framework)
    met = {"met_on": date(2003, 5, 1)}
    change(
        actions.meet_milestones, Milestone.objects.all(), met, by=BY, on=ON, reason="Report of May."
    )
    assert Milestone.objects.get().met_on == date(2003, 5, 1)


def test_a_milestone_of_a_draft_can_not_be_met(world: World) -> None:
    part = world.plan()
    world.add(actions.add_milestones, part=part, due=date(2003, 6, 30), title_en="Half way")
    with pytest.raises(BadInput, match="not in force"):
        change(
            actions.meet_milestones,
            Milestone.objects.all(),
            {"met_on": date(2003, 5, 1)},
            by=BY,
            on=ON,
            reason="Report of May.",
        )


def test_a_target_without_a_condition_meets_none(world: World) -> None:
    world.adopt(world.plan().indicator.objective.framework)
    with pytest.raises(Conflict, match="no condition"):
        change(
            actions.meet_conditions,
            Target.objects.all(),
            {"condition_met_on": date(2003, 5, 1)},
            by=BY,
            on=ON,
            reason="Funds came.",
        )


def test_a_code_begins_with_that_of_its_framework(world: World) -> None:
    framework = world.framework()
    with pytest.raises(BadInput, match="does not begin"):
        world.add(
            actions.add_objectives,
            code="1",
            framework=framework,
            level=framework.levels.get(depth=1),
            title_en="One",
        )


def test_the_code_of_another_framework_that_begins_alike_is_refused(world: World) -> None:
    framework = world.framework("plan")
    with pytest.raises(BadInput, match="does not begin"):
        world.add(
            actions.add_objectives,
            code="plan2/1",
            framework=framework,
            level=framework.levels.get(depth=1),
            title_en="One",
        )


def test_an_indicator_and_its_parts_bear_the_code_of_their_framework(world: World) -> None:
    part = world.plan()
    with pytest.raises(BadInput, match="does not begin"):
        world.add(
            actions.add_indicators,
            code="other/1a.2",
            objective=part.indicator.objective,
            title_en="Two",
            counts="policies",
        )
    with pytest.raises(BadInput, match="does not begin"):
        world.add(actions.add_parts, code="other/1a.1", indicator=part.indicator, source="judged")


def test_an_objective_takes_a_level_of_its_own_framework(world: World) -> None:
    one, other = world.framework("one"), world.framework("other")
    with pytest.raises(BadInput, match="of another framework"):
        world.add(
            actions.add_objectives,
            code="one/1",
            framework=one,
            level=other.levels.get(depth=1),
            title_en="One",
        )


def test_an_objective_belongs_to_one_of_its_own_framework(world: World) -> None:
    one, other = world.framework("one"), world.framework("other")
    with pytest.raises(BadInput, match="of another framework"):
        world.objective(one, "1a", world.objective(other, "1"))


def test_an_objective_stands_one_level_below_what_it_belongs_to(world: World) -> None:
    framework = world.framework()
    first = world.objective(framework, "1")
    with pytest.raises(BadInput, match="one level below"):
        world.add(
            actions.add_objectives,
            code="plan/2",
            framework=framework,
            level=framework.levels.get(depth=1),
            parent=first,
            title_en="Two",
        )
    with pytest.raises(BadInput, match="one level below"):
        world.add(
            actions.add_objectives,
            code="plan/2a",
            framework=framework,
            level=framework.levels.get(depth=2),
            title_en="Two",
        )


def test_the_number_of_a_record_is_what_follows_the_framework(world: World) -> None:
    part = world.part(world.plan().indicator, "/ii")
    assert (part.number, part.indicator.number) == ("1a.1/ii", "1a.1")
    assert Objective.objects.get(code="plan/1a").number == "1a"


def test_a_target_is_due_after_its_baseline(world: World) -> None:
    part = world.plan()
    with pytest.raises(BadInput, match="before the baseline"):
        world.add(
            actions.add_targets,
            part=part,
            starts=date(2000, 1, 1),
            ends=date(2001, 12, 31),
            value=Decimal(5),
        )


def test_a_range_rises(world: World) -> None:
    part = world.plan()
    with pytest.raises(Conflict, match="below the lower"):
        world.add(
            actions.add_targets,
            part=part,
            starts=date(2002, 1, 1),
            ends=date(2002, 12, 31),
            value=Decimal(5),
            upper_value=Decimal(4),
        )


def test_a_part_has_one_baseline(world: World) -> None:
    part = world.plan()
    with pytest.raises(Conflict):
        world.add(actions.add_baselines, part=part, as_of=date(2001, 1, 1), value=Decimal(1))
    assert Baseline.objects.count() == 1


def test_a_computed_part_names_its_measure_and_a_judged_one_none(world: World) -> None:
    indicator = world.plan().indicator
    with pytest.raises(Conflict, match="names its measure"):
        world.part(indicator, "/ii", source="computed")
    with pytest.raises(Conflict, match="names its measure"):
        world.part(indicator, "/ii", measure="standards.ratifications")


def test_an_adopted_framework_says_who_adopted_it(world: World) -> None:
    framework = world.framework()
    with pytest.raises(Conflict, match="Say which body"):
        world.force(framework, state=Framework.State.ADOPTED)


@pytest.mark.parametrize("kind", ["title", "target", "removal"])
def test_the_database_refuses_it_too(fresh_database: Mapping[str, str], kind: str) -> None:
    world = World()
    part = world.plan()
    framework = part.indicator.objective.framework
    world.adopt(framework)
    with pytest.raises(Conflict, match="do not allow") as refused:
        if kind == "title":
            world.force(framework, title_en="Another")
        elif kind == "target":
            world.force(Target.objects.all()[0], value=Decimal(99))
        else:
            unheld = actions.Action(
                key="tests.remove",
                title="Remove",
                told="removed",
                model=Target,
                kind=actions.Kind.REMOVE,
                may=actions.remove_targets.may,
            )
            remove(unheld, Target.objects.all(), by=BY, on=ON)
    assert "supersede" in str(refused.value.why)
    assert Target.objects.count() == 2


def test_the_database_lets_a_condition_be_met(fresh_database: Mapping[str, str]) -> None:
    world = World()
    part = world.plan()
    world.add(
        actions.add_targets,
        part=part,
        starts=date(2004, 1, 1),
        ends=date(2005, 12, 31),
        value=Decimal(30),
        condition_en="If funds are found.",
    )
    world.adopt(part.indicator.objective.framework)
    change(
        actions.meet_conditions,
        Target.objects.exclude(condition_en=""),
        {"condition_met_on": date(2004, 3, 1)},
        by=BY,
        on=ON,
        reason="A donor pledged them.",
    )
    assert Target.objects.get(value=30).condition_met_on == date(2004, 3, 1)
