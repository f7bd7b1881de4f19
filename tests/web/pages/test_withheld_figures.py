"""A figure of small cells withholds them everywhere from whoever may not see the records."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.web.pages.conftest import World
from tests.web.pages.guarded import KEY
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.access.models import Person

FIGURE = f"/figures/{KEY}"
ON = "as_of=2026-01-01"


@pytest.fixture(autouse=True)
def guarded(settings: Any) -> None:
    """Three ratifications: two of C29, one of C105; cells of fewer than two are small."""
    settings.PRODUCT = "tests.web.pages.guarded.PRODUCT"


@pytest.fixture
def stranger(client: Client, world: World) -> Client:
    """Somebody who may see the figure and none of its records."""
    return client


@pytest.fixture
def cleared(client: Client, world: World, officer: Person) -> Client:
    """Somebody who may see every record."""
    client.force_login(officer)
    return client


def facts(client: Client, question: str) -> Any:
    return json.loads(shown(client, f"{FIGURE}.json?{question}"))


def test_whoever_may_see_the_records_is_told_all(cleared: Client) -> None:
    found = facts(cleared, f"{ON}&by=instrument")
    assert [(one["cell"], one["value"]) for one in found["cells"]] == [
        ({"instrument": "C105"}, "1"),
        ({"instrument": "C29"}, "2"),
    ]
    page = shown(cleared, f"{FIGURE}?{ON}&by=instrument,region")
    assert "is withheld" not in page
    assert 'class="chart' in shown(cleared, f"{FIGURE}?{ON}")


def test_a_stranger_is_told_nothing_that_was_not_released(stranger: Client) -> None:
    for question in ("", "&by=instrument", "&by=instrument,region", "&instrument=C29"):
        found = facts(stranger, f"{ON}{question}")
        assert (found["value"], found["records"], found["cells"]) == (None, None, [])
        assert "fewer than 2 could name a person" in found["withheld"]


def test_the_file_for_spreadsheets_says_two_dots_and_no_number(stranger: Client) -> None:
    lines = shown(stranger, f"{FIGURE}.csv?{ON}&by=instrument").splitlines()
    assert [line.split(",")[5:] for line in lines[1:]] == [["..", "", "", ""]]


def test_the_page_says_why_and_draws_no_trend_and_shows_no_record(stranger: Client) -> None:
    page = shown(stranger, f"{FIGURE}?{ON}")
    assert ".. is withheld: figures about people are told as released, and fewer than 2" in page
    assert '<data value="3">3</data>' not in page
    assert "will always answer" not in page
    assert 'class="chart' not in page
    assert "/records" not in page


def test_a_cut_that_is_not_told_to_her_says_so(stranger: Client, officer: Person) -> None:
    said, cut = "The figure is not cut so for you", f"{FIGURE}?{ON}&by=instrument"
    assert said in shown(stranger, cut)
    assert said not in shown(stranger, f"{FIGURE}?{ON}")
    stranger.force_login(officer)
    assert said not in shown(stranger, cut)


def test_its_records_are_not_listed_nor_counted(stranger: Client, cleared: Client) -> None:
    shown(cleared, f"{FIGURE}/records?{ON}")
    cleared.logout()
    page = shown(stranger, f"{FIGURE}/records?{ON}", status=422)
    assert "not kept in a register open to you" in page


def test_what_was_not_released_is_withheld_from_tiles(stranger: Client, officer: Person) -> None:
    assert ">.. <span" in tile(shown(stranger, "/figures/"))
    stranger.force_login(officer)
    assert ">.. <span" not in tile(shown(stranger, "/figures/"))


def tile(page: str) -> str:
    """What the catalogue shows of the figure."""
    return page.partition(f'href="{FIGURE}"')[2].partition("href=")[0]
