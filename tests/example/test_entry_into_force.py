"""Each real instrument of the example comes into force on its real day, by its own rule."""

from datetime import date, timedelta

import pytest

from secretariat.example.plan import SEED, Planning
from secretariat.example.targets import HOLDOUTS
from secretariat.example.world import World, months_earlier, months_later

PLANNING = Planning(World(), SEED)
RULED = [code for code, one in PLANNING.world.instruments.items() if one.needed]


def registered(code: str) -> list[date]:
    """The days on which an instrument was ratified, those by succession apart."""
    return sorted(f.registered for f in PLANNING.facts if f.instrument == code and not f.succeeds)


@pytest.mark.parametrize("code", RULED)
def test_the_first_ratifications_bring_it_into_force_on_the_day_the_depositary_states(
    code: str,
) -> None:
    instrument = PLANNING.world.instruments[code]
    deciding = registered(code)[instrument.needed - 1]
    assert months_later(deciding, instrument.months) == instrument.in_force


@pytest.mark.parametrize("code", RULED)
def test_its_pioneers_are_members_on_their_day_and_came_after_its_adoption(code: str) -> None:
    instrument = PLANNING.world.instruments[code]
    facts = sorted(
        (f for f in PLANNING.facts if f.instrument == code and not f.succeeds),
        key=lambda fact: fact.registered,
    )
    for fact in facts[: instrument.needed]:
        state = PLANNING.world.states[fact.state]
        assert state.is_member(fact.registered)
        assert fact.registered >= instrument.adopted + timedelta(days=60)
        assert fact.state not in HOLDOUTS


def test_a_protocol_is_ratified_only_after_its_convention() -> None:
    days = {(f.instrument, f.state): f.registered for f in reversed(PLANNING.facts)}
    for code, instrument in PLANNING.world.instruments.items():
        for fact in PLANNING.facts:
            if fact.instrument == code and instrument.parent and not fact.succeeds:
                assert days[instrument.parent, fact.state] < fact.registered


def test_one_that_needs_no_number_of_ratifications_has_no_deciding_day() -> None:
    others = [one for one in PLANNING.world.instruments.values() if not one.needed]
    assert others
    assert all(one.decided is None for one in others)


@pytest.mark.parametrize("day", [date(1921, 6, 13), date(2005, 2, 9), date(2000, 1, 31)])
@pytest.mark.parametrize("months", [0, 6, 12])
def test_so_many_months_back_and_forth_lead_to_the_same_day(day: date, months: int) -> None:
    assert months_later(months_earlier(day, months), months) == day
