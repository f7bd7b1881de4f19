"""Whoever searches, guesses or asks for mail too often is stopped; whoever reads is not."""

import pytest
from django.test import Client
from pytest_django import Settings
from tests.product.html_read import Page
from tests.web.access.conftest import SignIn


@pytest.fixture
def strict(settings: Settings) -> None:
    settings.RATES = {**settings.RATES, "search": 3}


SEARCHES = ("/find?q=a", "/registers/states/?q=a", "/registers/states/export.csv?q=a")


def test_searching_is_limited_over_all_pages_together(stranger: Client, strict: None) -> None:
    answers = [stranger.get(SEARCHES[number % 3]) for number in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    page = Page(answers[-1].content.decode())
    assert "too often" in page.said("h1")
    seconds = answers[-1].headers["Retry-After"]
    assert 0 < int(seconds) <= 60
    assert f"{seconds} seconds" in page.said("main")
    assert not page.inline


def test_reading_without_searching_is_not(stranger: Client, strict: None) -> None:
    answers = [stranger.get("/registers/states/") for _ in range(6)]
    assert {one.status_code for one in answers} == {200}


def test_one_is_counted_by_her_name_not_by_where_she_asks_from(
    sign_in: SignIn, strict: None
) -> None:
    one, other = sign_in("teodor.maskov"), sign_in("priya.nathamal")
    for _ in range(3):
        one.get("/find?q=a")
    assert one.get("/find?q=a").status_code == 429
    assert other.get("/find?q=a").status_code == 200


def test_what_she_claims_of_where_she_asks_from_changes_nothing(
    stranger: Client, strict: None
) -> None:
    for number in range(3):
        stranger.get("/find?q=a", headers={"x-forwarded-for": f"203.0.113.{number}"})
    again = stranger.get("/find?q=a", headers={"x-forwarded-for": "203.0.113.99"})
    assert again.status_code == 429
