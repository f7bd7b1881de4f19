"""The description is a valid OpenAPI document, complete, and every answer is as it says."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pytest_django import Settings
from tests.web.api.conftest import Program, ProgramOf
from tests.web.api.test_acting import ROW
from tests.web.pages.conftest import World

from secretariat.engine.access.models import Person
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.records.declaring import Kind
from secretariat.engine.registers.declaring import registers

Described = dict[str, Any]


@pytest.fixture
def described(stranger: Program) -> Described:
    """The description, as a stranger reads it."""
    found: Described = stranger.get("/api/openapi.json").json
    return found


def validator(described: Described, schema: Described) -> Draft202012Validator:
    """Hold answers to a schema of the description."""
    return Draft202012Validator({**schema, "components": described["components"]})


def taken(described: Described, address: str) -> Described:
    """The schema of what an address takes."""
    body = described["paths"][address]["post"]["requestBody"]
    found: Described = body["content"]["application/json"]["schema"]
    return found


def test_it_is_valid(described: Described) -> None:
    validate(described)


def test_no_two_operations_have_one_name(described: Described) -> None:
    names = [one["operationId"] for path in described["paths"].values() for one in path.values()]
    assert len(names) == len(set(names))


def test_every_address_it_names_answers_as_it_says(
    stranger: Program, described: Described, world: World
) -> None:
    numbers = {"ratifications": world.ratifications["QMA", "C29"], "states": world.states["QMA"]}
    asked = 0
    for address, operations in described["paths"].items():
        if "get" not in operations:
            continue
        key = address.split("/")[3] if "{number}" in address else ""
        if key and key not in numbers:
            continue
        found = stranger.get(address.replace("{number}", str(numbers.get(key, ""))))
        assert found.status == 200, address
        content = operations["get"]["responses"]["200"]["content"]["application/json"]
        validator(described, content["schema"]).validate(found.json)
        asked += 1
    assert asked > 30


def test_every_action_of_a_register_open_to_who_asks_is_described(described: Described) -> None:
    for register in (one for one in registers() if one.see is PUBLIC):
        for action in register.actions:
            address = f"/api/registers/{register.key}/do/{action.key.partition('.')[2]}"
            schema = taken(described, address)
            names = schema["properties"]
            assert ("rows" in names) is (action.kind is Kind.ADD)


def test_what_fits_the_description_is_taken_and_what_does_not_is_refused(
    described: Described, program: ProgramOf, officer: Person, world: World
) -> None:
    address = "/api/registers/ratifications/do/register_ratifications"
    schema = validator(described, taken(described, address))
    rosa = program(officer)
    good = {"rows": [ROW], "reason": ""}
    assert schema.is_valid(good)
    assert rosa.post(address, good).status == 201
    for bad in ({}, {"rows": []}, {"rows": [{**ROW, "id": 4}]}, {"rows": [ROW], "by": 1}):
        assert not schema.is_valid(bad)
        assert rosa.post(address, bad).status == 422


def test_errors_are_as_described(stranger: Program, described: Described) -> None:
    schema = validator(described, described["components"]["schemas"]["error"])
    for address in ("/api/registers/nothing", "/api/registers/states?page=0"):
        schema.validate(stranger.get(address).json)


def test_what_is_closed_to_the_reader_is_not_described(
    stranger: Program, program: ProgramOf, officer: Person, settings: Settings
) -> None:
    settings.PRODUCT = "tests.web.pages.guarded.PRODUCT"  # its ratifications are open to few
    closed = "/api/registers/ratifications"
    for one, is_told in ((stranger, False), (program(officer), True)):
        paths = one.get("/api/openapi.json").json["paths"]
        assert "/api/registers/states" in paths
        assert any(path.startswith(closed) for path in paths) is is_told
