"""The example with people who sign in, and an identity provider beside it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import reload
from pathlib import Path
from typing import Any

import pytest
import requests
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import Settings
from tests import serving
from tests.product.conftest import stranger, undone

from secretariat.engine.access import addresses
from secretariat.engine.access.models import Person
from secretariat.example.logins import PASSWORD
from secretariat.site import addresses as site_addresses

__all__ = ["stranger", "undone"]

BACK = "http://testserver/account/provider/office/back/"
PROVIDER = Path(__file__).with_name("openid_provider.py")
CLIENT, SECRET, SUBJECT = "secretariat", "a secret of the two of them", "41"
PATIENCE = 240  # seconds until the provider must answer

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def uncounted(undone: None) -> None:
    """Count attempts from the beginning; what a test counts is forgotten."""
    cache.clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_rate")


@pytest.fixture
def sign_in(undone: None, stranger: Client) -> SignIn:
    """Sign somebody of the example in, in a browser of her own."""

    def make(username: str) -> Client:
        browser = Client(raise_request_exception=False)
        browser.cookies["django_language"] = "en"
        browser.force_login(Person.objects.get(username=username))
        return browser

    return make


@pytest.fixture
def by_password(undone: None, stranger: Client) -> SignIn:
    """Sign somebody in by her password, as who has just shown that it is she."""

    def make(username: str) -> Client:
        browser = Client(raise_request_exception=False)
        browser.cookies["django_language"] = "en"
        known = {"login": username, "password": PASSWORD}
        assert browser.post("/account/login/", known).status_code == 302
        answer = browser.post("/account/reauthenticate/", {"password": PASSWORD})
        assert answer.status_code == 302
        return browser

    return make


@dataclass(frozen=True)
class Provider:
    """The identity provider that runs beside the tests, and what it is told to do wrong."""

    issuer: str
    mischief: Path

    def does_wrong(self, **how: Any) -> None:
        """Let it answer wrongly from now on; without anything, honestly."""
        self.mischief.write_text(json.dumps(how) if how else "")


@pytest.fixture(scope="session")
def running_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    """Start the provider, and end it."""
    mischief = tmp_path_factory.mktemp("provider") / "mischief.json"
    mischief.write_text("")
    port = serving.free_port()
    asked = [sys.executable, str(PROVIDER), str(port), str(mischief), BACK]
    process = subprocess.Popen(asked, env=serving.programs_environment())
    try:
        issuer = f"http://127.0.0.1:{port}"
        _awaited(f"{issuer}/.well-known/openid-configuration", process)
        yield Provider(issuer, mischief)
    finally:
        process.terminate()
        process.wait(60)


def _awaited(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the provider ended before it answered"
        try:
            if requests.get(address, timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    pytest.fail("the provider did not answer in time")


@pytest.fixture
def provider(running_provider: Provider, settings: Settings, undone: None) -> Iterator[Provider]:
    """Let the product know the provider, which is honest until told otherwise."""
    running_provider.does_wrong()
    settings.OPENID_ISSUER = running_provider.issuer
    settings.OPENID_NAME = "the Office"
    settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
    app = {
        "provider_id": "office",
        "name": "the Office",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": running_provider.issuer},
    }
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = PATIENCE  # two busy cores are no fault of the code
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    _read_addresses_again()
    yield running_provider
    settings.OPENID_ISSUER = ""
    _read_addresses_again()


def _read_addresses_again() -> None:
    for module in (addresses, site_addresses):
        reload(module)
    clear_url_caches()
