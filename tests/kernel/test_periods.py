"""Periods agree with an oracle that walks through them day by day."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period, month_ends, sessions, year_ends

DAY = timedelta(days=1)
FIRST = date(2003, 12, 20)
CALENDAR = [FIRST + DAY * count for count in range(40)]  # the oracle's world: an overturned year

days = st.sampled_from(CALENDAR)
inner_ends = st.none() | st.sampled_from(CALENDAR[5:-5])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    starts, ends = draw(inner_ends), draw(inner_ends)
    if starts and ends and ends < starts:
        starts, ends = ends, starts
    return Period(starts, ends)


closed = st.tuples(st.dates(), st.dates()).map(lambda pair: Period(min(pair), max(pair)))


def walked(period: Period) -> set[date]:
    """The oracle: each day of the calendar, judged with nothing but two comparisons."""
    return {
        day
        for day in CALENDAR
        if not (period.starts and day < period.starts) and not (period.ends and day > period.ends)
    }


@given(periods(), days)
def test_a_period_covers_exactly_its_days(period: Period, day: date) -> None:
    assert period.covers(day) == (day in walked(period))


@given(periods(), periods())
def test_periods_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    assert one.overlaps(other) == bool(walked(one) & walked(other))


@given(periods(), periods())
def test_overlapping_is_mutual(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(periods(), periods())
def test_the_intersection_has_exactly_the_shared_days(one: Period, other: Period) -> None:
    shared = one.intersection(other)
    assert (walked(shared) if shared else set()) == walked(one) & walked(other)
    assert shared == other.intersection(one)


@given(periods())
def test_a_period_meets_itself_in_itself_and_all_days_change_nothing(period: Period) -> None:
    assert period.intersection(period) == period
    assert period.intersection(Period()) == period


@given(periods(), periods())
def test_periods_meet_when_one_starts_the_day_after_the_other_ends(
    one: Period, other: Period
) -> None:
    expected = one.ends is not None and other.starts is not None and one.ends + DAY == other.starts
    assert one.meets(other) == expected
    assert not (one.meets(other) and one.overlaps(other))


@given(periods())
def test_days_are_counted_with_both_ends(period: Period) -> None:
    is_open = period.starts is None or period.ends is None
    assert period.days == (None if is_open else len(walked(period)))


@given(periods())
def test_the_day_after_is_the_first_one_no_longer_covered(period: Period) -> None:
    if period.ends is None:
        assert period.day_after is None
    else:
        assert period.day_after == min(day for day in CALENDAR if day > max(walked(period)))


def test_a_period_that_ends_on_the_last_day_of_the_calendar_has_no_day_after() -> None:
    assert Period.until(date.max).day_after is None
    assert not Period.until(date.max).meets(Period.since(date.min))
    assert not Period().meets(Period())


@given(closed)
def test_a_split_by_years_is_the_whole_in_order_without_gap(period: Period) -> None:
    pieces = period.split_years()
    assert pieces[0].starts == period.starts
    assert pieces[-1].ends == period.ends
    assert all(one.meets(other) for one, other in pairwise(pieces))
    assert sum(piece.days or 0 for piece in pieces) == period.days
    for piece in pieces:
        assert piece.starts is not None
        assert piece.ends is not None
        assert piece.starts.year == piece.ends.year


@pytest.mark.parametrize("period", [Period(), Period.since(FIRST), Period.until(FIRST)])
def test_an_open_period_cannot_be_split_by_years(period: Period) -> None:
    with pytest.raises(BadInput, match="One of its ends is open"):
        period.split_years()


@given(days, days)
def test_a_period_that_ends_before_it_starts_is_refused(starts: date, ends: date) -> None:
    if ends < starts:
        with pytest.raises(BadInput, match=f"end on {ends}, before it starts on {starts}"):
            Period(starts, ends)
    else:
        assert Period(starts, ends).covers(starts)


@pytest.mark.parametrize("end", [datetime(2004, 1, 1, tzinfo=UTC), "2004-01-01", 2004])
def test_only_plain_dates_bound_a_period(end: date) -> None:
    with pytest.raises(BadInput, match="is not a day"):
        Period(end, None)
    with pytest.raises(BadInput, match="is not a day"):
        Period(None, end)


def test_the_named_periods_have_the_ends_they_name() -> None:
    assert Period.on(FIRST) == Period(FIRST, FIRST)
    assert Period.since(FIRST) == Period(FIRST, None)
    assert Period.until(FIRST) == Period(None, FIRST)
    assert Period.year(2005) == Period(date(2005, 1, 1), date(2005, 12, 31))
    assert Period.biennium(2004) == Period(date(2004, 1, 1), date(2005, 12, 31))


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next_one_starts(year: int, month: int) -> None:
    period = Period.month(year, month)
    assert period.starts == date(year, month, 1)
    assert period.ends == date.max if (year, month) == (9999, 12) else period.day_after is not None
    if period.day_after:
        assert period.day_after.day == 1
        assert (period.days or 0) <= 31


@pytest.mark.parametrize(
    ("year", "month", "days"), [(2004, 2, 29), (2005, 2, 28), (1900, 2, 28), (2000, 2, 29)]
)
def test_february_knows_leap_years(year: int, month: int, days: int) -> None:
    assert Period.month(year, month).days == days


def test_a_biennium_begins_in_an_even_year() -> None:
    with pytest.raises(BadInput) as caught:
        Period.biennium(2005)
    assert str(caught.value) == (
        "No biennium begins in 2005. A biennium begins in an even year. "
        "Name it by its first year: 2004."
    )


@pytest.mark.parametrize("year", [0, -1, 10_000, 10**20])
def test_a_year_outside_the_calendar_is_refused(year: int) -> None:
    with pytest.raises(BadInput, match="The calendar has no day"):
        Period.year(year)


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_outside_the_year_is_refused(month: int) -> None:
    with pytest.raises(BadInput, match="The calendar has no day"):
        Period.month(2005, month)


@given(periods())
def test_a_period_reads_back_as_it_is_written(period: Period) -> None:
    assert Period.read(str(period)) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2005", Period.year(2005)),
        ("2005-03", Period.month(2005, 3)),
        ("2004/2005", Period.biennium(2004)),
        ("March 2005 / ..", Period.since(date(2005, 3, 1))),
        ("../2005-03", Period.until(date(2005, 3, 31))),
        ("../..", Period()),
    ],
)
def test_a_period_is_read_from_stated_dates(text: str, period: Period) -> None:
    assert Period.read(text) == period


@pytest.mark.parametrize("text", ["", "/", "2005/", "2005/2004", "2004/2005/2006", "..2005"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        Period.read(text)


def test_the_sessions_bound_periods_up_to_the_day_before_the_next() -> None:
    march, june, november = date(2005, 3, 15), date(2005, 6, 17), date(2005, 11, 10)
    assert sessions([november, march, june]) == (
        Period(march, date(2005, 6, 16)),
        Period(june, date(2005, 11, 9)),
    )


@given(st.sets(days))
def test_periods_between_sessions_leave_no_gap(dates: set[date]) -> None:
    between = sessions(dates)
    covered = set().union(*map(walked, between))
    assert len(between) == max(len(dates) - 1, 0)
    assert all(one.meets(other) for one, other in pairwise(between))
    assert covered == {day for day in CALENDAR if dates and min(dates) <= day < max(dates)}


def test_two_sessions_on_one_date_are_refused() -> None:
    with pytest.raises(BadInput):
        sessions([FIRST, FIRST])


@given(st.dates(date(1999, 1, 1), date(2002, 1, 1)), st.integers(0, 900))
def test_month_and_year_ends_are_the_days_before_a_first(first: date, count: int) -> None:
    walk = [first + DAY * step for step in range(count + 1)]
    ends = tuple(day for day in walk if (day + DAY).day == 1)
    assert month_ends(first, walk[-1]) == ends
    assert year_ends(first, walk[-1]) == tuple(day for day in ends if day.month == 12)


def test_ends_asked_for_backwards_are_refused() -> None:
    with pytest.raises(BadInput):
        month_ends(date(2005, 2, 1), date(2005, 1, 1))
