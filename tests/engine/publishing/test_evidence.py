"""The records kept behind each figure are those its selection counts, however they were read."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from struct import pack

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of, withdraw_state

from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import figure, narrow, select
from secretariat.engine.measures.remembering import each_once, once
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.evidence import Read, read_again
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleasedEvidence, ReleasedFigure
from secretariat.engine.publishing.verifying import verify
from secretariat.engine.publishing.wording import exact

MEMBERS = "[table: reference.member_states as_of=2020-12-31 by=region]"
EARLIER = "[table: reference.member_states as_of=1900-12-31,2020-12-31 by=region rows=NOR,SOU]"
SHARES = "[table: tests.northern_share as_of=2010-12-31,2020-12-31 by=region rows=NOR,SOU]"
ALONE = " and ".join(
    f"[figure: {key} as_of=2020-12-31]"
    for key in ("reference.member_states", "tests.northern_share")
)


@pytest.fixture
def release(office: None, tmp_path: Path) -> Release:
    """A paper with figures in tables and figures that stand alone, over ten kinds of cells."""
    text = "\n\n".join((ALONE, MEMBERS, EARLIER, SHARES))
    return freeze(paper_of(tmp_path, en=text), by=CLERK, on=TODAY)


def counted_by(told: ReleasedFigure) -> Iterator[tuple[str, list[int]]]:
    """What each selection of a figure counts, asked for one figure at a time."""
    measure, when = measure_of(told.measure), when_of(told.asked)
    for name, plain in select(measure, when).plain().items():
        rows = narrow(measure, plain, dict(told.asked["where"])).rows
        yield name, sorted(rows.order_by().values_list("pk", flat=True))


def kept_of(release: Release) -> dict[tuple[str, str], ReleasedEvidence]:
    return {(one.figure, one.name): one for one in release.evidence.all()}


def test_every_figure_keeps_the_records_it_counts(release: Release) -> None:
    kept, figures = kept_of(release), list(release.figures.all())
    for told in figures:
        for name, numbers in counted_by(told):
            one = kept.pop((told.key, name))
            assert list(one.ids) == numbers, (told.asked, name)
            assert one.count == len(numbers)
            assert one.root == sha256(b"".join(pack(">q", n) for n in numbers)).hexdigest()
    assert not kept, "evidence of no figure"
    assert len(figures) > 8


def test_every_figure_is_what_its_measure_gives_by_itself(release: Release) -> None:
    for one in release.figures.all():
        alone = figure(
            measure_of(one.measure), when_of(one.asked), where=dict(one.asked["where"])
        ).total
        told = (one.value, one.n, one.part, one.whole)
        assert told == (exact(alone.value), alone.n, alone.part, alone.whole), one.asked


def test_a_cell_that_nobody_stood_in_keeps_that(release: Release) -> None:
    empty = [one for one in release.figures.all() if one.n == 0]
    assert empty
    for told in empty:
        assert [one.ids for one in release.evidence.filter(figure=told.key)] == [[]]


def test_the_cells_of_a_breakdown_are_read_at_once(office: None, tmp_path: Path) -> None:
    paper = paper_of(tmp_path, en=f"{MEMBERS}\n\n{SHARES}")
    with CaptureQueriesContext(connection) as asked:
        release = freeze(paper, by=CLERK, on=TODAY)
    writing = [one for one in asked if "INSERT INTO publishing_releasedevidence" in one["sql"]]
    assert release.evidence.count() > len(writing)
    once_each = 1 + 2 * 2  # the members on a date; part and whole of the share on two
    assert len(writing) == 2 * once_each, "once for all regions, once in all"


def test_counted_again_they_are_the_records_that_were_kept(release: Release) -> None:
    again = read_again(release.figures.all(), at=release.known_at)
    assert again == {key: Read(one.count, one.root) for key, one in kept_of(release).items()}
    assert len(set(again.values())) > 5, "figures that count different records"


def test_counted_today_they_are_told_by_another_root_where_records_changed(
    release: Release,
) -> None:
    withdraw_state("X03")
    then = read_again(release.figures.all(), at=release.known_at)
    now = read_again(release.figures.all(), at=None)
    moved = {key for key, read in now.items() if read.root != then[key].root}
    assert then == {key: Read(one.count, one.root) for key, one in kept_of(release).items()}
    for told in release.figures.all():
        for name, numbers in counted_by(told):
            is_other = numbers != list(kept_of(release)[told.key, name].ids)
            assert ((told.key, name) in moved) is is_other, told.asked
    assert moved


def test_a_release_that_agrees_is_verified_without_reading_each_figure_s_records(
    release: Release,
) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert verify(release).findings == ()
    alone = [one for one in asked if "SELECT said.id, now.record" in one["sql"]]
    assert not alone, "records are told one by one only where the roots differ"
    counting = [one for one in asked if "AS found" in one["sql"] and "AS root" in one["sql"]]
    assert 0 < len(counting) < release.evidence.count()


def test_what_is_made_is_kept_to_the_end_of_the_block_alone() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [once("a", make), once("a", make)] == [0, 1]
    with each_once():
        assert [once("a", make), once("a", make), once("b", make)] == [2, 2, 3]
    with each_once():
        assert once("a", make) == 4
    assert once("a", make) == 5
