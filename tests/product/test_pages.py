"""Every address of the product answers, in every language, with a page that keeps the rules.

What an editor is answered is held to them in tests/product/test_pages_in_a_browser.py.
"""

import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from tests.product.addresses import ELSEWHERE, FILES, Address, every_address, files, pages
from tests.product.html_read import Page

from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.workflows.declaring import workflows
from secretariat.example.logins import demo_logins
from secretariat.kernel.languages import LANGUAGES
from secretariat.site.product import PRODUCT

pytestmark = pytest.mark.every_page

MOST = 15
"""Queries any page may take, at any size; her session, herself and her grants are among them."""

MOST_WHERE_FIGURES_MOVED = 200
"""What a page that holds a paper against its past may take: a few for each figure that moved."""

HELD_AGAINST_ITS_PAST = {"restated", "restated-between"}

MOST_WHERE_ALL_WAITS = MOST + len({one.model for one in workflows()})
"""What home may take for somebody with every role: one more for each kind of record that waits."""

OTHER = (
    *("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SELECT set_config("),
    *('INSERT INTO "access_opensession"', 'UPDATE "django_session"'),
)
"""How statements begin that ask for nothing."""

TYPES = {
    "data-catalogue": "application/ld+json",
    "dashboard-csv": "text/csv; charset=utf-8",
    "dashboard-json": "application/json",
    "figure-csv": "text/csv",
    "figure-json": "application/json",
    "register-csv": "text/csv; charset=utf-8",
    "register-xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "paper-file": "text/html; charset=utf-8",
}


def test_every_address_is_visited(example_instance: object) -> None:
    served = {str(key) for key in get_resolver().reverse_dict if isinstance(key, str)}
    assert served - {one.name for one in every_address()} == ELSEWHERE


def test_every_open_page_answers_a_stranger_and_keeps_the_rules(stranger: Client) -> None:
    wrong = visited(stranger, [one for one in pages() if not one.needs_sign_in])
    assert not wrong, "\n".join(wrong)


def test_home_takes_no_more_than_any_page_for_each_who_can_sign_in(stranger: Client) -> None:
    for login in demo_logins():
        stranger.force_login(Person.objects.get(username=login.username))
        stranger.get("/")
        with CaptureQueriesContext(connections["default"]) as queries:
            assert stranger.get("/").status_code == 200
        assert reads(queries) <= MOST, login.username


def test_what_needs_a_sign_in_sends_a_stranger_there_or_says_so(stranger: Client) -> None:
    for one in (found for found in every_address() if found.needs_sign_in):
        answer = stranger.post(one.path) if one.name == "verify" else stranger.get(one.path)
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith(("/account/login/?next=", "/")), one
        else:
            assert answer.status_code == 403, one
            assert "/account/login/" in answer.content.decode(), one


def test_every_file_answers_with_its_kind_and_in_few_queries(stranger: Client) -> None:
    assert {one.name for one in files()} == FILES == set(TYPES)
    for one in files():
        with CaptureQueriesContext(connections["default"]) as queries:
            answer = stranger.get(one.path)
            content = body(answer)
        assert answer.status_code == 200, one
        assert answer.headers["Content-Type"] == TYPES[one.name], one
        assert len(content) > 30, one
        assert reads(queries) <= MOST, one
        for_programs = one.name.endswith(("-json", "-catalogue"))  # read where they stand
        assert for_programs or "attachment" in answer.headers["Content-Disposition"]


def test_a_figure_as_a_file_says_what_its_page_says(stranger: Client) -> None:
    for measure in (one for one in PRODUCT.measures if one.audience == PUBLIC):
        found = json.loads(stranger.get(f"/figures/{measure.key}.json").content)
        page = Page(stranger.get(f"/figures/{measure.key}").content.decode())
        machine = [one.get("value") for one in page.named("data") if one.get("value")]
        is_told = found["value"] is not None  # what is withheld stands in neither
        assert (str(found["value"]) in machine) == is_told, measure.key


def visited(client: Client, shown: list[Address]) -> list[str]:
    """What is wrong with these pages, each read in the next language."""
    languages = cycle(one.value for one in LANGUAGES)
    return [found for one in shown for found in faults(client, one, next(languages))]


def faults(client: Client, one: Address, language: str) -> Iterator[str]:
    """What is wrong with a page, each as a line that begins with its address."""
    yield from wrong_with(one, language, *asked(client, one, language))


def asked(client: Client, one: Address, language: str) -> tuple[Any, int]:
    """What a page answers in a language, and how many queries that took.

    One that leads elsewhere, as a sign-in does, is followed there.
    """
    joint = "&" if "?" in one.path else "?"
    connections["default"].queries_log.clear()  # it holds what every page before asked, too
    with CaptureQueriesContext(connections["default"]) as queries:
        answer = client.get(f"{one.path}{joint}lang={language}", follow=True)
    return answer, reads(queries)


def wrong_with(one: Address, language: str, answer: Any, taken: int) -> Iterator[str]:
    """What is wrong with an answer, each as a line that begins with its address."""
    if answer.status_code != 200 or answer.redirect_chain:
        elsewhere = answer.redirect_chain
        yield f"{one} answers {answer.status_code} {elsewhere}: {told(answer)[:300]}"
        return
    moved = one.name in HELD_AGAINST_ITS_PAST
    most = (
        MOST_WHERE_FIGURES_MOVED if moved else MOST_WHERE_ALL_WAITS if one.name == "home" else MOST
    )
    if taken > most:
        yield f"{one} takes {taken} queries, at most {most} are allowed"
    yield from (f"{one} {words}" for words in broken_rules(answer, language))


def reads(queries: CaptureQueriesContext) -> int:
    """How many queries ask for something; opening and closing a reading of the past does not.

    Nor does what a page writes: that the session is in use, noted once in a while.
    """
    asked = [one["sql"] for one in queries.captured_queries]
    return sum(not sql.startswith(OTHER) for sql in asked)


def broken_rules(answer: HttpResponse, language: str) -> Iterator[str]:
    """The rules of every page that this one breaks."""
    page = Page(answer.content.decode())
    rules = {
        "does not say its language": page.language == language,
        "has not exactly one heading": len(page.texts["h1"]) == 1 and page.said("h1"),
        "has not exactly one title": len(page.texts["title"]) == 1 and page.said("title"),
        "has not exactly one main part": len(page.named("main")) == 1,
        f"writes into the page: {page.inline}": not page.inline,
        f"gives ids twice: {page.ids_given_twice}": not page.ids_given_twice,
        f"loads from elsewhere: {page.fetched}": all(
            address.startswith(("/", "?", "#")) and not address.startswith("//")
            for address in page.fetched
        ),
        "comes without the policy": "default-src 'self'"
        in answer.headers.get("Content-Security-Policy", ""),
    }
    yield from (words for words, holds in rules.items() if not holds)


def body(answer: HttpResponse) -> bytes:
    """All an answer sends, streamed or not."""
    if answer.streaming:
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return answer.content


def told(answer: HttpResponse) -> str:
    """What an answer that failed says, or the error behind it."""
    error = getattr(answer, "exc_info", None)
    return repr(error[1]) if error else Page(answer.content.decode()).said("main")
