"""Freezing a paper keeps its figures, evidence and tables as they stood at one moment."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.conftest import CLERK, TODAY, fill, paper_of, withdraw_state
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import now, published, taken

from secretariat.areas.reference.models import Membership
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.history.acting import simulated_clock
from secretariat.engine.history.models import Act
from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleasedEvidence, ReleasedTable, Step
from secretariat.engine.publishing.sql import TABLES
from secretariat.engine.publishing.stepping import NOTHING, Said
from secretariat.engine.publishing.verifying import verify
from secretariat.kernel.errors import BadInput, Refused

THEN = datetime(2015, 6, 1, 12, tzinfo=UTC)


def test_a_release_keeps_each_cited_figure_once(release: Release) -> None:
    found = {f.key: (f.measure, f.value, f.n) for f in release.figures.all()}
    assert found["1"] == ("reference.member_states", "12", 12)
    assert found["2"] == ("reference.member_states", "4", 4)
    assert found["3"] == ("reference.admissions", "6", 6)
    assert found["4"] == ("tests.northern_share", "0." + "3" * 28, 12)
    share = release.figures.get(key="4")
    assert (share.part, share.whole) == (4, 12)


def test_a_release_keeps_the_very_records_each_figure_counts(release: Release) -> None:
    north = Membership.objects.filter(state__region__code="NOR").order_by("pk")
    kept = {(one.figure, one.name): one.ids for one in release.evidence.all()}
    assert kept["2", "value"] == list(north.values_list("pk", flat=True))
    assert kept["4", "part"] == kept["2", "value"]
    assert kept["4", "whole"] == kept["1", "value"]


def test_a_release_digests_every_table_a_figure_reads_joins_included(release: Release) -> None:
    kept = {one.table: one.count for one in release.tables.all()}
    assert kept == {"reference_membership": 12, "reference_region": 2, "reference_state": 12}
    one = release.tables.get(table="reference_membership")
    assert one.columns[0] == "id"
    assert len(one.leaves) == len(set(map(bytes, one.leaves))) == 12


def test_two_editions_salt_their_leaves_differently(release: Release) -> None:
    again = freeze(members_paper, by=CLERK, on=TODAY)
    tables = ReleasedTable.objects.filter(table="reference_state").order_by("release")
    one, other = ({bytes(leaf) for leaf in table.leaves} for table in tables)
    assert not one & other
    assert again.edition == release.edition + 1


def test_a_release_says_who_froze_it_and_by_which_act(release: Release) -> None:
    act = Act.objects.get(pk=release.act)
    assert (act.action, act.process, act.at) == ("publishing.freeze", "tests", release.frozen_at)
    assert release.frozen_by_process == "tests"
    assert release.known_at <= release.frozen_at
    assert not release.simulated


def test_a_release_keeps_words_in_three_languages(release: Release) -> None:
    figure = release.figures.get(key="2")
    assert set(figure.words) == {"en", "fr", "es"}
    assert figure.words["en"]["cell"] == [["Region", "North"]]
    assert figure.words["en"]["definition"].startswith("States whose membership holds")
    assert set(release.texts) == set(release.facts) == {"en", "fr", "es"}


def test_what_was_known_at_its_moment_is_what_it_froze_after_later_changes(
    release: Release,
) -> None:
    withdraw_state("X03")
    for kept in release.figures.all():
        then = figure(
            measure_of(kept.measure),
            when_of(kept.asked),
            where=kept.asked["where"],
            known_at=release.known_at,
        )
        assert str(then.value) == kept.value
    assert verify(release).agrees


def test_a_correction_names_what_it_corrects_and_why(release: Release) -> None:
    published(members_paper, release)
    with pytest.raises(BadInput, match="says what it corrects"):
        freeze(members_paper, by=CLERK, on=TODAY, corrects=release)
    corrected = freeze(members_paper, by=CLERK, on=TODAY, corrects=release, note="A late record.")
    assert corrected.corrects == release
    assert corrected.edition == 2
    assert verify(corrected).agrees


def test_what_nobody_has_read_yet_is_not_corrected(
    release: Release, subtests: pytest.Subtests
) -> None:
    soon = Said(public_at=now() + timedelta(hours=2))
    for name, said in (
        (None, NOTHING),
        (Step.SEND, NOTHING),
        (Step.CLEAR, NOTHING),
        (Step.PUBLISH, soon),
        (Step.RETURN, Said(note="Stopped.")),
    ):
        if name is not None:
            taken(members_paper, release, name, said=said)
        with (
            subtests.test(str(name)),
            pytest.raises(BadInput, match=r"Edition 1 has not been published.*none"),
        ):
            freeze(members_paper, by=CLERK, on=TODAY, corrects=release, note="A late record.")
    assert Release.objects.count() == 1
    published(members_paper, release)
    freeze(members_paper, by=CLERK, on=TODAY, corrects=release, note="A late record.")


def test_a_correction_of_another_paper_is_refused(release: Release, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="same publication"):
        freeze(paper_of(tmp_path, en="A."), by=CLERK, on=TODAY, corrects=release, note="x")


def test_whoever_may_not_freeze_is_refused_and_nothing_is_kept(office: None) -> None:
    with pytest.raises(Refused):
        freeze(members_paper, by=ANONYMOUS, on=TODAY)
    assert not Release.objects.exists()


def test_a_figure_over_a_table_without_history_is_refused(office: None, tmp_path: Path) -> None:
    paper = paper_of(tmp_path, en="[figure: tests.sessions as_of=2020-12-31]")
    with pytest.raises(BadInput, match="django_session"):
        freeze(paper, by=CLERK, on=TODAY)
    assert not ReleasedEvidence.objects.exists()
    assert not ReleasedTable.objects.exists()


def test_a_paper_without_figures_can_be_frozen_too(office: None, tmp_path: Path) -> None:
    release = freeze(paper_of(tmp_path, en="Only words."), by=CLERK, on=TODAY)
    assert verify(release, release.seal).agrees


def test_freezing_tells_how_far_it_is(office: None) -> None:
    told: list[tuple[int, int]] = []
    freeze(
        members_paper,
        by=CLERK,
        on=TODAY,
        progress=lambda done, total, words: told.append((done, total)),
    )
    assert told[0] == (0, 7)
    assert told[-1] == (7, 7)


def test_the_application_can_not_change_what_was_frozen(
    release: Release, subtests: pytest.Subtests
) -> None:
    for table in TABLES:
        for change in ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"):
            with (
                subtests.test(change.format(table)),
                pytest.raises(DatabaseError),
                connection.cursor() as cursor,
            ):
                cursor.execute(change.format(table))


def test_the_owner_is_told_too_that_a_release_stays_as_written(
    release: Release, owner: psycopg.Connection[tuple[object, ...]]
) -> None:
    with pytest.raises(psycopg.errors.Error, match="kept as it was written"):
        owner.execute("UPDATE publishing_releasedfigure SET value = '13'")


def test_nothing_is_added_to_a_release_after_it_was_frozen(release: Release) -> None:
    kept = release.figures.get(key="1")
    kept.pk, kept.key = None, "9"
    with pytest.raises(DatabaseError, match="after it was frozen"):
        kept.save(force_insert=True)


def test_a_release_comes_from_freezing_alone(release: Release) -> None:
    release.pk, release.edition, release.act = None, 7, None  # type: ignore[assignment]
    with pytest.raises(DatabaseError):
        release.save(force_insert=True)


def test_only_who_may_simulate_the_clock_freezes_on_a_simulated_one(office: None) -> None:
    with pytest.raises(DatabaseError, match="may not be simulated"):
        freeze(members_paper, by=CLERK, on=TODAY, simulated_at=THEN)


@pytest.mark.usefixtures("simulated_database", "small_product")
def test_a_simulated_release_freezes_what_was_known_then_and_says_so() -> None:
    with simulated_clock(datetime(2015, 1, 1, tzinfo=UTC)):
        fill()
    with simulated_clock(datetime(2016, 1, 1, tzinfo=UTC)):
        withdraw_state("X03")
    release = freeze(members_paper, by=CLERK, on=date(2015, 6, 1), simulated_at=THEN)
    assert release.simulated
    assert (release.known_at, release.frozen_at) == (THEN, THEN)
    assert release.figures.get(key="2").value == "4"
    assert verify(release, release.seal).agrees


def test_the_codes_of_all_cells_are_looked_up_together(office: None, tmp_path: Path) -> None:
    cells = " ".join(
        f"[figure: reference.member_states as_of={year}-12-31 region={code}]"
        for year in range(2010, 2020)
        for code in ("NOR", "SOU")
    )
    paper = paper_of(tmp_path, en=f"{cells}\n")
    with CaptureQueriesContext(connection) as taken:
        release = freeze(paper, by=CLERK, on=TODAY)
    assert release.figures.count() == 20
    names = {tuple(one.words["fr"]["cell"][0]) for one in release.figures.all()}
    assert {name for _title, name in names} == {"North", "South"}
    by_code = [
        one["sql"]
        for one in taken.captured_queries
        if one["sql"].startswith("SELECT") and '"reference_region"."code"' in one["sql"]
    ]
    looked_up = [sql for sql in by_code if '"reference_membership"' not in sql]
    assert len(looked_up) <= 2, "\n".join(looked_up)
