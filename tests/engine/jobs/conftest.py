"""The made-up product, people in it, and workers as programs of their own."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.engine.jobs.forge import Forge, Worker, forge

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.jobs.doing import Hands
from secretariat.kernel.periods import Period

OFFICE = Process("tests of jobs")
NOW = datetime(2026, 3, 15, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
HANDS = Hands(now=lambda: NOW)

AddPerson = Callable[..., Person]
StartWorker = Callable[..., Worker]


@pytest.fixture(autouse=True)
def product(settings: Settings) -> None:
    """Let the product be the made-up one."""
    settings.PRODUCT = "tests.engine.jobs.declared.PRODUCT"


@pytest.fixture
def person() -> AddPerson:
    """Add somebody, with a role if one is named, in whatever database the test has."""

    def make(username: str, role: str = "", *, since: date = date(2020, 1, 1)) -> Person:
        new = NewPerson(
            username=username,
            name=username.title(),
            email=f"{username}@example.invalid",
            password=None,
        )
        made = add_person(new, by=OFFICE, on=TODAY)
        if role:
            period = Period.since(since)
            give([made], role, scope="", period=period, by=OFFICE, reason="test", on=TODAY)
        return made

    return make


@pytest.fixture(scope="session")
def workers_forge() -> Iterator[Forge]:
    """The process that the workers of these tests are forked from."""
    with forge() as found:
        yield found


@pytest.fixture
def worker(
    fresh_database: Mapping[str, str], workers_forge: Forge, tmp_path: Path
) -> Iterator[StartWorker]:
    """Start workers over this test's databases; whatever still lives at the end is killed."""
    started: list[Worker] = []

    def start(
        *queues: str, pulse: float = 0.2, silent: float = 1.0, patience: float = 0.5
    ) -> Worker:
        pace = {"pulse": pulse, "look": 0.1, "silent": silent, "patience": patience}
        one = workers_forge.start(
            addresses=dict(fresh_database),
            pace=pace,
            queues=queues,
            log=str(tmp_path / f"worker-{len(started)}.log"),
        )
        started.append(one)
        return one

    yield start
    for one in started:
        one.kill()
