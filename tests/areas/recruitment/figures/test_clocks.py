"""The clocks: which cases each counts, and from which day to which, against a plain oracle."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import mean, median
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.recruitment.figures.past import COOPERATION, REGULAR, Past

from secretariat.areas.recruitment.measures import clocks
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.evidence import added_up
from secretariat.engine.measures.figures import figure
from secretariat.kernel.periods import Period

IN_2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
THREE_YEARS = Period(date(2019, 1, 1), date(2021, 12, 31))


def value(measure: Measure, over: Period = IN_2022, **where: str) -> Any:
    """What a measure says of a period."""
    return figure(measure, over, where=where).value


def closed(past: Past, on: date, *, published: date = date(2022, 1, 3), **more: Any) -> Any:
    """A position of a vacancy whose first announcement closed on a day."""
    (vacancy,) = past.vacancies({"published_on": published, **more})
    past.announced({"vacancy": vacancy, "opens_on": published, "closes_on": on})
    return past.positions(vacancy)[0]


def test_days_run_from_the_first_close_whatever_was_announced_again(past: Past) -> None:
    place = closed(past, date(2022, 2, 1))
    again = {"vacancy": place.vacancy, "number": 2}
    past.announced({**again, "opens_on": date(2022, 4, 1), "closes_on": date(2022, 5, 1)})
    past.appointments({"position": place, "decided_on": date(2022, 7, 1)})
    assert value(clocks.days_to_selection) == 150


def test_each_position_of_a_vacancy_is_a_case(past: Past) -> None:
    first = closed(past, date(2022, 2, 1))
    (second,) = past.positions(first.vacancy)
    past.appointments(
        {"position": first, "decided_on": date(2022, 2, 11)},
        {"position": second, "decided_on": date(2022, 3, 3)},
    )
    found = figure(clocks.days_to_selection, IN_2022)
    assert (found.value, found.total.n) == (Decimal(20), 2)


def test_a_case_counts_in_the_period_in_which_it_ended(past: Past) -> None:
    place = closed(past, date(2021, 12, 1), published=date(2021, 11, 1))
    past.appointments({"position": place, "decided_on": date(2022, 1, 1)})
    assert value(clocks.days_to_selection) == 31
    assert value(clocks.days_to_selection, THREE_YEARS) is None


def test_what_was_not_agreed_to_ends_no_case_and_what_was_declined_later_does(past: Past) -> None:
    refused, declined = closed(past, date(2022, 2, 1)), closed(past, date(2022, 2, 1))
    day = {"decided_on": date(2022, 3, 1), "ended_on": date(2022, 3, 1)}
    past.appointments({"position": refused, **day, "state": "not_agreed"})
    assert value(clocks.days_to_selection) is None
    past.appointments({"position": declined, **day, "state": "declined"})
    assert value(clocks.days_to_selection) == 28


def test_a_cancelled_vacancy_has_no_case(past: Past) -> None:
    closed(past, date(2022, 2, 1), state="cancelled", cancelled_on=date(2022, 4, 1))
    assert value(clocks.days_to_selection) is None


def test_only_regular_placement_runs_the_first_clock(past: Past) -> None:
    place = closed(past, date(2022, 2, 1), route=COOPERATION)
    past.appointments({"position": place, "decided_on": date(2022, 3, 1)})
    assert value(clocks.days_to_selection) is None


def test_days_in_an_average_of_several_years_are_pooled_by_case(past: Past) -> None:
    first, *others = (closed(past, date(2019, 1, 1), published=date(2018, 12, 1)) for _ in "abc")
    past.appointments(
        {"position": first, "decided_on": date(2019, 1, 11)},
        *({"position": one, "decided_on": date(2020, 1, 1)} for one in others),
    )
    pooled = value(clocks.days_to_selection, THREE_YEARS)
    assert float(pooled) == pytest.approx((10 + 365 + 365) / 3)
    yearly = [
        value(clocks.days_to_selection, Period(date(y, 1, 1), date(y, 12, 31)))
        for y in (2019, 2020)
    ]
    assert pooled != sum(yearly) / 2, "an average of yearly averages is another number"


def test_key_positions_count_from_first_publication_to_the_first_day_on_post(past: Past) -> None:
    for key in (True, False):
        place = closed(past, date(2022, 2, 1), route=COOPERATION, key_position=key)
        days = {"decided_on": date(2022, 4, 1), "on_post_on": date(2022, 5, 3)}
        past.appointments({"position": place, **days})
    found = figure(clocks.key_days_to_post, IN_2022)
    assert (found.value, found.total.n) == (Decimal(120), 1)
    whole = figure(clocks.cooperation_days_to_post, IN_2022)
    assert (whole.value, whole.total.n) == (Decimal(32), 2)


def test_who_is_not_on_post_yet_has_not_ended_that_clock(past: Past) -> None:
    place = closed(past, date(2022, 2, 1), route=COOPERATION, key_position=True)
    past.appointments({"position": place, "decided_on": date(2022, 4, 1)})
    assert value(clocks.key_days_to_post) is None
    assert value(clocks.cooperation_days_to_post) is None


def test_a_clock_is_cut_by_what_the_vacancy_says(past: Past) -> None:
    for grade, day in ((past.grade, 11), (past.lower, 21)):
        place = closed(past, date(2022, 2, 1), grade=grade)
        past.appointments({"position": place, "decided_on": date(2022, 2, day)})
    assert value(clocks.days_to_selection, grade="P4") == 10
    assert value(clocks.days_to_selection, category="GS") == 20
    assert value(clocks.days_to_selection, region="NOR", unit="HRD") == 15


@pytest.mark.parametrize("measure", clocks.MEASURES, ids=lambda one: one.key)
def test_a_clock_opens_down_to_cases_that_add_up_to_it(past: Past, measure: Measure) -> None:
    for day in (1, 9, 30):
        for route in (REGULAR, COOPERATION):
            place = closed(past, date(2022, 2, day % 28), route=route, key_position=True)
            days = {"decided_on": date(2022, 5, day), "on_post_on": date(2022, 6, day)}
            past.appointments({"position": place, **days})
    assert value(measure) is not None
    assert value(measure) == added_up(measure, IN_2022)


@dataclass(frozen=True)
class Made:
    """A made-up vacancy: days from publication to the closes, and from the last of them on."""

    route: str
    key: bool
    published: int
    closes: tuple[int, ...]
    decided: tuple[int | None, ...]
    on_post: tuple[int | None, ...]
    cancelled: bool


FIRST = date(2021, 1, 1)


@st.composite
def made(draw: st.DrawFn) -> Made:
    """One vacancy of one to three positions, announced up to three times, perhaps cancelled."""
    days = st.integers(1, 200)
    places = draw(st.integers(1, 3))
    decided = draw(st.tuples(*[st.one_of(st.none(), days)] * places))
    return Made(
        route=draw(st.sampled_from((REGULAR, COOPERATION))),
        key=draw(st.booleans()),
        published=draw(st.integers(0, 500)),
        closes=tuple(sorted(draw(st.sets(st.integers(1, 120), min_size=1, max_size=3)))),
        decided=decided,
        on_post=tuple(draw(st.one_of(st.none(), days)) if one else None for one in decided),
        cancelled=not any(decided) and draw(st.booleans()),
    )


def write(past: Past, all_of_them: list[Made]) -> None:
    """Write vacancies by five acts."""
    rows = [
        {
            "route": one.route,
            "key_position": one.key,
            "published_on": day(one.published),
            "state": "cancelled" if one.cancelled else "evaluation",
            "cancelled_on": day(one.published + 300) if one.cancelled else None,
        }
        for one in all_of_them
    ]
    pairs = list(zip(past.vacancies(*rows), all_of_them, strict=True))
    past.announced(
        *(
            {
                "vacancy": vacancy,
                "number": number,
                "opens_on": day(one.published),
                "closes_on": day(one.published + close),
            }
            for vacancy, one in pairs
            for number, close in enumerate(one.closes, start=1)
        )
    )
    places = iter(past.positions(*(vacancy for vacancy, one in pairs for _place in one.decided)))
    cases = [
        {"position": place, "decided_on": ends[0], "on_post_on": ends[1]}
        for _vacancy, one in pairs
        for place, ends in zip([next(places) for _each in one.decided], ended(one), strict=True)
        if ends[0]
    ]
    if cases:
        past.appointments(*cases)


def ended(one: Made) -> list[tuple[date | None, date | None]]:
    """The day of each decision, and of each first day on post."""
    last = one.published + one.closes[-1]
    return [
        (
            day(last + decided) if decided else None,
            day(last + decided + on_post) if decided and on_post else None,
        )
        for decided, on_post in zip(one.decided, one.on_post, strict=True)
    ]


def day(number: int) -> date:
    """The day of this number."""
    return FIRST + timedelta(days=number)


def expected(measure: Measure, cases: list[Made]) -> list[int]:
    """The days of the cases that a clock counts in 2022, one by one."""
    found = []
    for one in cases:
        for decided, on_post in ended(one):
            regular = one.route == REGULAR
            if measure is clocks.days_to_selection and regular:
                found.append((day(one.published + one.closes[0]), decided))
            elif measure is clocks.key_days_to_post and one.key and not regular:
                found.append((day(one.published), on_post))
            elif measure is clocks.cooperation_days_to_post and not regular:
                found.append((decided, on_post))
    inside = [(a, b) for a, b in found if a and b and date(2022, 1, 1) <= b <= date(2022, 12, 31)]
    return [(b - a).days for a, b in inside]


SUMMED = (
    (
        clocks.days_to_selection,
        clocks.days_to_selection_median,
        clocks.days_to_selection_nine_tenths,
    ),
    (clocks.key_days_to_post, clocks.key_days_to_post_median, clocks.key_days_to_post_nine_tenths),
    (
        clocks.cooperation_days_to_post,
        clocks.cooperation_days_to_post_median,
        clocks.cooperation_days_to_post_nine_tenths,
    ),
)


def ninth_tenth(days: list[int]) -> float:
    """The value nine tenths of the way through, between the two nearest."""
    ordered, place = sorted(days), (len(days) - 1) * 0.9
    low = int(place)
    high = min(low + 1, len(days) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


@given(cases=st.lists(made(), min_size=1, max_size=6))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_all_clocks_agree_with_an_oracle_on_any_history(past: Past, cases: list[Made]) -> None:
    with transaction.atomic():
        write(past, cases)
        for measures in SUMMED:
            days = expected(measures[0], cases)
            told = [value(one) for one in measures]
            if not days:
                assert told == [None, None, None]
                continue
            assert [float(one) for one in told] == pytest.approx(
                [mean(days), median(days), ninth_tenth(days)]
            )
        transaction.set_rollback(True)
