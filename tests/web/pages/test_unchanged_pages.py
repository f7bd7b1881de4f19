"""A stranger's page is made and sent again only once something changed; hers is hers alone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.public import now, published
from tests.web.pages.conftest import ON, SCRIBE, World, record_world
from tests.web.pages.guarded import PAPER

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.engine.access.models import Person
from secretariat.engine.history.acting import act
from secretariat.engine.history.marking import Mark
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.records.performing import change
from secretariat.web import unchanged

FIGURE = "/figures/standards.ratifications"
PAGES = (
    *("/", "/figures/", FIGURE, f"{FIGURE}.csv", f"{FIGURE}.json", f"{FIGURE}/records"),
    *("/papers/", "/dashboards/", "/dashboards/public", "/dashboards/public.csv", "/manual/"),
)


def tag(answer: HttpResponse) -> str:
    """The tag of a page that may be kept."""
    assert answer.status_code == 200, answer.content.decode()[:1000]
    assert answer["Cache-Control"] == "public, no-cache"
    assert "Cookie" in answer["Vary"]
    assert not answer["ETag"].startswith("W/"), "it names every byte"
    return answer["ETag"]


@pytest.mark.parametrize("page", PAGES)
def test_who_holds_a_page_that_has_not_changed_is_told_so(
    page: str, client: Client, world: World
) -> None:
    first = client.get(page)
    again = client.get(page, headers={"If-None-Match": tag(first)})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("page", PAGES)
def test_any_act_changes_the_tag(page: str, client: Client, world: World) -> None:
    before = tag(client.get(page))
    with act("tests.anything", by=SCRIBE):
        pass
    after = client.get(page, headers={"If-None-Match": before})
    assert after.status_code == 200
    assert tag(after) != before


def test_a_page_kept_is_the_page_as_it_is_made(client: Client, world: World) -> None:
    for page in PAGES:
        made, kept = client.get(page), client.get(page)
        assert made.content == kept.content
        assert made["Content-Type"] == kept["Content-Type"]
        assert made.get("Content-Disposition") == kept.get("Content-Disposition")


def test_an_unchanged_page_takes_one_statement_whether_it_is_sent_or_not(
    client: Client, world: World
) -> None:
    held = tag(client.get(FIGURE))
    for headers in ({}, {"If-None-Match": held}):
        with CaptureQueriesContext(connection) as asked:
            client.get(FIGURE, headers=headers)
        assert len(asked) == 1


def test_a_changed_record_is_on_the_page_at_once(client: Client, world: World) -> None:
    assert "Norland" in client.get("/registers/states/").content.decode()
    told = client.get(f"{FIGURE}/records").content.decode()
    assert "Norland" in told
    state = State.objects.filter(code="QMA")
    change(reference.amend_states, state, {"name_en": "New Norland"}, by=SCRIBE, on=ON)
    assert "New Norland" in client.get(f"{FIGURE}/records").content.decode()


def test_each_language_address_and_question_has_its_own_tag(client: Client, world: World) -> None:
    tags = [
        tag(Client(headers={"accept-language": language}).get(page))
        for language in ("en", "fr", "es")
        for page in (FIGURE, f"{FIGURE}?as_of=2020-01-01", f"{FIGURE}?as_of=2020-01-02", "/")
    ]
    assert len(set(tags)) == 12


def test_the_next_day_has_another_tag(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tag(client.get("/"))
    tomorrow = unchanged.today() + timedelta(days=1)
    monkeypatch.setattr(unchanged, "today", lambda: tomorrow)
    assert tag(client.get("/")) != before


def test_another_product_has_another_tag(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tag(client.get("/figures/"))
    monkeypatch.setattr(unchanged, "_written", lambda: "words that were written otherwise")
    assert tag(client.get("/figures/")) != before


@pytest.mark.parametrize("page", ["/", FIGURE, "/papers/", "/dashboards/public"])
def test_whoever_is_signed_in_shares_no_page(
    page: str, client: Client, world: World, reader: Person
) -> None:
    stranger = Client()
    held = tag(stranger.get(page))
    client.force_login(reader)
    hers = client.get(page, headers={"If-None-Match": held})
    assert hers.status_code == 200, "never told that a stranger's page is still hers"
    assert "ETag" not in hers
    assert "private" in hers["Cache-Control"]
    assert "Cookie" in hers["Vary"]
    assert reader.name in hers.content.decode()
    assert reader.name not in stranger.get(page).content.decode()
    assert tag(stranger.get(page)) == held


def test_who_has_just_signed_out_is_told_so_on_a_page_of_her_own(
    client: Client, world: World, reader: Person
) -> None:
    """A message waits for her in a cookie: the page that shows it is nobody else's."""
    client.force_login(reader)
    client.post("/account/logout/")
    parting = client.get("/")
    assert "ETag" not in parting
    assert Client().get("/").content != parting.content or "message" not in str(parting.cookies)


def test_what_is_sent_or_not_found_is_never_kept(client: Client, world: World) -> None:
    assert "ETag" not in client.get("/figures/standards.nothing")
    assert "ETag" not in client.get(f"{FIGURE}?as_of=never")
    assert "ETag" not in client.post("/figures/")


def test_while_somebody_writes_a_page_is_given_but_not_kept(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is under way may end up older than the newest act: no tag would tell it had ended."""
    monkeypatch.setattr(unchanged, "mark", lambda **given: Mark(words="now", settled=False))
    assert "ETag" not in client.get("/")


def test_an_edition_that_becomes_public_by_the_clock_changes_the_tag(
    fresh_database: Mapping[str, str],
    settings: Any,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No act is done at the moment an embargo ends."""
    settings.PRODUCT = "tests.web.pages.guarded.PRODUCT"
    record_world()
    soon = now() + timedelta(hours=1)
    published(PAPER, freeze(PAPER, by=SCRIBE, on=ON), public_at=soon)
    before = tag(client.get("/figures/"))
    assert tag(client.get("/figures/")) == before
    later = soon + timedelta(minutes=1)
    monkeypatch.setattr(unchanged, "now", lambda: later)
    assert tag(client.get("/figures/")) != before


def test_a_page_of_many_bytes_is_made_each_time(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "MOST_KEPT", 10)
    first = client.get("/manual/")
    assert tag(first) == tag(client.get("/manual/"))
    with CaptureQueriesContext(connection) as asked:
        client.get("/manual/")
    assert len(asked) > 1
