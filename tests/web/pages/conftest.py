"""A small world to look at: two regions, three States, two instruments, and their ratifications."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region, State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models import Instrument
from secretariat.engine.history.acting import Process
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import add

ON = date(2026, 1, 15)
SCRIBE = Process("tests of pages")


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
