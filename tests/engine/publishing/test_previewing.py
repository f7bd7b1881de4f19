"""A draft is shown as the paper a freeze would make of it now, to whoever may know its figures."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of, withdraw_state
from tests.engine.publishing.public import now

from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.measures.cells import everything
from secretariat.engine.publishing.blocks import Kind
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.estimating import Estimate
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.previewing import Preview, Previewer
from secretariat.engine.publishing.readers import Reader
from secretariat.kernel.languages import Language

AT = datetime(2026, 10, 22, 9, 30, tzinfo=UTC)
ON = date(2020, 12, 31)
TEXT = f"""---
date: 2026-10-12
summary: There were [figure: reference.member_states as_of={ON}] of them.
---

## Members

1. There were [figure: reference.member_states as_of={ON}] members, of which
[figure: reference.member_states as_of={ON} region=NOR] in the north, or
[figure: tests.northern_share as_of={ON}].[^1]

[table: reference.member_states as_of=2015-12-31,{ON} by=region title="By region"]

[chart: reference.member_states as_of=2010-12-31..{ON} every=year]

> The Council took note.

[^1]: In the south [figure: reference.member_states as_of={ON} region=SOU].
"""
GUARDED = (
    f"One [figure: tests.guarded as_of={ON}], two [figure: tests.guarded as_of={ON} region=NOR],"
    f" three [figure: tests.guarded as_of={ON} region=SOU].\n"
)


@pytest.fixture(autouse=True)
def _guarded(office: None, settings: Settings) -> None:
    settings.PRODUCT = "tests.engine.publishing.guarded.PRODUCT"


def previewer(by: Actor = CLERK) -> Previewer:
    return Previewer(reader=Reader(by, TODAY, now()), sees=everything, at=AT)


def preview(folder: Path, text: str, by: Actor = CLERK) -> Preview:
    return previewer(by).preview(paper_of(folder, en=text), Language.EN, text)


def document(found: Preview) -> Document:
    assert found.document is not None
    return found.document


def frozen(folder: Path, text: str) -> Document:
    return paper(freeze(paper_of(folder, en=text), by=CLERK, on=TODAY), Language.EN)


def numbers(told: Document) -> list[tuple[object, ...]]:
    return [
        (one.measure, one.when, dict(one.where), one.exact, one.part, one.whole, one.n, one.cell)
        for one in told.figures.values()
    ]


@pytest.mark.parametrize("text", [TEXT, GUARDED], ids=["open", "of small cells"])
def test_every_figure_is_what_a_freeze_would_keep(tmp_path: Path, text: str) -> None:
    told, kept = document(preview(tmp_path, text)), frozen(tmp_path, text)
    assert numbers(told) == numbers(kept)
    assert [one.value for one in told.figures.values()] == [
        one.value for one in kept.figures.values()
    ]
    assert [one.withheld for one in told.figures.values()] == [
        one.withheld for one in kept.figures.values()
    ]


def test_the_blocks_are_those_of_the_printed_paper(tmp_path: Path) -> None:
    told, kept = document(preview(tmp_path, TEXT)), frozen(tmp_path, TEXT)
    assert [one.kind for one in told.blocks] == [one.kind for one in kept.blocks]
    assert [one.text for one in told.blocks] == [one.text for one in kept.blocks]
    assert [one.rows for one in told.blocks] == [one.rows for one in kept.blocks]
    assert {Kind.TABLE, Kind.CHART, Kind.DECISION} <= {one.kind for one in told.blocks}
    assert len(told.notes) == len(kept.notes)
    assert [run.text for run in told.summary] == [run.text for run in kept.summary]


def test_nothing_is_frozen_and_it_says_that_it_is_a_draft(tmp_path: Path) -> None:
    told = document(preview(tmp_path, TEXT))
    assert not Release.objects.exists()
    assert told.head[-1] == "Draft"
    assert (told.seal, told.command) == ("", "")
    assert told.known_at == AT


def test_a_changed_record_changes_the_figure_the_table_and_the_chart(tmp_path: Path) -> None:
    before = document(preview(tmp_path, TEXT))
    withdraw_state("X00")
    after = document(preview(tmp_path, TEXT))
    changed = {
        place
        for place, (one, other) in enumerate(zip(before.blocks, after.blocks, strict=True))
        if (one.text, one.rows) != (other.text, other.rows)
    }
    kinds = {after.blocks[place].kind for place in changed}
    assert kinds == {Kind.PARAGRAPH, Kind.TABLE, Kind.CHART}


def test_whoever_may_not_see_the_records_is_told_nothing_that_was_not_released(
    tmp_path: Path,
) -> None:
    told = document(preview(tmp_path, GUARDED, by=ANONYMOUS))
    assert [one.value for one in told.figures.values()] == ["..", "..", ".."]
    assert all(one.withheld for one in told.figures.values())
    assert [one.n for one in told.figures.values()] == [0, 0, 0]


def test_the_rows_of_a_table_are_no_way_to_learn_what_is_there(tmp_path: Path) -> None:
    table = f"[table: tests.guarded as_of={ON} by=state]\n"
    found = preview(tmp_path, table, by=ANONYMOUS)
    (only,) = found.problems
    assert "nothing to show by state" in only.wrong
    assert document(found).figures == {}


def test_everything_amiss_is_named_at_once_with_its_place(tmp_path: Path) -> None:
    text = (
        f"1. Sound [figure: reference.member_states as_of={ON}].\n\n"
        "2. No measure [figure: no.such_thing as_of=2020-12-31].\n\n"
        "3. No date [figure: reference.member_states].\n\n"
        f"[table: reference.member_states as_of={ON} by=colour]\n\n"
        f"4. No code [figure: reference.member_states as_of={ON} region=XXX].\n"
    )
    found = preview(tmp_path, text)
    assert [one.where for one in found.problems] == [
        "paragraph 2",
        "paragraph 3",
        "table after block 3",
        "paragraph 4",
    ]
    assert all(one.do for one in found.problems)
    told = document(found)
    assert len(told.figures) == 1
    words = " ".join(one.text for one in told.blocks)
    for kept in ("figure: no.such_thing as_of=2020-12-31", "by=colour", "region=XXX"):
        assert f"{kept}⟧" in words


def test_what_no_paper_can_hold_is_named_and_there_is_no_paper(tmp_path: Path) -> None:
    found = preview(tmp_path, "Fine.\n\n```\ncode\n```\n")
    assert found.document is None
    assert "line 3" in found.problems[0].wrong


def test_a_text_without_figures_and_one_without_words_are_papers_too(tmp_path: Path) -> None:
    assert document(preview(tmp_path, "Only words.\n")).figures == {}
    assert document(preview(tmp_path, "")).blocks == ()


def test_figures_are_kept_by_what_is_cited_and_not_by_the_words_around(tmp_path: Path) -> None:
    kept: dict[str, Estimate] = {}
    made: list[str] = []

    def keep(name: str, make: object) -> Estimate:
        if name not in kept:
            made.append(name)
            kept[name] = make()  # type: ignore[operator]
        return kept[name]

    publication = paper_of(tmp_path, en=TEXT)
    eye = Previewer(reader=Reader(CLERK, TODAY, now()), sees=everything, at=AT, keep=keep)
    eye.preview(publication, Language.EN, TEXT)
    again = eye.preview(publication, Language.EN, TEXT.replace("There were", "We had"))
    assert len(made) == 1
    assert "We had 12 members" in " ".join(one.text for one in document(again).blocks)
    eye.preview(publication, Language.EN, TEXT.replace("region=SOU", "region=NOR"))
    eye.preview(publication, Language.FR, TEXT)
    assert len(made) == 3


def test_a_table_of_many_cells_takes_no_more_statements_than_one_of_few(tmp_path: Path) -> None:
    publication = paper_of(tmp_path, en="x")
    taken = []
    for by in ("region", "state"):  # two cells, and twelve
        text = f"[table: tests.guarded as_of={ON} by={by}]\n"
        with CaptureQueriesContext(connection) as queries:
            previewer().preview(publication, Language.EN, text)
        taken.append(len(queries))
    assert taken[0] == taken[1]
    assert max(taken) <= 12


def test_each_language_is_worded_in_its_own(tmp_path: Path) -> None:
    publication: Publication = paper_of(tmp_path, en=TEXT, fr=TEXT)
    told = document(previewer().preview(publication, Language.FR, TEXT))
    assert told.language is Language.FR
    assert "31 décembre 2020" in told.notes[0].runs[0].text.replace("\u00a0", " ")
