"""Moves of whoever is ill or gone are handed over for her, by who may, and never to who does so."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.engine.workflows import declared
from tests.engine.workflows.ground import somebody, these, value
from tests.web.workflows.conftest import SignedIn
from tests.web.workflows.test_move_pages import sent, shown

from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person, deactivate
from secretariat.engine.history.acting import Process
from secretariat.engine.workflows.models import Delegation
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYou
from secretariat.kernel.periods import Period
from secretariat.web.asking import today

Parts = dict[str, Part]
OFFICE = Process("tests of handing over")


@pytest.fixture
def deo(parts: Parts) -> Person:
    """Who is to make her moves."""
    return somebody("deo")


@pytest.fixture
def chief(parts: Parts, signed_in: SignedIn) -> Client:
    """The browser of an access manager."""
    return signed_in(somebody("chief", "access_manager"))


def form(**changed: str) -> dict[str, str]:
    """What hands over to Deo for three days."""
    last = (today() + timedelta(days=2)).isoformat()
    days = {"starts": today().isoformat(), "ends": last}
    return {"to": "deo", **days, "workflow": "", "reason": "She left without a word.", **changed}


def in_recruitment(username: str, over: str) -> Person:
    """Somebody who works in recruitment, and reports over a unit."""
    new = NewPerson(
        username=username,
        name=username.title(),
        email=f"{username}@example.org",
        unit_path="HRD/REC",
    )
    person = add_person(new, by=OFFICE, on=today())
    since = Period.since(today())
    give([person], "reporter", scope=over, period=since, by=OFFICE, reason="test", on=today())
    return person


def page_of(person: Person, deed: str = "") -> str:
    here = {"args": [person.pk, deed]} if deed else {"args": [person.pk]}
    return reverse("person-deed" if deed else "person", **here)


def test_an_access_manager_hands_over_and_ends_it_each_with_a_reason(
    parts: Parts, rosa: Person, deo: Person, chief: Client
) -> None:
    address = page_of(rosa, "hand-over")
    assert "Hand over her moves…" in shown(chief, page_of(rosa))
    assert "End what is handed over" not in shown(chief, page_of(rosa))
    assert 'name="workflow"' in shown(chief, address)
    assert chief.post(address, form()).status_code == 302
    page = shown(chief, page_of(rosa))
    assert "Deo acts for her:" in page
    assert "handed her moves over to Deo from" in page
    assert "She left without a word." in page
    move(declared.VALUES, "report", these(value(parts["FIN"], source="x")), by=deo, on=today())
    assert chief.post(page_of(rosa, "hand-back"), {"reason": "She is back."}).status_code == 302
    page = shown(chief, page_of(rosa))
    assert "Deo acts for her:" not in page
    assert "She is back." in page
    second: Any = these(value(parts["FIN"], "V2", source="x"))
    with pytest.raises(NotYou):
        move(declared.VALUES, "report", second, by=deo, on=today())


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": " "}, "This needs a reason."),
        ({"to": "nobody"}, "Nobody signs in under “nobody”."),
        ({"to": "rosa"}, "Nobody stands in for herself."),
        ({"ends": "2001-01-01"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_handed_over(
    rosa: Person, deo: Person, chief: Client, changed: dict[str, str], says: str
) -> None:
    status, page = sent(chief, page_of(rosa, "hand-over"), **form(**changed))
    assert status == 422
    assert says in page
    assert not Delegation.objects.exists()


def test_nobody_hands_anothers_moves_over_to_herself(rosa: Person, chief: Client) -> None:
    answer = chief.post(page_of(rosa, "hand-over"), form(to="chief"))
    assert answer.status_code == 403
    assert not Delegation.objects.exists()


@pytest.mark.parametrize("role", ["reporter", "auditor"])
def test_without_the_permission_it_is_closed(
    rosa: Person, deo: Person, signed_in: SignedIn, role: str
) -> None:
    browser = signed_in(somebody("una", role))
    for deed in ("hand-over", "hand-back"):
        assert browser.post(page_of(rosa, deed), form()).status_code in {403, 404}
    assert not Delegation.objects.exists()


def test_who_manages_a_unit_lends_nothing_that_reaches_farther(
    parts: Parts, deo: Person, signed_in: SignedIn
) -> None:
    far, near = (in_recruitment(name, over) for name, over in (("far", ""), ("near", "HRD/REC")))
    browser = signed_in(somebody("hilda", "access_manager", over="HRD"))
    assert browser.post(page_of(far, "hand-over"), form()).status_code == 403
    assert not Delegation.objects.exists()
    assert browser.post(page_of(near, "hand-over"), form()).status_code == 302
    assert Delegation.objects.get().person_id == near.pk


def test_a_closed_sign_in_has_nothing_to_hand_over(
    rosa: Person, deo: Person, chief: Client
) -> None:
    deactivate([rosa], by=OFFICE, on=today(), reason="She left.")
    assert "Hand over her moves" not in shown(chief, page_of(rosa))
    assert chief.post(page_of(rosa, "hand-over"), form()).status_code == 404
