"""A real browser in which pages are looked at that Django has answered: no server between."""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route
from tests.browsers import RULES

HOST = "http://pages.invalid"
WIDTHS = (1280, 390)
KEPT = 20
"""How many pages one tab shows: it keeps something of each, and what it keeps makes it slow."""
ALONE = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

BROKEN = """async rules => {
    held.mark();
    const found = await axe.run({runOnly: rules, resultTypes: ["violations"]});
    return found.violations.map(one => one.id + ": " + one.nodes[0].html.slice(0, 160));
}"""

HELD = Path(__file__).with_name("held.js").read_text()
"""Which texts are held to the rule of contrast: see there."""

LAID_OUT = """() => {
    const html = document.documentElement;
    const titles = [...document.querySelectorAll("h1")].filter(one => one.checkVisibility());
    return {
        beside: html.scrollWidth - html.clientWidth,
        titles: titles.length,
        language: html.lang,
    };
}"""


class _Shape(HTMLParser):
    """Which parts stand within which: what a page is made of, not what it says nor how often."""

    def __init__(self) -> None:
        super().__init__()
        self.within: list[str] = []
        self.found: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        part = " ".join((tag, told.get("class", ""), told.get("type", ""), told.get("role", "")))
        self.found.add((self.within[-1] if self.within else "", part))
        if tag not in ALONE:
            self.within.append(part)

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop().partition(" ")[0] != tag:
            pass


def shape_of(html: str) -> frozenset[tuple[str, str]]:
    """What a page is made of: pages of one shape keep or break the rules alike."""
    reader = _Shape()
    reader.feed(re.sub(r"<svg\b.*?</svg>", "<svg></svg>", html, flags=re.DOTALL))
    return frozenset(reader.found)


@dataclass
class Viewer:
    """One window in which page after page is looked at, at both widths, and its faults noted."""

    page: Page
    language: str
    faults: list[str] = field(default_factory=list)
    html: str = ""
    seen: int = 0

    def __post_init__(self) -> None:
        """Let every address be answered from here, and axe be there before each page is."""
        self.page.add_init_script(AXE_SCRIPT + ";\n" + HELD)
        self.page.route(f"{HOST}/**", self._answered)

    def look_at(self, path: str, html: str, *, by_rules: bool = True) -> None:
        """Open a page as it was answered; it is laid out anew at each width, not loaded again.

        Without `by_rules`, only whether it keeps to the sheet, its one title and its language.
        """
        self.seen += 1
        if self.seen % KEPT == 0:
            self._open_another_tab()
        self.html = html
        self.page.goto(f"{HOST}{path}")
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            broken = self.page.evaluate(BROKEN, RULES) if by_rules else []
            self.faults += [f"{path} at {width}: {one}" for one in (*broken, *self._laid_out())]

    def _open_another_tab(self) -> None:
        before, self.page = self.page, self.page.context.new_page()
        before.close()
        self.__post_init__()

    def _laid_out(self) -> Iterator[str]:
        found = self.page.evaluate(LAID_OUT)
        if found["beside"] > 0:
            yield f"{found['beside']} pixels stand beside the sheet"
        if found["titles"] != 1:
            yield f"it shows {found['titles']} titles"
        if found["language"] != self.language:
            yield f"it says that it is in “{found['language']}”"

    def _answered(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOST).partition("?")[0]
        if not path.startswith("/static/"):
            route.fulfill(body=self.html, headers={"Content-Type": "text/html; charset=utf-8"})
            return
        file = finders.find(path.removeprefix("/static/"))
        assert isinstance(file, str), path
        kind = mimetypes.guess_type(file)[0] or "font/woff2"
        route.fulfill(body=Path(file).read_bytes(), headers={"Content-Type": kind})
