"""A program reads what the pages show, with the same filters, access and clocks."""

from typing import Any

import pytest
from tests.web.api.conftest import Program, ProgramOf
from tests.web.pages.conftest import World

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.registers.declaring import registers


def test_the_index_leads_everywhere(stranger: Program) -> None:
    found = stranger.get("/api/")
    assert found.status == 200
    assert found.json["you"] is None
    for address in (found.json[name] for name in ("registers", "figures", "description")):
        assert stranger.get(address).status == 200


def test_it_says_who_asks(program: ProgramOf, officer: Person) -> None:
    assert program(officer).get("/api/").json["you"] == "Rosa Lindqvist"


def test_every_public_register_is_listed_and_opens(stranger: Program) -> None:
    listed = {one["key"]: one for one in stranger.get("/api/registers").json["registers"]}
    assert set(listed) == {one.key for one in registers() if one.see == PUBLIC}
    for one in listed.values():
        found = stranger.get(one["url"])
        assert found.status == 200
        assert found.json["register"] == one["key"]


def test_a_list_has_the_records_the_page_has(stranger: Program, world: World) -> None:
    found = stranger.get("/api/registers/ratifications").json
    assert found["count"] == 3
    assert {one["id"] for one in found["records"]} == set(world.ratifications.values())
    first = found["records"][0]
    assert first["values"]["instrument"]["code"] == "C105"
    assert first["values"]["starts"] == "2020-02-03"
    assert first["values"]["state"] == {
        "id": world.states["QMA"],
        "code": "QMA",
        "title": "Norland",
        "register": "states",
    }


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"instrument": "C29"}, 2),
        ({"instrument": "C105"}, 1),
        ({"state__region": "ISL"}, 0),
        ({"on": "1999-01-01"}, 1),
        ({"q": "velia"}, 1),
        ({"instrument": "C29", "q": "norland"}, 1),
    ],
)
def test_filters_search_and_dates_narrow_it(
    stranger: Program, asked: dict[str, str], count: int
) -> None:
    assert stranger.get("/api/registers/ratifications", **asked).json["count"] == count


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"colour": "red"}, 422),
        ({"on": "yesterday"}, 422),
        ({"page": "-1"}, 422),
        ({"order": "note; drop"}, 422),
    ],
)
def test_what_is_not_understood_is_said(
    stranger: Program, asked: dict[str, str], status: int
) -> None:
    found = stranger.get("/api/registers/ratifications", **asked)
    assert found.status == status
    assert found.json["what"]
    assert found.headers["Content-Type"] == "application/problem+json"


def test_a_record_has_its_facts_version_and_history(stranger: Program, world: World) -> None:
    number = world.ratifications["QMA", "C29"]
    found = stranger.get(f"/api/registers/ratifications/{number}").json
    assert found["id"] == number
    assert found["values"]["ends"] is None
    history = stranger.get(found["history"]).json["history"]
    assert len(history) == 1
    assert isinstance(found["version"], int)


def test_who_acted_is_told_to_those_who_sign_in(
    program: ProgramOf, stranger: Program, reader: Person, world: World
) -> None:
    address = f"/api/registers/ratifications/{world.ratifications['QMA', 'C29']}/history"
    assert stranger.get(address).json["history"][0]["who"] is None
    assert program(reader).get(address).json["history"][0]["who"] == "tests of pages"


def test_a_list_is_read_page_by_page(stranger: Program, monkeypatch: Any) -> None:
    monkeypatch.setattr("secretariat.engine.registers.listing.PAGE", 2)
    first = stranger.get("/api/registers/ratifications").json
    assert len(first["records"]) == 2
    second = stranger.get(first["next"]).json
    assert second["next"] is None
    seen = [one["id"] for one in (*first["records"], *second["records"])]
    assert sorted(seen) == sorted(Ratification.objects.values_list("pk", flat=True))


def test_texts_come_in_the_language_asked_for(stranger: Program, world: World) -> None:
    address = f"/api/registers/states/{world.states['QMA']}"
    names = {code: stranger.get(address, lang=code).json["title"] for code in ("en", "fr", "es")}
    assert names == {"en": "Norland", "fr": "Norlande", "es": "Norlandia"}


def test_unknown_and_hidden_are_answered_alike(stranger: Program, world: World) -> None:
    answers = [
        stranger.get(address)
        for address in (
            "/api/registers/nothing",
            "/api/registers/ratifications/999999",
            "/api/nowhere/at/all",
            "/api/figures/standards.nothing",
        )
    ]
    assert {found.status for found in answers} == {404}
    assert len({str(found.json) for found in answers}) == 1


def test_a_figure_is_the_one_of_the_page(stranger: Program, world: World) -> None:
    address = "/figures/standards.ratifications"
    of_page = stranger.get(f"{address}.json", as_of="2021-01-01", by="instrument").json
    found = stranger.get(f"/api{address}", as_of="2021-01-01", by="instrument").json
    assert found["value"] == "3"
    assert {**found, "address": ""} == {**of_page, "address": ""}


def test_the_catalogue_leads_to_every_figure(stranger: Program, world: World) -> None:
    found = stranger.get("/api/figures").json["figures"]
    assert len(found) > 5
    for one in found:
        assert stranger.get(one["url"]).json["measure"] == one["key"]


def test_nothing_of_it_is_kept_by_caches_between(stranger: Program) -> None:
    headers = stranger.get("/api/registers/states").headers
    assert headers["Cache-Control"] == "private, no-store"
    assert "Authorization" in headers["Vary"]
