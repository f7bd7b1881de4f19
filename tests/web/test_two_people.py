"""Two people at one record, in real browsers without JavaScript: nothing of either is lost."""

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page
from tests import databases, serving
from tests.browsers import chromium, window
from tests.web.pages.conftest import ON, SCRIBE, World, record_world

from secretariat.engine.access.granting import give
from secretariat.engine.access.people import NewPerson, add_people
from secretariat.kernel.periods import Period
from secretariat.site.cluster.server import Server

pytestmark = pytest.mark.browser
WORDS = "a long enough pass phrase"
PEOPLE = {"rosa": "Rosa Lindqvist", "tomas": "Tomas Okonkwo"}


@pytest.fixture
def world(fresh_database: Mapping[str, str]) -> World:
    """The small world, and two officers who may correct its ratifications."""
    made = record_world()
    new = [
        NewPerson(username=name, name=full, email=f"{name}@example.invalid", password=WORDS)
        for name, full in PEOPLE.items()
    ]
    people = add_people(new, by=SCRIBE, on=ON)
    since = Period.since(ON)
    give(people, "standards_officer", scope="", period=since, by=SCRIBE, reason="test", on=ON)
    return made


@pytest.fixture
def address(
    world: World, database_server: Server, fresh_database: Mapping[str, str]
) -> Iterator[str]:
    """Where it is served, by the product's own web server."""
    names = {side: one.rpartition("/")[2].partition("?")[0] for side, one in fresh_database.items()}
    with serving.served(database_server, databases.Names(names)) as found:
        yield found


def signed_in(browser: Browser, address: str, username: str) -> Page:
    """A browser of her own, in which she has signed in."""
    page = window(browser, java_script_enabled=False, locale="en").new_page()
    page.goto(f"{address}/account/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", WORDS)
    page.click("main button[type=submit]")
    return page


def test_the_second_sees_what_changed_keeps_what_she_typed_and_the_first_can_undo(
    address: str, world: World
) -> None:
    with chromium() as browser:
        _both_correct(browser, address, world)


def _both_correct(browser: Browser, address: str, world: World) -> None:
    record = f"{address}/registers/ratifications/{world.ratifications['QMA', 'C29']}/"
    rosa, tomas = (signed_in(browser, address, name) for name in PEOPLE)
    for page in (rosa, tomas):
        page.goto(f"{record}do/correct_ratifications")
    tomas.fill("[name=note]", "His note")
    tomas.fill("[name=reason]", "a letter came")
    tomas.click("main form button[type=submit]")
    assert tomas.url == record
    rosa.fill("[name=note]", "Her note")
    rosa.fill("[name=reason]", "another letter")
    rosa.click("main form button[type=submit]")
    assert "Somebody else changed this record" in rosa.inner_text("main")
    assert "Tomas Okonkwo" in rosa.inner_text(".story")
    assert rosa.input_value("[name=note]") == "Her note"
    assert "Recorded meanwhile: “His note”." in rosa.inner_text("main form")
    rosa.click("main form button[type=submit]")
    assert rosa.url == record
    rosa.click(".story a")
    assert "What will be put back" in rosa.inner_text("main")
    rosa.fill("[name=reason]", "his was right")
    rosa.click("main form button[type=submit]")
    assert "1 record put back." in rosa.inner_text("body")
    tomas.goto(f"{record}do/correct_ratifications")
    assert tomas.input_value("[name=note]") == "His note"
