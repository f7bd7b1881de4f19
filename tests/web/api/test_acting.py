"""A program acts as its person may, by the same actions, and is told what is wrong in JSON."""

from datetime import date
from typing import Any

import pytest
from tests.web.api.conftest import Program, ProgramOf
from tests.web.pages.conftest import World

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act

DO = "/api/registers/ratifications/do"
ROW = {"instrument": "C105", "state": "QMB", "starts": "2024-05-06"}


@pytest.fixture
def rosa(program: ProgramOf, officer: Person) -> Program:
    """The program of somebody who may register ratifications."""
    return program(officer)


def test_rows_are_added_as_one_act_of_the_person(rosa: Program, officer: Person) -> None:
    rows = [ROW, {**ROW, "instrument": "C29", "state": "QMC", "note": "by letter"}]
    found = rosa.post(f"{DO}/register_ratifications", {"rows": rows, "reason": "from the mail"})
    assert found.status == 201
    made = Ratification.objects.filter(pk__in=found.json["added"])
    assert {(str(one.state.code), one.starts) for one in made} == {
        ("QMB", date(2024, 5, 6)),
        ("QMC", date(2024, 5, 6)),
    }
    act = Act.objects.get(action="standards.register_ratifications", by=officer.pk)
    assert act.reason == "from the mail"


def test_a_reference_is_named_by_code_or_number(rosa: Program, world: World) -> None:
    by_number = {**ROW, "state": world.states["QMB"], "instrument": world.instruments["C105"]}
    assert rosa.post(f"{DO}/register_ratifications", {"rows": [by_number]}).status == 201


def test_all_of_them_or_none(rosa: Program) -> None:
    rows = [ROW, {**ROW, "state": "QMC", "starts": "1066-10-14"}]
    found = rosa.post(f"{DO}/register_ratifications", {"rows": rows})
    assert found.status == 422
    assert Ratification.objects.count() == 3


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ({**ROW, "starts": "soon"}, "rows[0].starts"),
        ({**ROW, "state": "Atlantis"}, "rows[0].state"),
        ({"state": "QMB", "starts": "2024-05-06"}, "rows[0].instrument"),
    ],
)
def test_what_is_wrong_is_named_by_place(rosa: Program, row: dict[str, Any], where: str) -> None:
    found = rosa.post(f"{DO}/register_ratifications", {"rows": [row]})
    assert found.status == 422
    assert where in [one["where"] for one in found.json["problems"]]


@pytest.mark.parametrize("strange", ["id", "pgh_id", "by", "effective__in", "is_staff"])
def test_a_field_the_action_does_not_set_is_refused(rosa: Program, strange: str) -> None:
    found = rosa.post(f"{DO}/register_ratifications", {"rows": [{**ROW, strange: 1}]})
    assert found.status == 422
    assert Ratification.objects.count() == 3


def test_values_not_sent_stay_as_they_are(rosa: Program, world: World) -> None:
    number = world.ratifications["QMA", "C29"]
    sent = {"records": [number], "values": {"note": "see file"}, "reason": "a mark was missing"}
    assert rosa.post(f"{DO}/correct_ratifications", sent).json == {"changed": 1}
    kept = Ratification.objects.get(pk=number)
    assert (kept.note, kept.starts) == ("see file", date(1995, 5, 1))


def test_what_others_changed_meanwhile_is_told_and_kept(
    rosa: Program, program: ProgramOf, officer: Person, world: World
) -> None:
    number = world.ratifications["QMA", "C29"]
    address = f"/api/registers/ratifications/{number}"
    began = rosa.get(address).json["version"]
    sent = {
        "records": [number],
        "values": {"note": "first"},
        "reason": "first",
        "began_from": {str(number): began},
    }
    assert rosa.post(f"{DO}/correct_ratifications", sent).status == 200
    second = {**sent, "values": {"note": "second"}, "reason": "second"}
    refused = rosa.post(f"{DO}/correct_ratifications", second)
    assert refused.status == 409
    (changed,) = refused.json["changed"]
    assert changed["acts"][0]["differences"][0]["after"] == "first"
    assert Ratification.objects.get(pk=number).note == "first"
    again = {**second, "began_from": {str(number): changed["version"]}}
    assert rosa.post(f"{DO}/correct_ratifications", again).status == 200


