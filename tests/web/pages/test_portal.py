"""The portal: what strangers find at the front door, each number open to its records."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.public import published
from tests.web.pages.conftest import ON, SCRIBE, World, record_world
from tests.web.pages.guarded import LISTED
from tests.web.pages.test_dashboard_pages import plain, tiles
from tests.web.pages.test_figure_pages import shown

from secretariat.engine.access.models import Person
from secretariat.engine.publishing.freezing import freeze

SECTIONS = ("ratifications", "results", "staff", "papers", "data")


def section(page: str, key: str) -> str:
    """A section of the portal, as the page writes it."""
    (found,) = re.findall(
        rf'<section aria-labelledby="portal-{key}">.*?</section>', page, re.DOTALL
    )
    return found


def links(text: str) -> list[str]:
    """Where a piece of a page leads."""
    return [unescape(one) for one in re.findall(r'href="([^"]+)"', text)]


def test_a_stranger_finds_what_was_ratified_achieved_employed_published_and_kept(
    client: Client, world: World
) -> None:
    page = shown(client, "/")
    for key in SECTIONS:
        assert section(page, key)
    assert len(tiles(page)) == 4


def test_every_link_of_the_portal_answers_a_stranger(client: Client, world: World) -> None:
    main = shown(client, "/").partition("<main")[2].partition("</main>")[0]
    inside = {one for one in links(main) if one.startswith("/")}
    assert len(inside) > 15
    wrong = [one for one in inside if client.get(one).status_code != 200]
    assert not wrong


def test_who_ratified_what_is_told_by_region_and_opens_to_the_records(
    client: Client, world: World
) -> None:
    told = section(shown(client, "/"), "ratifications")
    assert "The Isles" in told
    assert any("/figures/standards.states_with_one_in_each/records" in one for one in links(told))
    assert 'action="/find"' in told


def test_a_state_and_a_convention_are_looked_up(client: Client, world: World) -> None:
    assert "Norland" in shown(client, "/find?q=Norland")
    assert "/registers/instruments/" in shown(client, "/find?q=Convention")


def test_without_a_release_the_staff_is_not_told(client: Client, world: World) -> None:
    told = section(shown(client, "/"), "staff")
    assert "once a paper with them is released" in plain(told)
    assert "<table" not in told


def test_without_a_framework_in_force_it_says_so(client: Client, world: World) -> None:
    assert "No framework is in force" in plain(section(shown(client, "/"), "results"))


def test_whoever_signs_in_keeps_a_home_of_her_own(
    client: Client, world: World, reader: Person
) -> None:
    client.force_login(reader)
    page = shown(client, "/")
    assert "portal-papers" not in page
    assert "What I follow" in page or "Figures today" in page
    assert "/dashboards/officials" in page


def test_the_portal_takes_at_most_fifteen_questions(client: Client, world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        shown(client, "/")
    assert len([sql for sql in asked if sql["sql"].startswith("SELECT")]) <= 15


@pytest.fixture
def with_a_paper(fresh_database: Mapping[str, str], settings: Any, client: Client) -> Client:
    """A paper, frozen but not public."""
    settings.PRODUCT = "tests.web.pages.guarded.WITH_LISTED"
    record_world()
    freeze(LISTED, by=SCRIBE, on=ON)
    return client


def test_a_paper_stands_there_from_the_moment_it_is_public(with_a_paper: Client) -> None:
    assert "No paper is published yet" in plain(section(shown(with_a_paper, "/"), "papers"))
    published(LISTED, freeze(LISTED, by=SCRIBE, on=ON))
    told = section(shown(with_a_paper, "/"), "papers")
    assert links(told)[0] == "/papers/ratifications/2"
    assert "Ratifications" in plain(told)
