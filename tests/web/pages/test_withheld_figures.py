"""A figure of small cells withholds them everywhere from whoever may not see the records."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.web.pages import guarded as products
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


def test_a_stranger_is_told_the_total_and_no_small_cell(stranger: Client) -> None:
    found = facts(stranger, f"{ON}&by=instrument")
    assert found["value"] == "3"
    for cell in found["cells"]:
        assert (cell["value"], cell["records"]) == (None, None)
        assert "fewer than 2 could name a person" in cell["withheld"]


def test_the_file_for_spreadsheets_says_two_dots_and_no_number(stranger: Client) -> None:
    lines = shown(stranger, f"{FIGURE}.csv?{ON}&by=instrument").splitlines()
    assert [line.split(",")[5:] for line in lines[1:]] == [
        ["..", "", "", ""],
        ["..", "", "", ""],
        ["3", "3", "", ""],
    ]


def test_the_page_says_why_and_draws_no_trend_and_shows_no_record(stranger: Client) -> None:
    page = shown(stranger, f"{FIGURE}?{ON}")
    assert ".. is withheld: fewer than 2 could name a person." in page
    assert '<data value="3">3</data>' in page
    assert 'class="chart' not in page
    assert "/records" not in page


def test_a_cell_hidden_in_the_breakdown_is_hidden_when_asked_for_alone(stranger: Client) -> None:
    for code in ("C29", "C105"):
        found = facts(stranger, f"{ON}&instrument={code}")
        assert (found["value"], found["records"]) == (None, None)
        page = shown(stranger, f"{FIGURE}?{ON}&instrument={code}")
        assert "will always answer" not in page
        assert "withheld" in page


def test_a_cell_in_which_nothing_is_counted_is_nobody_and_says_0(stranger: Client) -> None:
    assert facts(stranger, f"{ON}&region=ISL")["value"] == "0"


def test_cut_twice_it_is_refused(stranger: Client) -> None:
    for question in (
        "by=instrument,region",
        "by=instrument&region=NOR",
        "instrument=C29&region=NOR",
    ):
        for ending in ("", ".csv", ".json"):
            shown(stranger, f"{FIGURE}{ending}?{ON}&{question}", status=403)
    assert "instrument,region" not in shown(stranger, f"{FIGURE}?{ON}")


def test_its_records_are_not_listed_nor_counted(stranger: Client, cleared: Client) -> None:
    shown(cleared, f"{FIGURE}/records?{ON}")
    cleared.logout()
    page = shown(stranger, f"{FIGURE}/records?{ON}", status=422)
    assert "not kept in a register open to you" in page


def test_a_small_total_is_withheld_from_tiles(
    stranger: Client, monkeypatch: pytest.MonkeyPatch, officer: Person
) -> None:
    areas = tuple(
        replace(
            area,
            measures=tuple(
                replace(one, smallest_cell=9) if one.key == KEY else one for one in area.measures
            ),
        )
        for area in products.PRODUCT.areas
    )
    monkeypatch.setattr(products, "PRODUCT", replace(products.PRODUCT, areas=areas))
    assert ">.. <span" in shown(stranger, "/figures/")
    stranger.force_login(officer)
    assert ">.. <span" not in shown(stranger, "/figures/")
