"""The made-up values of the workflow tests, and people who look at them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from tests.engine.workflows.ground import build, somebody

from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person

SignedIn = Callable[..., Client]


@pytest.fixture
def made_up(settings: Settings, tmp_path: Path) -> Settings:
    """Let the pages show the made-up declarations; static files need no hashes here."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    settings.PRODUCT = "tests.engine.workflows.declared.PRODUCT"
    return settings


@pytest.fixture
def parts(made_up: Settings, db: None) -> dict[str, Part]:
    """A part of an indicator for each unit."""
    return build()


@pytest.fixture
def signed_in() -> SignedIn:
    """Give the browser of somebody who has signed in."""

    def enter(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="secretariat.engine.access.sign_in.Backend")
        return client

    return enter


@pytest.fixture
def rosa(parts: Any) -> Person:
    """Somebody who reports."""
    return somebody("rosa", "reporter")


@pytest.fixture
def vera(parts: Any) -> Person:
    """Somebody who verifies."""
    return somebody("vera", "verifier")
