"""The target that an indicator sets for a figure stands beside it, with how the figure stands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.areas.results.conftest import BY, World

from secretariat.areas.reference.measures import member_states
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.pages.targets import targets
from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.access.decisions import rights_of
from secretariat.engine.measures.figures import Figure, figure
from secretariat.web.dashboards.contexts import Target

DAY = date(2003, 6, 30)


def counted(value: int, day: date = DAY) -> Figure:
    """The figure of member States, said to be a number."""
    found = figure(member_states, day)
    return replace(found, total=replace(found.total, value=value))


def told(value: int, day: date = DAY, actor: Actor = ANONYMOUS) -> dict[str, Target]:
    """The targets a reader is told of that figure."""
    return targets([counted(value, day)], rights_of(actor, on=day), day)


def computed(world: World, code: str = "plan", **more: object) -> Part:
    """A draft whose one part is computed by the measure: from 0 to 10 at the end of 2003."""
    framework = world.framework(code)
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    indicator = world.indicator(aim, "1a.1")
    made = world.part(indicator, source="computed", measure=member_states.key, **more)
    world.aim(made)
    return made


@pytest.fixture
def adopted(world: World) -> Part:
    """The same, adopted."""
    made = computed(world)
    world.adopt(made.indicator.objective.framework)
    return made


def test_the_target_in_force_is_told_with_its_day_and_how_the_figure_stands(adopted: Part) -> None:
    found = told(12)[member_states.key]
    assert found.words.replace("\u00a0", " ") == "Target: 10 by 31 December 2003"
    assert (found.status.kind, found.status.word) == ("met", "Met")
    assert found.indicator.url == "/frameworks/plan/1a.1"


@pytest.mark.parametrize(("value", "word"), [(8, "On track"), (1, "Off track"), (12, "Met")])
def test_it_stands_by_the_published_rule(value: int, word: str, adopted: Part) -> None:
    assert told(value)[member_states.key].status.word == word


def test_a_later_day_has_the_later_target(adopted: Part) -> None:
    words = told(12, date(2005, 6, 30))[member_states.key].words
    assert words.replace("\u00a0", " ") == "Target: 20 by 31 December 2005"


def test_before_and_after_the_years_of_the_framework_there_is_none(adopted: Part) -> None:
    for day in (date(2001, 12, 31), date(2006, 1, 1)):
        assert told(12, day) == {}


def test_a_draft_is_told_to_those_who_work_on_it_alone(world: World) -> None:
    computed(world)
    assert told(12) == {}
    assert member_states.key in told(12, actor=BY)


def test_a_cell_of_the_measure_is_not_the_measure_in_all(world: World) -> None:
    made = computed(world, cell="region=R1")
    world.adopt(made.indicator.objective.framework)
    assert told(12) == {}


def test_a_figure_without_a_value_or_narrowed_to_a_cell_has_no_target(adopted: Part) -> None:
    rights = rights_of(ANONYMOUS, on=DAY)
    narrowed = replace(counted(12), where={"region": "R1"})
    unknown = replace(counted(12), total=replace(counted(12).total, value=None))
    assert targets([narrowed], rights, DAY) == {}
    assert targets([unknown], rights, DAY) == {}
    assert targets([], rights, DAY) == {}


def test_of_two_that_name_it_the_framework_that_began_last_is_told(
    world: World, adopted: Part
) -> None:
    later = computed(world, "later", cell="")
    world.force(later.indicator.objective.framework, starts=date(2003, 1, 1))
    world.adopt(later.indicator.objective.framework)
    assert told(12)[member_states.key].indicator.url == "/frameworks/later/1a.1"


def test_a_share_is_held_against_per_cent(world: World) -> None:
    made = computed(world, unit_of_value="percent")
    world.adopt(made.indicator.objective.framework)
    share = replace(member_states, unit=replace(member_states.unit, times=100))
    found = replace(counted(0), measure=share)
    found = replace(found, total=replace(found.total, value=Decimal("0.12")))
    told_share = targets([found], rights_of(ANONYMOUS, on=DAY), DAY)[share.key]
    assert told_share.status.word == "Met"
    assert told_share.words.startswith("Target: 10%")
