"""A small world to look at: two regions, three States, two instruments, and their ratifications."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region, State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Instrument
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import add
from secretariat.kernel.periods import Period

ON = date(2026, 1, 15)
SCRIBE = Process("tests of pages")

Post = Callable[..., str]


@dataclass(frozen=True, kw_only=True)
class World:
    """The numbers of what was recorded, by code."""

    regions: dict[str, int]
    states: dict[str, int]
    instruments: dict[str, int]
    ratifications: dict[tuple[str, str], int]


def _added(action: Action, rows: list[dict[str, Any]]) -> list[int]:
    return add(action, rows, by=SCRIBE, on=ON)


def _coded(action: Action, rows: list[dict[str, Any]]) -> dict[str, int]:
    return dict(zip([row["code"] for row in rows], _added(action, rows), strict=True))


def _named(code: str, en: str, fr: str = "", es: str = "") -> dict[str, Any]:
    return {"code": code, "name_en": en, "name_fr": fr, "name_es": es}


@pytest.fixture
def world(db: None) -> World:
    """Record the world by its ordinary actions."""
    return record_world()


def record_world() -> World:
    """Record the world in whatever database the test has."""
    regions = _coded(
        reference.add_regions,
        [_named("NOR", "Northern Shores", "Rivages du Nord"), _named("ISL", "The Isles")],
    )
    states = _coded(
        reference.add_states,
        [
            {
                **_named("QMA", "Norland", "Norlande", "Norlandia"),
                "region": Region.objects.get(code="NOR"),
            },
            {**_named("QMB", "Velia"), "region": Region.objects.get(code="NOR")},
            {**_named("QMC", "=Sund Islands"), "region": Region.objects.get(code="ISL")},
        ],
    )
    _added(
        reference.admit,
        [{"state": state, "starts": date(1990, 1, 1)} for state in State.objects.all()],
    )
    instruments = _coded(standards.add_instruments, [_instrument("C29"), _instrument("C105")])
    pairs = {
        ("QMA", "C29"): date(1995, 5, 1),
        ("QMB", "C29"): date(2001, 6, 1),
        ("QMA", "C105"): date(2020, 2, 3),
    }
    rows = [
        {
            "state": State.objects.get(code=state),
            "instrument": Instrument.objects.get(code=code),
            "starts": day,
        }
        for (state, code), day in pairs.items()
    ]
    numbers = _added(standards.register_ratifications, rows)
    return World(
        regions=regions,
        states=states,
        instruments=instruments,
        ratifications=dict(zip(pairs, numbers, strict=True)),
    )


def _instrument(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "kind": "convention",
        "number": int(code[1:]),
        "title_en": f"Convention No. {code[1:]}",
        "title_fr": f"Convention nº {code[1:]}",
        "adopted": date(1957, 6, 25),
        "ratifications_needed": 2,
        "months_after": 12,
        "state_months_after": 12,
    }


@pytest.fixture
def client(settings: Any, tmp_path: Path) -> Client:
    """Give a reader who has not signed in; static files need no hashes here."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    return Client()


@pytest.fixture
def officer(world: World) -> Person:
    """Somebody who may register ratifications."""
    new = NewPerson(
        username="rosa", name="Rosa Lindqvist", email="rosa@example.invalid", password=None
    )
    person = add_person(new, by=SCRIBE, on=ON)
    since = Period.since(ON)
    give([person], "standards_officer", scope="", period=since, by=SCRIBE, reason="test", on=ON)
    return person


@pytest.fixture
def reader(world: World) -> Person:
    """Somebody who signs in and holds no role."""
    new = NewPerson(
        username="jonas", name="Jonas Tembo", email="jonas@example.invalid", password=None
    )
    return add_person(new, by=SCRIBE, on=ON)


@pytest.fixture
def send(client: Client, post: Post) -> Post:
    """Open a form, fill it in and send it as a browser does, with what it carries unseen."""

    def sent(address: str, status: int = 302, **fields: Any) -> str:
        return post(address, status, **{**carried(client, address), **fields})

    return sent


def carried(client: Client, address: str) -> dict[str, str]:
    """Give what a form carries unseen."""
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()[:2000]
    main = response.content.decode().partition("<main")[2]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w*)">', main))


@pytest.fixture
def post(client: Client, settings: Any, tmp_path: Any) -> Post:
    """Send a form as whoever is signed in; uploads are kept in a folder of this test."""
    settings.UPLOADS = str(tmp_path / "uploads")

    def send(address: str, status: int = 200, **fields: Any) -> str:
        response = client.post(address, fields)
        assert response.status_code == status, response.content.decode()[:3000]
        return response.content.decode()

    return send
