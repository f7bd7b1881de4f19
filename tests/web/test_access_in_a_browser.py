"""A passkey made and used in a real browser; a role given by hand, without JavaScript."""

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests import databases, serving
from tests.web.test_in_a_browser import NAMES, RULES, SIZES

from secretariat.example.logins import PASSWORD
from secretariat.site.cluster.server import Server

pytestmark = pytest.mark.browser

HOME = re.compile(r"^https?://[^/]+/$")
EDITOR, MANAGER = "teodor.maskov", "nadia.belrouche"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(database_server: Server, example_template: databases.Names) -> Iterator[str]:
    """The example of this file alone, served under a name: a passkey is never made for a number."""
    with (
        databases.clones(database_server, example_template) as mine,
        serving.served(database_server, mine) as address,
    ):
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("No Chromium is installed: run `apt-get install chromium`, then test again.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(site: str, chromium: Browser) -> Iterator[Open]:
    """Open a browser of somebody who has signed in by password, or of nobody."""
    contexts: list[BrowserContext] = []

    def make(username: str = "", **how: Any) -> Page:
        context = chromium.new_context(base_url=site, **how)
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


def with_key(page: Page) -> Any:
    """Give the browser a virtual authenticator that verifies its user, as a telephone does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def shown_again(page: Page) -> None:
    """Write the password once more where the page asks whether it is she."""
    page.fill("[name=password]", PASSWORD)
    page.click("main form[action='/account/reauthenticate/'] button")


def test_a_passkey_is_made_signs_her_in_and_is_taken_away(opened: Open) -> None:
    said: list[str] = []
    page = opened(EDITOR)
    page.on("console", lambda message: said.append(message.text))
    with_key(page)
    page.goto("/account/passkeys/add/")
    shown_again(page)
    page.fill("[name=name]", "My telephone")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/account/factors/recovery/")
    page.goto("/account/passkeys/")
    assert page.get_by_role("heading", name="My telephone").is_visible()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(HOME)
    assert page.get_by_role("link", name="Teodor Maskov").is_visible()
    stopped = [one for one in said if "Security Policy" in one or "Refused" in one]
    assert stopped == [], "the strict policy stops nothing of it"
    page.goto("/account/passkeys/")
    page.get_by_role("link", name="Remove…").click()
    if "reauthenticate" in page.url:
        shown_again(page)
    page.get_by_role("button", name="Remove it").click()
    assert page.get_by_text("You have none yet.").is_visible()


def test_the_passkey_of_nobody_signs_nobody_in(opened: Open) -> None:
    page = opened()
    with_key(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_timeout(1_000)  # the browser itself decides when it gives up looking for one
    page.goto("/account/")
    assert "/account/login/" in page.url


def test_without_javascript_no_passkey_is_offered_and_the_password_serves(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    page.fill("[name=login]", EDITOR)
    page.fill("[name=password]", PASSWORD)
    page.click("main form[action='/account/login/'] button")
    page.wait_for_url(HOME)
    page.goto("/account/")
    assert page.get_by_role("heading", name="Teodor Maskov").is_visible()


def test_a_role_is_given_and_ended_without_javascript(opened: Open) -> None:
    page = opened(MANAGER, java_script_enabled=False)
    page.goto("/account/")
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_label("Name, user name, address or unit").fill("fengyao")
    page.locator("form.filters button").click()
    page.get_by_role("link", name="Li Fengyao").click()
    page.get_by_role("link", name="Give a role…").click()
    page.get_by_label("Role", exact=True).select_option("auditor")
    page.get_by_label("Over").select_option("DGO/POLICY")
    page.get_by_label("Reason").fill("The yearly audit.")
    page.get_by_role("button", name="Give a role").click()
    assert page.get_by_text("The role is given.").is_visible()
    assert page.get_by_text("gave the role Auditor over DGO/POLICY").is_visible()
    page.get_by_role("link", name="End it…").click()
    page.get_by_label("Reason").fill("The audit is over.")
    page.get_by_role("button", name="End the role").click()
    assert page.get_by_text("ended the role Auditor").is_visible()


PAGES = (
    *("/account/", "/account/sessions/", "/account/factors/", "/account/passkeys/", "/why"),
    *("/people/", "/people/2/", "/people/2/do/give", "/people/add", "/registers/states/1/access"),
)


@pytest.mark.parametrize(("size", "language"), [("wide", "en"), ("phone", "fr"), ("phone", "es")])
def test_no_accessibility_rule_is_broken_on_any_page_of_access(
    size: str, language: str, opened: Open
) -> None:
    page = opened(MANAGER, viewport={"width": SIZES[size], "height": 900})
    broken = []
    for address in PAGES:
        page.goto(f"{address}?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size], address
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        broken += [(address, one["id"], one["nodes"][0]["html"][:150]) for one in found]
    assert broken == []
