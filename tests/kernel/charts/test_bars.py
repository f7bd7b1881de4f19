"""Bars start at zero, equal values are equally long, small lines stay in their tile."""

from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, points, read, strays

from secretariat.kernel.charts.bars import draw_bar, draw_spark

VALUES = st.integers(min_value=0, max_value=10**6)


def length(svg: str) -> float:
    return float(named(read(svg), "c-bar")[0].attrib["width"].removesuffix("%"))


@given(VALUES, VALUES, st.integers(min_value=1, max_value=10**6))
def test_a_greater_value_has_no_shorter_bar(one: int, other: int, whole: int) -> None:
    lower, higher = sorted((one, other))
    assert length(draw_bar(lower, whole=whole)) <= length(draw_bar(higher, whole=whole)) <= 100


@given(st.integers(min_value=1, max_value=10**6))
def test_bars_start_at_zero_and_end_at_the_whole(whole: int) -> None:
    assert (length(draw_bar(0, whole=whole)), length(draw_bar(whole, whole=whole))) == (0, 100)


def test_a_bar_of_nothing_is_empty_not_an_error() -> None:
    assert length(draw_bar(0, whole=0)) == 0


def test_a_bar_is_hidden_from_screen_readers_because_its_number_stands_beside_it() -> None:
    assert read(draw_bar(1, whole=2)).attrib["aria-hidden"] == "true"


def test_a_track_and_a_mark_are_drawn_only_when_asked_for() -> None:
    assert named(read(draw_bar(1, whole=2)), "c-track") == []
    full = read(draw_bar(1, whole=2, track=True, mark=1.5))
    assert len(named(full, "c-track")) == 1
    assert named(full, "c-tick")[0].attrib["x1"] == "75%"


@given(st.lists(st.none() | st.floats(min_value=-1e6, max_value=1e6), max_size=40))
def test_a_small_line_stays_inside_its_tile(values: list[float | None]) -> None:
    svg = draw_spark(values)
    if all(value is None for value in values):
        assert svg == ""
        return
    picture = read(svg)
    assert strays(picture) == []
    for line in named(picture, "c-line"):
        assert len(points(line)) == sum(value is not None for value in values)