def test_records_are_taken_away_and_put_back(rosa: Program, world: World, officer: Person) -> None:
    number = world.ratifications["QMB", "C29"]
    sent = {"records": [number], "reason": "registered twice"}
    assert rosa.post(f"{DO}/strike_ratifications", sent).json == {"removed": 1}
    act = Act.objects.get(action="standards.strike_ratifications")
    address = f"/api/registers/ratifications/acts/{act.pk}/undo"
    assert rosa.post(address, {"reason": "it was not"}).json == {"restored": 1}
    assert Ratification.objects.filter(pk=number).exists()


def test_an_act_of_another_register_is_not_undone_here(rosa: Program, world: World) -> None:
    act = Act.objects.filter(action="reference.add_states").first()
    assert act is not None
    address = f"/api/registers/ratifications/acts/{act.pk}/undo"
    assert rosa.post(address, {"reason": "x"}).status == 404


def test_who_may_not_is_told_why_and_nothing_is_written(
    program: ProgramOf, reader: Person, world: World
) -> None:
    found = program(reader).post(f"{DO}/register_ratifications", {"rows": [ROW]})
    assert found.status == 403
    assert "Standards officer" in found.json["do"]
    assert Ratification.objects.count() == 3


@pytest.mark.parametrize(
    "sent",
    [
        b"{",
        b"[]",
        b'"x"',
        b"",
        b'{"rows": NaN}',
        b"[" * 100_000,
        b'{"rows": []}',
        b'{"rows": {}}',
        b'{"rows": [1]}',
        b'{"rows": [{"state": {"id": 1}}]}',
        b'{"rows": [{"note": "\\u0000"}]}',
        b'{"rows": [{}], "reason": 5}',
        b'{"rows": [{}], "as": "somebody else"}',
        b"\xff\xfe",
    ],
)
def test_what_cannot_be_read_is_said(rosa: Program, sent: bytes) -> None:
    found = rosa.post(f"{DO}/register_ratifications", sent)
    assert found.status == 422, found.json
    assert found.json["what"]
    assert Ratification.objects.count() == 3


@pytest.mark.parametrize(
    "records", [[], "all", [True], ["1"], None, [1.5], [10**30], list(range(1001))]
)
def test_records_are_named_by_number(rosa: Program, records: Any) -> None:
    sent = {"records": records, "values": {"note": "x"}, "reason": "x"}
    assert rosa.post(f"{DO}/correct_ratifications", sent).status in {404, 422}


def test_one_unknown_record_among_many_stops_all(rosa: Program, world: World) -> None:
    sent = {
        "records": [*world.ratifications.values(), 999_999],
        "values": {"note": "x"},
        "reason": "x",
    }
    assert rosa.post(f"{DO}/correct_ratifications", sent).status == 404
    assert not Ratification.objects.filter(note="x").exists()


def test_too_much_is_refused_before_it_is_read(rosa: Program) -> None:
    sent = b'{"rows": [' + b" " * 3_000_000 + b"]}"
    found = rosa.post(f"{DO}/register_ratifications", sent)
    assert found.status == 413
    assert found.json["do"]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "get"])
def test_another_method_is_refused_with_the_right_one(rosa: Program, method: str) -> None:
    address = f"{DO}/register_ratifications"
    response = getattr(rosa.client, method)(address, headers=rosa.headers)
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"


def test_a_form_is_not_json(rosa: Program) -> None:
    response = rosa.client.post(f"{DO}/register_ratifications", {"rows": "1"}, headers=rosa.headers)
    assert response.status_code == 422
