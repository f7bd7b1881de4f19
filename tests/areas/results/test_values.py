"""What parts are worth on a day, of all at once, held against counting one by one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from tests.areas.results.conftest import World

from secretariat.areas.results import actions
from secretariat.areas.results.models.achieved import Result, Standing
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.pages.reading import judged
from secretariat.areas.results.standing.values import Asked, cell_of, planned, values
from secretariat.engine.history.acting import simulated_clock
from secretariat.engine.measures.declaring import Measure

LAST = date(2005, 12, 31)
MEMBERS = {"counts": "member_states"}


def everyone(_measure: Measure) -> bool:
    """Every measure is open."""
    return True


def worth(part: Part, day: date, **how: object) -> Decimal | None:
    """The value of one part on a day."""
    rows = [row for row in planned(Q(pk=part.indicator_id)) if row.id == part.pk]
    return values([Asked(rows[0], day)], sees=everyone, **how)[0]  # type: ignore[arg-type]


def ready(world: World, **indicator: object) -> Part:
    """An adopted plan of one part."""
    part = world.plan(**indicator)
    world.adopt(part.indicator.objective.framework)
    return part


def test_verified_results_add_to_the_baseline(world: World) -> None:
    part = world.plan()
    second = world.part(part.indicator, "/ii")
    world.aim(second, 7)
    world.adopt(part.indicator.objective.framework)
    world.result(second, date(2002, 5, 1))
    world.result(second, date(2004, 5, 1), number=3)
    assert worth(second, date(2002, 4, 30)) == 7
    assert worth(second, date(2002, 5, 1)) == 8
    assert worth(second, LAST) == 11
    assert worth(part, LAST) == 0


@pytest.mark.parametrize("state", [one for one in Standing if one is not Standing.VERIFIED])
def test_what_is_not_verified_does_not_count(world: World, state: Standing) -> None:
    part = ready(world)
    world.force(world.result(part, date(2002, 5, 1), verified=False), state=state)
    assert worth(part, LAST) == 0


def test_a_state_counts_once(world: World) -> None:
    part = ready(world, **MEMBERS)
    one, other = world.state("XXA"), world.state("XXB")
    world.result(part, date(2002, 5, 1), member=one)
    world.result(part, date(2003, 5, 1), member=one)
    world.result(part, date(2004, 5, 1), member=other)
    assert worth(part, date(2003, 6, 1)) == 1
    assert worth(part, LAST) == 2


def test_what_is_counted_afresh_begins_each_period_anew(world: World) -> None:
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    part = world.part(world.indicator(aim, "1a.1", **MEMBERS), afresh=True)
    world.aim(part, 9, (2002, 10), (2004, 10))
    world.adopt(framework)
    member = world.state("XXA")
    world.result(part, date(2003, 12, 31), member=member)
    world.result(part, date(2004, 1, 1), member=member)
    world.result(part, date(2006, 1, 1), member=member)
    assert worth(part, date(2003, 12, 31)) == 1
    assert worth(part, date(2004, 1, 1)) == 1
    assert worth(part, date(2003, 6, 1)) == 0
    assert worth(part, date(2008, 1, 1)) == 1


def test_a_rate_is_the_latest_verified_value(world: World) -> None:
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    part = world.part(world.indicator(aim, "1a.1", counts="response_rate"), unit_of_value="percent")
    world.aim(part, 60, (2002, 70), (2004, 80))
    world.adopt(framework)
    proof = {"evidence": "Counted.", "source": "Registry", "part": part}
    for number, (day, value, state) in enumerate(
        (
            (date(2002, 12, 31), "62.5", Standing.VERIFIED),
            (date(2003, 12, 31), "66.1", Standing.VERIFIED),
            (date(2004, 12, 31), "90", Standing.REPORTED),
        )
    ):
        made = world.add(
            actions.add_values, code=f"V{number}", as_of=day, value=Decimal(value), **proof
        )
        world.force(made, state=state)
    assert worth(part, date(2002, 6, 30)) is None
    assert worth(part, date(2003, 6, 30)) == Decimal("62.5")
    assert worth(part, LAST) == Decimal("66.1")


def computed(world: World, measure: str, cell: str = "", **more: object) -> Part:
    """An adopted plan of one part that a measure computes."""
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    part = world.part(
        world.indicator(aim, "1a.1"), source="computed", measure=measure, cell=cell, **more
    )
    world.aim(part, 5)
    world.adopt(framework)
    return part


def test_a_computed_part_is_the_figure_of_its_measure(world: World) -> None:
    part = computed(world, "results.indicators")
    assert worth(part, date(2001, 10, 31)) == 0
    assert worth(part, date(2001, 11, 1)) == 1


def test_a_computed_part_is_the_figure_of_its_cell(world: World) -> None:
    part = computed(world, "results.indicators", "framework=plan")
    other = world.plan("other")
    world.adopt(other.indicator.objective.framework)
    assert worth(part, LAST) == 1
    elsewhere = world.framework("last")
    aim = world.objective(elsewhere, "1a", world.objective(elsewhere, "1"))
    empty = world.part(
        world.indicator(aim, "1a.1"),
        source="computed",
        measure="results.indicators",
        cell="framework=last",
    )
    assert worth(empty, LAST) == 0


def test_parts_of_different_cells_share_one_figure_and_agree_with_each_alone(
    world: World,
) -> None:
    one = computed(world, "results.indicators", "framework=plan")
    other = world.plan("other")
    for number in (2, 3):
        indicator = world.indicator(other.indicator.objective, f"1a.{number}")
        world.part(
            indicator, source="computed", measure="results.indicators", cell="framework=other"
        )
    world.adopt(other.indicator.objective.framework)
    rows = [row for row in planned(Q()) if row.measure]
    alone = [values([Asked(row, LAST)], sees=everyone)[0] for row in rows]
    assert values([Asked(row, LAST) for row in rows], sees=everyone) == alone
    assert sorted(alone, key=str) == [Decimal(1), Decimal(3), Decimal(3)]
    assert one.measure


def test_a_series_of_a_measure_agrees_with_each_day_alone(world: World) -> None:
    part = computed(world, "results.indicators", "framework=plan")
    (row,) = [row for row in planned(Q()) if row.id == part.pk]
    days = [date(2001, 6, 30) + timedelta(days=60 * number) for number in range(8)]
    together = values([Asked(row, day) for day in days], sees=everyone)
    assert together == [values([Asked(row, day)], sees=everyone)[0] for day in days]
    assert set(together) == {Decimal(0), Decimal(1)}


def test_a_share_is_stated_in_per_cent(world: World) -> None:
    part = computed(world, "standards.states_with_none", unit_of_value="percent")
    assert worth(part, LAST) is None
    world.state("XXA")
    assert worth(part, LAST) is None


def test_what_flows_adds_to_the_baseline_from_the_day_after_it(world: World) -> None:
    part = computed(world, "standards.ratifications_registered")
    assert worth(part, date(2001, 12, 31)) is None
    assert worth(part, date(2002, 1, 1)) == 5


def test_a_measure_the_reader_may_not_see_has_no_value(world: World) -> None:
    part = computed(world, "results.indicators")
    (row,) = [row for row in planned(Q()) if row.id == part.pk]
    assert values([Asked(row, LAST)], sees=lambda _measure: False) == [None]
    (hidden,) = judged(Q(), LAST, sees=lambda _measure: False)
    assert hidden.parts[0][1].withheld
    (open_to_all,) = judged(Q(), LAST, sees=everyone)
    assert not open_to_all.parts[0][1].withheld


def test_an_indicator_without_a_part_stands_in_the_plan_without_a_value(world: World) -> None:
    part = world.plan()
    bare = world.indicator(part.indicator.objective, "1a.2")
    rows = {row.indicator: row for row in planned(Q())}
    assert rows[bare.pk].id is None
    assert values([Asked(rows[bare.pk], LAST)], sees=everyone) == [None]


def test_a_cell_is_read_from_its_words() -> None:
    assert cell_of("") == {}
    assert cell_of("region=AF") == {"region": "AF"}
    assert cell_of("instrument=C138&region=AF") == {"instrument": "C138", "region": "AF"}


def test_values_are_those_known_at_the_moment_asked_for(
    simulated_database: Mapping[str, str],
) -> None:
    with simulated_clock(datetime(2001, 11, 2, tzinfo=UTC)):
        world = World()
        part = ready(world)
    with simulated_clock(datetime(2003, 3, 1, tzinfo=UTC)):
        world.result(part, date(2002, 5, 1))
    assert worth(part, LAST) == 1
    assert worth(part, LAST, known_at=datetime(2003, 2, 1, tzinfo=UTC)) == 0
    assert worth(part, LAST, known_at=datetime(2003, 4, 1, tzinfo=UTC)) == 1


def slowly(part: Part, day: date) -> Decimal:
    """A judged number by reading every result and deciding about it by itself."""
    baseline = part.baseline
    begun = [one for one in part.targets.all() if one.starts <= day]
    total, seen = Decimal(0), set()
    for one in Result.objects.filter(part=part):
        if one.state != Standing.VERIFIED or one.achieved_on > day:
            continue
        if part.afresh:
            period = max(begun, key=lambda target: target.starts, default=None)
            if period is None or not period.starts <= one.achieved_on <= period.ends:
                continue
        elif one.achieved_on <= baseline.as_of:
            continue
        total += one.number
        seen.add(one.member_id)
    of_states = part.indicator.counts == "member_states"
    return (Decimal(0) if part.afresh else baseline.value) + (len(seen) if of_states else total)


@pytest.mark.parametrize("seed", range(3))
def test_all_parts_at_once_are_worth_what_each_is_worth_alone(world: World, seed: int) -> None:
    chance = Random(seed)
    framework = world.framework()
    aim = world.objective(framework, "1a", world.objective(framework, "1"))
    members = [world.state(code) for code in ("XXA", "XXB", "XXC")]
    parts = []
    for number in range(6):
        counts = chance.choice(["policies", "member_states"])
        indicator = world.indicator(aim, f"1a.{number}", counts=counts)
        part = world.part(indicator, afresh=chance.random() < 0.5)
        world.aim(part, chance.randrange(20))
        parts.append(part)
    world.adopt(framework)
    for _each in range(40):
        part = chance.choice(parts)
        counted = part.indicator.counts == "member_states"
        day = date(2002, 1, 1) + timedelta(days=chance.randrange(1600))
        more = {"member": chance.choice(members)} if counted else {"number": chance.randrange(1, 5)}
        world.result(part, day, verified=chance.random() < 0.8, **more)
    days = [date(2001, 6, 1) + timedelta(days=150 * number) for number in range(13)]
    rows = {row.id: row for row in planned(Q())}
    asked = [(part, day) for part in parts for day in days]
    found = values([Asked(rows[part.pk], day) for part, day in asked], sees=everyone)
    assert found == [slowly(part, day) for part, day in asked]


def test_however_many_parts_it_takes_three_queries(world: World) -> None:
    part = ready(world)
    other = world.plan("other")
    for number in range(2, 8):
        world.aim(world.part(world.indicator(other.indicator.objective, f"1a.{number}")))
    assert part
    with CaptureQueriesContext(connection) as captured:
        rows = planned(Q())
        values([Asked(row, LAST) for row in rows], sees=everyone)
    assert len(rows) == 8
    assert len(captured) == 3
