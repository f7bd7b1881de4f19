"""The page of a State tells its whole history, that of an instrument all its States."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.areas.standards.conftest import BY, ON, Registry
from tests.reading import words

from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.records.performing import change


@pytest.fixture
def client(settings: Any, tmp_path: Path) -> Client:
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {"staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    return Client()


@pytest.fixture
def told(registry: Registry) -> Registry:
    """Two States and two Conventions: one ratified and denounced, one ratified in parts."""
    one, two = registry.state("XXA"), registry.state("XXB")
    whole = registry.instrument("T001", title_fr="Convention T001 en français")
    parted = registry.instrument("T102")
    denounced = registry.ratification(whole, one, date(1995, 5, 1))
    registry.ratification(whole, two, date(2001, 6, 1))
    partial = registry.ratification(parted, one, date(2003, 2, 3))
    accepted = registry.add(actions.add_parts, instrument=parted, code="T102/V", title_en="Old age")
    registry.add(actions.accept_parts, ratification=partial, part=accepted, starts=date(2003, 2, 3))
    registry.add(
        actions.register_declarations,
        ratification=partial,
        kind="minimum_age",
        value=Decimal("15"),
        text="Fifteen <years>",
        starts=date(2003, 2, 3),
    )
    registry.add(
        actions.note_prospects,
        state=two,
        instrument=parted,
        stage="3_submitted",
        source="Reply of 2024",
        starts=date(2024, 5, 1),
    )
    rows = Ratification.objects.filter(pk=denounced.pk)
    ends = {"ends": date(2010, 4, 30), "ending": "denounced"}
    change(actions.denounce, rows, ends, by=BY, on=ON)
    return registry


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return words(response)


def story(page: str) -> str:
    """The story alone, as words."""
    return page.partition('id="story"')[2].partition("</section>")[0]


def test_a_state_tells_everything_that_happened(client: Client, told: Registry) -> None:
    page = story(read(client, "/states/XXA"))
    for told_of in (
        "<strong>T001</strong></a> ratified",
        "<strong>T001</strong></a> in force for the State",
        "last day: denounced",
        "declaration registered: minimum age specified",
        "<strong>T102/V</strong></a> part accepted",
        "<strong>Membership</strong></a> begins",
    ):
        assert told_of in page, told_of
    assert "XXB" not in page


def test_it_is_told_newest_first(client: Client, told: Registry) -> None:
    page = story(read(client, "/states/XXA"))
    days = [part.split('"')[0] for part in page.split('datetime="')[1:]]
    assert days == sorted(days, reverse=True)
    assert len(days) == 8


def test_what_had_not_happened_by_the_date_is_not_told(client: Client, told: Registry) -> None:
    page = read(client, "/states/XXA?as_of=1996-01-01")
    assert "denounced" not in story(page)
    assert "1 ratification registered, 0 in force for the State" in page
    assert "T102" not in page


def test_what_holds_on_the_date_stands_in_the_tables(client: Client, told: Registry) -> None:
    before, after = (
        read(client, f"/states/XXA?as_of={day}") for day in ("2009-01-01", "2011-01-01")
    )
    table = 'id="ratifications"'
    assert "Convention T001" in before.partition(table)[2].partition("</section>")[0]
    assert "Convention T001" not in after.partition(table)[2].partition("</section>")[0]


def test_texts_of_declarations_are_never_markup(client: Client, told: Registry) -> None:
    page = read(client, "/states/XXA")
    assert "Fifteen &lt;years&gt;" in page


def test_a_state_that_was_no_member_is_told_as_such(client: Client, told: Registry) -> None:
    assert "Not a member on this date" in read(client, "/states/XXA?as_of=1980-01-01")


def test_an_instrument_names_who_has_ratified_and_who_has_not(
    client: Client, told: Registry
) -> None:
    page = read(client, "/instruments/T001?as_of=2012-01-01")
    has = page.partition('id="ratified"')[2].partition("</section>")[0]
    lacks = page.partition('id="lacking"')[2].partition("</section>")[0]
    assert "State XXB" in has
    assert "State XXA" not in has
    assert "State XXA" in lacks
    assert "State XXB" not in lacks


def test_an_instrument_says_how_near_the_others_are(client: Client, told: Registry) -> None:
    page = read(client, "/instruments/T102?as_of=2025-01-01")
    assert "before the legislature" in page.partition('id="lacking"')[2].partition("</section>")[0]
    assert "Reply of 2024" in page


def test_its_parts_are_listed_with_who_accepts_them(client: Client, told: Registry) -> None:
    page = read(client, "/instruments/T102?as_of=2012-01-01")
    parts = page.partition('id="parts"')[2].partition("</section>")[0]
    assert "T102/V Old age" in parts
    assert ">1<" in parts.replace(" ", "").replace("\n", "")


def test_both_pages_speak_the_readers_language(client: Client, told: Registry) -> None:
    assert "Convention T001 en français" in read(client, "/instruments/T001?lang=fr")
    page = read(client, "/instruments/T102?lang=fr")
    assert 'lang="en"' in page.partition("<h1")[2].partition(">")[0] + ">"


def test_a_recommendation_lists_no_states(client: Client, told: Registry) -> None:
    told.instrument("R001", kind="recommendation", ratifications_needed=None, in_force=None)
    page = read(client, "/instruments/R001")
    assert 'id="lacking"' not in page
    assert 'id="ratified"' not in page


@pytest.mark.parametrize("address", ["/states/NOWHERE", "/instruments/X999"])
def test_what_is_not_there_is_not_found(client: Client, told: Registry, address: str) -> None:
    read(client, address, status=404)


@pytest.mark.parametrize("asked", ["as_of=soon", "colour=red", "known_at=1800-01-01"])
def test_what_is_not_understood_is_said(client: Client, told: Registry, asked: str) -> None:
    read(client, f"/states/XXA?{asked}", status=422)


@pytest.mark.parametrize("address", ["/states/XXA", "/instruments/T102"])
def test_few_queries_suffice(
    client: Client, told: Registry, address: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        state = told.state(f"Y{number}")
        told.ratification(told.instrument(f"U00{number}"), state, date(2005, 1, 1))
    with django_assert_max_num_queries(15):
        read(client, address)


@pytest.mark.parametrize(
    ("register", "own"), [("states", "/states/XXA"), ("instruments", "/instruments/T001")]
)
def test_the_record_in_the_register_leads_to_its_own_page(
    client: Client, told: Registry, register: str, own: str
) -> None:
    model = {"states": State, "instruments": Instrument}[register]
    number = model._default_manager.get(code=own.rpartition("/")[2]).pk
    assert f'href="{own}"' in read(client, f"/registers/{register}/{number}/")
