"""Vacancies: what counts as published, as open, how far and for how long, and as filled."""

from datetime import date
from typing import Any

import pytest
from tests.areas.recruitment.figures.past import COOPERATION, Past

from secretariat.areas.recruitment.measures import vacancies
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.kernel.periods import Period

IN_2022 = Period.year(2022)


def value(measure: Measure, when: Any = IN_2022, **where: str) -> Any:
    """What a measure says."""
    return figure(measure, when, where=where).value


def test_a_vacancy_counts_once_when_first_published_whatever_became_of_it(past: Past) -> None:
    made = past.vacancies(
        {},
        {"state": "cancelled", "cancelled_on": date(2022, 5, 1)},
        {"published_on": date(2021, 12, 31)},
        {"published_on": None, "state": "draft"},
    )
    past.announced(
        {"vacancy": made[0], "opens_on": date(2022, 3, 1), "closes_on": date(2022, 4, 1)},
        {
            "vacancy": made[0],
            "number": 2,
            "opens_on": date(2022, 6, 1),
            "closes_on": date(2022, 7, 1),
        },
    )
    past.positions(made[0], made[0])
    assert value(vacancies.vacancies_published) == 2
    assert value(vacancies.vacancies_published, route="regular", grade="P4") == 2
    assert value(vacancies.vacancies_published, route=COOPERATION) == 0


def test_a_vacancy_is_open_until_the_day_it_is_completed_or_cancelled(past: Past) -> None:
    past.vacancies(
        {},
        {"state": "completed", "completed_on": date(2022, 6, 10)},
        {"state": "cancelled", "cancelled_on": date(2022, 5, 10)},
    )
    by_day = {date(2022, 2, 28): 0, date(2022, 3, 1): 3, date(2022, 5, 9): 3, date(2022, 5, 10): 2}
    by_day |= {date(2022, 6, 9): 2, date(2022, 6, 10): 1, date(2026, 1, 1): 1}
    assert {day: value(vacancies.open_vacancies, day) for day in by_day} == by_day
    points = series(vacancies.open_vacancies, list(by_day))
    assert [one.value for one in points] == list(by_day.values()), "a trend says the same"


@pytest.mark.parametrize(
    ("day", "band"),
    [
        (date(2022, 5, 29), "000-089"),
        (date(2022, 5, 30), "090-179"),
        (date(2022, 8, 28), "180-364"),
        (date(2023, 3, 1), "365+"),
    ],
)
def test_open_vacancies_are_told_apart_by_the_days_since_publication(
    past: Past, day: date, band: str
) -> None:
    past.vacancies({})
    found = figure(vacancies.open_vacancies, day, by=("age",))
    assert [(one.key, one.value) for one in found.cells] == [((band,), 1)]


def test_how_far_a_vacancy_was_is_told_as_of_each_day(past: Past) -> None:
    (made,) = past.vacancies({})
    past.announced({"vacancy": made, "opens_on": date(2022, 3, 1), "closes_on": date(2022, 4, 1)})
    (place,) = past.positions(made)
    days = {"recommended_on": date(2022, 6, 1), "decided_on": date(2022, 7, 1)}
    past.appointments({"position": place, **days})
    told = {
        date(2022, 4, 1): "1-advertised",
        date(2022, 4, 2): "2-evaluated",
        date(2022, 6, 1): "3-recommended",
        date(2022, 7, 1): "4-decided",
    }
    for day, phase in told.items():
        (cell,) = figure(vacancies.open_vacancies, day, by=("phase",)).cells
        assert cell.key == (phase,), day


def test_what_came_to_nothing_takes_a_vacancy_back(past: Past) -> None:
    (made,) = past.vacancies({})
    past.announced({"vacancy": made, "opens_on": date(2022, 3, 1), "closes_on": date(2022, 4, 1)})
    (place,) = past.positions(made)
    ended = {"decided_on": date(2022, 7, 1), "ended_on": date(2022, 8, 1), "state": "declined"}
    past.appointments({"position": place, **ended})
    assert value(vacancies.open_vacancies, date(2022, 7, 15), phase="4-decided") == 1
    assert value(vacancies.open_vacancies, date(2022, 8, 1), phase="2-evaluated") == 1


def test_positions_filled_are_told_by_the_first_day_on_post(past: Past) -> None:
    rows = [{"route": COOPERATION}, {"route": COOPERATION, "grade": past.lower}, {}]
    places = past.positions(*past.vacancies(*rows))
    days = {"decided_on": date(2021, 12, 20), "on_post_on": date(2022, 1, 3)}
    past.appointments(*({"position": one, **days} for one in places))
    assert value(vacancies.positions_filled) == 3
    assert value(vacancies.professional_positions_filled) == 1
    assert value(vacancies.positions_filled, Period.year(2021)) == 0
