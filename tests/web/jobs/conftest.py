"""A small world in databases of the test's own, somebody who imports, and the worker's hands."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.web.pages.conftest import ON, SCRIBE, World, record_world

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.jobs.doing import Hands, do
from secretariat.kernel.periods import Period

AddPerson = Callable[..., Person]
NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def world(fresh_database: Mapping[str, str]) -> World:
    """Record the world where commits are real: a worker has connections of its own."""
    return record_world()


@pytest.fixture
def person(world: World) -> AddPerson:
    """Add somebody, with a role if one is named."""

    def make(username: str, role: str = "") -> Person:
        address = f"{username}@example.invalid"
        new = NewPerson(username=username, name=username.title(), email=address, password=None)
        made = add_person(new, by=SCRIBE, on=ON)
        if role:
            since = Period.since(ON)
            give([made], role, scope="", period=since, by=SCRIBE, reason="test", on=ON)
        return made

    return make


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Client:
    """Give a reader who has not signed in; static files need no hashes here."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    settings.UPLOADS = str(tmp_path / "uploads")
    return Client()


def page(client: Client, address: str, status: int = 200, **fields: Any) -> str:
    """Open a page, or send a form if there are fields."""
    response = client.post(address, fields) if fields else client.get(address)
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def sent(client: Client, address: str, **fields: Any) -> str:
    """Send a form that leads elsewhere; where to."""
    response = client.post(address, fields)
    assert response.status_code == 302, response.content.decode()[:3000]
    return str(response.headers["Location"])


def done(run: int) -> None:
    """Do a run, as a worker would, now."""
    do(run, hands=Hands(now=timezone.now))


def run_at(address: str) -> int:
    """The number of the run whose page this is."""
    return int(address.strip("/").split("/")[-1])
