"""Requests no page of ours makes: fields, headers and numbers that somebody thought up."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.product.html_read import Page

from secretariat.areas.reference.models import State
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.history.models import Act
from secretariat.engine.records.declaring import Kind
from secretariat.site.product import PRODUCT
from secretariat.web.policies import POLICY
from secretariat.web.records.moves import name_of

BROKEN_LINES = ("x\r\nSet-Cookie: stolen=1", "x\nLocation: https://evil.example/", "x\r\n\r\n<h1>")


@pytest.mark.parametrize("words", BROKEN_LINES)
def test_no_header_is_written_by_what_is_asked(words: str, editor: Client) -> None:
    asked: list[Any] = [
        editor.get("/account/login/", {"next": words}),
        editor.get("/", {"lang": words}),
        editor.get("/registers/states/export.csv", {"q": words}),
        editor.post("/account/logout/", {"next": words}),
    ]
    for answer in asked:
        assert "stolen" not in answer.cookies
        for name, value in answer.headers.items():
            assert "\n" not in f"{name}{value}"
            assert "\r" not in f"{name}{value}"
        assert "evil.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "header", ["x-forwarded-host", "x-host", "forwarded", "x-original-host", "x-http-host-override"]
)
def test_what_a_header_claims_to_be_our_name_stands_on_no_page(
    header: str, stranger: Client
) -> None:
    for address in ("/", "/account/login/", "/registers/states/"):
        answer = stranger.get(address, headers={header: "evil.example"})
        assert answer.status_code == 200
        assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver@evil", ""])
def test_another_name_than_ours_is_answered_by_nothing_of_ours(host: str, stranger: Client) -> None:
    answer = stranger.get("/account/login/", headers={"host": host})
    assert answer.status_code == 400
    assert "password" not in answer.content.decode()


def test_fields_posted_besides_those_of_an_action_change_nothing(editor: Client) -> None:
    """An action is sent all fields of its table; those it sets are those of its form alone."""
    state = State.objects.order_by("pk")[0]
    before = State.objects.filter(pk=state.pk).values().get()
    action = next(
        one
        for register in PRODUCT.registers
        if register.key == "states"
        for one in register.actions
        if one.kind is Kind.CHANGE
    )
    kept = {name: str(before[State._meta.get_field(name).attname] or "") for name in action.fields}
    address = reverse("act-on", args=["states", state.pk, name_of(action)])
    extra = {"id": "999999", "pk": "999999", "code": "XXX", "sort_en": "zzz", "created_by": "1"}
    strange = {name: value for name, value in extra.items() if name not in action.fields}
    answer = editor.post(address, {**kept, "reason": "for the test", **strange})
    assert answer.status_code in {302, 409, 422}
    after = State.objects.filter(pk=state.pk).values().get()
    assert after == before


def test_a_number_that_was_changed_opens_nothing_else(editor: Client) -> None:
    for address in (
        *("/registers/states/0/", "/registers/states/-1/", "/registers/states/99999999/"),
        f"/registers/states/{2**63}/",
        f"/registers/states/{10**30}/",
        *("/registers/states/1e3/", "/registers/states/1%00/", "/registers/../people/"),
        *("/people/0/", "/people/99999999/", "/people/1/", "/why?person=1"),
        *("/account/passkeys/1/edit/", "/account/passkeys/1/remove/"),
    ):
        answer = editor.get(address)
        assert answer.status_code in {302, 400, 403, 404, 422}, address
        assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/admin/",
            "/.env",
            "/.git/config",
            "/static/../settings.py",
            "/static/%2e%2e/settings.py",
        ),
        *(
            "/media/",
            "/__debug__/",
            "/metrics",
            "/server-status",
            "/wp-login.php",
            "/accounts/login/",
        ),
        *("/account/signup/", "/account/email/", "/account/provider/office/", "/account/social/"),
        *("/account/3rdparty/login/cancelled/", "/account/passkeys/signup/", "/account/2fa/"),
    ],
)
def test_guessed_addresses_open_nothing(address: str, stranger: Client) -> None:
    answer = stranger.get(address)
    assert answer.status_code == 404
    words = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert b"SECRET" not in words


def test_a_session_that_was_made_up_or_changed_is_nobodys(editor: Client) -> None:
    known = editor.cookies["sessionid"].value
    for made_up in ("", "a" * 32, known[:-1] + ("a" if known[-1] != "a" else "b"), known.upper()):
        browser = Client()
        browser.cookies["sessionid"] = made_up
        answer = browser.get("/account/")
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/login/")


NEXT = ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]


@pytest.mark.parametrize("elsewhere", NEXT)
def test_showing_again_that_it_is_she_leads_nowhere_else(elsewhere: str, editor: Client) -> None:
    page = editor.get("/account/reauthenticate/", {"next": elsewhere}).content.decode()
    for form in Page(page).named("form"):
        assert "evil" not in str(form.get("action"))
    asked = {"password": "all-of-this-is-invented", "next": elsewhere}
    answer = editor.post("/account/reauthenticate/", asked)
    assert "evil" not in answer.headers.get("Location", "")
    assert not answer.headers.get("Location", "").startswith("javascript")


NEW_PAGES = (
    *("/account/", "/account/sessions/", "/account/factors/", "/account/passkeys/", "/why"),
    *("/registers/states/1/access", "/account/reauthenticate/"),
)


@pytest.mark.parametrize("address", NEW_PAGES)
def test_pages_of_access_carry_the_exact_policy_and_are_framed_by_nobody(
    address: str, editor: Client
) -> None:
    headers = editor.get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    kept = headers["Cache-Control"]
    assert "private" in kept or "no-store" in kept


def test_who_is_refused_leaves_no_act_and_no_grant(editor: Client) -> None:
    before = (Act.objects.count(), Grant.objects.count())
    somebody = Person.objects.get(username="li.fengyao")
    asked = {"role": "access_manager", "scope": "", "starts": "2026-01-01", "reason": "mine"}
    for person in (somebody, Person.objects.get(username="teodor.maskov")):
        for deed in ("give", "password", "close", "open", "link"):
            address = reverse("person-deed", args=[person.pk, deed])
            assert editor.post(address, asked).status_code == 403, deed
    assert (Act.objects.count(), Grant.objects.count()) == before
