"""The incidence of selection against a slow oracle, and why it is told beside a mean."""

from datetime import date, timedelta
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.recruitment.standing.cohorts import Length, Life, cohorts, entry
from secretariat.areas.recruitment.standing.incidence import Case, End, Incidence, incidence
from secretariat.kernel.periods import Period

SELECTED, CANCELLED = End.SELECTED, End.CANCELLED

ends = st.sampled_from((SELECTED, CANCELLED, None))
cases = st.lists(st.builds(Case, days=st.integers(0, 40), end=ends), min_size=1, max_size=30)


def redistributed(found: list[Case], by: End, days: int) -> float:
    """The share that ended so, by handing the weight of each case lost to those after it.

    Each case weighs the same at first. Whoever is watched no longer leaves her weight to all who
    are watched beyond that day; what ended keeps its own. It takes every case by itself.
    """
    ordered = sorted(found, key=lambda one: (one.days, one.end is None))
    weights = [1 / len(ordered)] * len(ordered)
    for place, one in enumerate(ordered):
        if one.end is None:
            later = range(place + 1, len(ordered))
            for other in later:
                weights[other] += weights[place] / len(later)
            weights[place] = 0.0 if later else weights[place]
    return sum(
        weight
        for one, weight in zip(ordered, weights, strict=True)
        if one.end is by and one.days <= days
    )


@given(found=cases, days=st.integers(0, 40))
def test_it_agrees_with_weights_handed_on_case_by_case(found: list[Case], days: int) -> None:
    told = incidence(found).selected_by(days)
    if told is None:
        assert days > max(one.days for one in found)
    else:
        assert told == pytest.approx(redistributed(found, SELECTED, days))


@given(found=cases)
def test_selection_and_cancellation_never_exceed_all_cases(found: list[Case]) -> None:
    told = incidence(found)
    assert all(one.selected + one.cancelled <= 1 + 1e-9 for one in told.steps)
    shares = [one.selected for one in told.steps]
    assert shares == sorted(shares)


@given(found=cases)
def test_without_open_cases_it_is_the_plain_share(found: list[Case]) -> None:
    ended = [one for one in found if one.end is not None]
    for days in (0, 10, 40):
        plain = sum(one.end is SELECTED and one.days <= days for one in ended)
        told = incidence(ended).selected_by(days) if ended else 0.0
        assert told == pytest.approx(plain / max(len(ended), 1))


@given(found=cases, slower=st.integers(1, 20))
def test_a_process_that_slows_down_never_looks_faster(found: list[Case], slower: int) -> None:
    watched = 60
    late = [Case(days=one.days + slower, end=one.end) for one in found]
    before, after = (incidence(cut(every, watched)) for every in (found, late))
    for days in range(0, watched, 7):
        first, second = before.selected_by(days), after.selected_by(days)
        if first is not None and second is not None:
            assert second <= first + 1e-9


def cut(found: list[Case], watched: int) -> list[Case]:
    """What is known of cases when they have been watched for so long."""
    return [
        one if one.end is not None and one.days <= watched else Case(days=watched, end=None)
        for one in found
    ]


def test_the_mean_of_what_ended_looks_faster_where_the_incidence_tells_the_delay() -> None:
    usual = [Case(days=days, end=SELECTED) for days in (60, 120, 180, 240)]
    slowed = [Case(days=days * 2, end=SELECTED) for days in (60, 120, 180, 240)]
    seen = cut(slowed, 150)
    assert mean(one.days for one in seen if one.end) < mean(one.days for one in usual)
    assert incidence(seen).selected_by(150) == 0.25
    assert incidence(usual).selected_by(150) == 0.5


def test_a_cancelled_case_is_not_one_of_which_nothing_is_known() -> None:
    half = [Case(days=10, end=CANCELLED)] * 5 + [Case(days=20, end=SELECTED)] * 5
    assert incidence(half).selected_by(20) == pytest.approx(0.5)
    lost = [Case(days=10)] * 5 + [Case(days=20, end=SELECTED)] * 5
    assert incidence(lost).selected_by(20) == pytest.approx(1.0)


def test_a_median_is_told_once_half_were_selected_and_else_not_reached() -> None:
    assert incidence([Case(days=30, end=SELECTED), Case(days=90)]).median == 30
    assert incidence([Case(days=30, end=SELECTED), Case(days=90), Case(days=90)]).median is None
    assert incidence([]).median is None


def test_nothing_is_told_beyond_what_was_watched() -> None:
    told: Incidence = incidence([Case(days=30, end=SELECTED), Case(days=90)])
    assert (told.selected_by(90), told.selected_by(91)) == (0.5, None)
    ended = incidence([Case(days=30, end=SELECTED)])
    assert ended.selected_by(400) == 1.0, "where all have ended, nothing more can happen"


FIRST = date(2022, 1, 10)


def life(**days: int) -> Life:
    """A position published on the first day, its other days counted from there."""
    named = {name: FIRST + timedelta(days=number) for name, number in days.items()}
    empty = dict.fromkeys(("closed", "decided", "given_up", "cancelled"))
    return Life(published=FIRST, **{**empty, **named})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "on", "case"),
    [
        (life(closed=30, decided=50), 60, Case(days=20, end=SELECTED)),
        (life(closed=30, decided=50), 40, Case(days=10)),
        (life(closed=30, cancelled=45), 60, Case(days=15, end=CANCELLED)),
        (life(closed=30, given_up=45), 60, Case(days=15, end=CANCELLED)),
        (life(closed=30, decided=40, cancelled=50), 60, Case(days=10, end=SELECTED)),
        (life(closed=30, cancelled=10), 20, Case(days=0, end=CANCELLED)),
        (life(closed=30, decided=50), 50, Case(days=20, end=SELECTED)),
        (life(closed=30, decided=50), 49, Case(days=19)),
        (life(closed=30, given_up=45, cancelled=46), 45, Case(days=15, end=CANCELLED)),
        (life(closed=30, decided=45, given_up=45), 45, Case(days=15, end=SELECTED)),
        (life(closed=30), 20, None),
        (life(closed=30), 29, None),
        (life(closed=30), 30, Case(days=0)),
        (life(), 20, None),
    ],
)
def test_a_position_counts_from_the_first_close_to_what_ended_it(
    one: Life, on: int, case: Case | None
) -> None:
    assert one.case(FIRST + timedelta(days=on)) == case


def test_cohorts_are_years_or_quarters_of_first_publication() -> None:
    assert entry(date(2022, 5, 31), Length.QUARTER) == Period(date(2022, 4, 1), date(2022, 6, 30))
    assert entry(date(2022, 12, 1), Length.QUARTER) == Period(date(2022, 10, 1), date(2022, 12, 31))
    early = Life(
        published=date(2021, 12, 31),
        closed=date(2022, 1, 20),
        decided=None,
        given_up=None,
        cancelled=None,
    )
    found = cohorts([life(closed=30), early], FIRST + timedelta(days=60), Length.YEAR)
    assert [one.over for one in found] == [Period.year(2021), Period.year(2022)]
    assert [one.ended(None) for one in found] == [1, 1]
