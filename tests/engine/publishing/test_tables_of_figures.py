"""A table of figures is frozen cell by cell: named in the text, sealed, verified, never redrawn."""

from pathlib import Path

import pytest
from tests.engine.publishing.conftest import CLERK, TODAY, fill, paper_of, withdraw_state

from secretariat.areas.reference.actions import add_regions
from secretariat.areas.reference.models import Region
from secretariat.engine.publishing.blocks import Block, Kind, words
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.drafts import draft_of
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.verifying import verify
from secretariat.engine.records.performing import add
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

MEMBERS = "reference.member_states as_of=2020-12-31"
BY_REGION = f'[table: {MEMBERS} by=region title="%s"]'
YEARS = "[chart: reference.member_states as_of=2014-12-31..2020-12-31 every=year]"
SHARES = "[table: tests.northern_share as_of=2010-12-31,2020-12-31 by=region rows=NOR,SOU]"


def rows(block: Block) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in block.rows]


@pytest.fixture
def tabled(office: None, tmp_path: Path) -> Release:
    """A paper with tables and a chart, frozen in two languages."""
    texts = {
        language: f"One.\n\n{BY_REGION % title}\n\n{YEARS}\n\n{SHARES}"
        for language, title in (("en", "By region"), ("fr", "Par région"))
    }
    return freeze(paper_of(tmp_path, **texts), by=CLERK, on=TODAY)


class TestFrozen:
    """What one frozen paper shows."""

    @pytest.fixture(autouse=True)
    def _frozen(self, tabled: Release) -> None:
        self.release = tabled
        _one, self.by_region, self.years, self.shares = paper(tabled, Language.EN).blocks

    def test_all_of_it(self, subtests: pytest.Subtests) -> None:
        """One database serves every promise about it: making one takes seconds."""
        for name in sorted(name for name in dir(self) if name.startswith("check_")):
            with subtests.test(name):
                getattr(self, name)()

    def check_rows_columns_and_total_are_the_figures_of_the_records(self) -> None:
        assert rows(self.by_region) == [
            ["Region", "States"],
            ["North", "4"],
            ["South", "8"],
            ["Total", "12"],
        ]

    def check_several_dates_have_a_column_each(self) -> None:
        head, *body = rows(self.shares)
        assert head[1:] == ["2010", "2020"]
        assert [one[0] for one in body] == ["North", "South", "Total"]
        assert body[-1] == ["Total", "33.3%", "33.3%"]

    def check_a_chart_over_the_years_has_a_mark_for_each(self) -> None:
        assert self.years.kind is Kind.CHART
        assert self.years.chart is not None
        marks = [(mark.label, mark.value) for mark in self.years.chart.marks]
        assert marks == [(str(year), float(year - 2004)) for year in range(2014, 2017)] + [
            (str(year), 12.0) for year in range(2017, 2021)
        ]

    def check_the_frozen_text_names_the_rows_it_shows(self) -> None:
        for text in self.release.texts.values():
            assert "rows=NOR,SOU]" in text.split("\n\n")[1]
        assert set(self.release.texts) == {"en", "fr"}

    def check_each_cell_is_a_figure_of_the_release_with_its_evidence(self) -> None:
        keys = {run.figure for row in self.by_region.rows for cell in row for run in cell}
        kept = set(self.release.figures.values_list("key", flat=True))
        assert len(keys - {""}) == 3
        assert keys - {""} <= kept == set(self.release.evidence.values_list("figure", flat=True))

    def check_tables_hang_no_notes_but_their_measures_are_defined(self) -> None:
        document = paper(self.release, Language.EN)
        assert document.notes == ()
        assert [one.measure for one in document.definitions] == [
            "reference.member_states",
            "tests.northern_share",
        ]

    def check_captions_are_in_the_language_of_the_paper(self) -> None:
        french = paper(self.release, Language.FR).blocks[1]
        assert words(french.caption) == "Par région"
        assert rows(french)[1:] == rows(self.by_region)[1:] or rows(french)[1][1] == "4"

    def check_it_verifies_and_does_not_follow_later_records(self) -> None:
        assert verify(self.release).agrees
        withdraw_state("X00")
        region = {"code": "WES", "name_en": "West", "name_fr": "", "name_es": ""}
        add(add_regions, [region], by=CLERK, on=TODAY)
        again = paper(Release.objects.get(pk=self.release.pk), Language.EN)
        assert rows(again.blocks[1]) == rows(self.by_region)
        assert verify(self.release).agrees


