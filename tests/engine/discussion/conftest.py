"""A record to talk about, two officials, a guest, and a moderator."""

from datetime import date
from typing import Any

import pytest

from secretariat.areas.reference import actions
from secretariat.areas.reference.registers import regions
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.records.performing import add
from secretariat.kernel.periods import Period

OFFICE = Process("test")
TODAY = date(2026, 3, 15)
REGISTER = regions


def somebody(name: str, role: str = "") -> Person:
    new = NewPerson(username=name, name=name.title(), email=f"{name}@example.invalid")
    person = add_person(new, by=OFFICE, on=TODAY)
    if role:
        period = Period(TODAY, date(2026, 12, 31))
        give([person], role, scope="", period=period, by=OFFICE, reason="test", on=TODAY)
    return person


@pytest.fixture
def record(db: None) -> int:
    row: dict[str, Any] = {"code": "NOR", "name_en": "North", "name_fr": "Nord", "name_es": "Norte"}
    (number,) = add(actions.add_regions, [row], by=OFFICE, on=TODAY)
    return number


@pytest.fixture
def ana(db: None) -> Person:
    return somebody("ana")


@pytest.fixture
def bo(db: None) -> Person:
    return somebody("bo")


@pytest.fixture
def guest(db: None) -> Person:
    return somebody("guest", "guest")


@pytest.fixture
def moderator(db: None) -> Person:
    return somebody("moderator", "moderator")
