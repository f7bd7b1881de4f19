"""Dashboards: each reader's own, as of the day she chooses, each tile open to its figure."""

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.public import published
from tests.web.pages.conftest import ON, SCRIBE, World, record_world
from tests.web.pages.guarded import KEY, PAPER
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.dashboards.declaring import dashboards
from secretariat.engine.publishing.freezing import freeze
from secretariat.kernel.periods import Period
from secretariat.site.product import PRODUCT

PUBLIC = "/dashboards/public"
ROLES = {
    "governing_body_member": {"governing-body"},
    "senior_manager": {"governing-body", "senior-management", "reform"},
    "reform_team": {"reform"},
}


def tiles(page: str) -> list[str]:
    """The tiles of a dashboard, each as the page writes it."""
    return re.findall(r'<li class="tile">.*?</li>', page, re.DOTALL)


def plain(text: str) -> str:
    """The words of a piece of a page, with plain spaces."""
    words = unescape(re.sub(r"<[^>]+>", " ", text))
    return " ".join(words.replace("\u00a0", " ").split())


def holds(role: str, person: Person) -> None:
    """Give a person a role over the whole organization."""
    give([person], role, scope="", period=Period.since(ON), by=SCRIBE, reason="test", on=ON)


def listed(client: Client) -> set[str]:
    """The keys of the dashboards that the list offers."""
    return set(re.findall(r'href="/dashboards/([a-z-]+)"', shown(client, "/dashboards/")))


def test_a_stranger_is_offered_and_shown_the_public_one_alone(client: Client, world: World) -> None:
    assert listed(client) == {"public"}
    for one in dashboards():
        status = 200 if one.key == "public" else 404
        for ending in ("", ".csv", ".json"):
            assert client.get(f"/dashboards/{one.key}{ending}").status_code == status


def test_one_that_is_closed_reads_like_one_there_is_none_of(client: Client, world: World) -> None:
    closed = plain(shown(client, "/dashboards/reform", 404))
    assert closed == plain(shown(client, "/dashboards/nothing", 404))


@pytest.mark.parametrize(("role", "keys"), ROLES.items())
def test_a_role_opens_its_dashboards_beside_those_of_every_official(
    role: str, keys: set[str], client: Client, world: World, reader: Person
) -> None:
    client.force_login(reader)
    assert listed(client) == {"public", "officials"}
    holds(role, reader)
    assert listed(client) == {"public", "officials"} | keys
    for key in {one.key for one in dashboards()}:
        status = 200 if key in {"public", "officials"} | keys else 404
        assert client.get(f"/dashboards/{key}").status_code == status, key


def test_a_guest_is_no_official(client: Client, world: World, reader: Person) -> None:
    visit = Period(ON, date(2100, 1, 1))
    give([reader], "guest", scope="", period=visit, by=SCRIBE, reason="test", on=ON)
    client.force_login(reader)
    assert listed(client) == {"public"}


def test_every_tile_opens_its_figure_on_the_same_date_and_cut(client: Client, world: World) -> None:
    page = shown(client, f"{PUBLIC}?as_of=2020-12-31")
    public = next(one for one in PRODUCT.dashboards if one.key == "public")
    assert len(tiles(page)) == len(public.tiles)
    for tile, told in zip(public.tiles, tiles(page), strict=True):
        (address,) = re.findall(r'<h3>\s*<a href="([^"]+)"', told)
        at = unescape(address)
        assert at.startswith(f"/figures/{tile.measure}?as_of=2020-12-31")
        assert (f"by={tile.by}" in at) == bool(tile.by)
        figure = shown(client, at)
        assert set(re.findall(r'<data value="([^"]*)"', told)) <= set(
            re.findall(r'<data value="([^"]*)"', figure)
        )


def test_every_chart_of_a_dashboard_can_be_opened_and_taken_by_itself(
    client: Client, world: World
) -> None:
    page = shown(client, f"{PUBLIC}?as_of=2020-12-31")
    charts = re.findall(r'<section aria-labelledby="cut-.*?</section>', page, re.DOTALL)
    public = next(one for one in PRODUCT.dashboards if one.key == "public")
    assert 0 < len(charts) <= len([one for one in public.tiles if one.by])
    for chart in charts:
        rows = len(re.findall(r"<tr", chart.partition("<tbody")[2].partition("</tbody>")[0]))
        opened, table, facts = map(unescape, re.findall(r'href="(/figures/[^"]+by=\w+)"', chart))
        assert client.get(opened).status_code == 200
        taken = list(csv.reader(io.StringIO(client.get(table).content.decode())))
        assert len(taken) > rows
        assert client.get(facts).headers["Content-Type"].startswith("application/json")


