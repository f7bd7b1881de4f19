"""Verifying lays out the past once: whoever would hide behind that is found all the same."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.databases import Connection
from tests.engine.publishing.conftest import CLERK, TODAY, withdraw_state
from tests.engine.publishing.forging import Forger

from secretariat.areas.reference.actions import amend_states
from secretariat.areas.reference.models import Membership, State
from secretariat.engine.publishing.findings import Kind
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.tables import rooted
from secretariat.engine.publishing.verifying import verify
from secretariat.engine.records.performing import change

EVENTS = "reference_membershipevent"
STATE_EVENTS = "reference_stateevent"


@pytest.fixture
def forger(release: Release, owner: Connection) -> Forger:
    """The owner, after the release was frozen."""
    return Forger(owner)


def copied(events: str, number: int) -> str:
    """The SQL that writes a record's event a second time, under a number of its own."""
    return (
        f"CREATE TEMP TABLE again AS SELECT * FROM {events} WHERE pgh_obj_id = {number};"
        f" UPDATE again SET pgh_id = pgh_id + 100000;"
        f" INSERT INTO {events} SELECT * FROM again; DROP TABLE again"
    )


def test_a_record_that_history_tells_twice_is_named(release: Release, forger: Forger) -> None:
    """The copy has the very leaf that was sealed, so that no leaf differs from another."""
    one = State.objects.get(code="X03")
    forger.does(STATE_EVENTS, copied(STATE_EVENTS, one.pk))
    found = verify(release)
    records = [f for f in found.findings if f.kind is Kind.RECORD]
    assert [(f.table, f.record) for f in records] == [("reference_state", one.pk)]
    assert "more than once" in records[0].explains
    assert not found.agrees


def test_a_superseded_event_made_to_hold_on_is_named(release: Release, forger: Forger) -> None:
    """What was known before a correction and after it, both at one moment."""
    one = State.objects.get(code="X03")
    change(amend_states, State.objects.filter(pk=one.pk), {"name_en": "Other"}, by=CLERK, on=TODAY)
    assert verify(release).findings == ()
    forger.does(
        STATE_EVENTS,
        f"UPDATE {STATE_EVENTS} SET pgh_created_at = %s WHERE pgh_obj_id = {one.pk}"
        " AND name_en = 'Other'",
        release.known_at - timedelta(seconds=1),
    )
    found = verify(release)
    assert {f.record for f in found.findings if f.kind is Kind.RECORD} == {one.pk}
    assert not found.agrees


def test_leaves_and_their_root_rewritten_together_are_held_against_history(
    release: Release, forger: Forger
) -> None:
    """They agree with each other and with the records today; history alone says otherwise."""
    one = Membership.objects.get(state__code="X03")
    forger.sets("reference_membership", f"id = {one.pk}", starts="1999-01-01")
    forger.leaves_again(release, "reference_membership")
    forger.seals_again(release)
    (record,) = verify(release).findings
    assert (record.kind, record.record) == (Kind.RECORD, one.pk)


def test_evidence_and_its_root_rewritten_together_are_held_against_history(
    release: Release, forger: Forger
) -> None:
    kept = release.evidence.get(figure="2")
    forger.does(
        "publishing_releasedevidence",
        "UPDATE publishing_releasedevidence AS kept SET (ids, count, root) = ("
        f" SELECT array_agg(id ORDER BY id), count(*), {rooted('id')}"
        " FROM unnest(array_append(kept.ids, 900)) AS one(id)) WHERE id = %s",
        kept.pk,
    )
    forger.seals_again(release)
    (evidence,) = verify(release).findings
    assert (evidence.kind, evidence.figure, evidence.said) == (Kind.EVIDENCE, "2", "900")


def test_a_root_rewritten_alone_is_named(
    release: Release, forger: Forger, subtests: pytest.Subtests
) -> None:
    kept = release.evidence.get(figure="2")
    forger.sets("publishing_releasedevidence", f"id = {kept.pk}", root="0" * 64)
    forger.seals_again(release)
    with subtests.test("of evidence"):
        (evidence,) = verify(release).findings
        assert (evidence.kind, evidence.figure) == (Kind.EVIDENCE, "2")
    forger.sets("publishing_releasedevidence", f"id = {kept.pk}", root=kept.root)
    table = release.tables.get(table="reference_state")
    forger.sets("publishing_releasedtable", f"id = {table.pk}", root="0" * 64)
    forger.seals_again(release)
    with subtests.test("of a table"):
        (found,) = verify(release).findings
        assert (found.kind, found.table) == (Kind.TABLE, "reference_state")


def test_numbers_in_another_order_are_not_the_ones_sealed(release: Release, forger: Forger) -> None:
    kept = release.evidence.get(figure="2")
    forger.sets("publishing_releasedevidence", f"id = {kept.pk}", ids=kept.ids[::-1])
    assert verify(release).findings == (), "the same records, whatever their order"
    forger.sets("publishing_releasedevidence", f"id = {kept.pk}", ids=[*kept.ids, kept.ids[0]])
    assert {f.figure for f in verify(release).findings} == {"2"}


def test_the_records_today_have_no_part_in_it(release: Release, forger: Forger) -> None:
    """Not even where they were altered behind history's back, or are gone altogether."""
    forger.does("reference_membership", "DELETE FROM reference_membership")
    assert verify(release).findings == ()


def test_within_another_transaction_it_leaves_the_present_as_it_was(release: Release) -> None:
    with transaction.atomic():
        assert verify(release).agrees
        withdraw_state("X03")
        assert not Membership.objects.filter(state__code="X03").exists()
        assert verify(release).agrees
    assert not Membership.objects.filter(state__code="X03").exists()


def test_it_writes_nothing(release: Release) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert verify(release).agrees
    said = [one["sql"] for one in asked]
    only_read = said.index("SET TRANSACTION READ ONLY")
    assert all("CREATE TEMPORARY TABLE" not in one for one in said[only_read:])
    assert not any(one.startswith(("INSERT", "UPDATE", "DELETE")) for one in said)
    assert said[-1] == "ROLLBACK"
