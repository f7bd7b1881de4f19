"""A move made by hand in a real browser, and why one is closed read there; no rule is broken."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from tests import browsers
from tests.browsers import RULES, SIZES
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import build, somebody, state_of, these, value
from tests.web.workflows.test_move_pages import address

from secretariat.areas.results.models.achieved import Standing
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person
from secretariat.engine.notices.following import follow
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.moving import move
from secretariat.kernel.periods import Period
from secretariat.web.asking import today
from secretariat.web.wording import called

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium; its loop runs in this thread, where Django would not ask records."""
    with browsers.chromium() as browser, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield browser


@pytest.fixture
def site(made_up: Settings, fresh_database: Mapping[str, str]) -> Iterator[str]:
    """The made-up product, served over databases of this test alone."""
    made_up.SESSION_COOKIE_SECURE = made_up.CSRF_COOKIE_SECURE = False
    made_up.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    assert server.error is None
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def parts(site: str) -> dict[str, Part]:
    """A part of an indicator for each unit."""
    return build()


@pytest.fixture
def opened(chromium: Browser, site: str) -> Iterator[Open]:
    """Open the browser of somebody who has signed in."""
    contexts = []

    def make(person: Person, *, size: str = "wide", **how: Any) -> Page:
        client = Client()
        client.force_login(person, backend="secretariat.engine.access.sign_in.Backend")
        session = client.cookies["sessionid"].value
        viewport = {"width": SIZES[size], "height": 900}
        context = browsers.window(chromium, base_url=site, viewport=viewport, **how)
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def test_a_move_is_made_and_a_closed_one_says_why_without_script(
    parts: dict[str, Part], opened: Open
) -> None:
    rosa = somebody("rosa", "reporter", "verifier")
    made = value(parts["FIN"], as_of=today())
    page = opened(rosa, java_script_enabled=False)
    page.goto("/")
    assert page.locator("h1").inner_text() == "One thing waits for you. One is due today."
    page.get_by_role("link", name=f"Report {called(made)}").click()
    page.get_by_role("button", name="Report").click()
    page.get_by_label("Source of the evidence").fill("Archive, box 7")
    page.get_by_role("button", name="Report").click()
    page.wait_for_url(f"**{address(made)}")
    assert state_of(made) is Standing.REPORTED
    assert page.get_by_role("status").inner_text().startswith("“Report” is done")
    steps = page.locator(".steps li")
    assert steps.locator("strong").all_inner_texts() == ["Being written", "Reported", "Verified"]
    closed = page.locator(".moves li").filter(has_text="Verify")
    assert "Not you: You made the move “Report” here." in closed.inner_text()
    assert closed.locator("a").count() == 0
    page.goto(address(made, "verify"))
    assert page.get_by_role("button", name="Verify").count() == 0
    assert page.get_by_role("note", name="Not you:").is_visible()


def test_a_move_is_made_by_keyboard_alone(parts: dict[str, Part], opened: Open) -> None:
    vera = somebody("vera", "verifier")
    made = value(parts["FIN"], source="x", as_of=today(), state=Standing.REPORTED)
    page = opened(vera)
    page.goto(address(made))
    page.get_by_role("link", name="Verify…").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Reason (optional)").focus()
    page.keyboard.type("Seen the original")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address(made)}")
    assert state_of(made) is Standing.VERIFIED
    assert "Reason given: Seen the original" in page.locator(".story").inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_no_page_breaks_a_rule_or_leaves_the_sheet(
    parts: dict[str, Part], opened: Open, size: str
) -> None:
    rosa, deo = somebody("rosa", "reporter", "verifier"), somebody("deo")
    week = Period(today(), today() + timedelta(days=6))
    delegate(rosa, to=deo, period=week, by=rosa, on=today())
    first = value(parts["FIN"], "V1", source="x", as_of=today())
    second = value(parts["FIN"], "V2", evidence="", as_of=today() + timedelta(days=2))
    move(VALUES, "report", these(first), by=deo, on=today())
    move(VALUES, "return", these(first), by=somebody("vera", "verifier"), on=today(), reason="no")
    follow(rosa, table="results.value", record=first.pk)
    page = opened(rosa, size=size)
    for path in (
        *("/", "/?waiting=all", "/notices/", "/delegations/"),
        *("/manual/workflows/", "/manual/workflows/tests.value"),
        *(address(first), address(first, "report"), address(second, "report")),
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size], path
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == [], path
