"""Papers are written in real browsers: the paper follows the typing, and no script is needed."""

import re

import pytest
from playwright.sync_api import expect
from tests.web.conftest import OpenAs

pytestmark = pytest.mark.browser

WRITER, TRANSLATOR, REVIEWER = "teodor.maskov", "priya.nathamal", "solveig.aldren"
DRAFT = "/papers/fundamental-conventions/draft"
TYPED = (
    "9. In Africa there were [figure: standards.ratifications as_of=2025-12-31 region=AFR], and"
    " [figure: standards.nothing as_of=2025-12-31].\n\n"
)
INSERT = re.compile(r"^Insert \[figure: standards.ratifications a")
BEFORE = "## What remains to be done"


def test_the_paper_follows_the_typing_and_a_figure_is_inserted_where_the_cursor_stands(
    opened_as: OpenAs,
) -> None:
    page = opened_as(WRITER, viewport={"width": 1280, "height": 900})
    page.goto(f"{DRAFT}/en?lang=en")
    shown, text = page.locator("#shown"), page.locator("#text")
    expect(shown.locator("button.cited")).to_have_count(3)
    text.evaluate("(field, mark) => { const at = field.value.indexOf(mark);"
                  " field.focus(); field.setSelectionRange(at, at); }", BEFORE)  # fmt: skip
    page.keyboard.type(TYPED)
    expect(shown.locator("button.cited")).to_have_count(4)
    expect(shown.locator(".notice")).to_contain_text("There is no measure “standards.nothing”.")
    assert "standards.nothing" in text.input_value()
    page.fill("#cite-words", "registered and not ended")
    page.get_by_role("button", name="Find", exact=True).click()
    text.evaluate("(field) => field.setSelectionRange(field.value.length, field.value.length)")
    page.get_by_role(
        "button", name=re.compile(r"^Insert \[figure: standards.ratifications a")
    ).click()
    assert text.input_value().endswith("[figure: standards.ratifications as_of=2025-12-31]")
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_without_scripts_a_text_is_shown_saved_translated_and_remarked_on(
    opened_as: OpenAs,
) -> None:
    page = opened_as(WRITER, java_script_enabled=False, viewport={"width": 390, "height": 800})
    page.goto(f"{DRAFT}/en?lang=en")
    text = page.locator("#text")
    text.fill(text.input_value().replace("2. Every figure below", "2. Each figure below"))
    page.get_by_role("button", name="Show the paper").click()
    expect(page.locator("#shown")).to_contain_text("Each figure below was computed")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main .notice").first).to_contain_text("The text has been saved.")

    page = opened_as(TRANSLATOR, java_script_enabled=False, viewport={"width": 390, "height": 800})
    page.goto(f"{DRAFT}/es/beside?show=behind&lang=en")
    rows = page.locator(".side-row")
    reworded = rows.filter(has_text="Each figure below")
    expect(reworded).to_contain_text("Stale: the original has changed since")
    expect(reworded.locator("del")).to_have_text("Every ")
    original, field = reworded.locator(".wording").first, reworded.locator("textarea")
    above, below = original.bounding_box(), field.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]  # on a phone one below the other
    count = rows.count()
    reworded.get_by_role("button", name="Still right as it stands").click()
    expect(rows).to_have_count(count - 1)

    page = opened_as(REVIEWER, java_script_enabled=False)
    page.goto(f"{DRAFT}/en/remarks?lang=en")
    passage = page.locator(".side-row").filter(has_text="2. Each figure below")
    passage.get_by_text("Remark on this passage").click()
    passage.get_by_label("Remark", exact=True).fill("Each, or every?")
    passage.get_by_role("button", name="Add remark").click()
    expect(page.locator(".thread:target")).to_contain_text("Each, or every?")
