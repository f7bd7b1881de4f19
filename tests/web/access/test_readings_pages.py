"""Every way to a sensitive record is logged before it is shown, and the log is the auditor's."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.product.html_read import Page
from tests.product.test_pages import body
from tests.web.access import sensitive
from tests.web.access.conftest import SignIn

from secretariat.areas.reference.actions import amend_states
from secretariat.areas.reference.models import State
from secretariat.engine.access.models import Person, Reading
from secretariat.engine.records.performing import change
from secretariat.engine.records.versions import versions
from secretariat.engine.registers.checks import faults
from secretariat.engine.tokens.keeping import NewToken, make
from secretariat.site.product import PRODUCT
from secretariat.web.asking import today

KEEPER, READER, AUDITOR = "teodor.maskov", "li.fengyao", "grace.mwandeli"

WAYS = {
    "a list": ("/registers/states/", "list"),
    "a list that is searched": ("/registers/states/?q={word}", "list"),
    "a record": ("/registers/states/{number}/", "record"),
    "a form that changes it": ("/registers/states/{number}/do/amend_states", "record"),
    "who may see it": ("/registers/states/{number}/access", "record"),
    "records that belong to another": ("/registers/regions/{region}/", "list"),
    "a file": ("/registers/states/export.csv", "export"),
    "a workbook": ("/registers/states/export.xlsx", "export"),
    "the interface for programs, a list": ("/api/registers/states", "api"),
    "the interface for programs, a record": ("/api/registers/states/{number}", "api"),
}


@pytest.fixture
def secret(settings: Settings, undone: None) -> None:
    """Let the register of States be sensitive, and open to those who keep it alone."""
    settings.PRODUCT = "tests.web.access.sensitive.PRODUCT"


def place(address: str) -> str:
    states = next(one for one in PRODUCT.registers if one.key == "states")
    state = states.rows().exclude(region=None).order_by("pk").first()
    assert state is not None
    word = state.name_en.split()[0]
    return address.format(number=state.pk, region=state.region_id, word=word)


def presented() -> dict[str, str]:
    """A token of hers, as a program presents it."""
    new = NewToken(name="a program", expires=today() + timedelta(days=1))
    keeper = Person.objects.get(username=KEEPER)
    return {"Authorization": f"Bearer {make(new, by=keeper, on=today(), known_areas=()).secret}"}


@pytest.mark.parametrize(("address", "through"), WAYS.values(), ids=WAYS)
def test_every_way_to_it_is_logged(
    address: str, through: str, sign_in: SignIn, secret: None
) -> None:
    answer = sign_in(KEEPER).get(place(address), headers=presented() if "/api/" in address else {})
    assert answer.status_code == 200
    assert body(answer)
    found = Reading.objects.filter(register="states", through=through)
    assert found.count() == 1
    assert found.get().person == Person.objects.get(username=KEEPER).pk
    assert found.get().count >= 1


def test_what_a_program_is_told_of_a_change_meanwhile_is_logged(
    sign_in: SignIn, secret: None
) -> None:
    keeper = Person.objects.get(username=KEEPER)
    number = State.objects.order_by("pk")[0].pk
    row = State.objects.filter(pk=number)
    began_from = versions(State, [number])
    change(amend_states, row, {"name_en": "Another name"}, by=keeper, on=today())
    new = NewToken(name="a program", expires=today() + timedelta(days=1), reach="act")
    secret_of_hers = make(new, by=keeper, on=today(), known_areas=()).secret
    sent = {"records": [number], "values": {"m49": "001"}, "began_from": began_from}
    answer = sign_in(KEEPER).post(
        "/api/registers/states/do/amend_states",
        json.dumps(sent),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret_of_hers}"},
    )
    assert answer.status_code == 409
    assert "Another name" in answer.content.decode()
    found = Reading.objects.get(register="states")
    assert (found.through, found.records, found.person) == ("api", [number], keeper.pk)


def test_who_may_not_read_it_leaves_no_line_because_nothing_was_shown(
    sign_in: SignIn, secret: None
) -> None:
    for address, _through in WAYS.values():
        sign_in(READER).get(place(address))
    assert not Reading.objects.exists()


def test_what_is_not_sensitive_is_not_logged(sign_in: SignIn) -> None:
    sign_in(KEEPER).get("/registers/states/")
    assert not Reading.objects.exists()


def test_if_the_log_cannot_be_written_nothing_is_shown(
    sign_in: SignIn, secret: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_facts: object, **_more: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("secretariat.engine.access.readings.write", fails)
    answer = sign_in(KEEPER).get(place("/registers/states/{number}/"))
    assert answer.status_code == 500
    assert "Member" not in Page(answer.content.decode()).said("main")


def test_the_auditor_reads_who_read_what(sign_in: SignIn, secret: None) -> None:
    keeper = sign_in(KEEPER)
    keeper.get(place("/registers/states/{number}/"))
    body(keeper.get("/registers/states/export.csv"))
    page = Page(sign_in(AUDITOR).get(reverse("readings")).content.decode()).said("main")
    assert page.count("Teodor Maskov") == 2
    assert "the record’s page" in page
    assert "digest" in page


def test_the_log_is_narrowed_to_a_register(sign_in: SignIn, secret: None) -> None:
    sign_in(KEEPER).get("/registers/states/")
    auditor = sign_in(AUDITOR)
    shown = Page(auditor.get(reverse("readings"), {"register": "states"}).content.decode())
    assert "Teodor Maskov" in shown.said("main")
    none = Page(auditor.get(reverse("readings"), {"register": "units"}).content.decode())
    assert "Teodor Maskov" not in none.said("main")


def test_a_sensitive_register_open_to_all_is_refused_at_start(stranger: Client) -> None:
    states = next(one for one in sensitive.PRODUCT.registers if one.key == "states")
    keys = [one.key for one in PRODUCT.registers]
    assert list(faults(states, keys)) == []
    opened = replace(states, see=next(one.see for one in PRODUCT.registers if one.key == "states"))
    assert [fault.id for fault in faults(opened, keys)] == ["secretariat.E206"]
