"""A few States and memberships, written through actions, and the tests' own product."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.engine.publishing.product import members_paper, withdraw

from secretariat.areas.reference.actions import add_regions, add_states, admit
from secretariat.areas.reference.models import Membership, Region, State
from secretariat.engine.history.acting import Process
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.records.performing import add, remove

CLERK = Process("tests")
TODAY = date(2026, 10, 22)
STATES = 12  # every third in the north


@pytest.fixture
def small_product(settings: Settings) -> Settings:
    """Let the engine read the tests' own declarations."""
    settings.PRODUCT = "tests.engine.publishing.product.PRODUCT"
    return settings


def fill() -> None:
    """Two regions, twelve States, and a membership of each."""
    add(
        add_regions,
        [
            {"code": code, "name_en": name, "name_fr": "", "name_es": ""}
            for code, name in (("NOR", "North"), ("SOU", "South"))
        ],
        by=CLERK,
        on=TODAY,
    )
    regions = {region.code: region for region in Region.objects.all()}
    add(
        add_states,
        [
            {
                "code": f"X{number:02}",
                "name_en": f"State {number}",
                "region": regions["NOR" if number % 3 == 0 else "SOU"],
            }
            for number in range(STATES)
        ],
        by=CLERK,
        on=TODAY,
    )
    admit_all(list(State.objects.order_by("code")))


def withdraw_state(code: str) -> None:
    """Take back the memberships of a State, as nobody should have entered them."""
    remove(withdraw, Membership.objects.filter(state__code=code), by=CLERK, on=TODAY)


def paper_of(folder: Path, **texts: str) -> Publication:
    """A paper whose text in each language is given."""
    for language, text in texts.items():
        (folder / f"paper.{language}.md").write_text(text)
    return replace(members_paper, key="tests.paper", text=folder / "paper")


def admit_all(states: list[State]) -> None:
    """Each a member from a day of its own year on."""
    add(
        admit,
        [{"state": one, "starts": date(2005 + place, 3, 1)} for place, one in enumerate(states)],
        by=CLERK,
        on=TODAY,
    )


@pytest.fixture
def office(fresh_database: Mapping[str, str], small_product: Settings) -> None:
    """A database of this test alone, with a few members."""
    fill()


@pytest.fixture
def release(office: None) -> Release:
    """The members paper, frozen."""
    return freeze(members_paper, by=CLERK, on=TODAY)
