"""Every page in a real browser: no accessibility rule broken, nothing beside the sheet."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from tests.browsers import RULES, SIZES, chromium, window
from tests.web.gallery import show
from tests.web.samples.pages import PAGES

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, for the tests of this file."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, settings: Settings) -> Iterator[Open]:
    """Open a sample page at a width, in the light or in the dark."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}
    contexts = []

    def make(name: str, *, size: str = "wide", dark: bool = False, language: str = "en") -> Page:
        context = window(
            browser,
            viewport={"width": SIZES[size], "height": 900},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        show(page, name, language)
        return page

    yield make
    for context in contexts:
        context.close()


def broken_rules(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("name", PAGES)
def test_no_accessibility_rule_is_broken_on_a_wide_sheet(opened: Open, name: str) -> None:
    page = opened(name)
    assert broken_rules(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["wide"]


@pytest.mark.parametrize("name", ["figure", "register", "record", "import-trial", "paper", "home"])
def test_no_accessibility_rule_is_broken_on_a_phone_in_the_dark(opened: Open, name: str) -> None:
    page = opened(name, size="phone", dark=True)
    assert broken_rules(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_a_figure_page_fits_every_width(opened: Open, width: int) -> None:
    page = opened("figure", language="fr")
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_strict_policy_stops_nothing_that_pages_use(opened: Open) -> None:
    page = opened("register")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    assert said == []
    faces = page.evaluate(
        "document.fonts.load('16px \"Source Sans 3\"').then(faces => faces.length)"
    )
    assert faces > 0


def test_the_wide_chart_gives_way_to_the_narrow_one_on_a_phone(opened: Open) -> None:
    wide, phone = opened("figure"), opened("figure", size="phone")
    shown = ".chart svg.{}"
    assert wide.locator(shown.format("wide")).first.is_visible()
    assert not wide.locator(shown.format("narrow")).first.is_visible()
    assert phone.locator(shown.format("narrow")).first.is_visible()
    assert not phone.locator(shown.format("wide")).first.is_visible()


STRANGERS, SIGNED_IN = "figures", "home"


@pytest.mark.parametrize(
    ("page", "size", "names"),
    [
        (STRANGERS, "wide", ["English", "Français", "Español"]),
        (SIGNED_IN, "wide", ["EN", "FR", "ES"]),  # her own name stands beside them
        (STRANGERS, "phone", ["EN", "FR", "ES"]),
        (SIGNED_IN, "phone", ["EN", "FR", "ES"]),
    ],
)
def test_languages_are_named_in_full_where_there_is_room(
    opened: Open, page: str, size: str, names: list[str]
) -> None:
    assert opened(page, size=size).locator(".tongues").inner_text().split() == names


def test_a_cited_figure_opens_its_source_by_keyboard(opened: Open) -> None:
    page = opened("paper")
    source = page.locator("#cited-1")
    assert not source.is_visible()
    page.locator(".cited").first.focus()
    page.keyboard.press("Enter")
    assert source.is_visible()
    page.keyboard.press("Escape")
    assert not source.is_visible()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(opened: Open) -> None:
    page = opened("figure")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_print_keeps_the_clocks_in_words_and_drops_the_controls(opened: Open) -> None:
    page = opened("figure")
    page.emulate_media(media="print")
    assert page.get_by_text("As of 30 September 2026, as known today.").is_visible()
    assert page.locator(".printed").is_visible()  # a field would cut the address to cite off
    for control in (".top", ".places", "#as-of", ".filters", "#address"):
        assert not page.locator(control).first.is_visible()


def test_a_word_wider_than_the_sheet_breaks_where_people_write(opened: Open) -> None:
    page = opened("record", size="phone")
    page.evaluate(
        "for (const one of document.querySelectorAll('.trail a, h1, .facts dd, .story p'))"
        " one.textContent = 'w'.repeat(190)"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_records_are_cards_on_a_phone_and_keep_their_roles(opened: Open) -> None:
    page = opened("register", size="phone")
    assert page.get_by_role("rowheader").count() == 4
    label = page.evaluate(
        "getComputedStyle(document.querySelector('[data-label]'), '::before').content"
    )
    assert label == '"Instrument"'
