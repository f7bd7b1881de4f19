"""A chart of a paper is drawn as it says, told in words, and shows what is withheld as withheld."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.publishing.printers import charted
from tests.engine.publishing.printers.samples import document
from tests.kernel.charts.pictures import named, read, strays
from tests.kernel.charts.pictures import words as labels

from secretariat.engine.publishing.blocks import Block, Kind, words
from secretariat.engine.publishing.charting import Form
from secretariat.engine.publishing.spreads import read_spread
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import LANGUAGES, Language


def chart(cited: str, language: Language = Language.EN) -> Block:
    (block,) = document(f"One.\n\n{cited}", language=language).blocks[1:]
    assert block.kind is Kind.CHART
    return block


def wide(block: Block) -> ElementTree.Element:
    assert block.drawing is not None
    return read(block.drawing.wide)


def rows(block: Block) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in block.rows]


def described(block: Block) -> str:
    assert block.chart is not None
    return block.chart.description


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cited", charted.EVERY)
def test_every_kind_is_drawn_in_every_language_for_a_sheet_and_a_phone(
    cited: str, language: Language
) -> None:
    drawing = chart(cited, language).drawing
    assert drawing is not None
    for svg in (drawing.wide, drawing.narrow):
        picture = read(svg)
        assert strays(picture) == []
        assert picture.attrib["role"] == "img"
        said = [one.text for one in picture if one.tag in {"title", "desc"}]
        assert all(said)
        assert len(said) == 2


def test_without_a_kind_a_breakdown_is_bars_and_a_series_a_line() -> None:
    assert read_spread("a.b as_of=2025-12-31 by=region").form is Form.BARS
    assert read_spread("a.b over=2020,2021").form is Form.LINE
    assert read_spread("a.b over=2020,2021 kind=bars").form is Form.BARS


def test_shares_of_one_date_are_one_bar_whose_parts_are_named_with_their_numbers() -> None:
    block = chart(charted.SHARES)
    told = labels(wide(block))
    assert told == ["Africa", "54", "Americas", "61", "Asia and the Pacific", "40", "Europe", "32"]
    assert described(block) == (
        "2025: a bar cut into Africa (54), Americas (61), Asia and the Pacific (40), Europe (32)."
    )


def test_shares_of_two_dates_are_a_bar_each_cut_in_the_same_order() -> None:
    block = chart(charted.TWO_SHARES)
    assert block.chart is not None
    assert [one.label for one in block.chart.series] == ["2015", "2025"]
    looks = [one.attrib["class"] for one in wide(block).iter("rect")]
    assert looks[:8] == [f"c-share-{place}" for place in (1, 2, 3, 4)] * 2
    assert rows(block)[0] == ["Region", "2015", "2025"]


def test_what_is_withheld_is_one_stretch_and_two_dots_never_a_zero() -> None:
    """The total is told, so the room of both withheld parts together is known; not each one's."""
    block = chart(charted.WITHHELD)
    picture = wide(block)
    bar = [one for one in picture.iter("rect") if one.attrib["height"] == "24"]
    assert [one.attrib["class"] for one in bar] == ["c-share-1", "c-share-3", "c-withheld"]
    width = float(bar[2].attrib["width"])
    assert width == pytest.approx(760 * (187 - 54 - 40) / 187, abs=0.2)
    assert labels(picture).count("..") == 2
    assert "Americas (..)" in described(block)
    assert ["Americas", ".."] in rows(block)
    assert "0" not in labels(picture)


def test_bars_of_what_is_withheld_tell_it_and_leave_it_out_of_the_least() -> None:
    block = chart(charted.BARRED)
    assert labels(wide(block)).count("..") == 2
    assert described(block) == (
        "4 bars; the longest is Africa (54), the shortest Asia and the Pacific (40)."
    )


def test_a_pyramid_has_its_sides_its_table_a_column_for_each_and_the_total() -> None:
    block = chart(charted.PYRAMID)
    assert rows(block) == [
        ["Region", "Women", "Men", "Total"],
        ["Africa", "27", "27", "54"],
        ["Americas", "30", "31", "61"],
        ["Asia and the Pacific", "20", "20", "40"],
        ["Europe", "16", "16", "32"],
        ["Total", "93", "94", "187"],
    ]
    assert block.numeric == {1, 2, 3}
    assert labels(wide(block))[:2] == ["Women", "Men"]
    assert "Americas: 30 Women, 31 Men" in described(block)


def test_a_side_of_a_pyramid_that_is_withheld_is_two_dots_without_a_bar() -> None:
    """In the picture, in its description and in its table alike, and never as nought."""
    block = chart(charted.HIDDEN_SIDES)
    picture = wide(block)
    wide_bars = [float(one.attrib["width"]) > 0 for one in picture.iter("rect")]
    assert wide_bars == [True, True, False, False] * 2
    assert labels(picture).count("..") == 4
    assert "0" not in labels(picture)
    assert "Americas: .. Women, .. Men" in described(block)
    assert ["Americas", "..", "..", ".."] in rows(block)


