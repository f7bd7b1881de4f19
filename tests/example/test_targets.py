"""The default plan shows what the example is for: a rising trend, late news, mended mistakes."""

from datetime import date, datetime

import pytest

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.standards.facts import FACTS as STANDARDS
from secretariat.example.plan import plan
from secretariat.example.rows import Correction, Ratification
from secretariat.example.targets import (
    AIMS,
    FUNDAMENTAL,
    HOLDOUTS,
    KNOWN_IN_2026,
    LATE_IN_2026,
    LOADED_ON,
    MISTAKEN_IMPORT,
    MISTAKEN_ROWS,
    ONE_IN_EACH,
    WITH_ALL_IN_2025,
)
from secretariat.example.world import World

PAST = plan()
WORLD = World()
CITED = date(2025, 12, 31)
PRESENT = {state.code for state in WORLD.present}


def held_on(day: date, known: datetime | None = None) -> dict[str, set[str]]:
    """Return the instruments each present State had ratified and not left, as known then."""
    ended = {(e.instrument, e.state, e.ratified): e for e in PAST.endings}
    held: dict[str, set[str]] = {code: set() for code in PRESENT}
    for row in PAST.ratifications:
        end = ended.get((row.instrument, row.state, row.registered))
        left = end and end.ends < day
        news = known is None or row.known_on <= known
        if row.state in held and row.registered <= day and news and not left:
            held[row.state].add(row.instrument)
    return held


def categories_on(day: date) -> dict[str, set[str]]:
    """Return the Conventions of each fundamental category on a day."""
    found: dict[str, set[str]] = {}
    for row in read_facts("categories", STANDARDS):
        if row["starts"] <= day.isoformat() and row["instrument"].startswith("C"):
            found.setdefault(row["category"], set()).add(row["instrument"])
    return found


def one_in_each(day: date, known: datetime | None = None) -> int:
    """Count the States with at least one Convention in every category of the day."""
    categories = categories_on(day).values()
    states = held_on(day, known).values()
    return sum(all(has & category for category in categories) for has in states)


def with_all(day: date, known: datetime | None = None) -> int:
    """Count the States with all fundamental Conventions of today."""
    return sum(has >= set(FUNDAMENTAL) for has in held_on(day, known).values())


def fundamental_count(day: date, known: datetime | None = None) -> int:
    """Count the ratifications of fundamental Conventions by present States."""
    return sum(len(has & set(FUNDAMENTAL)) for has in held_on(day, known).values())


def test_every_instrument_that_can_be_ratified_has_an_aim() -> None:
    assert set(AIMS) == set(WORLD.instruments)


@pytest.mark.parametrize(("day", "bounds"), ONE_IN_EACH.items(), ids=str)
def test_states_with_one_in_each_category_lie_within_the_aim(
    day: date, bounds: tuple[int, int]
) -> None:
    assert bounds[0] <= one_in_each(day) <= bounds[1]


def test_some_states_have_ratified_all_and_some_none() -> None:
    low, high = WITH_ALL_IN_2025
    assert low <= with_all(CITED) <= high
    none = {code for code, has in held_on(CITED).items() if not has}
    assert none == HOLDOUTS


def test_the_yearly_trend_of_fundamental_ratifications_rises() -> None:
    trend = [fundamental_count(date(year, 12, 31)) for year in range(1995, 2026)]
    trend.append(fundamental_count(date(2026, 10, 22)))
    assert trend == sorted(trend)
    assert trend[-1] > 2 * trend[0]
    assert trend[10] - trend[0] > trend[30] - trend[20] > 0


def test_a_new_category_lowers_the_number_of_states_with_one_in_each() -> None:
    assert one_in_each(date(2022, 6, 30)) < one_in_each(date(2022, 6, 9))


def test_regions_differ() -> None:
    held = held_on(CITED)
    mean = {
        region: sum(len(held[s.code]) for s in states) / len(states)
        for region in ("ECA", "ARB")
        if (states := [s for s in WORLD.present if s.region == region])
    }
    assert mean["ECA"] > 1.3 * mean["ARB"]


def test_the_plan_has_about_two_thousand_ratifications_and_most_are_loaded_at_once() -> None:
    first = [row for row in PAST.ratifications if row.known_on.date() == LOADED_ON]
    assert 1800 < len(PAST.ratifications) < 2600
    assert 0.5 < len(first) / len(PAST.ratifications) < 0.75
    assert max(row.registered for row in first) < LOADED_ON


def test_a_few_ratifications_since_2000_become_known_months_late() -> None:
    since = [row for row in PAST.ratifications if row.registered >= LOADED_ON]
    lags = [(row.known_on.date() - row.registered).days for row in since]
    late = [lag for lag in lags if lag > 80]
    assert 0.015 < len(late) / len(lags) < 0.06
    assert max(lags) < 500
    assert sum(lag <= 40 for lag in lags) / len(lags) > 0.93


def test_three_ratifications_of_december_2025_are_known_only_in_october_2026() -> None:
    late = [row for row in PAST.ratifications if row.registered in LATE_IN_2026]
    late = [row for row in late if row.known_on.date() == KNOWN_IN_2026]
    assert [row.registered for row in late] == list(LATE_IN_2026)
    assert {row.instrument for row in late} <= set(FUNDAMENTAL)


def test_each_cited_figure_was_lower_when_first_known() -> None:
    spring = datetime.fromisoformat("2026-03-31T00:00:00+00:00")
    assert fundamental_count(CITED, spring) == fundamental_count(CITED) - 3
    assert one_in_each(CITED, spring) < one_in_each(CITED)
    assert with_all(CITED, spring) < with_all(CITED)


def test_twenty_wrong_days_are_corrected_months_later_with_a_reason() -> None:
    rows = [row for batch in PAST.loads for row in batch.rows]
    entered = {
        (r.instrument, r.state, r.registered): r for r in rows if isinstance(r, Ratification)
    }
    corrections = [row for row in rows if isinstance(row, Correction)]
    assert len(corrections) == 20
    assert len({row.reason for row in corrections}) >= 3
    for row in corrections:
        wrong = entered[row.instrument, row.state, row.wrong]
        assert 50 < (row.known_on - wrong.known_on).days < 460
        assert row.wrong != row.right


def test_the_wrong_import_is_undone_within_a_week() -> None:
    made, undone = (b for b in PAST.loads if b.key.startswith("imports."))
    assert len(made.rows) == MISTAKEN_ROWS
    assert {row.instrument for row in made.rows if isinstance(row, Ratification)} == {
        MISTAKEN_IMPORT
    }
    assert 0 < (undone.at - made.at).days < 7
