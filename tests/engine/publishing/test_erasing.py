"""What is erased on schedule is told as erased, and hides nothing else."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.databases import Connection
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of
from tests.engine.publishing.forging import Forger

from secretariat.engine.access.models import Person
from secretariat.engine.history.acting import act
from secretariat.engine.history.erasing import erase
from secretariat.engine.publishing.findings import Kind
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.verifying import verify

EVENTS = "access_personevent"
TEXT = (
    "[figure: tests.people as_of=2026-10-22] people, of whom"
    " [figure: tests.people_called_rosa as_of=2026-10-22] are called Rosa."
)


@pytest.fixture
def release(fresh_database: Mapping[str, str], small_product: Settings, tmp_path: Path) -> Release:
    """A paper that counts three people, two of them called Rosa."""
    with act("tests.add", by=CLERK):
        for name in ("Rosa Amber", "Rosa Birch", "Carl Cedar"):
            code = name.split()[1].lower()
            Person.objects.create(username=code, name=name, email=f"{code}@example.org")
    return freeze(paper_of(tmp_path, en=TEXT), by=CLERK, on=TODAY)


@pytest.fixture
def forger(release: Release, owner: Connection) -> Forger:
    """The owner, after the release was frozen."""
    return Forger(owner)


def number_of(username: str) -> int:
    """The number of a person."""
    return Person.objects.get(username=username).pk


def test_an_erased_record_is_told_as_erased_and_the_release_still_agrees(
    release: Release,
) -> None:
    cedar = number_of("cedar")
    erase(Person, [cedar], by=CLERK, reason="By schedule.")
    found = verify(release, release.seal)
    (erased,) = found.findings
    assert (erased.kind, erased.record) == (Kind.ERASED, cedar)
    assert "Erased on schedule" in erased.explains
    assert found.agrees


def test_a_figure_that_can_no_longer_be_counted_for_an_erasure_is_told_as_erased(
    release: Release,
) -> None:
    amber = number_of("amber")
    erase(Person, [amber], by=CLERK, reason="By schedule.")
    found = verify(release)
    told = {(finding.kind, finding.figure) for finding in found.findings}
    assert told == {(Kind.ERASED, ""), (Kind.ERASED, "2")}
    assert found.agrees


def test_an_erasure_does_not_excuse_another_record(release: Release, forger: Forger) -> None:
    cedar, birch = number_of("cedar"), number_of("birch")
    erase(Person, [cedar], by=CLERK, reason="By schedule.")
    forger.sets(EVENTS, f"pgh_obj_id = {birch} AND pgh_label = 'insert'", name="Rosa Ash")
    found = verify(release)
    assert {f.kind: f.record for f in found.findings} == {Kind.ERASED: cedar, Kind.RECORD: birch}
    assert not found.agrees


def test_an_erasure_does_not_excuse_a_figure_altered_beyond_it(
    release: Release, forger: Forger
) -> None:
    erase(Person, [number_of("cedar")], by=CLERK, reason="By schedule.")
    forger.sets("publishing_releasedfigure", "key = '2'", value="3", n=3)
    forger.seals_again(release)
    assert not verify(release).agrees


def test_a_record_altered_under_the_name_of_an_erasure_is_found(
    release: Release, forger: Forger
) -> None:
    """An entry in the list of erasures is not enough: what is left must be what erasure leaves."""
    birch = number_of("birch")
    erase(Person, [number_of("cedar")], by=CLERK, reason="By schedule.")
    forger.does(
        "history_erasure",
        'INSERT INTO history_erasure ("table", record, act, at)'
        ' SELECT "table", %s, act, at FROM history_erasure',
        birch,
    )
    forger.sets(EVENTS, f"pgh_obj_id = {birch} AND pgh_label = 'insert'", name="Rosa Ash")
    (record,) = [f for f in verify(release).findings if f.kind is Kind.RECORD]
    assert record.record == birch


def test_what_was_erased_before_the_freeze_can_not_be_altered_after(
    release: Release, forger: Forger, tmp_path: Path
) -> None:
    cedar = number_of("cedar")
    erase(Person, [cedar], by=CLERK, reason="By schedule.")
    later = freeze(paper_of(tmp_path, en=TEXT), by=CLERK, on=TODAY)
    assert verify(later).findings == ()
    forger.does(
        EVENTS,
        f"UPDATE {EVENTS} SET is_active = false WHERE pgh_obj_id = %s AND pgh_created_at < %s",
        cedar,
        later.known_at + timedelta(seconds=1),
    )
    assert Kind.RECORD in {finding.kind for finding in verify(later).findings}


def test_the_password_is_no_part_of_what_is_digested(release: Release) -> None:
    columns = release.tables.get(table="access_person").columns
    assert "name" in columns
    assert "password" not in columns
