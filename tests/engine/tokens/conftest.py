"""Two people who make tokens, and somebody who manages people."""

from collections.abc import Callable
from datetime import date

import pytest

from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.tokens.keeping import Made, NewToken, make
from secretariat.kernel.periods import Period

OFFICE = Process("test")
TODAY = date(2026, 3, 15)
AREAS = ("reference", "standards")

Make = Callable[..., Made]


def somebody(name: str) -> Person:
    new = NewPerson(
        username=name, name=name.title(), email=f"{name}@example.invalid", unit_path="HRD"
    )
    return add_person(new, by=OFFICE, on=TODAY)


@pytest.fixture
def ines(db: None) -> Person:
    return somebody("ines")


@pytest.fixture
def omar(db: None) -> Person:
    return somebody("omar")


@pytest.fixture
def manager(db: None) -> Person:
    person = somebody("manager")
    since = Period.since(TODAY)
    give([person], "access_manager", scope="HRD", period=since, by=OFFICE, reason="test", on=TODAY)
    return person


@pytest.fixture
def token(ines: Person) -> Make:
    """Make a token of Ines's."""

    def made(
        *, expires: date = date(2026, 6, 1), reach: str = "read", areas: tuple[str, ...] = ()
    ) -> Made:
        new = NewToken(name="Monthly report", expires=expires, reach=reach, areas=areas)
        return make(new, by=ines, on=TODAY, known_areas=AREAS)

    return made
