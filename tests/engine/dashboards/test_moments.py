"""A dashboard shows a day, the same day a year before, and like moments over the years."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.reference.measures import admissions, member_states
from secretariat.engine.dashboards.moments import over_years, shown_on, years_before
from secretariat.kernel.periods import Period

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


def test_a_stock_is_shown_on_the_day_and_a_flow_over_the_last_whole_year() -> None:
    assert shown_on(member_states, date(2025, 12, 30)) == date(2025, 12, 30)
    assert shown_on(admissions, date(2025, 12, 30)) == Period.year(2024)
    assert shown_on(admissions, date(2025, 12, 31)) == Period.year(2025)


@given(DAYS)
def test_the_year_of_a_flow_is_over_on_the_day_and_the_next_one_is_not(day: date) -> None:
    found = shown_on(admissions, day)
    assert isinstance(found, Period)
    assert found.ends is not None
    assert found.ends <= day < found.ends + timedelta(days=366)


@given(DAYS, st.integers(1, 25))
def test_years_before_is_the_same_day_of_an_earlier_year(day: date, years: int) -> None:
    found = years_before(day, years)
    assert isinstance(found, date)
    leap = (day.month, day.day) == (2, 29)
    assert (found.year, found.month, found.day) == (
        day.year - years,
        day.month,
        28 if leap else day.day,
    )


def test_a_year_before_a_period_is_the_like_period() -> None:
    assert years_before(Period.year(2025), 1) == Period.year(2024)
    half = Period(date(2024, 7, 1), date(2024, 12, 31))
    assert years_before(half, 2) == Period(date(2022, 7, 1), date(2022, 12, 31))


@given(DAYS, st.integers(2, 25))
def test_over_the_years_they_are_in_order_and_end_with_the_moment_itself(
    day: date, years: int
) -> None:
    found = over_years(day, years)
    assert len(found) == years
    assert found == sorted(found, key=str)
    assert years_before(found[-1], 0) == found[-1]
    assert found[0] == years_before(day, years - 1)
