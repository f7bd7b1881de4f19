"""Horizontal bars start at one zero, keep inside the picture, and each has its name and number."""

from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, read, strays, words

from secretariat.kernel.charts.rows import Bar, Rows, draw_rows

VALUES = st.integers(min_value=0, max_value=10**7)


def rows(values: list[float | None], label: str = "Row") -> Rows:
    bars = tuple(
        Bar(label=f"{label} {place}", value=value, words="–" if value is None else f"{value:g}")
        for place, value in enumerate(values)
    )
    return Rows(key="r", title="Rows", description="All.", bars=bars)


def lengths(svg: str) -> list[float]:
    return [float(one.attrib["width"]) for one in named(read(svg), "c-bar")]


@given(st.lists(st.none() | VALUES.map(float), max_size=30), st.text(max_size=60))
def test_everything_drawn_lies_inside_the_picture(values: list[float | None], label: str) -> None:
    drawing = draw_rows(rows(values, label))
    for svg in (drawing.wide, drawing.narrow):
        assert strays(read(svg)) == []


@given(st.lists(VALUES.map(float), min_size=2, max_size=12))
def test_a_greater_value_has_no_shorter_bar_and_equal_values_equal_ones(
    values: list[float],
) -> None:
    drawing = draw_rows(rows(list(values)))
    for svg in (drawing.wide, drawing.narrow):
        drawn = list(zip(values, lengths(svg), strict=True))
        for one, long in drawn:
            for other, short in drawn:
                assert one <= other or long >= short
                assert one != other or long == short


def test_all_bars_begin_at_the_same_zero() -> None:
    svg = draw_rows(rows([0.0, 5.0, 10.0])).wide
    bars = named(read(svg), "c-bar")
    assert len({one.attrib["x"] for one in bars}) == 1
    assert [round(length / lengths(svg)[2], 2) for length in lengths(svg)] == [0, 0.5, 1]


def test_a_value_below_zero_lies_on_the_other_side_of_it() -> None:
    svg = draw_rows(rows([-5.0, 5.0])).wide
    below, above = named(read(svg), "c-bar")
    assert float(below.attrib["x"]) + float(below.attrib["width"]) == float(above.attrib["x"])


def test_a_value_that_is_not_shown_has_its_name_and_its_mark_but_no_bar() -> None:
    svg = draw_rows(rows([3.0, None])).wide
    assert lengths(svg)[1] == 0
    assert words(read(svg)) == ["Row 0", "3", "Row 1", "–"]


def test_labels_are_written_not_interpreted() -> None:
    for svg in vars(draw_rows(rows([1.0], "<b>&"))).values():
        assert "<b>& 0" in words(read(svg))