def test_a_draft_counts_each_figure_once_however_often_it_is_shown(
    db: None, small_product: object, tmp_path: Path
) -> None:
    fill()
    text = (
        f"Of [figure: {MEMBERS} region=SOU].\n\n{BY_REGION % 'T'}\n\n[chart: {MEMBERS} by=region]"
    )
    draft = draft_of(paper_of(tmp_path, en=text))
    assert [dict(one.citation.where) for one in draft.cited] == [
        {"region": "SOU"},
        {"region": "NOR"},
        {},
    ]
    assert draft.cited[1].place == "table after block 1"


def test_languages_that_show_different_tables_are_refused(tmp_path: Path, db: None) -> None:
    other = (BY_REGION % "T").replace("2020", "2019")
    with pytest.raises(BadInput, match="other figures are cited"):
        draft_of(paper_of(tmp_path, en=f"A.\n\n{BY_REGION % 'T'}", fr=f"A.\n\n{other}"))


def test_a_breakdown_a_measure_has_not_is_refused_by_its_place(tmp_path: Path, db: None) -> None:
    text = f"A.\n\n[table: {MEMBERS} by=colour]"
    with pytest.raises(BadInput, match=r"English, table after block 1.*colour"):
        draft_of(paper_of(tmp_path, en=text))


def test_a_named_row_that_stands_for_nothing_is_refused(
    db: None, small_product: object, tmp_path: Path
) -> None:
    fill()
    with pytest.raises(BadInput, match="“TYPO” stands for nothing"):
        draft_of(paper_of(tmp_path, en=f"A.\n\n[table: {MEMBERS} by=region rows=NOR,TYPO]"))


def test_a_table_of_nothing_is_refused(db: None, small_product: object, tmp_path: Path) -> None:
    assert not Region.objects.exists()
    with pytest.raises(BadInput, match="nothing to show by region"):
        draft_of(paper_of(tmp_path, en=f"A.\n\n{BY_REGION % 'T'}"))


def test_shares_of_what_is_no_sum_of_its_parts_are_refused(
    db: None, small_product: object, tmp_path: Path
) -> None:
    fill()
    share = "[chart: tests.northern_share as_of=2020-12-31 by=region kind=shares]"
    with pytest.raises(BadInput, match="no sum of its parts"):
        draft_of(paper_of(tmp_path, en=f"A.\n\n{share}"))


def test_more_parts_than_can_be_told_apart_are_refused(
    db: None, small_product: object, tmp_path: Path
) -> None:
    fill()
    named = f"[chart: {MEMBERS} by=region rows=A,B,C,D,E,F kind=shares]"
    with pytest.raises(BadInput, match="more than 5 parts by region"):
        draft_of(paper_of(tmp_path, en=f"A.\n\n{named}"))


def test_a_chart_and_a_band_of_another_measure_are_counted_in_a_draft(
    db: None, small_product: object, tmp_path: Path
) -> None:
    fill()
    dates = "as_of=2019-12-31,2020-12-31"
    text = (
        f"A.\n\n[chart: {MEMBERS} by=region kind=shares]\n\n"
        f"[chart: tests.northern_share {dates} band=tests.northern_share.. band.region=NOR]"
    )
    cited = draft_of(paper_of(tmp_path, en=text)).cited
    assert [(one.measure.key, dict(one.citation.where)) for one in cited] == [
        ("reference.member_states", {"region": "NOR"}),
        ("reference.member_states", {"region": "SOU"}),
        ("reference.member_states", {}),
        *[("tests.northern_share", {})] * 2,
        *[("tests.northern_share", {"region": "NOR"})] * 2,
    ]
