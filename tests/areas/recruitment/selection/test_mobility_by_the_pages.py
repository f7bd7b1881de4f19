"""Whoever keeps mobility and sees staffing names officials and posts, and opens no file."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.areas.recruitment.selection.cases import Cases, somebody

from secretariat.areas.recruitment.models.mobility import Proposal, Willingness
from secretariat.areas.recruitment.registers import mobility
from secretariat.areas.workforce.models.people import Official
from secretariat.engine.records.telling import history_of
from secretariat.web.records.meanwhile import BEGAN_FROM

pytestmark = pytest.mark.usefixtures("unhashed_files")
SINCE = date(2026, 1, 1)
MOVING = ("outreach_officer", "manager")
"""Who keeps mobility exercises, and sees who holds which post."""
WILLING = "/registers/willingness/do/add_willingness"
PROPOSED = "/registers/proposed-moves/do/add_proposed_moves"


@pytest.fixture
def official(cases: Cases) -> Official:
    """An official in a post."""
    made = cases.office.official(name="Hesperance")
    cases.office.holds(made, cases.office.post())
    return made


def browser(*roles: str, over: str = "") -> Client:
    """Somebody with these roles, signed in."""
    client = Client()
    client.force_login(somebody("olga", *roles, over=over))
    return client


def test_who_would_move_is_written_down(cases: Cases, official: Official) -> None:
    client = browser(*MOVING)
    assert "Hesperance" in client.get(WILLING).content.decode()
    typed = {"code": "W1", "official": official.pk, "starts": SINCE.isoformat()}
    answer = client.post(WILLING, typed)
    assert answer.status_code == 302, answer.content.decode()
    assert Willingness.objects.get().official == official
    assert client.get(f"/officials/{official.code}").status_code == 404
    assert client.get(f"/registers/officials/{official.pk}/").status_code == 404


def test_a_move_is_proposed_in_an_exercise_and_decided(cases: Cases, official: Official) -> None:
    names = {"code": "M1", "name_en": "Mobility 2026", "starts": SINCE}
    exercise = cases.office.add(mobility.exercises.add, **names)
    post, client = cases.office.post(), browser(*MOVING)
    page = client.get(f"/registers/mobility-exercises/{exercise.pk}/").content.decode()
    assert f"{PROPOSED}?exercise={exercise.pk}" in page
    typed: dict[str, Any] = {"exercise": exercise.pk, "official": official.pk, "post": post.pk}
    answer = client.post(PROPOSED, {**typed, "outcome": "open"})
    assert answer.status_code == 302, answer.content.decode()
    moved = Proposal.objects.get()
    version = {BEGAN_FROM: str(history_of(moved)[0].version)}
    decided = {**typed, **version, "outcome": "agreed", "decided_on": SINCE.isoformat()}
    amending = f"/registers/proposed-moves/{moved.pk}/do/amend_proposed_moves"
    assert client.post(amending, decided).status_code == 302
    assert Proposal.objects.get().outcome == "agreed"


@pytest.mark.parametrize(("over", "named"), [("HRD", True), ("FIN", False)])
def test_names_are_offered_of_the_units_whose_staffing_one_sees(
    cases: Cases, official: Official, over: str, named: bool
) -> None:
    shown = browser(*MOVING, over=over).get(WILLING).content.decode()
    assert ("Hesperance" in shown) is named