def test_a_table_is_parted_across_like_a_pyramid() -> None:
    (block,) = document(
        f"One.\n\n[table: t.members {charted.WHEN} {charted.ROWS} across=sex sides=F,M]"
    ).blocks[1:]
    assert rows(block)[0] == ["Region", "Women", "Men", "Total"]
    assert block.chart is None


def test_small_multiples_have_a_panel_for_each_row_on_one_scale() -> None:
    block = chart(charted.MULTIPLES)
    picture = wide(block)
    assert [one for one in labels(picture) if one in {"Africa", "Americas", "Europe"}] == [
        "Africa",
        "Americas",
        "Europe",
    ]
    assert len(named(picture, "c-line")) == 4
    assert described(block).startswith("Africa: A line from 2016 (50) to 2025 (54). Americas:")


def test_in_french_a_space_that_does_not_break_stands_before_each_colon() -> None:
    told = described(chart(charted.MULTIPLES, Language.FR))
    assert ":" in told
    assert told.count("\u00a0: ") == told.count(":")


def test_a_line_with_a_band_tells_what_is_aimed_at_in_picture_table_and_words() -> None:
    block = chart(charted.BANDED)
    picture = wide(block)
    assert len(list(picture.iter("polygon"))) == 1
    assert "At least – At most" in labels(picture)
    assert rows(block)[0] == ["Date", "Member States", "At least", "At most"]
    assert rows(block)[-1] == ["2025", "187", "181", "191"]
    assert described(block).endswith("A band behind the line shows: At least – At most.")


def test_a_band_with_one_end_is_open_on_the_other() -> None:
    block = chart(charted.BANDED.replace("t.least..t.most", "t.least.."))
    assert rows(block)[0] == ["Date", "Member States", "At least"]
    assert block.chart is not None
    assert block.chart.aim is not None
    assert {high for _low, high in block.chart.aim.limits} == {None}


def test_every_number_of_a_chart_is_a_figure_of_the_release() -> None:
    """A pyramid cites each side, each row, each side in all and the total; a band its ends."""
    pyramid = read_spread(charted.PYRAMID[8:-1])
    assert len(pyramid.citations()) == 4 * 3 + 3
    band = read_spread(charted.BANDED[8:-1])
    assert len(band.citations()) == 10 * 3
    for cited in charted.EVERY:
        made = chart(cited)
        keys = {run.figure for row in made.rows[1:] for cell in row[1:] for run in cell}
        assert "" not in keys


@given(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=5, unique=True))
def test_the_cells_of_a_crossed_row_name_both_dimensions(codes: list[str]) -> None:
    spread = read_spread(f"a.b as_of=2025-12-31 by=age rows={','.join(codes)} across=sex sides=F,-")
    asked = [dict(one.where) for one in spread.citations()]
    expected = [
        cell
        for code in codes
        for cell in ({"age": code, "sex": "F"}, {"age": code, "sex": None}, {"age": code})
    ]
    assert asked == [*expected, {"sex": "F"}, {"sex": None}, {}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.b as_of=2025-12-31 by=c kind=pie", "No chart is drawn as “pie”"),
        ("a.b as_of=2025-12-31 by=c kind=line", "several dates, and no breakdown"),
        ("a.b over=2020,2021 kind=shares", "that takes a breakdown"),
        ("a.b over=2020,2021 by=c kind=bars", "a breakdown on one date"),
        ("a.b as_of=2025-12-31 by=c kind=multiples", "a breakdown and several dates"),
        ("a.b as_of=2025-12-31 by=c kind=pyramid", "with two sides"),
        ("a.b as_of=2025-12-31 by=c across=d sides=X kind=pyramid", "with two sides"),
        ("a.b as_of=2025-12-31 by=c across=d", "A second breakdown"),
        ("a.b as_of=2025-12-31 by=c sides=X,Y", "A second breakdown"),
        ("a.b over=2020,2021 by=c across=d sides=X,Y", "A second breakdown"),
        ("a.b as_of=2025-12-31 by=c across=c sides=X,Y", "both the breakdown and a fixed cell"),
        ("a.b as_of=2025-12-31 by=c across=d sides=X,Y d=Z", "both the breakdown"),
        ("a.b as_of=2025-12-31 by=c band=x.y..", "A band stands behind a line"),
        ("a.b over=2020,2021 band=x.y", "“x.y” is no band"),
        ("a.b over=2020,2021 band=..", "is no band"),
        ("a.b over=2020,2021 band.part=P", "is no band"),
    ],
)
def test_what_a_kind_can_t_show_is_refused_with_what_it_needs(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read_spread(text)
