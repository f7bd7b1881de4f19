"""The example served to real browsers, in which its people have signed in by password."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests import databases, serving
from tests.browsers import chromium, window

from secretariat.example.logins import PASSWORD
from secretariat.site.cluster.server import Server

HOME = re.compile(r"^https?://[^/]+/$")
OpenAs = Callable[..., Page]


@pytest.fixture(scope="module")
def example_site(database_server: Server, example_template: databases.Names) -> Iterator[str]:
    """The example of one file alone, served under a name: a passkey is never made for a number."""
    with (
        databases.clones(database_server, example_template) as mine,
        serving.served(database_server, mine) as address,
    ):
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def machines_browser() -> Iterator[Browser]:
    """The machine's Chromium, for the tests of a file."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def opened_as(example_site: str, machines_browser: Browser) -> Iterator[OpenAs]:
    """Open a browser of somebody of the example who has signed in by password, or of nobody."""
    contexts: list[BrowserContext] = []

    def make(username: str = "", **how: Any) -> Page:
        context = window(machines_browser, base_url=example_site, **how)
        contexts.append(context)
        page = context.new_page()
        page.goto("/account/login/?lang=en")
        if username:
            page.fill("[name=login]", username)
            page.fill("[name=password]", PASSWORD)
            page.click("main form[action='/account/login/'] button")
            page.wait_for_url(HOME)
        return page

    yield make
    for context in contexts:
        context.close()
