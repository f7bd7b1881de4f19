"""Whatever is altered under a release, by whomever, is found and named."""

from datetime import timedelta

import pytest
from psycopg.types.json import Jsonb
from pytest_django.fixtures import Settings
from tests.databases import Connection
from tests.engine.publishing.conftest import CLERK, TODAY, withdraw_state
from tests.engine.publishing.forging import Forger
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import published

from secretariat.areas.reference.models import Membership
from secretariat.engine.history.acting import act
from secretariat.engine.publishing import recounting
from secretariat.engine.publishing.findings import Kind, Verification
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.tables import rooted
from secretariat.engine.publishing.verifying import release_sealed, verify
from secretariat.kernel.errors import BadInput, Tampered

EVENTS = "reference_membershipevent"


@pytest.fixture
def forger(release: Release, owner: Connection) -> Forger:
    """The owner, after the release was frozen."""
    return Forger(owner)


def named(found: Verification, kind: Kind) -> list[str]:
    """What was found of a kind, in words."""
    return [str(finding) for finding in found.findings if finding.kind is kind]


def test_an_altered_history_row_is_named_with_what_it_was(release: Release, forger: Forger) -> None:
    one = Membership.objects.get(state__code="X03")
    forger.sets(EVENTS, f"pgh_obj_id = {one.pk}", starts="1999-01-01")
    found = verify(release)
    (record,) = [finding for finding in found.findings if finding.kind is Kind.RECORD]
    assert (record.table, record.record) == ("reference_membership", one.pk)
    assert "State 3" in record.where
    assert (record.said, record.now) == ("starts = 2008-03-01", "starts = 1999-01-01")
    assert not found.agrees


def test_a_history_row_altered_with_the_record_itself_is_still_named(
    release: Release, forger: Forger
) -> None:
    one = Membership.objects.get(state__code="X03")
    forger.sets(EVENTS, f"pgh_obj_id = {one.pk}", starts="1999-01-01")
    forger.sets("reference_membership", f"id = {one.pk}", starts="1999-01-01")
    (record,) = [f for f in verify(release).findings if f.kind is Kind.RECORD]
    assert record.record == one.pk
    assert record.said == ""


def test_a_change_of_who_is_a_member_is_named_with_the_figures_it_moves(
    release: Release, forger: Forger
) -> None:
    one = Membership.objects.get(state__code="X03")
    forger.does(EVENTS, f"DELETE FROM {EVENTS} WHERE pgh_obj_id = %s", one.pk)
    found = verify(release)
    assert [f.record for f in found.findings if f.kind is Kind.RECORD] == [one.pk]
    assert "no longer has this record" in named(found, Kind.RECORD)[0]
    moved = {f.figure: (f.said, f.now) for f in found.findings if f.kind is Kind.FIGURE}
    assert moved["1"] == ("12 (12 records)", "11 (11 records)")
    assert moved["2"] == ("4 (4 records)", "3 (3 records)")
    lost = [f.said for f in found.findings if f.kind is Kind.EVIDENCE and f.figure == "2"]
    assert lost == [str(one.pk)]


def test_a_record_slipped_into_the_past_is_named(release: Release, forger: Forger) -> None:
    before = release.known_at - timedelta(hours=1)
    forger.does(
        EVENTS,
        f"INSERT INTO {EVENTS} (pgh_created_at, pgh_label, pgh_obj_id, id, starts, ends,"
        " starts_precision, ends_precision, note, state_id)"
        f" SELECT %s, 'insert', 900, 900, '1990-01-01', '1991-01-01', 'day', 'day', '', state_id"
        f" FROM {EVENTS} LIMIT 1",
        before,
    )
    found = verify(release)
    assert [f.record for f in found.findings if f.kind is Kind.RECORD] == [900]
    assert "was not there" in named(found, Kind.RECORD)[0]


def test_many_altered_records_are_counted_and_the_first_named(
    release: Release, forger: Forger
) -> None:
    forger.does("reference_stateevent", "UPDATE reference_stateevent SET name_en = 'Elsewhere'")
    found = verify(release)
    assert len(named(found, Kind.RECORD)) == 12
    assert all("name_en = State" in words for words in named(found, Kind.RECORD))


def test_an_altered_figure_is_named_with_what_the_records_give(
    release: Release, forger: Forger
) -> None:
    forger.sets("publishing_releasedfigure", "key = '2'", value="5", n=5)
    found = verify(release)
    assert any("altered after it was sealed" in words for words in named(found, Kind.FIGURE))
    (recounted,) = [f for f in found.findings if f.kind is Kind.FIGURE and f.now]
    assert (recounted.figure, recounted.said) == ("2", "5 (5 records)")
    assert recounted.now == "4 (4 records)"


