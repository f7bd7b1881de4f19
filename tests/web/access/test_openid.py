"""Signing in through a real identity provider: redirects, keys, signed tokens; and attacks."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.contrib.auth import get_user
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from tests.product.html_read import Page
from tests.web.access.conftest import SUBJECT, Provider

from secretariat.engine.access.identities import link
from secretariat.engine.access.models import Identity, Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.acting import Process

OFFICE = Process("test")
TODAY = date(2026, 11, 20)
BEGIN = "/account/provider/office/"


@pytest.fixture
def browser(provider: Provider, stranger: Client) -> Client:
    return stranger


@pytest.fixture
def ana(provider: Provider) -> Person:
    """Somebody of the example, linked to the subject the provider knows."""
    person = Person.objects.get(username="teodor.maskov")
    link(person, issuer=provider.issuer, subject=SUBJECT, by=OFFICE, on=TODAY, reason="test")
    return person


def asked(browser: Client, *, next_: str = "") -> str:
    """Begin; the address the provider is asked at."""
    answer = browser.get(BEGIN + (f"?next={next_}" if next_ else ""))
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def sent_back(address: str) -> str:
    """Ask the provider as the browser does; where it sends her back to, with code and state."""
    answer = requests.get(address, allow_redirects=False, timeout=120)
    assert answer.status_code == 302, answer.text[:500]
    return answer.headers["Location"]


def arrive(browser: Client, address: str) -> HttpResponse:
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def go_through(browser: Client, **facts: str) -> HttpResponse:
    """The whole way: begin, ask the provider, come back."""
    return arrive(browser, sent_back(asked(browser, **facts)))


def who(browser: Client) -> Any:
    request = browser.get("/account/inactive/").wsgi_request
    return get_user(request)


def is_refused(answer: HttpResponse, browser: Client) -> None:
    """Hold an answer to: she is not signed in, and is told how to begin again."""
    page = Page(answer.content.decode())
    assert answer.status_code == 401, page.said("main")
    assert "not signed in" in page.said("h1")
    assert not page.inline
    assert not who(browser).is_authenticated


def test_whoever_is_linked_signs_in(browser: Client, ana: Person) -> None:
    answer = go_through(browser)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert who(browser) == ana


def test_she_goes_on_to_where_she_wanted_and_nowhere_else(browser: Client, ana: Person) -> None:
    assert go_through(browser, next_="/registers/states/").headers["Location"] == (
        "/registers/states/"
    )
    browser.post("/account/logout/")
    assert go_through(browser, next_="https://evil.example/").headers["Location"] == "/"


def test_what_is_asked_of_the_provider_is_ours_to_say(browser: Client, provider: Provider) -> None:
    extra = "scope=admin&auth_params=prompt%3Dnone&process=connect&action=reauthenticate"
    address = browser.get(f"{BEGIN}?{extra}").headers["Location"]
    told = parse_qs(urlsplit(address).query)
    assert address.startswith(provider.issuer)
    assert set(told["scope"][0].split()) == {"openid", "profile", "email"}
    assert told["code_challenge_method"] == ["S256"]
    assert told["response_type"] == ["code"]
    assert len(told["nonce"][0]) >= 32
    assert "prompt" not in told


def test_nonce_state_and_challenge_are_new_each_time(browser: Client) -> None:
    first, second = (parse_qs(urlsplit(asked(browser)).query) for _ in range(2))
    for name in ("nonce", "state", "code_challenge"):
        assert first[name] != second[name], name


def test_whom_nobody_linked_is_not_added_and_told_her_subject(browser: Client) -> None:
    before = Person.objects.count()
    answer = go_through(browser)
    assert answer.status_code == 403
    assert SUBJECT in Page(answer.content.decode()).said("main")
    assert not who(browser).is_authenticated
    assert Person.objects.count() == before
    assert not Identity.objects.exists()


def test_another_subject_of_another_provider_is_not_hers(
    browser: Client, provider: Provider
) -> None:
    person = Person.objects.get(username="teodor.maskov")
    link(person, issuer="https://other.example/", subject=SUBJECT, by=OFFICE, on=TODAY)
    assert go_through(browser).status_code == 403


def test_her_verified_address_finds_her_only_where_that_is_trusted(
    browser: Client, settings: Settings
) -> None:
    person = Person.objects.get(username="teodor.maskov")
    with_address = {"email": "teodor.maskov@iofw.example", "email_verified": True}
    provider_says(browser, claims=with_address)
    assert go_through(browser).status_code == 403
    settings.OPENID_BY_EMAIL = True
    provider_says(browser, claims={**with_address, "email_verified": False})
    assert go_through(browser).status_code == 403
    provider_says(browser, claims=with_address)
    assert go_through(browser).status_code == 302
    assert who(browser) == person
    assert Identity.objects.get(person=person).subject == SUBJECT


def provider_says(browser: Client, **wrong: Any) -> None:
    """Let the provider say something else from now on."""
    browser.provider.does_wrong(**wrong)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def with_provider(browser: Client, provider: Provider) -> None:
    browser.provider = provider  # type: ignore[attr-defined]


WRONG = {
    "another nonce": {"claims": {"nonce": "of somebody else"}},
    "no nonce": {"lacks": ["nonce"]},
    "for another audience": {"claims": {"aud": "another client"}},
    "for several, and made for another": {"claims": {"aud": ["secretariat", "x"], "azp": "x"}},
    "of another issuer": {"claims": {"iss": "https://evil.example"}},
    "expired": {"claims": {"exp": 1_700_000_000}},
    "without an end": {"lacks": ["exp"]},
    "without a subject": {"lacks": ["sub"]},
    "not yet issued": {"claims": {"iat": 4_000_000_000}},
    "unsigned": {"signed": "none"},
    "signed by a stranger": {"signed": "stranger"},
    "signed with the secret we share": {"signed": "secret"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_token_that_does_not_hold_signs_nobody_in(
    wrong: dict[str, Any], browser: Client, ana: Person
) -> None:
    provider_says(browser, **wrong)
    is_refused(go_through(browser), browser)


def test_another_state_than_hers_is_refused(browser: Client, ana: Person) -> None:
    back = sent_back(asked(browser))
    state = parse_qs(urlsplit(back).query)["state"][0]
    is_refused(arrive(browser, back.replace(state, "x" * len(state))), browser)
    is_refused(arrive(browser, back.replace(f"state={state}", "")), browser)


def test_whoever_is_made_to_arrive_with_the_code_of_another_is_not_signed_in_as_her(
    browser: Client, ana: Person
) -> None:
    attackers = Client(raise_request_exception=False)
    back = sent_back(asked(attackers))
    is_refused(arrive(browser, back), browser)


def test_the_code_of_another_put_into_her_own_attempt_is_refused(
    browser: Client, ana: Person
) -> None:
    attackers = Client(raise_request_exception=False)
    stolen = parse_qs(urlsplit(sent_back(asked(attackers))).query)["code"][0]
    back = sent_back(asked(browser))
    own = parse_qs(urlsplit(back).query)["code"][0]
    is_refused(arrive(browser, back.replace(own, stolen)), browser)


def test_arriving_twice_with_the_same_code_is_refused(browser: Client, ana: Person) -> None:
    back = sent_back(asked(browser))
    assert arrive(browser, back).status_code == 302
    browser.post("/account/logout/")
    is_refused(arrive(browser, back), browser)


def test_a_code_used_already_is_refused_in_a_new_attempt(browser: Client, ana: Person) -> None:
    first = sent_back(asked(browser))
    arrive(browser, first)
    browser.post("/account/logout/")
    used = parse_qs(urlsplit(first).query)["code"][0]
    back = sent_back(asked(browser))
    own = parse_qs(urlsplit(back).query)["code"][0]
    is_refused(arrive(browser, back.replace(own, used)), browser)


def test_a_provider_that_was_told_no_signs_nobody_in(browser: Client, ana: Person) -> None:
    state = parse_qs(urlsplit(asked(browser)).query)["state"][0]
    answer = browser.get(f"{BEGIN}back/?error=access_denied&state={state}")
    is_refused(answer, browser)


def test_whose_sign_in_is_closed_does_not_come_in_this_way(browser: Client, ana: Person) -> None:
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    go_through(browser)
    assert not who(browser).is_authenticated


def test_the_login_page_offers_it(browser: Client, provider: Provider) -> None:
    page = browser.get("/account/login/?next=/registers/").content.decode()
    assert "Sign in through the Office" in page
    assert f"{BEGIN}?next=/registers/" in page
