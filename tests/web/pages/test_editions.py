"""Who reads an edition on which page, in every state: cell by cell; and the feed and the steps."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.engine.publishing.public import HANDS, now
from tests.web.pages.conftest import SCRIBE, record_world
from tests.web.pages.editions import PAPER, ROLES
from tests.web.pages.guarded import KEY

from secretariat.engine.access.granting import give
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, Step
from secretariat.engine.publishing.printers.typesetting import TEMPLATES
from secretariat.engine.publishing.stepping import NOTHING, Said, take
from secretariat.engine.publishing.way import way_of
from secretariat.kernel.digests import grouped
from secretariat.kernel.periods import Period
from secretariat.web import unchanged
from secretariat.web.papers import files

HOME = f"/papers/{PAPER.key}"
ATOM = "{http://www.w3.org/2005/Atom}"
WORKING = "author clearer publisher"
EVERYBODY = f"{WORKING} early reader stranger"
SEEN = {
    "frozen": WORKING,
    "in_review": WORKING,
    "returned": WORKING,
    "cleared": WORKING,
    "embargoed": f"{WORKING} early",
    "published": EVERYBODY,
    "superseded": EVERYBODY,
}
"""Who reads an edition in each state: written out, so that a change is a change of this table."""

Readers = dict[str, Client]


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def readers(fresh_database: Mapping[str, str], settings: Any, client: Client) -> Readers:
    """A client for each who asks, over a small world; nothing is left of earlier tests."""
    settings.PRODUCT = "tests.web.pages.editions.PRODUCT"
    cache.clear()
    record_world()
    return {"stranger": client, **{name: signed_in(name, role) for name, role in ROLES.items()}}


def signed_in(name: str, role: str) -> Client:
    new = NewPerson(username=name, name=name, email=f"{name}@example.invalid", password=None)
    person, on = add_person(new, by=SCRIBE, on=today()), today()
    if role:
        since = Period.since(on)
        give([person], role, scope="", period=since, by=SCRIBE, reason="test", on=on)
    client = Client()
    client.force_login(person)
    return client


def frozen(**given: Any) -> Release:
    return freeze(PAPER, by=SCRIBE, on=today(), **given)


def step(release: Release, name: Step, said: Said = NOTHING) -> None:
    take(PAPER, release, name, by=HANDS[name], on=today(), now=now(), said=said)


def body(client: Client, address: str) -> tuple[int, str]:
    answer: Any = client.get(address)
    return answer.status_code, answer.content.decode(errors="replace")


def surfaces(client: Client, release: Release) -> dict[str, bool]:
    """On which pages and files a reader finds the edition, and what it alone tells."""
    number = release.edition
    listed = body(client, "/papers/")[1]
    figure = json.loads(body(client, f"/figures/{KEY}.json?as_of=2025-12-31")[1])
    return {
        "page": body(client, f"{HOME}/{number}")[0] == 200,
        "file": body(client, f"{HOME}/{number}.json")[0] == 200,
        "print": body(client, f"{HOME}/{number}.html")[0] == 200,
        "list": f'href="{HOME}/{number}"' in listed,
        "search": f'href="{HOME}/"' in body(client, "/find?q=zebras")[1],
        "feed": grouped(release.seal) in body(client, "/papers/feed.atom")[1],
        "figure": figure["value"] is not None,
    }


WORK = {"page", "file", "print", "list", "search"}
"""What whoever works on an edition finds before it is public: never the feed, nor the figures."""


def hold_to_table(readers: Readers, release: Release) -> None:
    """Every cell of the state it is in."""
    state = way_of(release, now=now()).state.value
    for who, client in readers.items():
        sees = who in SEEN[state].split()
        is_public = state == "published"
        cleared = {"figure"} if who == "author" else set()  # she sees the records themselves
        expected = {name: sees and (name in WORK or is_public) for name in surfaces_of(release)}
        expected |= dict.fromkeys(cleared, True)
        assert surfaces(client, release) == expected, (state, who)


def surfaces_of(release: Release) -> tuple[str, ...]:
    return (*sorted(WORK), "feed", "figure")


def test_who_reads_an_edition_in_every_state_on_every_page(readers: Readers) -> None:
    release = frozen()
    soon = Said(public_at=now() + timedelta(days=1))
    hold_to_table(readers, release)
    for name, said in (
        (Step.SEND, NOTHING),
        (Step.RETURN, Said(note="A table is missing.")),
        (Step.SEND, NOTHING),
        (Step.CLEAR, NOTHING),
        (Step.PUBLISH, soon),
        (Step.RETURN, Said(note="Stopped.")),
        (Step.SEND, NOTHING),
        (Step.CLEAR, NOTHING),
        (Step.PUBLISH, NOTHING),
    ):
        step(release, name, said)
        hold_to_table(readers, release)


def test_the_unknown_and_what_she_may_not_read_answer_in_the_same_words(readers: Readers) -> None:
    first, second = frozen(), frozen()
    for name in (Step.SEND, Step.CLEAR, Step.PUBLISH):
        step(first, name)
    for who in ("stranger", "reader", "early"):
        for path in ("{}", "{}.pdf", "{}/step/clear", "{}/restated", "1/restated/{}"):
            hidden, unknown = (
                readers[who].get(f"{HOME}/{path.format(number)}") for number in (second.edition, 99)
            )
            assert answered(hidden) == answered(unknown), (who, path)
        assert readers[who].post(f"{HOME}/2/verify").status_code in {403, 404}
        page = body(readers[who], f"{HOME}/1")[1]
        assert f"{HOME}/2" not in page
        assert "Superseded" not in page


def answered(response: Any) -> tuple[int, str]:
    """The answer without what it was asked."""
    words = response.content.decode() if isinstance(response, HttpResponse) else ""
    address = str(response.headers.get("Location", ""))
    text = f"{words.partition('<main')[2].partition('</main')[0]} {address}"
    return response.status_code, text.replace("99", "2")


def test_a_paper_without_a_public_edition_is_as_if_there_were_none(readers: Readers) -> None:
    frozen()
    for who in ("stranger", "reader", "early"):
        nothing = readers[who].get("/papers/no-such-paper/")
        assert answered(readers[who].get(f"{HOME}/")) == answered(nothing)


def test_the_lasting_address_leads_everybody_to_the_public_edition(readers: Readers) -> None:
    first = frozen()
    for name in (Step.SEND, Step.CLEAR, Step.PUBLISH):
        step(first, name)
    second = frozen(note="It counts one more.", corrects=first)
    for client in readers.values():
        assert grouped(first.seal) in body(client, f"{HOME}/")[1]
    assert f"{HOME}/2" in body(readers["author"], f"{HOME}/1")[1]
    assert "Edition 2: frozen" in body(readers["author"], "/papers/")[1]
    for name in (Step.SEND, Step.CLEAR, Step.PUBLISH):
        step(second, name)
    for client in readers.values():
        assert grouped(second.seal) in body(client, f"{HOME}/")[1]
        old = body(client, f"{HOME}/1")[1]
        assert "Edition 2 corrects this one" in old
        assert "It counts one more." in old


def test_a_file_stays_the_same_and_its_answer_says_where_the_edition_stands(
    readers: Readers,
) -> None:
    release, address, author = frozen(), f"{HOME}/1.json", readers["author"]
    first = author.get(address)
    assert first.headers["Edition-State"] == "frozen"
    step(release, Step.SEND)
    second = author.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (second.status_code, second.headers["Edition-State"]) == (200, "in_review")
    assert second.content == first.content
    again = author.get(address, headers={"If-None-Match": second.headers["ETag"]})
    assert (again.status_code, again.headers["Edition-State"]) == (304, "in_review")
    step(release, Step.CLEAR)
    step(release, Step.PUBLISH)
    later = frozen()
    for name in (Step.SEND, Step.CLEAR, Step.PUBLISH):
        step(later, name)
    last = author.get(address)
    assert last.headers["Edition-State"] == "superseded"
    assert last.headers["Link"] == f'<{HOME}/2>; rel="latest-version"'
    assert last.content == first.content


def test_a_file_is_printed_anew_once_what_prints_it_is_written_otherwise(
    readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen()
    address, author, printed = f"{HOME}/1.json", readers["author"], list[str]()
    monkeypatch.setattr(files, "paper", lambda *told: printed.append("once") or paper(*told))
    first = author.get(address)
    assert author.get(address).headers["ETag"] == first.headers["ETag"]
    assert len(printed) == 1
    monkeypatch.setattr(unchanged, "_written", lambda: "a template that was written otherwise")
    assert author.get(address).headers["ETag"] != first.headers["ETag"]
    assert len(printed) == 2


def test_what_is_written_of_the_typesetters_templates_counts_too() -> None:
    kept = {one.suffix for one in TEMPLATES.iterdir()}
    assert kept <= unchanged._FILES


def test_the_feed_names_public_editions_with_their_seals_the_latest_first(
    readers: Readers,
) -> None:
    first = frozen()
    for name in (Step.SEND, Step.CLEAR, Step.PUBLISH):
        step(first, name)
    before = readers["stranger"].get("/papers/feed.atom?lang=fr")
    held = {"If-None-Match": before.headers["ETag"]}
    second = frozen(note="It counts one more.", corrects=first)
    assert readers["stranger"].get("/papers/feed.atom?lang=fr", headers=held).status_code == 304
    for name in (Step.SEND, Step.CLEAR, Step.PUBLISH):
        step(second, name)
    after = readers["stranger"].get("/papers/feed.atom?lang=fr", headers=held)
    assert after.status_code == 200
    assert after.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    entries = ElementTree.fromstring(after.content).findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}id") for one in entries] == [
        f"http://testserver{HOME}/2",
        f"http://testserver{HOME}/1",
    ]
    told = [str(one.findtext(f"{ATOM}summary")) for one in entries]
    assert grouped(second.seal) in told[0]
    assert "It counts one more." in told[0]
    assert grouped(first.seal) in told[1]
    public_at = way_of(second, now=now()).public_at
    assert public_at is not None
    assert str(entries[0].findtext(f"{ATOM}published"))[:19] == public_at.isoformat()[:19]


def test_an_edition_is_brought_to_the_public_on_the_pages(readers: Readers) -> None:
    frozen()
    address = f"{HOME}/1"

    def posts(who: str, name: Step, status: int = 302, **fields: str) -> str:
        answer = readers[who].post(f"{address}/step/{name.value}", fields)
        assert answer.status_code == status, answer.content.decode()[-2000:]
        return str(answer.content.decode())

    assert "Send for review" in body(readers["author"], address)[1]
    posts("author", Step.SEND)
    page = body(readers["author"], address)[1]
    assert "This edition is not published: it is in review" in page
    assert "Not you:" in page
    assert "needs a reason" in posts("clearer", Step.RETURN, 422, note="")
    posts("clearer", Step.CLEAR, note="Checked against the register.")
    assert "Reason given: Checked against the register." in body(readers["author"], address)[1]
    assert "Checked against" not in body(readers["author"], f"{address}.html")[1]
    day = (today() + timedelta(days=2)).isoformat()
    assert "a day and an hour" in posts("publisher", Step.PUBLISH, 422, day=day)
    passed = (today() - timedelta(days=2)).isoformat()
    assert "has passed" in posts("publisher", Step.PUBLISH, 422, day=passed, hour="09:00")
    posts("publisher", Step.PUBLISH, day=day, hour="09:00")
    form = body(readers["publisher"], f"{address}/step/publish")[1]
    assert "Hour (UTC)" in form
    assert "under embargo" in body(readers["publisher"], address)[1]
    posts("publisher", Step.PUBLISH)
    page = body(readers["stranger"], address)[1]
    assert "Published" in page
    assert "clearer" not in page  # who worked on it is nobody else's to know
    assert "This edition is published." in posts("publisher", Step.PUBLISH, 409)


def test_a_step_is_closed_to_who_may_not_with_who_may(readers: Readers) -> None:
    frozen()
    status, page = body(readers["clearer"], f"{HOME}/1/step/send")
    assert status == 200
    assert "Not you:" in page
    assert "Those who may: Standards officer" in page
    answer = readers["clearer"].post(f"{HOME}/1/step/send")
    assert answer.status_code == 403
    assert readers["stranger"].get(f"{HOME}/1/step/send").status_code == 404
    assert readers["clearer"].get(f"{HOME}/1/step/burn").status_code == 404


def test_who_stands_in_for_her_reads_the_edition_and_takes_her_steps_on_the_pages(
    readers: Readers,
) -> None:
    release = frozen()
    step(release, Step.SEND)
    reader, address = readers["reader"], f"{HOME}/1"
    assert reader.get(address).status_code == 404
    form = body(readers["clearer"], "/delegations/")[1]
    assert '<option value="publishing.editions"' in form
    day = today().isoformat()
    asked = {"to": "reader", "starts": day, "ends": day, "workflow": "publishing.editions"}
    assert readers["clearer"].post("/delegations/", asked).status_code == 302
    home = body(reader, "/")[1]
    assert f'href="{address}/step/clear"' in home
    assert "You act for clearer." in home
    assert "You take it for clearer." in body(reader, address)[1]
    assert "You take it for clearer." in body(reader, f"{address}/step/clear")[1]
    assert reader.post(f"{address}/step/clear").status_code == 302
    told = body(readers["publisher"], address)[1]
    assert "<strong>reader for clearer</strong> cleared it" in told


def test_home_says_what_of_editions_waits_for_whom(readers: Readers) -> None:
    release = frozen()
    waiting = {
        "": {"author": "send"},
        Step.SEND: {"clearer": "clear"},
        Step.RETURN: {"author": "send"},
    }
    for name, hers in waiting.items():
        if name:
            note = "A table <b>is</b> missing." if name is Step.RETURN else ""
            step(release, Step(name), Said(note=note))
        for who in ("author", "clearer", "publisher", "early", "reader"):
            page = body(readers[who], "/")[1]
            address = f"{HOME}/1/step/{hers.get(who)}"
            assert (f'href="{address}"' in page) is (who in hers), (name, who)
            assert ("Nothing waits for you." in page) is (who not in hers), (name, who)
    page = body(readers["author"], "/")[1]
    assert "Edition 1 of EX.3/4, sent back." in page
    assert "Reason given: A table &lt;b&gt;is&lt;/b&gt; missing." in page
    step(release, Step.SEND)
    step(release, Step.CLEAR)
    page = body(readers["publisher"], "/")[1]
    assert f'href="{HOME}/1/step/publish"' in page
    assert "One thing waits for you." in page


def test_a_paper_without_an_edition_is_listed_as_its_draft_for_who_works_on_it(
    readers: Readers,
) -> None:
    works = {"author", "clearer", "publisher"}
    draft = f'href="{HOME}/draft/en"'
    for who, client in readers.items():
        page = body(client, "/papers/")[1]
        assert (draft in page) is (who in works), who
        assert ("No edition has been frozen yet" in page) is (who in works), who
    assert body(readers["author"], f"{HOME}/draft/en")[0] == 200
    frozen()
    listed = body(readers["author"], "/papers/")[1]
    assert f'href="{HOME}/1"' in listed
    assert draft not in listed
