"""Records changed past their history are found, whether or not a release counts them."""

import pytest
from tests.databases import Connection
from tests.engine.publishing.conftest import withdraw_state
from tests.engine.publishing.forging import Forger

from secretariat.areas.reference.models import Membership, State
from secretariat.engine.publishing.findings import Finding
from secretariat.engine.publishing.standing import NAMED, against_present


@pytest.fixture
def forger(office: None, owner: Connection) -> Forger:
    """The owner, among records nobody has frozen."""
    return Forger(owner)


def found() -> list[Finding]:
    """What differs of the Office's side."""
    return list(against_present(side="default"))


def test_records_changed_by_actions_stand_as_their_history_says(office: None) -> None:
    withdraw_state("X03")
    assert found() == []


def test_a_record_changed_past_its_history_is_named(forger: Forger) -> None:
    one = State.objects.get(code="X05")
    forger.sets("reference_state", f"id = {one.pk}", name_en="Elsewhere")
    (stray,) = found()
    assert (stray.table, stray.record) == ("reference_state", one.pk)
    assert "not what its history says" in stray.explains
    assert "Elsewhere" in stray.where


def test_a_latest_event_rewritten_is_found_by_the_record_that_stands(forger: Forger) -> None:
    one = Membership.objects.get(state__code="X05")
    forger.sets("reference_membershipevent", f"pgh_obj_id = {one.pk}", starts="1999-01-01")
    assert [stray.record for stray in found()] == [one.pk]


def test_a_record_put_in_past_its_history_is_named(forger: Forger) -> None:
    forger.does(
        "reference_region",
        "INSERT INTO reference_region (id, code, name_en, name_fr, name_es)"
        " VALUES (90, 'MID', 'Middle', '', '')",
    )
    (stray,) = found()
    assert "knows no such record" in stray.explains
    assert "Middle" in stray.where


def test_a_record_taken_out_past_its_history_is_named(forger: Forger) -> None:
    one = Membership.objects.get(state__code="X05")
    forger.does("reference_membership", "DELETE FROM reference_membership WHERE id = %s", one.pk)
    (stray,) = found()
    assert "it is gone" in stray.explains
    assert stray.where.endswith("“State 5, 2010-03-01”")


def test_of_many_strays_the_first_are_named_and_the_rest_counted(forger: Forger) -> None:
    forger.does(
        "reference_language",
        "INSERT INTO reference_language (code, name_en, name_fr, name_es)"
        " SELECT 'x' || i, 'Language ' || i, '', '' FROM generate_series(1, 30) AS i",
    )
    strays = found()
    assert len(strays) == NAMED + 1
    assert strays[-1].explains == "10 more differ."