def test_no_number_of_a_figure_can_be_altered_unseen_even_with_a_new_seal(
    release: Release, forger: Forger, subtests: pytest.Subtests
) -> None:
    kept = release.figures.get(key="4")
    for column in ("value", "n", "part", "whole"):
        with subtests.test(column):
            forger.sets("publishing_releasedfigure", "key = '4'", **{column: "5"})
            forger.seals_again(release)
            (figure,) = verify(release).findings
            assert (figure.kind, figure.figure) == (Kind.FIGURE, "4")
        forger.sets("publishing_releasedfigure", "key = '4'", **{column: getattr(kept, column)})


def test_altered_evidence_is_named_by_its_records(release: Release, forger: Forger) -> None:
    kept = release.evidence.get(figure="2")
    forger.sets("publishing_releasedevidence", f"id = {kept.pk}", ids=[*kept.ids[1:], 900], count=4)
    found = verify(release)
    said = [(f.said, f.now) for f in found.findings if f.kind is Kind.EVIDENCE and f.said]
    assert said == [("900", str(kept.ids[0]))]
    assert any("altered after it was sealed" in words for words in named(found, Kind.EVIDENCE))


def test_an_altered_leaf_is_named_by_table_and_record(release: Release, forger: Forger) -> None:
    table = release.tables.get(table="reference_state")
    forger.does(
        "publishing_releasedtable",
        "UPDATE publishing_releasedtable SET leaves[2] = '\\x00' WHERE id = %s",
        table.pk,
    )
    found = verify(release)
    assert [f.table for f in found.findings if f.kind is Kind.TABLE] == ["reference_state"]
    assert [f.record for f in found.findings if f.kind is Kind.RECORD] == [table.ids[1]]


def test_an_altered_definition_in_the_release_is_named(
    release: Release, forger: Forger, subtests: pytest.Subtests
) -> None:
    kept = release.figures.get(key="4").definition
    for path in ("words", "sql", "since", "key"):
        changed = Jsonb({**kept, path: "something else"})
        forger.sets("publishing_releasedfigure", "key = '4'", definition=changed)
        with subtests.test(path):
            found = verify(release)
            told = named(found, Kind.DEFINITION)
            assert {f.figure for f in found.findings} == {"4"}
            assert any("its fingerprint" in words for words in told)
            assert any("altered after it was sealed" in words for words in told)


def test_words_altered_in_one_language_are_named(release: Release, forger: Forger) -> None:
    words = release.figures.get(key="4").words
    words["fr"]["definition"] = "Autre chose"
    forger.sets("publishing_releasedfigure", "key = '4'", words=Jsonb(words))
    (definition,) = verify(release).findings
    assert (definition.kind, definition.figure) == (Kind.DEFINITION, "4")


def test_a_definition_edited_instead_of_added_is_named(
    release: Release, settings: Settings, subtests: pytest.Subtests
) -> None:
    edited = {"WITH_OTHER_WORDS": "far north", "COMPUTING_OTHERWISE": "SOU", "PUT_OTHERWISE": "NOR"}
    for product, says in edited.items():
        settings.PRODUCT = f"tests.engine.publishing.product.{product}"
        with subtests.test(product):
            found = verify(release)
            (definition,) = [f for f in found.findings if f.kind is Kind.DEFINITION]
            assert definition.figure == "4"
            assert "edited instead of added" in definition.explains
            assert says in definition.now
            assert not found.agrees


def test_a_definition_added_from_a_later_date_changes_nothing(
    release: Release, settings: Settings
) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.WITH_A_LATER_DEFINITION"
    assert verify(release).findings == ()


def test_a_measure_the_product_no_longer_declares_is_named(
    release: Release, settings: Settings
) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.WITHOUT_THE_MEASURE"
    (definition,) = verify(release).findings
    assert (definition.kind, definition.figure) == (Kind.DEFINITION, "4")
    assert "no longer declares" in definition.explains


def test_another_version_that_computes_the_same_is_told_apart_from_another_meaning(
    release: Release, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recounting, "running", lambda: "Secretariat 9.0")
    settings.PRODUCT = "tests.engine.publishing.product.PUT_OTHERWISE"
    found = verify(release)
    assert [finding.kind for finding in found.findings] == [Kind.VERSION]
    assert found.agrees


def test_another_version_does_not_excuse_another_result(
    release: Release, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recounting, "running", lambda: "Secretariat 9.0")
    settings.PRODUCT = "tests.engine.publishing.product.COMPUTING_OTHERWISE"
    found = verify(release)
    assert {Kind.DEFINITION, Kind.FIGURE} <= {finding.kind for finding in found.findings}


def test_an_altered_text_is_named_by_language(release: Release, forger: Forger) -> None:
    texts = {**release.texts, "es": release.texts["es"].replace("miembros", "invitados")}
    forger.sets("publishing_release", f"id = {release.pk}", texts=Jsonb(texts))
    (text,) = verify(release).findings
    assert text.kind is Kind.TEXT
    assert "“es”" in text.where


def test_an_altered_title_block_is_named(release: Release, forger: Forger) -> None:
    facts = {**release.facts, "en": {**release.facts["en"], "notice": ""}}
    forger.sets("publishing_release", f"id = {release.pk}", facts=Jsonb(facts))
    (text,) = verify(release).findings
    assert text.kind is Kind.TEXT


