"""The published rule of status, held against a slow reading of its own words."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secretariat.areas.results.standing.paths import Course, Goal
from secretariat.areas.results.standing.statuses import RULE, Judgement, Status, judge, worst

FIRST = date(2001, 12, 31)
numbers = st.integers(-500, 500).map(Decimal)
days = st.integers(-200, 1800).map(lambda n: FIRST + timedelta(days=n))


def goal(year: int, value: int, *, upper: int | None = None, until: int | None = None) -> Goal:
    """A target over two years, from the first of January."""
    return Goal(
        date(year, 1, 1),
        date(until or year + 1, 12, 31),
        Decimal(value),
        Decimal(value if upper is None else upper),
    )


def course(*goals: Goal, baseline: int = 0, higher: bool = True, afresh: bool = False) -> Course:
    """A course that begins on the last day of 2001."""
    return Course(FIRST, Decimal(baseline), goals, higher, afresh)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """One to three biennia one after the other, with ranges and conditional targets beside."""
    goals: list[Goal] = []
    for number in range(draw(st.integers(1, 3))):
        low = draw(st.integers(-300, 300))
        goals.append(goal(2002 + 2 * number, low, upper=low + draw(st.integers(0, 40))))
        if draw(st.booleans()):
            far = low + draw(st.integers(-100, 100))
            met = draw(st.none() | days)
            goals.append(
                goals[-1]._replace(
                    value=Decimal(far), upper=Decimal(far), conditional=True, met_on=met
                )
            )
    return course(
        *goals,
        baseline=draw(st.integers(-300, 300)),
        higher=draw(st.booleans()),
        afresh=draw(st.booleans()),
    )


def slowly(course: Course, value: Decimal, day: date) -> Status:
    """The rule as it is written, read day by day with exact fractions, up or down by one sign."""
    sign = 1 if course.higher else -1
    number = sign * Fraction(value)
    plain = [one for one in course.goals if not one.conditional]
    begun = [one for one in course.goals if one.starts <= day]
    begun = [one for one in begun if not one.conditional or (one.met_on and one.met_on <= day)]
    if not begun:
        return Status.NOT_DUE
    running = [one for one in begun if one.ends >= day]
    period = min(one.ends for one in running) if running else max(one.ends for one in begun)
    rivals = [one for one in (running or begun) if one.ends == period]
    target = max(sign * Fraction(one.value if sign > 0 else one.upper) for one in rivals)
    starts = rivals[0].starts
    if course.afresh:
        begins, begin = starts - timedelta(days=1), Fraction(0)
    else:
        earlier = [one for one in plain if one.ends < starts]
        begins, begin = FIRST, sign * Fraction(course.began_at or 0)
        for one in sorted(earlier, key=lambda one: one.ends):
            begins, begin = one.ends, sign * Fraction(one.value if sign > 0 else one.upper)
    if number >= target:
        return Status.MET
    allowed = abs(target - begin) / 10 if target != begin else abs(target) / 100
    if day >= period:
        return Status.BEHIND if target - number <= allowed else Status.OFF_TRACK
    steps = (period - begins).days
    path = begin
    for _day in range(max((day - begins).days, 0)):
        path += (target - begin) / steps
    if number >= path - allowed:
        return Status.ON_TRACK
    return Status.BEHIND if number >= path - 3 * allowed else Status.OFF_TRACK


@given(courses(), numbers, days)
def test_the_rule_gives_what_its_words_say(course: Course, value: Decimal, day: date) -> None:
    leg = course.leg_on(day)
    if leg is not None:
        edges = {leg.on(day) - s * leg.tolerance for s in (1, 3)}
        assume(all(abs(edge - value) > Decimal("1e-9") for edge in edges))  # rounding decides
    assert judge(course, value, day).status is slowly(course, value, day)


@given(courses(), numbers, days)
def test_lower_is_better_is_the_same_rule_upside_down(
    course: Course, value: Decimal, day: date
) -> None:
    mirrored = Course(
        course.began_on,
        -(course.began_at or Decimal(0)),
        tuple(one._replace(value=-one.upper, upper=-one.value) for one in course.goals),
        not course.higher,
        course.afresh,
    )
    assert judge(course, value, day).status is judge(mirrored, -value, day).status


@given(courses(), numbers, st.integers(1, 400).map(Decimal), days)
def test_a_better_value_never_stands_worse(
    course: Course, value: Decimal, better: Decimal, day: date
) -> None:
    order = list(Status)
    improved = value + better if course.higher else value - better
    before, after = judge(course, value, day).status, judge(course, improved, day).status
    assert order.index(after) >= order.index(before)


@given(courses(), numbers, days)
def test_what_is_on_track_or_met_misses_no_band(course: Course, value: Decimal, day: date) -> None:
    found = judge(course, value, day)
    if found.status in (Status.MET, Status.ON_TRACK, Status.NOT_DUE):
        assert found.short == 0
    if found.status is Status.OFF_TRACK:
        assert found.short > 0


@given(courses(), days)
def test_without_a_value_nothing_is_due(course: Course, day: date) -> None:
    assert judge(course, None, day).status is Status.NOT_DUE


@pytest.mark.parametrize(
    ("value", "day", "status"),
    [
        (0, date(2001, 12, 31), Status.NOT_DUE),
        (0, date(2002, 1, 1), Status.ON_TRACK),
        (0, date(2002, 4, 1), Status.BEHIND),
        (0, date(2003, 2, 1), Status.OFF_TRACK),
        (9, date(2002, 12, 31), Status.ON_TRACK),
        (8, date(2002, 12, 31), Status.ON_TRACK),
        (7, date(2002, 12, 31), Status.BEHIND),
        (20, date(2002, 2, 1), Status.MET),
        (18, date(2003, 12, 31), Status.BEHIND),
        (17, date(2003, 12, 31), Status.OFF_TRACK),
        (20, date(2004, 1, 1), Status.ON_TRACK),
        (40, date(2009, 1, 1), Status.MET),
        (37, date(2009, 1, 1), Status.OFF_TRACK),
    ],
)
def test_two_biennia_step_by_step(value: int, day: date, status: Status) -> None:
    assert judge(course(goal(2002, 20), goal(2004, 40)), Decimal(value), day).status is status


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (100, Status.OFF_TRACK),
        (93, Status.OFF_TRACK),
        (92, Status.BEHIND),
        (85, Status.BEHIND),
        (82, Status.ON_TRACK),
        (60, Status.MET),
        (10, Status.MET),
    ],
)
def test_fewer_is_better_where_the_indicator_says_so(value: int, status: Status) -> None:
    falling = course(goal(2002, 60), baseline=100, higher=False)
    assert judge(falling, Decimal(value), date(2002, 12, 31)).status is status


def test_a_conditional_target_counts_from_the_day_its_condition_is_met() -> None:
    more = goal(2002, 40)._replace(conditional=True, met_on=date(2003, 1, 1))
    either = course(goal(2002, 20), more)
    assert judge(either, Decimal(20), date(2002, 12, 31)).status is Status.MET
    assert judge(either, Decimal(20), date(2003, 1, 1)).status is Status.ON_TRACK
    assert judge(either, Decimal(20), date(2003, 12, 31)).status is Status.OFF_TRACK


def test_a_conditional_target_that_is_never_met_counts_nowhere() -> None:
    never = goal(2002, 40)._replace(conditional=True)
    assert (
        judge(course(goal(2002, 20), never), Decimal(20), date(2003, 12, 31)).status is Status.MET
    )
    assert judge(course(never), Decimal(0), date(2003, 12, 31)).status is Status.NOT_DUE


def test_a_range_is_met_at_its_nearer_end() -> None:
    assert (
        judge(course(goal(2002, 20, upper=30)), Decimal(20), date(2003, 1, 1)).status is Status.MET
    )
    falling = course(goal(2002, 20, upper=30), baseline=50, higher=False)
    assert judge(falling, Decimal(30), date(2003, 1, 1)).status is Status.MET


def test_to_keep_a_level_allows_a_hundredth_of_it() -> None:
    kept = course(goal(2002, 70), baseline=70)
    assert judge(kept, Decimal(70), date(2002, 6, 1)).status is Status.MET
    assert judge(kept, Decimal("69.3"), date(2002, 6, 1)).status is Status.ON_TRACK
    assert judge(kept, Decimal(68), date(2002, 6, 1)).status is Status.BEHIND
    assert judge(kept, Decimal(67), date(2002, 6, 1)).status is Status.OFF_TRACK


def test_what_is_counted_afresh_begins_each_period_at_nothing() -> None:
    again = course(goal(2002, 20), goal(2004, 20), baseline=15, afresh=True)
    assert judge(again, Decimal(0), date(2004, 1, 2)).status is Status.ON_TRACK
    assert again.window(date(2003, 5, 1)) == (date(2001, 12, 31), date(2003, 5, 1))
    assert again.window(date(2004, 5, 1)) == (date(2003, 12, 31), date(2004, 5, 1))
    assert again.window(date(2007, 5, 1)) == (date(2003, 12, 31), date(2005, 12, 31))
    assert again.base() == 0


def test_what_adds_up_is_counted_from_the_day_after_the_baseline() -> None:
    adding = course(goal(2002, 20), baseline=15)
    assert adding.window(date(2003, 5, 1)) == (FIRST, date(2003, 5, 1))
    assert adding.base() == 15


def test_before_the_first_period_nothing_counted_afresh_falls_into_a_window() -> None:
    again = course(goal(2004, 20), afresh=True)
    assert again.window(date(2003, 5, 1)) == (date(2003, 5, 1), date(2003, 5, 1))


def test_a_draft_without_a_baseline_has_no_path_yet() -> None:
    unmeasured = Course(None, None, (goal(2002, 20),), True, False)
    assert unmeasured.leg_on(date(2002, 6, 1)) is None
    assert judge(unmeasured, Decimal(5), date(2002, 6, 1)).status is Status.NOT_DUE


def test_a_milestone_year_within_a_period_is_the_nearer_target() -> None:
    nested = course(goal(2002, 40, until=2005), goal(2002, 10, until=2002))
    leg = nested.leg_on(date(2002, 6, 1))
    assert leg is not None
    assert (leg.reach, leg.ends) == (Decimal(10), date(2002, 12, 31))
    assert nested.leg_on(date(2002, 12, 31)) == leg, "it is the nearer one on its last day, too"
    later = nested.leg_on(date(2003, 1, 1))
    assert later is not None
    assert later.reach == Decimal(40)


def test_a_target_is_the_one_before_only_if_it_is_over_when_the_next_one_begins() -> None:
    first, day = goal(2002, 20), date(2004, 6, 1)
    over = course(first, goal(2004, 40))._replace(began_at=Decimal(5)).leg_on(day)
    shared = goal(2004, 40)._replace(starts=first.ends)
    on_the_same_day = course(first, shared)._replace(began_at=Decimal(5)).leg_on(day)
    assert over is not None
    assert on_the_same_day is not None
    assert (over.begins, over.begin) == (first.ends, 20)
    assert (on_the_same_day.begins, on_the_same_day.begin) == (FIRST, 5)


@given(courses(), days)
def test_the_paths_of_a_course_are_in_order_and_one_of_them_is_in_force(
    course: Course, day: date
) -> None:
    legs = course.legs(day)
    assert [leg.ends for leg in legs] == sorted({leg.ends for leg in legs})
    current = course.leg_on(day)
    if current is not None:
        assert current in legs


@given(courses(), days)
def test_the_band_lies_around_the_path(course: Course, day: date) -> None:
    leg = course.leg_on(day)
    if leg is not None:
        low, high = leg.band(day)
        assert low <= leg.on(day) <= high
        assert high - low >= 2 * leg.tolerance - Decimal("1e-20")


def test_an_indicator_stands_as_the_worst_of_its_parts_that_are_due() -> None:
    assert worst([Status.MET, Status.BEHIND, Status.NOT_DUE]) is Status.BEHIND
    assert worst([Status.ON_TRACK, Status.OFF_TRACK]) is Status.OFF_TRACK
    assert worst([Status.MET, Status.ON_TRACK]) is Status.ON_TRACK
    assert worst([Status.NOT_DUE, Status.MET]) is Status.MET
    assert worst([Status.NOT_DUE]) is Status.NOT_DUE
    assert worst([]) is Status.NOT_DUE


def test_the_published_words_are_those_of_the_rule() -> None:
    said = " ".join((judge.__doc__ or "").split())
    assert str(RULE).replace("’", "'") == said


def test_a_judgement_says_against_which_path_it_was_made() -> None:
    found = judge(course(goal(2002, 20)), Decimal(2), date(2002, 12, 31))
    assert isinstance(found, Judgement)
    assert found.leg is not None
    assert (found.leg.begin, found.leg.reach, found.leg.tolerance) == (0, 20, 2)
    assert found.short == 6
