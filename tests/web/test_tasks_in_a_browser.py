"""People's main tasks in real browsers: adopting by keyboard, verifying without script, undoing."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from tests.web.conftest import OpenAs

pytestmark = pytest.mark.browser

SECRETARY, EDITOR, MANAGER = "ibrahim.khalwani", "teodor.maskov", "nadia.belrouche"
REPORTER, VERIFIER = "ruth.amberley", "grete.lindoval"
PART = "hr-2022-25/1.1.1"
DRAFT = "Human Resources Strategy 2027–30"
CSV = "code,name_en,name_fr,name_es\nXR,Far Isles,Îles lointaines,Islas lejanas\n"


def go_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus, as somebody does who has no mouse."""
    wanted = page.get_by_role("main").get_by_text(name, exact=True).first.element_handle()
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement === wanted", wanted):
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def type_into(page: Page, name: str, words: str) -> None:
    """Press Tab until the field of this name has the focus, and type."""
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            page.keyboard.type(words)
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def press(page: Page, name: str) -> None:
    """Go to a link or button and press Enter."""
    go_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_draft_is_adopted_by_keyboard_alone_and_is_public_from_then_on(
    opened_as: OpenAs,
) -> None:
    stranger = opened_as()
    answer = stranger.goto("/frameworks/hr-2027-30")
    assert answer is not None
    assert answer.status == 404
    page = opened_as(SECRETARY, locale="en-US")
    page.goto("/registers/frameworks/?state=draft")
    press(page, "hr-2027-30")
    press(page, "Record the adoption…")
    page.keyboard.press("Tab")
    type_into(page, "adopted_by_en", "Governing Body")
    type_into(page, "session", "218th Session")
    type_into(page, "adopted_on", "11192026")
    press(page, "Record the adoption")
    assert "the record is now “adopted”" in page.get_by_role("status").inner_text()
    assert "Ibrahim Khalwani" in page.locator(".story").inner_text()
    stranger.goto("/frameworks/hr-2027-30")
    assert stranger.locator("h1").inner_text() == DRAFT
    words = " ".join(stranger.inner_text("main").split())
    assert "Governing Body, 218th Session, 19 November 2026" in words


def test_a_value_is_reported_by_one_and_verified_by_another_without_script(
    opened_as: OpenAs,
) -> None:
    _made_verifier_too(opened_as(MANAGER, java_script_enabled=False))
    ruth = opened_as(REPORTER, java_script_enabled=False)
    ruth.goto(f"/registers/indicator_parts/?q={PART}")
    part = str(ruth.locator("main table tbody a").first.get_attribute("href"))
    ruth.goto("/registers/judged_values/do/add_values")
    ruth.fill("[name=code]", f"{PART}/test")
    ruth.select_option("[name=part]", value=urlsplit(part).path.strip("/").split("/")[-1])
    ruth.fill("[name=as_of]", "2025-12-30")
    ruth.fill("[name=value]", "71")
    ruth.fill("[name=evidence]", "Counted from the plans on file.")
    ruth.fill("[name=source]", "Plans 2025, folder 4")
    ruth.click("main form button[type=submit]")
    assert ruth.locator(".field-error").all_inner_texts() == []
    ruth.goto(f"/registers/judged_values/?q={PART}/test")
    ruth.locator("main table tbody a").first.click()
    address = ruth.url
    _moves(ruth, "Report…", "Report")
    closed = ruth.locator(".moves li").filter(has_text="Not you:")
    assert "Not you: You made the move “Report” here." in closed.inner_text()
    stranger = opened_as(java_script_enabled=False)
    hidden = stranger.goto(address)
    assert hidden is not None
    assert hidden.status == 404
    grete = opened_as(VERIFIER, java_script_enabled=False)
    assert f"{PART}/test" in grete.inner_text("main")
    grete.goto(address)
    _moves(grete, "Verify…", "Verify")
    assert "the record is now “verified”" in grete.get_by_role("status").inner_text()
    stranger.goto(address)
    assert "Counted from the plans on file." in stranger.inner_text("main")


def _made_verifier_too(page: Page) -> None:
    """Trust the reporter with verifying as well: what she reported stays closed to her."""
    page.goto("/people/?q=amberley")
    page.get_by_role("link", name="Ruth Amberley").click()
    page.get_by_role("link", name="Give a role…").click()
    page.get_by_label("Role", exact=True).select_option("results_verifier")
    page.get_by_label("Over").select_option("DGO/MANAGE/HRD")
    page.get_by_label("Reason").fill("She stands in for a colleague.")
    page.get_by_role("button", name="Give a role").click()
    assert page.get_by_text("The role is given.").is_visible()


def _moves(page: Page, link: str, button: str) -> None:
    page.get_by_role("link", name=link).click()
    page.get_by_role("button", name=button).click()


def test_a_file_is_tried_imported_and_undone(opened_as: OpenAs) -> None:
    page = opened_as(EDITOR)
    page.goto("/registers/regions/import")
    page.set_input_files(
        "[name=file]",
        {"name": "regions.csv", "mimeType": "text/csv", "buffer": CSV.encode()},
    )
    page.get_by_label("Try the import").check()
    page.get_by_role("button", name="Read the file").click()
    assert "Nothing has been written yet. This was a trial of regions.csv." in page.inner_text(
        "main"
    )
    page.get_by_label("Import the 1 new and changed rows now").check()
    page.get_by_role("button", name="Continue").click()
    assert "1 rows of the file are now in the register" in page.inner_text("main")
    undo = page.get_by_role("link", name="Undo this import…").get_attribute("href")
    page.goto("/registers/regions/?q=far")
    assert "Far Isles" in page.inner_text("main table")
    page.goto(str(undo))
    page.get_by_label("Reason").fill("It was a trial of the page.")
    page.get_by_role("button", name="Undo the import").click()
    page.goto("/registers/regions/?q=far")
    assert "Far Isles" not in page.inner_text("main")
