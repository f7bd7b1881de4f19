"""A real browser in which pages are looked at that Django has answered before.

They reach it from a small server of this process, with their style and typefaces: what the browser
was given once it keeps, as a reader's does. (Where each request is answered by hand instead, it
keeps nothing, and is given all of it again with every page.)
"""

import mimetypes
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles import finders
from playwright.sync_api import Page
from tests.browsers import RULES

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


class Shelf(ThreadingHTTPServer):
    """The page that is looked at, at every address, and beside it the static files."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.host = f"http://127.0.0.1:{self.server_port}"
        self.html = ""
        self.missing: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def lacked(self) -> list[str]:
        """The static files that were asked for and are not there, told once."""
        found, self.missing = self.missing, []
        return found


@cache
def shelf() -> Shelf:
    """The one of this process."""
    return Shelf()


class Answers(BaseHTTPRequestHandler):
    """What the browser is answered: the page anew each time, a static file once."""

    protocol_version = "HTTP/1.1"
    server: Shelf

    def do_GET(self) -> None:
        """Answer."""
        path = self.path.partition("?")[0]
        if not path.startswith("/static/"):
            self._send(self.server.html.encode(), "text/html; charset=utf-8", "no-store")
            return
        file = finders.find(path.removeprefix("/static/"))
        if not isinstance(file, str):
            self.server.missing.append(path)
            self.send_error(404)
            return
        kind = mimetypes.guess_type(file)[0] or "font/woff2"
        self._send(Path(file).read_bytes(), kind, "max-age=3600")

    def _send(self, body: bytes, kind: str, kept: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", kept)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *given: object) -> None:
        """Say nothing."""


@dataclass
class Viewer:
    """One window in which page after page is looked at, at both widths, and its faults noted."""

    page: Page
    language: str
    faults: list[str] = field(default_factory=list)
    seen: int = 0

    def __post_init__(self) -> None:
        """Let axe be there before each page is."""
        self.page.add_init_script(AXE_SCRIPT + ";\n" + HELD)

    def look_at(self, path: str, html: str, *, by_rules: bool = True) -> None:
        """Open a page as it was answered; it is laid out anew at each width, not loaded again.

        Without `by_rules`, only whether it keeps to the sheet, its one title and its language.
        """
        self.seen += 1
        if self.seen % KEPT == 0:
            self._open_another_tab()
        shelf().html = html
        self.page.goto(f"{shelf().host}{path}")
        self.faults += [f"{path} lacks {one}" for one in shelf().lacked()]
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
