"""The records kept behind each figure are those its selection counts, however they were read."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from struct import pack

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of

from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import narrow, select
from secretariat.engine.measures.remembering import each_once, once
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleasedEvidence, ReleasedFigure

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


def counted_by(figure: ReleasedFigure) -> Iterator[tuple[str, list[int]]]:
    """What each selection of a figure counts, asked for one figure at a time."""
    measure, when = measure_of(figure.measure), when_of(figure.asked)
    for name, plain in select(measure, when).plain().items():
        rows = narrow(measure, plain, dict(figure.asked["where"])).rows
        yield name, sorted(rows.order_by().values_list("pk", flat=True))


def kept_of(release: Release) -> dict[tuple[str, str], ReleasedEvidence]:
    return {(one.figure, one.name): one for one in release.evidence.all()}


def test_every_figure_keeps_the_records_it_counts(release: Release) -> None:
    kept, figures = kept_of(release), list(release.figures.all())
    for figure in figures:
        for name, numbers in counted_by(figure):
            one = kept.pop((figure.key, name))
            assert list(one.ids) == numbers, (figure.asked, name)
            assert one.count == len(numbers)
            assert one.root == sha256(b"".join(pack(">q", n) for n in numbers)).hexdigest()
    assert not kept, "evidence of no figure"
    assert len(figures) > 8


def test_a_cell_that_nobody_stood_in_keeps_that(release: Release) -> None:
    empty = [one for one in release.figures.all() if one.n == 0]
    assert empty
    for figure in empty:
        assert [one.ids for one in release.evidence.filter(figure=figure.key)] == [[]]


def test_the_cells_of_a_breakdown_are_read_at_once(office: None, tmp_path: Path) -> None:
    paper = paper_of(tmp_path, en=f"{MEMBERS}\n\n{SHARES}")
    with CaptureQueriesContext(connection) as asked:
        release = freeze(paper, by=CLERK, on=TODAY)
    writing = [one for one in asked if "INSERT INTO publishing_releasedevidence" in one["sql"]]
    assert release.evidence.count() > len(writing)
    once_each = 1 + 2 * 2  # the members on a date; part and whole of the share on two
    assert len(writing) == 2 * once_each, "once for all regions, once in all"


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
