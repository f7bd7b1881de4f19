"""What people do to their own sign-in, in real browsers to the end; and the keyboard's way."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page
from tests.web.conftest import HOME, OpenAs

from secretariat.example.logins import PASSWORD

pytestmark = pytest.mark.browser

EDITOR, OFFICER, READER = "teodor.maskov", "amara.okonda", "jonas.breitwald"
NEW = "a walk along the lake"
HALF_MINUTE = 30

FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  if (one === document.body) return null;
  const look = getComputedStyle(one);
  return {
    place: [...document.querySelectorAll("*")].indexOf(one), what: one.outerHTML.slice(0, 120),
    ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 3,
    seen: box.width > 1 && box.right > 0 && box.left < innerWidth,
  };
}"""
"""What has the focus: its place in the source, whether a ring is drawn round it, and is seen."""


def shown_again(page: Page) -> None:
    """Write the password once more where the page asks whether it is she."""
    if "reauthenticate" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.click("main form[action='/account/reauthenticate/'] button")


def code_of(secret: str, window: int) -> str:
    """What an app shows in a half minute, computed as its standard says."""
    return format_hotp_value(hotp_value(secret, window))


def test_an_app_is_set_up_its_code_asked_for_and_taken_away(opened_as: OpenAs) -> None:
    page = opened_as(EDITOR, java_script_enabled=False)
    page.goto("/account/factors/")
    page.get_by_role("link", name="Set up an app…").click()
    shown_again(page)
    secret, window = page.locator("code.key").inner_text(), int(time.time()) // HALF_MINUTE
    page.fill("[name=code]", code_of(secret, window))
    page.get_by_role("button", name="Set it up").click()
    assert page.locator(".codes code").count() == 10
    other = opened_as(java_script_enabled=False)
    other.fill("[name=login]", EDITOR)
    other.fill("[name=password]", PASSWORD)
    other.click("main form[action='/account/login/'] button")
    other.fill("[name=code]", "000000")
    other.click("main form[action='/account/factors/code/'] button")
    assert "This code does not fit" in other.inner_text("main")
    # A code serves once, so that of the next half minute signs in; clocks may differ by as much.
    other.fill("[name=code]", code_of(secret, window + 1))
    other.click("main form[action='/account/factors/code/'] button")
    other.wait_for_url(HOME)
    page.goto("/account/factors/")
    page.get_by_role("link", name="Remove it…").click()
    page.get_by_role("button", name="Remove it").click()
    assert "No app is set up." in page.inner_text("main")


def test_a_session_is_ended_from_another_device(opened_as: OpenAs) -> None:
    here, there = opened_as(OFFICER), opened_as(OFFICER, java_script_enabled=False)
    here.goto("/account/sessions/")
    here.get_by_role("button", name="End it").first.click()
    assert "1 session is ended." in here.get_by_role("status").inner_text()
    there.goto("/account/")
    assert "/account/login/" in there.url


def test_a_new_password_leads_back_ends_other_sessions_and_serves(opened_as: OpenAs) -> None:
    here, there = opened_as(READER), opened_as(READER)
    here.goto("/account/password/change/")
    here.get_by_label("Current password").fill("not hers at all")
    here.get_by_label("New password", exact=True).fill(NEW)
    here.get_by_label("New password, once more").fill(NEW)
    here.get_by_role("button", name="Change your password").click()
    assert "This is not your current password." in here.inner_text("main")
    here.get_by_label("Current password").fill(PASSWORD)
    here.get_by_label("New password", exact=True).fill(NEW)
    here.get_by_label("New password, once more").fill(NEW)
    here.get_by_role("button", name="Change your password").click()
    here.wait_for_url("**/account/")
    assert here.get_by_role("status").is_visible()
    there.goto("/account/")
    there.fill("[name=login]", READER)
    there.fill("[name=password]", NEW)
    there.click("main form[action='/account/login/'] button")
    there.wait_for_url("**/account/")


def test_a_token_is_made_copied_used_and_revoked(opened_as: OpenAs) -> None:
    page = opened_as(OFFICER)
    page.goto("/account/tokens/")
    shown_again(page)
    page.get_by_label("Name").fill("Monthly sheet")
    page.get_by_role("button", name="Make a token").click()
    shown_again(page)
    headers = {"Authorization": f"Bearer {page.locator('code.secret').inner_text()}"}
    program = opened_as().request
    assert program.get("/api/registers/states", headers=headers).json()["count"] > 0
    page.goto("/account/tokens/")
    assert page.locator("code.secret").count() == 0, "it is shown once"
    page.get_by_role("button", name="Revoke Monthly sheet").click()
    assert program.get("/api/registers/states", headers=headers).status == 401


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/registers/regions/",
        "/registers/ratifications/1/",
        "/registers/ratifications/1/do/correct_ratifications",
        "/frameworks/hr-2022-25",
        "/figures/standards.ratifications",
    ],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_goes_through_a_page_in_its_order_and_is_always_seen(
    opened_as: OpenAs, path: str, width: int
) -> None:
    page = opened_as(OFFICER, viewport={"width": width, "height": 900})
    page.goto(path)
    before, faults = -1, []
    for _step in range(600):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["place"] < before:
            break  # past the last stop, the browser begins anew
        if focused["place"] == before:
            continue  # within a date, whose parts the browser itself shows
        if not (focused["ring"] and focused["seen"]):
            faults.append(focused["what"])
        before = focused["place"]
    else:
        raise AssertionError("the keyboard is held somewhere")
    last = page.evaluate("[...document.querySelectorAll('*')].indexOf([...document.links].pop())")
    assert before >= last, "the last link is reached"
    assert faults == []


def test_decimals_are_typed_where_a_value_has_them(opened_as: OpenAs) -> None:
    page = opened_as("ruth.amberley")
    page.goto("/registers/judged_values/do/add_values")
    page.fill("[name=value]", "62.5")
    assert page.evaluate("document.querySelector('[name=value]').checkValidity()")
