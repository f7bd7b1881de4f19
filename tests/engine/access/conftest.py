"""People of a made-up library, and who acts for the Office."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from pytest_django import Settings

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.kernel.periods import Period

OFFICE = Process("test")
TODAY = date(2026, 3, 15)
PASSWORD = "a quiet heron at noon"

AddPerson = Callable[..., Person]
GiveRole = Callable[..., Grant]


# The sign-in library's pages in the plainest frame: the engine is tested without the web above it.
FRAME = {
    "allauth/layouts/base.html": "{% block content %}{% endblock %}",
    "404.html": "not found",
    "500.html": "failed",
}
LOADERS = [
    ("django.template.loaders.locmem.Loader", FRAME),
    "django.template.loaders.app_directories.Loader",
]
CONTEXT = ("template.context_processors.request", "contrib.messages.context_processors.messages")


@pytest.fixture(autouse=True)
def library(settings: Settings) -> None:
    """Let the product be the made-up library, with its own addresses and no web."""
    settings.PRODUCT = "tests.engine.access.declared.PRODUCT"
    settings.ROOT_URLCONF = "tests.engine.access.pages_to_open"
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"  # pages need no hashes here
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if name.startswith(("django", "allauth"))
    ]
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": LOADERS,
                "context_processors": [f"django.{name}" for name in CONTEXT],
            },
        }
    ]


@pytest.fixture
def person(db: None) -> AddPerson:
    """Add somebody; her user name is made up unless given."""
    numbers = count(1)

    def make(username: str = "", *, unit: str = "", password: str | None = None) -> Person:
        name = username or f"person{next(numbers)}"
        new = NewPerson(
            username=name,
            name=name.title(),
            email=f"{name}@example.invalid",
            unit_path=unit,
            password=password,
        )
        return add_person(new, by=OFFICE, on=TODAY)

    return make


@pytest.fixture
def given(db: None) -> GiveRole:
    """Give somebody a role."""

    def make(
        to: Person,
        role: str,
        scope: str = "",
        *,
        starts: date = date(2020, 1, 1),
        ends: date | None = None,
    ) -> Grant:
        (made,) = give(
            [to],
            role,
            scope=scope,
            period=Period(starts, ends),
            by=OFFICE,
            reason="for the test",
            on=TODAY,
        )
        return made

    return make