def test_a_tile_says_what_became_of_its_figure_within_a_year(client: Client, world: World) -> None:
    def told(day: str) -> str:
        return plain(tiles(shown(client, f"{PUBLIC}?as_of={day}"))[0])

    assert "3 States Unchanged since 1995" in told("1996-12-31")
    assert "3 States Unchanged since 1 Jun 1995" in told("1996-06-01")
    assert "+3 since 1989" in told("1990-12-31")
    found = json.loads(shown(client, f"{PUBLIC}.json?as_of=1990-12-31"))["tiles"][0]
    assert (found["value"], found["a_year_before"]["value"]) == ("3", "0")


def test_the_day_is_chosen_on_the_page_and_kept_in_its_files(client: Client, world: World) -> None:
    page = shown(client, f"{PUBLIC}?as_of=2001-12-31")
    assert '<input id="as-of" name="as_of" type="date" value="2001-12-31"' in page
    for ending in ("csv", "json"):
        assert f'href="{PUBLIC}.{ending}?as_of=2001-12-31"' in page
    assert json.loads(shown(client, f"{PUBLIC}.json?as_of=2001-12-31"))["as_of"] == "2001-12-31"


@pytest.mark.parametrize("asked", ["as_of=soon", "colour=red", "as_of=2020-13-01"])
def test_what_is_not_understood_is_said(asked: str, client: Client, world: World) -> None:
    assert client.get(f"{PUBLIC}?{asked}").status_code == 422


def test_both_files_say_what_the_page_says(client: Client, world: World) -> None:
    page = shown(client, f"{PUBLIC}?as_of=2020-12-31")
    told = json.loads(shown(client, f"{PUBLIC}.json?as_of=2020-12-31"))["tiles"]
    rows = list(csv.DictReader(io.StringIO(shown(client, f"{PUBLIC}.csv?as_of=2020-12-31"))))
    machine = [re.findall(r'<data value="([^"]*)"', one) for one in tiles(page)]
    assert [[one["value"]] if one["value"] else [] for one in told] == machine
    for one in told:
        mine = [row for row in rows if row["measure"] == one["measure"]]
        assert mine[0]["value"] == ("" if one["value"] is None else one["value"]) or (
            one.get("withheld") and mine[0]["value"] == ".."
        )
        cells = [row for row in mine if row["dimension"]]
        assert [row["label"] for row in cells] == [cell["label"] for cell in one["cells"]]


def test_no_dashboard_takes_more_than_fifteen_questions(
    client: Client, world: World, reader: Person
) -> None:
    for role in (*ROLES, "hr_analyst"):
        holds(role, reader)
    client.force_login(reader)
    for one in dashboards():
        client.get(f"/dashboards/{one.key}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/dashboards/{one.key}")
        assert len([sql for sql in asked if sql["sql"].startswith("SELECT")]) <= 15, one.key


@pytest.fixture
def guarded(fresh_database: Mapping[str, str], settings: Any, client: Client) -> Client:
    """Ratifications as figures of small cells, released for the last day of 2025."""
    settings.PRODUCT = "tests.web.pages.guarded.WITH_DASHBOARD"
    record_world()
    published(PAPER, freeze(PAPER, by=SCRIBE, on=ON))
    return client


def test_who_may_not_see_the_records_is_told_the_last_release_and_that_it_is_one(
    guarded: Client,
) -> None:
    page = shown(guarded, "/dashboards/guarded?as_of=2020-12-31")
    (tile,) = tiles(page)
    assert "As released, as of 31 December 2025" in plain(tile)
    assert f"/figures/{KEY}?as_of=2025-12-31" in tile
    assert "Figures about people are told as released" in plain(page)
    assert "since" not in plain(tile), "nothing is set beside another date"
    (told,) = json.loads(shown(guarded, "/dashboards/guarded.json"))["tiles"]
    assert (told["released"], told["value"], told["a_year_before"]) == (True, "3", None)
    assert all(cell["withheld"] for cell in told["cells"])
    words = shown(guarded, "/dashboards/guarded.csv")
    assert [row["value"] for row in csv.DictReader(io.StringIO(words))] == ["3", "..", ".."]
