"""Her session is hers alone: where its cookie goes, how long it lasts, how often one may guess."""

from http.cookies import Morsel

import pytest
from django.core.cache import cache
from django.test import Client
from tests.product.html_read import Page

from secretariat.example.logins import PASSWORD

EDITOR = {"login": "teodor.maskov", "password": PASSWORD}
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def uncounted(undone: None) -> None:
    """Count attempts from the beginning; what a test counts is forgotten."""
    cache.clear()


def cookie(client: Client, name: str) -> "Morsel[str]":
    found: Morsel[str] = client.cookies[name]
    return found


def test_the_cookie_of_a_session_goes_nowhere_but_here_and_dies_with_the_browser(
    stranger: Client,
) -> None:
    stranger.post(LOGIN, EDITOR)
    found = cookie(stranger, "sessionid")
    assert found["httponly"]
    assert found["secure"]
    assert found["samesite"] in {"Lax", "Strict"}
    assert (found["path"], found["domain"]) == ("/", "")
    assert found["max-age"] == found["expires"] == ""
    assert len(found.value) >= 32


def test_the_other_cookies_are_as_narrow(stranger: Client) -> None:
    stranger.get(f"{LOGIN}?lang=fr")
    for name in ("csrftoken", "django_language"):
        found = cookie(stranger, name)
        assert found["secure"], name
        assert found["samesite"] in {"Lax", "Strict"}, name
        assert found["domain"] == "", name


def test_a_reader_who_does_not_sign_in_gets_no_session(stranger: Client) -> None:
    for address in ("/", "/registers/states/", "/figures/reference.member_states"):
        stranger.get(address)
    assert "sessionid" not in stranger.cookies


def test_signing_in_gives_a_session_that_nobody_knew_before(stranger: Client) -> None:
    stranger.cookies["sessionid"] = "a" * 32
    stranger.post(LOGIN, EDITOR)
    first = cookie(stranger, "sessionid").value
    assert first != "a" * 32
    stranger.post("/account/logout/")
    stranger.post(LOGIN, EDITOR)
    assert cookie(stranger, "sessionid").value != first


def test_a_session_ended_by_signing_out_opens_nothing_to_who_kept_its_cookie(
    stranger: Client,
) -> None:
    stranger.post(LOGIN, EDITOR)
    kept = cookie(stranger, "sessionid").value
    assert "/account/logout/" in stranger.get("/").content.decode()
    stranger.post("/account/logout/")
    stranger.cookies["sessionid"] = kept
    assert "/account/logout/" not in stranger.get("/").content.decode()


def test_looking_at_the_page_for_signing_out_signs_nobody_out(editor: Client) -> None:
    editor.get("/account/logout/")
    assert "/account/logout/" in editor.get("/").content.decode()


def test_guessing_over_many_names_from_one_place_is_stopped_whatever_it_claims(
    stranger: Client,
) -> None:
    stopped = [guesses(stranger, f"nobody{number}") for number in range(12)]
    assert stopped[:2] == [False, False]
    assert stopped[-1]
    for name in ("x-forwarded-for", "x-real-ip", "forwarded", "cf-connecting-ip"):
        assert guesses(stranger, "nobody", **{name: "203.0.113.7"}), name


def guesses(client: Client, login: str, **headers: str) -> bool:
    """Try a name with a wrong password; whether it was stopped, on a page like any other."""
    answer = client.post(LOGIN, {"login": login, "password": "a wrong guess"}, headers=headers)
    page = Page(answer.content.decode())
    assert page.said("h1")
    assert not page.inline
    return answer.status_code == 429 or "Too many" in page.said("main")


@pytest.mark.parametrize("address", ["/account/signup/", "/account/email/", "/account/3rdparty/"])
def test_what_the_sign_in_library_could_do_besides_stays_shut(
    address: str, stranger: Client
) -> None:
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"email": "a@example.invalid"}).status_code == 404
