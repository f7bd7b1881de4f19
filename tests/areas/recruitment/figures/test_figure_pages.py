"""The pages of figures: cohorts for everybody, rates for those who may know them."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.areas.recruitment.figures.past import BY, ON, Past

from secretariat.engine.access.granting import give
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.kernel.periods import Period

AT_MOST = 15
INCIDENCE = "/recruitment/incidence?as_of=2023-12-31"
CHOSEN = "/recruitment/rates/chosen?over=2022"
SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def plain_files(settings: Any, tmp_path: Path) -> None:
    """Static files need no hashes here."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)


@pytest.fixture
def signed_in(past: Past) -> SignedIn:
    """Sign somebody in who holds a role over the whole organization."""

    def make(role: str) -> Client:
        new = NewPerson(username=role, name=role, email=f"{role}@example.invalid")
        person = add_person(new, by=BY, on=ON)
        held = Period.since(date(2020, 1, 1))
        give([person], role, scope="", period=held, by=BY, reason="test", on=ON)
        browser = Client()
        browser.force_login(person)
        return browser

    return make


def page(client: Client, address: str, status: int = 200) -> str:
    """What is answered."""
    response = client.get(address)
    answer = response.content.decode()
    assert response.status_code == status, answer[:2000]
    return answer


def rows(answer: str) -> list[list[str]]:
    """The rows of the first table, cell by cell."""
    body = answer.partition("<tbody")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.S)
    ]


def words(markup: str) -> str:
    """What markup says."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\u00a0", " ").split())


def cohort(past: Past, year: int, *decided: date | None) -> None:
    """Positions of a regular vacancy published in March and closed on 1 April of a year."""
    (vacancy,) = past.vacancies({"published_on": date(year, 3, 1)})
    close = {"opens_on": date(year, 3, 1), "closes_on": date(year, 4, 1)}
    past.announced({"vacancy": vacancy, **close})
    places = past.positions(*(vacancy for _each in decided))
    chosen = [
        {"position": place, "decided_on": day}
        for place, day in zip(places, decided, strict=True)
        if day
    ]
    if chosen:
        past.appointments(*chosen)


@pytest.fixture
def two_years(past: Past) -> Past:
    """Of four positions of 2021 three were filled, of four of 2022 one."""
    days = (date(2021, 6, 10), date(2021, 7, 20), date(2021, 12, 1))
    cohort(past, 2021, *days, None)
    cohort(past, 2022, date(2022, 5, 1), None, None, None)
    return past


def test_everybody_sees_cohort_by_cohort_how_soon_positions_are_filled(two_years: Past) -> None:
    first, second = rows(page(Client(), INCIDENCE))
    assert first == ["2021", "4", "3", "0", "1", "25%", "50%", "75%", "110"]
    assert second == ["2022", "4", "1", "0", "3", "25%", "25%", "25%", "not reached"]


def test_a_day_before_a_decision_does_not_know_it(two_years: Past) -> None:
    (only,) = rows(page(Client(), "/recruitment/incidence?as_of=2021-06-30"))
    assert only == ["2021", "4", "1", "0", "3", "25%", "–", "–", "not reached"]


def test_cohorts_can_be_quarters_and_of_another_route(two_years: Past) -> None:
    found = rows(page(Client(), f"{INCIDENCE}&by=quarter"))
    assert [row[0] for row in found] == ["quarter 1 of 2021", "quarter 1 of 2022"]
    empty = page(Client(), f"{INCIDENCE}&route=local")
    assert "No announcement had closed by this date" in words(empty)


@pytest.mark.parametrize("word", ["by=month", "route=none", "sex=F"])
def test_what_the_page_does_not_know_is_refused(two_years: Past, word: str) -> None:
    page(Client(), f"{INCIDENCE}&{word}", status=422)


def test_each_cohort_opens_the_vacancies_that_were_published_in_it(two_years: Past) -> None:
    answer = page(Client(), INCIDENCE)
    (way,) = set(re.findall(r'href="([^"]*vacancies_published[^"]*2021[^"]*)"', answer))
    assert "Vacancies published" in page(Client(), unescape(way))


def test_the_rates_are_named_to_those_who_may_know_them(
    two_years: Past, signed_in: SignedIn
) -> None:
    way = 'href="/recruitment/rates/chosen"'
    assert way in page(signed_in("recruiter"), INCIDENCE)
    assert way not in page(Client(), INCIDENCE)
    assert way not in page(signed_in("assessor"), INCIDENCE)


def test_a_page_of_many_cohorts_takes_few_statements(two_years: Past) -> None:
    with CaptureQueriesContext(connection) as asked:
        page(Client(), f"{INCIDENCE}&by=quarter")
    assert len(asked) <= AT_MOST


def applied(past: Past, number: int, chosen: int, **declared: Any) -> None:
    """So many applications of a kind, of which some are chosen."""
    (vacancy,) = past.vacancies({})
    made = past.applications(*({"vacancy": vacancy, "declared": declared} for _ in range(number)))
    places = past.positions(*(vacancy for _each in range(chosen)))
    decided = {"decided_on": date(2022, 7, 1)}
    past.appointments(
        *(
            {"position": place, "application": one, **decided}
            for place, one in zip(places, made, strict=False)
        )
    )


@pytest.fixture
def groups(past: Past) -> Past:
    """Women chosen half as often as men, and a few of whom it is not stated."""
    applied(past, 40, 4, sex="F")
    applied(past, 40, 8, sex="M")
    applied(past, 6, 1, sex="X")
    return past


def test_rates_stand_beside_the_highest_with_a_test_and_how_many(
    groups: Past, signed_in: SignedIn
) -> None:
    women, men, other = rows(page(signed_in("recruitment_analyst"), CHOSEN))
    assert women[:5] == ["Women", "4", "40", "10.0%", "0.500"]
    assert 0.3 < float(women[5]) < 0.4
    assert men == ["Men", "8", "40", "20.0%", "highest", "–"]
    assert other == ["Other or not stated", "1", "6", "16.7%", "–", "–"]


def test_who_may_not_read_declarations_is_told_nothing_that_was_not_released(
    groups: Past, signed_in: SignedIn
) -> None:
    answer = words(page(signed_in("recruiter"), CHOSEN))
    assert "Nothing is told of this period" in answer
    assert "20.0%" not in answer


def test_who_may_not_know_recruitment_is_refused_and_a_stranger_asked_to_sign_in(
    past: Past, signed_in: SignedIn
) -> None:
    page(signed_in("assessor"), CHOSEN, status=403)
    answer = Client().get(CHOSEN)
    assert (answer.status_code, "login" in answer["Location"]) == (302, True)


def test_groups_are_told_apart_by_one_thing_at_a_time(groups: Past, signed_in: SignedIn) -> None:
    browser = signed_in("recruitment_analyst")
    page(browser, f"{CHOSEN}&by=sex,age", status=422)
    page(browser, "/recruitment/rates/hired", status=404)
    with CaptureQueriesContext(connection) as asked:
        found = rows(page(browser, f"{CHOSEN}&by=experience&sex=F"))
    assert found[0][1:4] == ["4", "40", "10.0%"]
    assert len(asked) <= AT_MOST
