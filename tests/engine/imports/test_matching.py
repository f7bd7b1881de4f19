"""A name a person matched once is known to every later import."""

import pytest
from tests.engine.imports.given import OFFICE, TODAY, a_world, csv_of

from secretariat.areas.reference.imports import duty_stations, memberships
from secretariat.areas.reference.models import Membership, State
from secretariat.areas.standards.imports import ratifications
from secretariat.engine.history.models import Act
from secretariat.engine.imports.matching import remember
from secretariat.engine.imports.models import Match
from secretariat.engine.imports.running import imported, tried
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.kernel.errors import BadInput

pytestmark = pytest.mark.django_db
MEMBERS = [("name", "admitted"), ("Old Arland", "1919"), ("Bestovia", "1920-05-06")]


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    a_world()


def test_a_trial_may_suppose_a_match_without_remembering_it() -> None:
    file = csv_of(MEMBERS)
    assert tried(memberships, file, by=OFFICE, on=TODAY).bad == 1
    supposed = csv_of(MEMBERS)
    supposed.matches.update({"Old Arland": "ARL"})  # type: ignore[attr-defined]
    assert tried(memberships, supposed, by=OFFICE, on=TODAY).bad == 0
    assert Match.objects.count() == 0


def test_a_match_is_remembered_by_every_import_that_refers_to_such_records() -> None:
    assert remember(memberships, {"Old Arland": "ARL"}, by=OFFICE, on=TODAY) == 1
    imported(memberships, csv_of(MEMBERS), by=OFFICE, on=TODAY)
    assert Membership.objects.filter(state__code="ARL").count() == 1
    file = csv_of([("instrument", "state", "registered"), ("C900", "OLD  ÁRLAND", "2001-01-01")])
    assert tried(ratifications, file, by=OFFICE, on=TODAY).new == 1
    file = csv_of([("code", "name", "state", "starts"), ("X", "x", "old arland", "2001-01-01")])
    assert tried(duty_stations, file, by=OFFICE, on=TODAY).new == 1


def test_a_match_is_a_record_with_a_history_and_can_be_undone() -> None:
    remember(memberships, {"Old Arland": "Arlande"}, by=OFFICE, on=TODAY)
    match = Match.objects.get()
    assert (match.table, match.key, match.import_key) == (
        "reference.state",
        "old arland",
        "reference.memberships",
    )
    assert match.named == State.objects.get(code="ARL").pk
    [entry] = history_of(match)
    assert (entry.who, entry.told) == (OFFICE.name, "matched this name to a record")
    undo(entry.act, by=OFFICE, on=TODAY, reason="another State")
    assert tried(memberships, csv_of(MEMBERS), by=OFFICE, on=TODAY).bad == 1


def test_the_same_match_again_is_no_act() -> None:
    remember(memberships, {"Old Arland": "ARL"}, by=OFFICE, on=TODAY)
    acts = Act.objects.count()
    assert remember(memberships, {"old arland": "ARL"}, by=OFFICE, on=TODAY) == 0
    assert Act.objects.count() == acts


def test_a_name_stands_for_one_record_only() -> None:
    remember(memberships, {"Old Arland": "ARL"}, by=OFFICE, on=TODAY)
    with pytest.raises(BadInput, match="already matched to another record"):
        remember(memberships, {"Old Arland": "BES"}, by=OFFICE, on=TODAY)


def test_a_name_cannot_be_matched_to_what_is_not_there() -> None:
    with pytest.raises(BadInput, match="no record called “Arlannd”") as refused:
        remember(memberships, {"Old Arland": "Arlannd"}, by=OFFICE, on=TODAY)
    assert "ARL (Arland)" in str(refused.value.do)


def test_a_code_is_stronger_than_a_match() -> None:
    remember(memberships, {"BES": "ARL"}, by=OFFICE, on=TODAY)
    imported(memberships, csv_of([("state", "admitted"), ("BES", "1919")]), by=OFFICE, on=TODAY)
    assert Membership.objects.get().state.code == "BES"
