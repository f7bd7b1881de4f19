"""What every answer tells the browser to refuse."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from tests.product.html_read import Page

from secretariat.web.policies import POLICY

PAGES = {
    "home": "/",
    "a figure": "/figures/reference.member_states",
    "a figure as CSV": "/figures/reference.member_states.csv",
    "a figure as JSON": "/figures/reference.member_states.json",
    "a register": "/registers/states/",
    "a register as CSV": "/registers/states/export.csv",
    "a register as XLSX": "/registers/states/export.xlsx",
    "a paper": "/papers/fundamental-conventions/1",
    "a paper as a file": "/papers/fundamental-conventions/1.html",
    "signing in": "/account/login/",
    "what is refused": "/registers/states/import",
    "what is not understood": "/registers/states/?colour=red",
    "what is not there": "/registers/nothing/",
    "no address at all": "/nothing",
}

every_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)


@every_page
def test_every_answer_carries_the_headers_that_protect(address: str, stranger: Client) -> None:
    headers = stranger.get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Cookie" in headers["Vary"]
    assert not {"Server", "X-Powered-By"} & set(headers)
    assert "charset" in headers["Content-Type"] or "html" not in headers["Content-Type"]


def test_the_policy_lets_a_page_load_our_own_files_and_nothing_else() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["form-action"] == "'self'"
    loose = ("unsafe", "*", "http:", "https:", "data:", "blob:", "nonce", "script-src", "style-src")
    assert not any(word in POLICY for word in loose)


def test_a_page_for_somebody_signed_in_is_not_kept_by_what_lies_between(editor: Client) -> None:
    headers = editor.get("/registers/states/").headers
    assert "private" in headers["Cache-Control"] or "no-store" in headers["Cache-Control"]


def test_a_host_that_is_not_ours_is_refused_with_words(stranger: Client) -> None:
    answer = stranger.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    page = Page(answer.content.decode())
    assert len(page.said("main")) > len(page.said("h1")) > 0
    assert not page.inline


def test_a_fault_of_ours_tells_nothing_of_its_inside(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_facts: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("secretariat.web.pages.registers.listed", broken)
    answer = stranger.get("/registers/states/")
    assert answer.status_code == 500
    words = answer.content.decode()
    assert "secret of the inside" not in words
    assert "Traceback" not in words
    assert Page(words).said("h1")
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_the_settings_of_a_product_that_serves_are_safe() -> None:
    assert settings.DEBUG is False
    assert settings.SESSION_COOKIE_SECURE is settings.CSRF_COOKIE_SECURE is True
    assert "*" not in settings.ALLOWED_HOSTS
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 1000


def test_nothing_is_served_with_the_key_that_everybody_knows() -> None:
    kept = {name: value for name, value in os.environ.items() if name != "SECRETARIAT_SECRET_KEY"}
    started = subprocess.run(
        [sys.executable, "-c", "import secretariat.site.wsgi"],
        env={**kept, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert "SECRETARIAT_SECRET_KEY" in started.stderr
