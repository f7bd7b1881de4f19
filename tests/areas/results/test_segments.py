"""Which days each part of a series is drawn for, against every day looked at by itself."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.results.standing.paths import Course, Goal
from secretariat.areas.results.standing.succession import POINTS, days_of, segments
from secretariat.areas.results.standing.values import Planned

FIRST = date(2000, 2, 27)
LAST = 40
numbers = st.integers(0, LAST)


def on(number: int) -> date:
    """A day by its number."""
    return FIRST + timedelta(days=number)


def part(place: int, began: int | None, goals: list[tuple[int, int]]) -> Planned:
    """A part with a baseline and targets, each from a day until a later one."""
    aims = tuple(Goal(on(one), on(one + more), Decimal(1), Decimal(1)) for one, more in goals)
    course = Course(None if began is None else on(began), Decimal(0), aims, True, False)
    return Planned(place, place, 1, str(place), None, False, course, "number", False, "", "")


@st.composite
def chains(draw: st.DrawFn) -> list[Planned]:
    """Up to three parts, in the order of their baselines; some have none, some no target."""
    begun = sorted(draw(st.lists(numbers, min_size=1, max_size=3)))
    goals = st.lists(st.tuples(numbers, st.integers(0, 10)), max_size=2)
    known = [draw(st.integers(0, 4)) > 0 for _each in begun]
    return [
        part(place, day if is_known else None, draw(goals))
        for place, (day, is_known) in enumerate(zip(begun, known, strict=True))
    ]


def is_drawn(chain: list[Planned], place: int, number: int, until: int) -> bool:
    """Whether a part is drawn on a day: from its baseline to the next one's, or its last target."""
    began = chain[place].course.began_on
    following = chain[place + 1].course.began_on if place + 1 < len(chain) else None
    goals = chain[place].course.goals
    return (
        began is not None
        and began <= on(number) <= on(until)
        and (following is None or on(number) <= following)
        and (not goals or any(on(number) <= goal.ends for goal in goals))
    )


@given(chain=chains(), until=numbers)
def test_a_part_is_drawn_from_its_baseline_to_the_next_one_or_its_last_target(
    chain: list[Planned], until: int
) -> None:
    drawn = {
        one.indicator: (starts, ends) for one, starts, ends in segments(_one(chain), 0, on(until))
    }
    for place in range(len(chain)):
        days = [on(n) for n in range(LAST + 1) if is_drawn(chain, place, n, until)]
        assert drawn.get(place) == ((days[0], days[-1]) if days else None)


def test_it_ends_with_its_last_target_though_the_next_one_begins_later() -> None:
    chain = [part(0, 0, [(1, 4)]), part(1, 20, [(21, 4)])]
    drawn = [(starts, ends) for _part, starts, ends in segments(_one(chain), 0, on(LAST))]
    assert drawn == [(on(0), on(5)), (on(20), on(25))]
    assert [(one, ends) for _part, one, ends in segments(_one(chain), 0, on(3))] == [(on(0), on(3))]


def _one(chain: list[Planned]) -> list[list[Planned]]:
    """Indicators of one part each."""
    return [[one] for one in chain]


def test_indicators_of_another_number_of_parts_make_no_series() -> None:
    one, other, third = (part(place, place, []) for place in range(3))
    assert segments([[one], [other, third]], 0, on(LAST)) == []


@given(starts=st.dates(), length=st.integers(0, 5000), most=st.integers(1, POINTS))
def test_points_lie_evenly_from_the_first_day_to_the_last(
    starts: date, length: int, most: int
) -> None:
    ends = date.fromordinal(min(starts.toordinal() + length, date.max.toordinal()))
    found = days_of(starts, ends, most)
    assert (found[0], found[-1]) == (starts, ends)
    gaps = [(later - one).days for one, later in pairwise(found)]
    assert max(gaps, default=0) - min(gaps, default=0) <= 1
    assert min(gaps, default=1) >= 1
    assert len(found) <= most + 1
    if length < 60:
        assert len(found) <= 2, "days less than a month apart are not told apart"
