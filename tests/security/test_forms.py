"""Nobody makes somebody else's browser act here, or sends her away from here."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.product.addresses import every_address
from tests.product.html_read import Page

from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.example.logins import PASSWORD

EDITOR = "teodor.maskov"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "http:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "data:text/html,evil",
    " https://evil.example/",
    "\thttps://evil.example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
]


@pytest.fixture
def forging(stranger: Client) -> Client:
    """An editor's browser, with checks for forged requests on, as in service."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.force_login(Person.objects.get(username=EDITOR))
    return browser


def test_a_form_sent_without_its_token_is_refused_everywhere(forging: Client) -> None:
    before = Act.objects.count()
    for one in {found.name: found for found in every_address()}.values():
        answer = forging.post(one.path, {"do": "import", "reason": "forged"})
        assert answer.status_code == 403, one
    assert Act.objects.count() == before


def test_no_address_is_exempt_from_the_check_but_those_that_take_no_cookie() -> None:
    found = list(_patterns(get_resolver().url_patterns))
    assert len(found) > 20
    exempt = [str(one.name) for one in found if getattr(one.callback, "csrf_exempt", False)]
    assert not [name for name in exempt if name != "api" and not name.startswith("api-")]


def test_the_addresses_for_programs_take_no_cookie(forging: Client) -> None:
    assert forging.get("/account/").status_code == 200
    assert forging.get("/api/").json()["you"] is None
    before = Act.objects.count()
    answer = forging.post("/api/registers/states/do/amend_states", "{}", "application/json")
    assert answer.status_code in {401, 403, 404}
    assert Act.objects.count() == before


def _patterns(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        else:
            yield one


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_whose_form_was_open_too_long_is_told_so_in_her_language(
    language: str, forging: Client
) -> None:
    answer = forging.post(f"/registers/states/import?lang={language}", {"do": "try"})
    page = Page(answer.content.decode())
    assert (answer.status_code, page.language) == (403, language)
    assert page.said("h1")
    assert not page.inline


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_an_unusual_method_writes_nothing_and_breaks_nothing(method: str, editor: Client) -> None:
    before = Act.objects.count()
    for address in ("/registers/states/", "/registers/states/1/", "/papers/", "/account/login/"):
        assert getattr(editor, method)(address).status_code < 500, address
    assert Act.objects.count() == before


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_leads_nowhere_else(elsewhere: str, stranger: Client) -> None:
    known = {"login": EDITOR, "password": PASSWORD, "next": elsewhere}
    answer = stranger.post("/account/login/", known)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_out_leads_nowhere_else(elsewhere: str, editor: Client) -> None:
    answer = editor.post("/account/logout/", {"next": elsewhere})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_no_link_of_a_page_follows_what_its_address_asks(stranger: Client) -> None:
    for address in ("/", "/registers/", "/account/login/"):
        page = Page(stranger.get(address, {"next": "https://evil.example/"}).content.decode())
        targets = [
            str(found.get(name))
            for tag in ("a", "form", "link")
            for found in page.named(tag)
            for name in ("href", "action")
            if found.get(name)
        ]
        assert not [one for one in targets if one.startswith(("http", "//"))], address


def test_signing_in_goes_on_to_where_she_wanted(stranger: Client) -> None:
    known = {"login": EDITOR, "password": PASSWORD, "next": "/registers/states/"}
    answer = stranger.post("/account/login/", known)
    assert answer.headers["Location"] == "/registers/states/"
