"""A trend line keeps inside its picture, tells values apart, and says what it shows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, points, read, size, strays, words

from secretariat.kernel.charts.svg import NARROW, WIDE
from secretariat.kernel.charts.trend import Point, Published, Target, Trend, draw_trend, scale_start

VALUES = st.integers(min_value=0, max_value=20_000).map(float)
LABELS = st.text(min_size=1, max_size=14)


def words_of(value: float) -> str:
    return f"{value:g}"


def trend(values: list[float | None], **more: object) -> Trend:
    made = Trend(
        key="t",
        title="States, 2001 to 2026",
        description="Rises.",
        points=tuple(
            Point(at=2001 + index, label=str(2001 + index), value=value)
            for index, value in enumerate(values)
        ),
        last_label="last",
        words=words_of,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def both(drawn: Trend) -> list[str]:
    drawing = draw_trend(drawn)
    return [drawing.wide, drawing.narrow]


@given(st.lists(st.none() | VALUES, max_size=40), VALUES, LABELS)
def test_everything_drawn_lies_inside_the_picture(
    values: list[float | None], target: float, label: str
) -> None:
    drawn = trend(
        values,
        target=Target(at=2030, value=target, label=label),
        published=(Published(at=2003, value=target / 2, label="as published"),),
        last_label=label,
    )
    for svg in both(drawn):
        assert strays(read(svg)) == []


@given(st.lists(VALUES, min_size=2, max_size=30))
def test_greater_values_lie_higher_and_equal_values_equally_high(values: list[float]) -> None:
    for svg in both(trend(list(values))):
        heights = [y for _, y in points(named(read(svg), "c-line")[0])]
        for (one, high), (other, low) in zip(
            zip(values, heights, strict=True),
            list(zip(values, heights, strict=True))[1:],
            strict=False,
        ):
            assert (one > other) <= (high <= low)
            assert (one == other) <= (high == low)


@given(st.lists(VALUES, min_size=2, max_size=30))
def test_later_moments_lie_further_right(values: list[float]) -> None:
    for svg in both(trend(list(values))):
        along = [x for x, _ in points(named(read(svg), "c-line")[0])]
        assert along == sorted(along)


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_a_series_without_a_value_is_an_empty_frame(values: list[float | None]) -> None:
    for svg in both(trend(values)):
        picture = read(svg)
        assert named(picture, "c-line") == []
        assert named(picture, "c-point") == []


def test_a_single_point_is_drawn_as_a_dot_in_the_middle() -> None:
    picture = read(draw_trend(trend([12.0])).wide)
    assert named(picture, "c-line") == []
    assert len(named(picture, "c-point")) == 2, "the dot of the run, and the mark of the last value"


def test_a_withheld_value_leaves_a_gap() -> None:
    picture = read(draw_trend(trend([1.0, 2.0, None, 3.0, 4.0])).wide)
    assert [len(points(line)) for line in named(picture, "c-line")] == [2, 2]


def test_a_value_between_two_gaps_is_a_dot() -> None:
    picture = read(draw_trend(trend([1.0, 2.0, None, 3.0, None, 4.0, 5.0])).wide)
    assert len(named(picture, "c-line")) == 2
    assert len(named(picture, "c-point")) == 2


def test_labels_are_written_not_interpreted() -> None:
    nasty = "<b>&\"'</b>"
    for svg in both(trend([1.0, 2.0], last_label=nasty, title=nasty, description=nasty)):
        picture = read(svg)
        assert nasty in words(picture)
        assert [one.text for one in picture if one.tag in {"title", "desc"}] == [nasty, nasty]


def test_both_pictures_have_a_role_and_names_of_their_own() -> None:
    pictures = [read(svg) for svg in both(trend([1.0, 2.0]))]
    ids = [one.attrib["id"] for picture in pictures for one in picture.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids)) == 4
    for picture in pictures:
        assert picture.attrib["role"] == "img"
        assert set(picture.attrib["aria-labelledby"].split()) <= set(ids)
    assert [size(picture)[0] for picture in pictures] == [WIDE, NARROW]


def test_a_picture_carries_classes_and_no_colour_or_style() -> None:
    for svg in both(trend([1.0, 2.0], target=Target(at=2005, value=3, label="3"))):
        assert not {"style", "fill", "stroke", "onclick"} & {
            name for one in read(svg).iter() for name in one.attrib
        }


def test_the_scale_starts_where_it_says() -> None:
    drawn = trend([96.0, 148.0])
    assert scale_start(drawn) == "80"
    assert "80" in words(read(draw_trend(drawn).wide))


def test_the_last_moment_is_always_named() -> None:
    for svg in both(trend([float(value) for value in range(60)])):
        assert "2060" in words(read(svg))


def test_moments_that_would_touch_are_left_out() -> None:
    shown = [word for word in words(read(draw_trend(trend([1.0] * 60)).narrow)) if word[:2] == "20"]
    assert 2 <= len(shown) <= 8
