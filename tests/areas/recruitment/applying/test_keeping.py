"""What a candidate types is kept while she goes on: quietly, and as strictly as by a button."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Route, expect
from tests.areas.recruitment.applying.conftest import PDF, TYPED, apply_to, file
from tests.browsers import chromium, window
from tests.product.browsing import Viewer

from secretariat.areas.recruitment.models.applying import Attachment, Draft
from secretariat.areas.recruitment.models.vacancies import Vacancy
from secretariat.areas.recruitment.pages import limiting
from secretariat.areas.recruitment.pages.apply import KEEP, QUIETLY
from secretariat.engine.access.rates import TooOften
from secretariat.kernel.errors import Conflict
from secretariat.web.asking import now

WHILE_TYPING = 5
"""Statements at most: the session, the count, the vacancy, the draft, and one to spare."""


def typed(client: Client, vacancy: Vacancy, **more: str) -> HttpResponse:
    """What the script of the form sends after a while."""
    posted = {**TYPED, "deed": QUIETLY, **more}
    return client.post(reverse("apply", args=[vacancy.code]), posted)


def test_the_first_words_begin_a_draft_and_later_ones_replace_them(
    client: Client, vacancy: Vacancy
) -> None:
    for letter in ("The work", "The work of labour", "The work of labour inspectors."):
        answer = typed(client, vacancy, letter=letter)
        assert (answer.status_code, answer.content) == (204, b"")
        assert Draft.objects.get().answers == {**blank(), **TYPED, "letter": letter}


def test_it_goes_on_where_a_button_left_off_and_leaves_files_alone(
    client: Client, vacancy: Vacancy
) -> None:
    apply_to(client, vacancy, KEEP, files=[file("cv.pdf")])
    typed(client, vacancy, letter="And more.")
    assert Draft.objects.get().answers["letter"] == "And more."
    assert bytes(Attachment.objects.get().content) == PDF


def test_each_browser_keeps_its_own(client: Client, vacancy: Vacancy) -> None:
    others = [client, Client()]
    for number, one in enumerate(others * 2):
        typed(one, vacancy, letter=f"Turn {number}")
    kept = Draft.objects.order_by("pk").values_list("answers__letter", flat=True)
    assert list(kept) == ["Turn 2", "Turn 3"]


def test_a_draft_thrown_away_meanwhile_is_begun_anew(client: Client, vacancy: Vacancy) -> None:
    typed(client, vacancy)
    Draft.objects.all().delete()
    assert typed(client, vacancy, letter="Again").status_code == 204
    assert Draft.objects.get().answers["letter"] == "Again"


def test_nothing_is_kept_once_the_deadline_is_over(client: Client, vacancy: Vacancy) -> None:
    typed(client, vacancy, letter="In time")
    late = now() + timedelta(days=30)
    with patch("secretariat.areas.recruitment.pages.apply.now", return_value=late):
        assert typed(client, vacancy, letter="Too late").status_code == Conflict.status
    assert Draft.objects.get().answers["letter"] == "In time"


def test_it_is_counted_like_a_button(
    client: Client, vacancy: Vacancy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "SAVES", 2)
    statuses = [typed(client, vacancy, letter=str(turn)).status_code for turn in range(3)]
    assert statuses == [204, 204, TooOften.status]
    assert Draft.objects.get().answers["letter"] == "1"


def test_it_asks_the_database_little(client: Client, vacancy: Vacancy) -> None:
    typed(client, vacancy)
    with CaptureQueriesContext(connection) as asked:
        typed(client, vacancy, letter="Once more")
    assert len(asked) <= WHILE_TYPING, [one["sql"] for one in asked]


def test_a_save_changes_nothing_that_an_index_has(db: None) -> None:
    with connection.cursor() as cursor:
        kept = connection.introspection.get_constraints(cursor, Draft._meta.db_table)
    indexed = {name for one in kept.values() if one["index"] for name in one["columns"]}
    assert "vacancy_id" in indexed
    assert indexed.isdisjoint({"answers", "saved_at"})


def blank() -> dict[str, str]:
    """What a draft says of what was not typed."""
    return dict.fromkeys(("source", "state", "born", "disability", "languages"), "")


@pytest.mark.browser
def test_in_a_browser_it_is_sent_after_a_while_and_the_page_stays(
    client: Client, vacancy: Vacancy
) -> None:
    path, sent = reverse("apply", args=[vacancy.code]), list[str]()
    html = client.get(path).content.decode()

    def answer(route: Route) -> None:
        if route.request.method != "POST":
            route.fallback()
            return
        sent.append(route.request.post_data or "")
        route.fulfill(status=204)

    with chromium() as browser:
        page = window(browser).new_page()
        page.clock.install()
        viewer = Viewer(page, "en")
        page.route("**/apply/**", answer)
        viewer.look_at(path, html, by_rules=False)
        page.fill("#field-letter", "Inspectors’ work & more")
        page.clock.run_for(15_000)
        assert sent == []
        with page.expect_response(lambda found: found.status == 204):
            page.clock.run_for(10_000)
        expect(page.locator("#kept")).to_have_text("What you have typed so far is kept.")
        assert page.input_value("#field-letter") == "Inspectors’ work & more"
    (body,) = sent
    answered = client.post(path, body, content_type="application/x-www-form-urlencoded")
    assert answered.status_code == 204
    assert Draft.objects.get().answers["letter"] == "Inspectors’ work & more"
