"""Home is each person's own: what waits for her, what she follows, what changed and she may see."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from pytest_django import Settings
from tests.engine.workflows import declared
from tests.engine.workflows.ground import BY, somebody, these, value, values
from tests.web.workflows.conftest import SignedIn
from tests.web.workflows.test_move_pages import address, reported, shown

from secretariat.areas.results.models.achieved import Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person
from secretariat.engine.notices.following import MOST, follow, follows
from secretariat.engine.product import Product
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.moving import move
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period
from secretariat.web.asking import today
from secretariat.web.wording import called
from secretariat.web.workflows.counting import due_today, nothing_or_things, overdue
from secretariat.web.workflows.waiting import due_words

Parts = dict[str, Part]


@pytest.mark.parametrize(
    ("days", "title"),
    [
        ([], "Nothing waits for you."),
        ([9], "One thing waits for you."),
        ([9, 0], "Two things wait for you. One is due today."),
        ([9, 0, -1, -2], "Four things wait for you. Two are late."),
    ],
)
def test_the_heading_says_what_is_the_case(
    parts: Parts, rosa: Person, signed_in: SignedIn, days: list[int], title: str
) -> None:
    for number, offset in enumerate(days):
        value(parts["FIN"], f"V{number}", as_of=today() + timedelta(days=offset))
    assert f"<h1>{title}</h1>" in shown(signed_in(rosa), "/")


def named(made: Value) -> str:
    """A value by its name, as a page writes it."""
    return " ".join(called(made).split())


def test_each_thing_leads_to_its_move_and_says_what_it_is(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    made = value(parts["FIN"], as_of=today() + timedelta(days=2))
    page = shown(signed_in(rosa), "/")
    assert f'href="{address(made, "report")}"><strong>Report</strong> {named(made)}</a>' in page
    assert '<span class="due warn">In 2 days</span>' in page
    assert f"Value, being written. {made.part.indicator.title.text}." in page


def test_more_than_a_screen_is_shown_on_demand(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    values(parts["FIN"], *(f"V{number}" for number in range(15)))
    browser = signed_in(rosa)
    page = shown(browser, "/")
    assert page.count("<strong>Report</strong>") == 12
    assert 'href="/?waiting=all">Show all 15</a>' in page
    assert shown(browser, "/?waiting=all").count("<strong>Report</strong>") == 15


def test_beyond_fifty_it_says_more_than(parts: Parts, rosa: Person, signed_in: SignedIn) -> None:
    values(parts["FIN"], *(f"V{number}" for number in range(51)))
    assert "<h1>More than 50 things wait for you.</h1>" in shown(signed_in(rosa), "/")


def test_what_she_may_move_but_not_see_is_not_shown(
    parts: Parts, rosa: Person, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    value(parts["FIN"], as_of=today())
    closed = replace(declared.values, see=declared.May.VERIFY)
    monkeypatch.setattr(Product, "registers", property(lambda _self: (closed,)))
    page = shown(signed_in(rosa), "/")
    assert "<h1>Nothing waits for you.</h1>" in page
    assert "V1" not in page


def test_a_stranger_sees_the_public_home(parts: Parts) -> None:
    page = shown(Client(), "/")
    assert "What the Organization undertakes, achieves and publishes" in page
    assert "What waits for me" not in page
    assert "What changed" not in page


def test_a_delegate_is_told_for_whom(parts: Parts, rosa: Person, signed_in: SignedIn) -> None:
    deo = somebody("deo")
    delegate(rosa, to=deo, period=Period(today(), today()), by=rosa, on=today())
    value(parts["FIN"])
    assert "You act for Rosa." in shown(signed_in(deo), "/")


def test_what_she_follows_stands_there_and_its_changes_are_told(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    una, made = somebody("una"), value(parts["FIN"], source="x")
    browser = signed_in(una)
    page = shown(browser, address(made))
    assert 'action="/follow"' in page
    answer = browser.post("/follow", {"register": "values", "record": str(made.pk)})
    assert answer.headers["Location"] == address(made)
    assert "You follow this: it stands on your home page." in shown(browser, address(made))
    move(declared.VALUES, "report", these(made), by=rosa, on=today())
    home = shown(browser, "/")
    assert '<h2 id="tiles">What I follow</h2>' in home
    assert f'<a href="{address(made)}">{made}</a>' in home
    assert "Value, reported" in home
    assert (
        f'<strong>Rosa</strong> reported this value: <a href="{address(made)}">{named(made)}</a>.'
        in home
    )
    browser.post("/unfollow", {"register": "values", "record": str(made.pk)})
    assert "What I follow" not in shown(browser, "/")


def test_following_opens_nothing_that_is_closed(
    parts: Parts, rosa: Person, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    una, made = somebody("una"), value(parts["FIN"], source="x")
    browser = signed_in(una)
    follow(una, table="results.value", record=made.pk)
    move(declared.VALUES, "report", these(made), by=rosa, on=today())
    closed = replace(declared.values, see=declared.May.VERIFY)
    monkeypatch.setattr(Product, "registers", property(lambda _self: (closed,)))
    page = shown(browser, "/")
    assert str(made) not in page
    assert "reported this value" not in page
    gone = browser.post("/follow", {"register": "values", "record": str(made.pk)})
    unknown = browser.post("/follow", {"register": "nothing", "record": "1"})
    assert gone.status_code == unknown.status_code == 404
    assert not follows(una, table="results.value", record=made.pk + 1)


@pytest.mark.parametrize("typed", [{}, {"register": "values", "record": "x"}, {"figure": "a.b"}])
def test_what_cannot_be_followed_is_not(
    parts: Parts, rosa: Person, signed_in: SignedIn, typed: dict[str, str]
) -> None:
    assert signed_in(rosa).post("/follow", typed).status_code == 404


def test_somebody_follows_so_many_things_and_no_more(parts: Parts, rosa: Person) -> None:
    for number in range(MOST):
        follow(rosa, table="results.value", record=number + 1)
    follow_one_more = {"table": "results.value", "record": MOST + 1}
    with pytest.raises(BadInput, match="You follow 200 things already"):
        follow(rosa, **follow_one_more)


def test_what_everybody_may_see_is_told_to_everybody_signed_in(
    parts: Parts, rosa: Person, signed_in: SignedIn
) -> None:
    made = reported(parts, by=rosa)
    told = (
        f'<strong>Rosa</strong> reported this value: <a href="{address(made)}">{named(made)}</a>.'
    )
    assert told in shown(signed_in(somebody("una")), "/")


@pytest.mark.parametrize("codes", [("V1", "V2", "V3"), ("V1", "V2", "V3", "V4")])
def test_what_somebody_did_often_in_a_day_is_told_once(
    parts: Parts, rosa: Person, signed_in: SignedIn, codes: tuple[str, ...]
) -> None:
    made = values(parts["FIN"], *codes, source="x")
    for one in made:
        move(declared.VALUES, "report", these(one), by=rosa, on=today())
    page = shown(signed_in(somebody("una")), "/")
    assert page.count("reported this value: ") == 1
    many = 'reported this value: 4 records (<a href="/registers/values/">Values</a>).'
    assert (many in page) is (len(codes) > 3)
    assert all((f'<a href="{address(one)}">' in page) is (len(codes) <= 3) for one in made)


def test_of_a_register_whose_readings_are_logged_home_names_no_record(
    parts: Parts, rosa: Person, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = reported(parts, by=rosa)
    logged = replace(declared.values, sensitive=True)
    monkeypatch.setattr(Product, "registers", property(lambda _self: (logged,)))
    page = shown(signed_in(somebody("una")), "/")
    assert 'reported this value: 1 record (<a href="/registers/values/">Values</a>).' in page
    assert address(made) not in page


def test_what_was_removed_since_has_no_name_on_home(
    parts: Parts, rosa: Person, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported(parts, by=rosa)
    none = replace(declared.values, rows=declared.values.rows().none)
    monkeypatch.setattr(Product, "registers", property(lambda _self: (none,)))
    page = shown(signed_in(somebody("una")), "/")
    assert 'reported this value: 1 record (<a href="/registers/values/">Values</a>).' in page


def test_what_changed_in_a_closed_register_is_not(
    parts: Parts, rosa: Person, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported(parts, by=rosa)
    closed = replace(declared.values, see=declared.May.VERIFY)
    monkeypatch.setattr(Product, "registers", property(lambda _self: (closed,)))
    assert "reported this value" not in shown(signed_in(somebody("una")), "/")
    assert "reported this value" in shown(signed_in(somebody("vera", "verifier")), "/")
    in_part = somebody("val", "verifier", over="HRD")
    assert "reported this value" not in shown(signed_in(in_part), "/")


def test_it_takes_few_queries_whatever_waits(parts: Parts, signed_in: SignedIn) -> None:
    both = somebody("both", "reporter", "verifier")
    made = values(parts["FIN"], *(f"V{number}" for number in range(300)), source="x", as_of=today())
    move(declared.VALUES, "report", these(*made[:200]), by=BY, on=today())
    for one in made[:20]:
        follow(both, table="results.value", record=one.pk)
    browser = signed_in(both)
    shown(browser, "/")
    with CaptureQueriesContext(connections["default"]) as queries:
        shown(browser, "/")
    assert len(queries) <= 15, "\n".join(one["sql"] for one in queries.captured_queries)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_number_has_its_sentence(language: str, settings: Settings) -> None:
    with override(language):
        for count in range(15):
            assert nothing_or_things(count).strip()
            assert (due_today(count) == "") is (count == 0)
            assert (overdue(count) == "") is (count == 0)


@pytest.mark.parametrize(
    ("days", "words", "urgency"),
    [
        (-2, "2 days late", "bad"),
        (-1, "1 day late", "bad"),
        (0, "Due today", "bad"),
        (1, "In 1 day", "warn"),
        (3, "In 3 days", "warn"),
        (4, None, ""),
    ],
)
def test_a_deadline_is_told_by_how_far_it_is(days: int, words: str | None, urgency: str) -> None:
    told, how = due_words(today() + timedelta(days=days), today())
    assert how == urgency
    assert words is None or told == words
    assert due_words(None, today()) == ("No date", "")
