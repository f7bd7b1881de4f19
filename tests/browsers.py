"""The machine's Chromium, as every test that needs a real browser starts it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"wide": 1280, "phone": 390}
PATIENCE = 120.0  # seconds for a page or a part of one; machines that test are busy


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start it, and close it; without one the test fails, and says what to install."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("No Chromium is installed: run `apt-get install chromium`, then test again.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def window(browser: Browser, **how: Any) -> BrowserContext:
    """A browser of somebody's own, which has patience."""
    context = browser.new_context(**how)
    context.set_default_timeout(PATIENCE * 1000)
    return context
