"""A code of an app, recovery codes, and what it takes to change them."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.product.addresses import HERSELF, every_address
from tests.product.html_read import Page
from tests.product.test_pages import broken_rules
from tests.web.access.conftest import SignIn

from secretariat.engine.access.models import Person
from secretariat.engine.access.second_factor import FactorAdapter
from secretariat.engine.history.models import Act
from secretariat.example.logins import PASSWORD

EDITOR = "teodor.maskov"


def code_of(secret: str, *, ahead: int = 0) -> str:
    """What an app shows now for a secret, computed as its standard says."""
    counter = int(timezone.now().timestamp()) // 30 + ahead
    return format_hotp_value(hotp_value(secret, counter))


def set_up(browser: Client) -> str:
    """Set up an app as a person does; its secret."""
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r'<code class="key">(\w+)</code>', page)
    assert found is not None, page
    answer = browser.post(reverse("mfa_activate_totp"), {"code": code_of(found[1])})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    return found[1]


def password_given() -> tuple[Client, HttpResponse]:
    """A new browser in which her password has been written."""
    browser = Client()
    answer = browser.post("/account/login/", {"login": EDITOR, "password": PASSWORD})
    return browser, answer


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


@pytest.fixture
def browser(by_password: SignIn) -> Client:
    return by_password(EDITOR)


def test_with_an_app_the_password_alone_signs_nobody_in(browser: Client) -> None:
    secret = set_up(browser)
    other, answer = password_given()
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert not is_in(other)
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert not is_in(other)
    cache.clear()  # the code that set it up counts as used for half a minute
    other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert is_in(other)


def test_a_code_serves_once(browser: Client) -> None:
    secret = set_up(browser)
    cache.clear()
    code = code_of(secret)
    for expected in (True, False):
        other, _answer = password_given()
        other.post(reverse("mfa_authenticate"), {"code": code})
        assert is_in(other) is expected


def test_a_recovery_code_signs_her_in_once(browser: Client) -> None:
    set_up(browser)
    page = browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<code>(\w+)</code>", page)
    assert len(codes) == 10
    for expected in (True, False):
        other, _answer = password_given()
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert is_in(other) is expected
    left = browser.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert codes[0] not in left
    assert codes[1] in left


def test_codes_are_not_guessed(browser: Client) -> None:
    secret = set_up(browser)
    cache.clear()
    other, _answer = password_given()
    for guess in range(6):
        other.post(reverse("mfa_authenticate"), {"code": f"{guess:06}"})
    other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert not is_in(other)


def test_the_secret_is_kept_encrypted_and_stands_on_no_page_afterwards(browser: Client) -> None:
    secret = set_up(browser)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert FactorAdapter().decrypt(kept) == secret
    for name in ("mfa_index", "account", "mfa_list_webauthn"):
        assert secret not in browser.get(reverse(name)).content.decode()


def test_a_secret_is_read_with_the_key_of_before_a_change_of_keys(browser: Client) -> None:
    secret = set_up(browser)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    before = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key", [before]
    try:
        assert FactorAdapter().decrypt(kept) == secret
    finally:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = before, []


def test_each_change_is_an_act_she_answers_for(
    browser: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        set_up(browser)
    browser.post(reverse("mfa_deactivate_totp"))
    person = Person.objects.get(username=EDITOR)
    acts = Act.objects.filter(by=person.pk, action="access.change_factors").order_by("at")
    told = [one.facts["what"] for one in acts]
    assert told[0] == "totp_activated"
    assert told[-1] == "totp_deactivated"
    assert not Authenticator.objects.exists()


def test_who_has_not_just_shown_that_it_is_she_changes_nothing(sign_in: SignIn) -> None:
    browser = sign_in(EDITOR)
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        answer = browser.get(reverse(name))
        assert answer.status_code == 302, name
        assert answer.headers["Location"].startswith("/account/reauthenticate/"), name
        assert browser.post(reverse(name), {"code": "123456"}).status_code == 302
    assert not Authenticator.objects.exists()


def test_the_picture_of_the_secret_keeps_the_strict_policy(browser: Client) -> None:
    answer = browser.get(reverse("mfa_activate_totp"))
    assert list(broken_rules(answer, "en")) == []
    words = answer.content.decode()
    assert 'class="code"' in words
    assert "data:" not in words
    assert "style=" not in words


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_of_factors_keeps_the_rules_in_each_language(
    language: str, browser: Client
) -> None:
    seen = 0
    for one in every_address():
        if one.by == HERSELF and one.name.startswith("mfa_") and "/1/" not in one.path:
            answer = browser.get(f"{one.path}?lang={language}")
            if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
                assert list(broken_rules(answer, language)) == [], one
                seen += 1
    assert seen >= 2
    set_up(browser)
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_deactivate_totp"):
        answer = browser.get(reverse(name) + f"?lang={language}")
        assert (answer.status_code, list(broken_rules(answer, language))) == (200, []), name
    other, _answer = password_given()
    answer = other.get(reverse("mfa_authenticate") + f"?lang={language}")
    assert (answer.status_code, list(broken_rules(answer, language))) == (200, [])
    assert Page(answer.content.decode()).language == language
