"""The figures about baselines, targets, values, States reached and milestones, by the records."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.results.conftest import World

from secretariat.areas.results import actions
from secretariat.areas.results.measures import aims
from secretariat.areas.results.models.achieved import Standing
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Framework
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.kernel.periods import Period

FIRST, SECOND = date(2003, 12, 31), date(2005, 12, 31)
LATER = date(2026, 1, 1)
BIENNIUM = Period(date(2004, 1, 1), SECOND)


def value(measure: Measure, when: date | Period = FIRST, **where: str) -> Any:
    """The value of a figure, in a cell."""
    return figure(measure, when, where=where).value


def in_per_cent(world: World, code: str = "plan", **more: Any) -> Part:
    """A draft whose one part is stated in per cent: from 0 to 10, then 20."""
    framework = world.framework(code)
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    indicator = world.indicator(aim, "1a.1")
    part = world.part(indicator, unit_of_value="percent", **more)
    world.aim(part)
    return part


def adopt(world: World, part: Part) -> Part:
    world.adopt(part.indicator.objective.framework)
    return part


def judged(
    world: World, part: Part, day: date, number: int, state: str = Standing.VERIFIED
) -> None:
    """A value judged on a day."""
    world.count += 1
    values = {"evidence": "Read.", "source": "File"}
    made = world.add(
        actions.add_values,
        code=f"V{world.count:03}",
        part=part,
        as_of=day,
        value=Decimal(number),
        **values,
    )
    world.force(made, state=state)


def test_of_one_part_the_target_is_the_one_whose_period_holds_the_date(world: World) -> None:
    adopt(world, in_per_cent(world))
    assert value(aims.targets_in_per_cent, FIRST, part="plan/1a.1") == 10
    assert value(aims.targets_in_per_cent, date(2004, 1, 1), part="plan/1a.1") == 20
    assert value(aims.targets_in_per_cent, date(2006, 1, 1), part="plan/1a.1") is None
    assert value(aims.baselines_in_per_cent, FIRST, part="plan/1a.1") == 0


def test_of_several_parts_it_is_their_mean(world: World) -> None:
    adopt(world, in_per_cent(world, "one"))
    other = in_per_cent(world, "two")
    world.add(
        actions.add_targets,
        part=other,
        starts=date(2002, 1, 1),
        ends=FIRST,
        value=Decimal(40),
    )
    adopt(world, other)
    assert value(aims.targets_in_per_cent, FIRST) == 20
    assert value(aims.targets_in_per_cent, FIRST, framework="one") == 10
    assert value(aims.targets_in_per_cent, FIRST, unit="A") == 20


def test_a_draft_aims_at_nothing_and_begins_with_nothing(world: World) -> None:
    in_per_cent(world)
    world.plan("numbers", counts="member_states")
    assert value(aims.targets_in_per_cent) is None
    assert value(aims.baselines_in_per_cent) is None
    assert value(aims.states_aimed_at) == value(aims.states_at_baseline) == 0


def adopted_on(world: World, part: Part, day: date) -> None:
    """Adopt the framework of a part that begins with 3, on a day."""
    world.force(part.baseline, value=Decimal(3))
    values = {"adopted_by_en": "Council", "session": "1st", "adopted_on": day}
    world.force(part.indicator.objective.framework, state=Framework.State.ADOPTED, **values)


def test_what_was_adopted_aims_from_the_day_of_its_adoption_on(world: World) -> None:
    for part in (in_per_cent(world), world.plan("numbers", counts="member_states")):
        adopted_on(world, part, date(2003, 3, 5))
    asked = (
        aims.targets_in_per_cent,
        aims.baselines_in_per_cent,
        aims.states_aimed_at,
        aims.states_at_baseline,
    )
    told = [[value(measure, date(2003, 3, day)) for measure in asked] for day in (4, 5)]
    assert told == [[None, None, 0, 0], [10, 3, 10, 3]]


def test_a_baseline_counts_from_its_own_day_on(world: World) -> None:
    for part in (in_per_cent(world), world.plan("numbers", counts="member_states")):
        adopted_on(world, part, date(2001, 1, 1))
    began = part.baseline.as_of
    asked = (began - timedelta(days=1), began)
    assert [value(aims.states_at_baseline, day) for day in asked] == [0, 3]
    assert [value(aims.baselines_in_per_cent, day) for day in asked] == [None, 3]


def test_a_conditional_target_counts_from_the_day_its_condition_is_met(world: World) -> None:
    part = world.plan(counts="member_states")
    period = {"starts": date(2004, 1, 1), "ends": SECOND}
    hoped = world.add(
        actions.add_targets, part=part, value=Decimal(5), condition_en="With means.", **period
    )
    adopt(world, part)
    assert value(aims.states_aimed_at, SECOND) == 20
    world.force(hoped, condition_met_on=date(2005, 3, 1))
    assert value(aims.states_aimed_at, date(2005, 2, 28)) == 20
    assert value(aims.states_aimed_at, date(2005, 3, 1)) == 25


def test_only_indicators_that_count_states_and_are_in_numbers_say_states(world: World) -> None:
    adopt(world, world.plan("states", counts="member_states"))
    adopt(world, world.plan("policies", counts="policies"))
    adopt(world, in_per_cent(world, "shares", afresh=False))
    assert value(aims.states_aimed_at) == 10
    assert value(aims.states_aimed_at, part="states/1a.1") == 10
    assert value(aims.states_aimed_at, part="policies/1a.1") == 0


def test_a_state_with_several_results_in_the_period_counts_once(world: World) -> None:
    part = adopt(world, world.plan(counts="member_states"))
    one, other = world.state("XXA"), world.state("XXB")
    for day in (date(2004, 1, 1), SECOND):
        world.result(part, day, member=one)
    world.result(part, FIRST, member=other)
    world.result(part, date(2006, 1, 1), member=other)
    world.result(part, date(2005, 1, 1), member=other, verified=False)
    assert value(aims.states_with_results, BIENNIUM) == 1
    assert value(aims.states_with_results, Period(date(2002, 1, 1), SECOND)) == 2
    assert value(aims.states_with_results, BIENNIUM, part="plan/1a.1") == 1
    assert value(aims.states_with_results, BIENNIUM, objective="plan/1a") == 1


MEETING = (date(2003, 12, 31), date(2004, 1, 1), date(2004, 2, 29))  # so that days fall together
DAYS = st.sampled_from(MEETING) | st.dates(date(2002, 1, 1), SECOND)
JUDGED = st.lists(
    st.tuples(DAYS, st.integers(0, 100), st.sampled_from([Standing.VERIFIED, Standing.REPORTED])),
    max_size=6,
    unique_by=lambda one: one[0],
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_values=JUDGED, day=DAYS)
def test_the_latest_verified_value_counts_whatever_was_reported_since(
    world: World, given_values: list[tuple[date, int, Standing]], day: date
) -> None:
    world.count += 1
    part = adopt(world, in_per_cent(world, f"plan-{world.count}"))
    for on, number, state in given_values:
        judged(world, part, on, number, state)
    known = {on: n for on, n, state in given_values if state == Standing.VERIFIED and on <= day}
    expected = known[max(known)] if known else None
    assert value(aims.values_in_per_cent, day, part=part.code) == expected


@pytest.mark.parametrize(
    ("day", "met", "due"), [(date(2002, 6, 29), 0, 0), (date(2002, 6, 30), 1, 2), (LATER, 2, 2)]
)
def test_milestones_are_met_of_those_due(world: World, day: date, met: int, due: int) -> None:
    part = world.plan()
    for when in (date(2002, 6, 30), date(2002, 8, 1)):
        step = world.add(
            actions.add_milestones, part=part, due=date(2002, 6, 30), title_en=f"By {when}"
        )
        world.force(step, met_on=when)
    adopt(world, part)
    found = figure(aims.milestones_met, day)
    assert (found.total.part, found.total.whole) == (met, due)
    assert found.value == (Decimal(met) / due if due else None)
