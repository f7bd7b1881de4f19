"""Composition as everybody reads it: what was released, on its dates and by its cuts alone."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.areas.workforce.conftest import BY, ON, Office
from tests.areas.workforce.pages.conftest import AT_MOST, page, rows, words
from tests.areas.workforce.pages.test_composition_pages import people
from tests.areas.workforce.released import PAPER, paper
from tests.engine.publishing.public import published

from secretariat.engine.publishing.freezing import freeze

DAY = "as_of=2025-12-31"
AGES = ("15-34", "45-54")


@pytest.fixture
def stranger(fresh_database: Mapping[str, str], settings: Any, tmp_path: Path) -> Client:
    """Somebody not signed in, who reads of thirty officials whose figures were released."""
    settings.PRODUCT = "tests.areas.workforce.released.PRODUCT"
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    cache.clear()
    office = Office()
    people(office, 8, "P4")
    people(office, 9, "P4", sex="M")
    people(office, 6, "P5", "DC", sex="M", born=date(1995, 1, 1))
    people(office, 7, "P5", "DC", born=date(1995, 1, 1))
    both = (f"age={age} sex={sex}" for age in AGES for sex in "FM")
    cited = (
        f"workforce.officials {DAY}",
        *(f"workforce.officials {DAY} funding={one}" for one in ("RB", "DC")),
        f"workforce.women {DAY}",
        *(f"workforce.officials_by_age {DAY} {one}" for one in both),
    )
    published(PAPER, freeze(paper(tmp_path, *cited), by=BY, on=ON))
    people(office, 11, "P3")  # after the release: of no concern to who reads what was released
    return Client()


def test_what_was_released_last_is_shown(stranger: Client) -> None:
    shown = page(stranger, "/staff")
    assert "30 officials on 31 December 2025" in words(shown)
    assert "50.0 per cent of officials 15 of 30" in words(shown)
    assert [one[-1] for one in rows(shown, "cut-officials-funding")] == ["13", "17"]


def test_ages_by_sex_are_drawn_where_they_were_released(stranger: Client) -> None:
    assert rows(page(stranger, "/staff"), "chart-pyramid") == [
        ["45 to 54", "8", "9", "17"],
        ["35 to 44", "0", "0", "0"],
        ["under 35", "7", "6", "13"],
    ]


def test_another_date_tells_nothing_and_leads_to_those_released(stranger: Client) -> None:
    """No date of one's own: two of them could be compared."""
    shown = page(stranger, "/staff?as_of=2025-12-30")
    assert "Nothing is released for 30 December 2025" in words(shown)
    assert 'href="?as_of=2025-12-31"' in shown
    for number in ("30 officials", "41", "17", "15 of 30"):
        assert number not in words(shown).replace("30 December", ""), number


def test_how_it_came_about_is_not_told_year_by_year(stranger: Client) -> None:
    shown = page(stranger, "/staff")
    assert 'id="chart-headcount"' not in shown
    assert 'id="chart-shares"' not in shown


def test_what_was_not_released_is_left_out(stranger: Client) -> None:
    shown = page(stranger, "/staff")
    assert 'id="cut-women-grade"' not in shown
    assert 'id="cut-officials-region"' not in shown


def test_it_asks_few_questions_of_the_database(stranger: Client) -> None:
    page(stranger, "/staff")
    with CaptureQueriesContext(connection) as asked:
        page(stranger, "/staff")
    assert len(asked) <= AT_MOST - 3  # whoever signs in costs three more