def test_an_altered_fact_of_the_release_itself_is_named(
    release: Release, forger: Forger, subtests: pytest.Subtests
) -> None:
    altered: dict[str, object] = {
        "note": "another",
        "edition": 7,
        "frozen_by": 3,
        "simulated": True,
        "product_version": "Secretariat 8",
    }
    for column, value in altered.items():
        forger.sets("publishing_release", f"id = {release.pk}", **{column: value})
        with subtests.test(column):
            found = verify(release)
            assert {finding.kind for finding in found.findings} == {Kind.RELEASE}
        kept = getattr(release, column)
        forger.sets("publishing_release", f"id = {release.pk}", **{column: kept})


def test_a_figure_taken_out_of_a_release_is_named(release: Release, forger: Forger) -> None:
    forger.does(
        "publishing_releasedfigure", "DELETE FROM publishing_releasedfigure WHERE key = '3'"
    )
    found = verify(release)
    assert any("vanished" in words for words in named(found, Kind.FIGURE))
    assert {f.figure for f in found.findings} == {"3"}


def test_a_figure_slipped_into_a_release_is_named(release: Release, forger: Forger) -> None:
    forger.does(
        "publishing_releasedfigure",
        "INSERT INTO publishing_releasedfigure (release_id, key, measure, asked, value, n, unit,"
        " words, definition, fingerprint) SELECT release_id, '9', measure, asked, value, n, unit,"
        " words, definition, fingerprint FROM publishing_releasedfigure WHERE key = '1'",
    )
    found = verify(release)
    assert any("added to the release" in words for words in named(found, Kind.FIGURE))


def test_a_seal_that_is_not_that_of_its_parts_is_named(release: Release, forger: Forger) -> None:
    forger.sets("publishing_release", f"id = {release.pk}", seal="0" * 64)
    (seal,) = verify(release).findings
    assert seal.kind is Kind.SEAL


def test_a_release_whose_act_is_not_in_history_is_named(release: Release, forger: Forger) -> None:
    forger.does("history_act", "DELETE FROM history_act WHERE id = %s", release.act)
    (finding,) = verify(release).findings
    assert finding.kind is Kind.RELEASE
    assert "no such act" in finding.explains


def rewrite_everything(release: Release, forger: Forger) -> str:
    """Alter history, record, leaves, evidence and figures alike, and seal it all again."""
    one = Membership.objects.get(state__code="X03")
    forger.does(EVENTS, f"DELETE FROM {EVENTS} WHERE pgh_obj_id = %s", one.pk)
    forger.does("reference_membership", "DELETE FROM reference_membership WHERE id = %s", one.pk)
    forger.leaves_again(release, "reference_membership")
    forger.does(
        "publishing_releasedevidence",
        "UPDATE publishing_releasedevidence AS kept SET (ids, count, root) = ("
        f" SELECT array_agg(id ORDER BY id), count(*), {rooted('id')}"
        " FROM unnest(array_remove(kept.ids, %s)) AS one(id))",
        one.pk,
    )
    for key, values in {
        "1": {"value": "11", "n": 11},
        "2": {"value": "3", "n": 3},
        "4": {"value": "0.2727272727272727272727272727", "n": 11, "part": 3, "whole": 11},
    }.items():
        forger.sets("publishing_releasedfigure", f"key = '{key}'", **values)
    return forger.seals_again(release)


def test_a_wholesale_rewrite_is_found_by_the_printed_seal_alone(
    release: Release, forger: Forger
) -> None:
    printed = release.seal
    rewritten = rewrite_everything(release, forger)
    assert rewritten != printed
    assert verify(release).findings == (), "the forger left a trace, and the test proves nothing"
    (seal,) = verify(release, printed).findings
    assert seal.kind is Kind.SEAL
    assert "rewritten after printing" in seal.explains
    with pytest.raises(Tampered, match="rewritten after printing"):
        release_sealed(printed)


def test_a_seal_is_read_as_a_person_copies_it(release: Release) -> None:
    copied = "-".join(release.seal.upper()[n : n + 4] for n in range(0, 64, 4))
    assert verify(release, copied).agrees
    assert release_sealed(copied) == release
    with pytest.raises(BadInput):
        verify(release, copied[:30])


def test_an_edition_carries_the_seal_of_the_one_it_corrects(
    release: Release, forger: Forger
) -> None:
    published(members_paper, release)
    corrected = freeze(members_paper, by=CLERK, on=TODAY, corrects=release, note="Corrected.")
    forger.sets("publishing_releasedfigure", f"key = '2' AND release_id = {release.pk}", value="5")
    forger.seals_again(release)
    found = verify(corrected)
    assert {finding.kind for finding in found.findings} == {Kind.RELEASE}


def test_records_that_change_later_are_no_tampering(release: Release) -> None:
    withdraw_state("X03")
    with act("tests.nothing", by=CLERK):
        pass
    assert verify(release, release.seal).findings == ()
