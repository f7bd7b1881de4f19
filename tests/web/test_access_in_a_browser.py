"""A passkey made and used in a real browser; a role given by hand, without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.web.conftest import HOME, OpenAs

from secretariat.example.logins import PASSWORD

pytestmark = pytest.mark.browser

EDITOR, MANAGER = "teodor.maskov", "nadia.belrouche"


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


def test_a_passkey_is_made_signs_her_in_and_is_taken_away(opened_as: OpenAs) -> None:
    said: list[str] = []
    page = opened_as(EDITOR)
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


def test_the_passkey_of_nobody_signs_nobody_in(opened_as: OpenAs) -> None:
    page = opened_as()
    with_key(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_timeout(1_000)  # the browser itself decides when it gives up looking for one
    page.goto("/account/")
    assert "/account/login/" in page.url


def test_without_javascript_no_passkey_is_offered_and_the_password_serves(
    opened_as: OpenAs,
) -> None:
    page = opened_as(java_script_enabled=False)
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    page.fill("[name=login]", EDITOR)
    page.fill("[name=password]", PASSWORD)
    page.click("main form[action='/account/login/'] button")
    page.wait_for_url(HOME)
    page.goto("/account/")
    assert page.get_by_role("heading", name="Teodor Maskov").is_visible()


def test_a_role_is_given_and_ended_without_javascript(opened_as: OpenAs) -> None:
    page = opened_as(MANAGER, java_script_enabled=False)
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
