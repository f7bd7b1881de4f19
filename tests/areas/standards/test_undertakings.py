"""What States undertake beyond ratifying: parts, declarations, conditions, prospects."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from tests.areas.standards.conftest import BY, ON, Registry

from secretariat.areas.standards import actions
from secretariat.areas.standards.measures import parts_accepted, prospects, ratifications_in_force
from secretariat.areas.standards.models.registered import Condition, Ratification
from secretariat.areas.standards.models.undertaken import Acceptance, Part, Prospect
from secretariat.engine.measures.evidence import added_up
from secretariat.engine.measures.figures import figure
from secretariat.engine.records.performing import change
from secretariat.kernel.errors import BadInput, Conflict

RATIFIED = date(2000, 3, 1)


@pytest.fixture
def ratified(registry: Registry) -> Ratification:
    return registry.ratification(registry.instrument("T102"), registry.state("XXA"), RATIFIED)


def binds_from(one: Ratification) -> date | None:
    found: date | None = Ratification.objects.with_binding_day().get(pk=one.pk).binds_from
    return found


def part(registry: Registry, ratified: Ratification, code: str = "T102/V") -> Part:
    made: Part = registry.add(
        actions.add_parts, instrument=ratified.instrument, code=code, title_en="Old age"
    )
    return made


def test_a_partial_ratification_accepts_some_parts_and_later_others(
    registry: Registry, ratified: Ratification
) -> None:
    first, later = part(registry, ratified), part(registry, ratified, "T102/VI")
    registry.add(actions.accept_parts, ratification=ratified, part=first, starts=RATIFIED)
    registry.add(actions.accept_parts, ratification=ratified, part=later, starts=date(2010, 1, 1))
    counted = [
        figure(parts_accepted, day).value
        for day in (RATIFIED - timedelta(days=1), RATIFIED, date(2009, 12, 31), date(2010, 1, 1))
    ]
    assert counted == [0, 1, 1, 2]


def test_a_part_of_another_instrument_is_not_accepted(
    registry: Registry, ratified: Ratification
) -> None:
    other = registry.instrument("T999")
    strange = registry.add(actions.add_parts, instrument=other, code="T999/I", title_en="x")
    with pytest.raises(BadInput, match="no part of the instrument"):
        registry.add(actions.accept_parts, ratification=ratified, part=strange, starts=RATIFIED)
    assert not Acceptance.objects.exists()


def test_a_part_is_accepted_once_a_day(registry: Registry, ratified: Ratification) -> None:
    mine = part(registry, ratified)
    registry.add(actions.accept_parts, ratification=ratified, part=mine, starts=RATIFIED)
    with pytest.raises(Conflict, match="already accepts this part"):
        registry.add(
            actions.accept_parts, ratification=ratified, part=mine, starts=date(2001, 1, 1)
        )


def test_nothing_is_stated_before_the_ratification(
    registry: Registry, ratified: Ratification
) -> None:
    before = RATIFIED - timedelta(days=1)
    mine = part(registry, ratified)
    for action, row in (
        (actions.accept_parts, {"part": mine}),
        (actions.register_declarations, {"kind": "other", "text": "x"}),
        (actions.set_conditions, {"text": "x"}),
    ):
        with pytest.raises(BadInput, match="before the ratification was registered"):
            registry.add(action, ratification=ratified, starts=before, **row)


@pytest.mark.parametrize("kind", ["minimum_age", "length"])
def test_a_number_declared_is_kept_as_a_number(
    registry: Registry, ratified: Ratification, kind: str
) -> None:
    row = {"ratification": ratified, "kind": kind, "text": "as specified", "starts": RATIFIED}
    with pytest.raises(Conflict, match="declared as a number"):
        registry.add(actions.register_declarations, **row)
    made = registry.add(actions.register_declarations, **row, value=Decimal("15"))
    assert made.value == 15


def test_a_ratification_binds_only_when_its_condition_is_met(
    registry: Registry, ratified: Ratification
) -> None:
    assert binds_from(ratified) == date(2001, 3, 1)
    made = registry.add(
        actions.set_conditions, ratification=ratified, text="others too", starts=RATIFIED
    )
    assert binds_from(ratified) is None
    assert figure(ratifications_in_force, date(2020, 1, 1)).value == 0
    met = date(2004, 6, 30)
    change(
        actions.meet_conditions, Condition.objects.filter(pk=made.pk), {"ends": met}, by=BY, on=ON
    )
    assert binds_from(ratified) == date(2004, 7, 1)
    assert figure(ratifications_in_force, met).value == 0
    assert figure(ratifications_in_force, date(2004, 7, 1)).value == 1


def test_a_condition_met_early_delays_nothing(registry: Registry, ratified: Ratification) -> None:
    registry.add(
        actions.set_conditions,
        ratification=ratified,
        text="others too",
        starts=RATIFIED,
        ends=date(2000, 5, 1),
    )
    assert binds_from(ratified) == date(2001, 3, 1)


@pytest.mark.parametrize("number", range(12))
def test_the_binding_day_agrees_with_reckoning_by_hand(
    registry: Registry, ratified: Ratification, number: int
) -> None:
    rng = Random(number)
    standing: list[tuple[date, date | None]] = []
    for _ in range(rng.randrange(4)):
        starts = RATIFIED + timedelta(days=rng.randrange(2000))
        ends = rng.choice([None, starts + timedelta(days=rng.randrange(900))])
        row = {"ratification": ratified, "text": "x", "starts": starts, "ends": ends}
        with suppress(Conflict):
            registry.add(actions.set_conditions, **row)
            standing.append((starts, ends))
    assert binds_from(ratified) == by_hand(standing)


def by_hand(standing: list[tuple[date, date | None]]) -> date | None:
    """The day by the rule, or the day after the last condition was met; none while one stands."""
    last = date(2001, 3, 1)
    for _starts, ends in standing:
        if ends is None:
            return None
        last = max(last, ends + timedelta(days=1))
    return last


def test_a_prospect_counts_until_the_state_says_else(registry: Registry) -> None:
    convention, state = registry.instrument("T190"), registry.state("XXA")
    made = registry.add(
        actions.note_prospects,
        state=state,
        instrument=convention,
        stage="1_studied",
        source="Reply of 2024",
        starts=date(2024, 5, 1),
    )
    assert figure(prospects, date(2024, 4, 30)).value == 0
    assert figure(prospects, date(2024, 5, 1)).value == 1
    last = {"ends": date(2025, 1, 31)}
    rows = Prospect.objects.filter(pk=made.pk)
    change(actions.amend_prospects, rows, last, by=BY, on=ON)
    registry.add(
        actions.note_prospects,
        state=state,
        instrument=convention,
        stage="0_not_now",
        source="Reply of 2025",
        starts=date(2025, 2, 1),
    )
    assert figure(prospects, date(2025, 2, 1)).value == 0


def test_what_is_ratified_is_no_prospect(registry: Registry, ratified: Ratification) -> None:
    row = {
        "state": ratified.state,
        "instrument": ratified.instrument,
        "stage": "4_approved",
        "source": "Reply",
    }
    with pytest.raises(BadInput, match="had ratified"):
        registry.add(actions.note_prospects, **row, starts=RATIFIED)
    assert registry.add(actions.note_prospects, **row, starts=RATIFIED - timedelta(days=1)).pk


def test_prospects_by_stage_add_up_to_their_records(registry: Registry) -> None:
    convention = registry.instrument("T190")
    for number, stage in enumerate(Prospect.Stage.values):
        registry.add(
            actions.note_prospects,
            state=registry.state(f"XX{number}"),
            instrument=convention,
            stage=stage,
            source="Reply",
            starts=date(2024, 1, 1),
        )
    found = figure(prospects, date(2024, 6, 1), by=("stage",))
    assert found.total.value == len(Prospect.Stage) - 1
    assert {cell.key[0]: cell.value for cell in found.cells} == dict.fromkeys(
        set(Prospect.Stage.values) - {"0_not_now"}, 1
    )
    assert added_up(prospects, date(2024, 6, 1)) == found.total.value
