"""Sample pages and style sheets served to a browser from memory: no server, no database."""

import mimetypes
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page, Route
from tests.web.samples.pages import PAGES

import secretariat.web

STATIC = Path(secretariat.web.__file__).parent / "static"
HOST = "http://gallery.invalid"


def show(page: Page, name: str, language: str = "en") -> None:
    """Open a sample page in the browser, with the policy that real pages carry."""
    template, given = PAGES[name]
    with translation.override(language):
        html = render_to_string(template, dict(given()))
    served = {"Content-Security-Policy": "default-src 'self'", "Content-Type": "text/html"}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/static/"):
            _file(route, STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(body=html, headers=served)

    page.unroute_all()
    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/{name}")


def _file(route: Route, path: Path) -> None:
    kind = mimetypes.guess_type(path.name)[0] or "font/woff2"
    route.fulfill(body=path.read_bytes(), headers={"Content-Type": kind})
