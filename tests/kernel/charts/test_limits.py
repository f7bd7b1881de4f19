"""A band lies between its limits at each moment, is open where it has one end, stops where none."""

from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, points, read, size, strays, words

from secretariat.kernel.charts.limits import Band, Limit
from secretariat.kernel.charts.svg import Drawing
from secretariat.kernel.charts.trend import Point, Trend, draw_trend

ENDS = st.none() | st.integers(0, 500).map(float)
LIMITS = st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=9)
Ends = list[tuple[float | None, float | None]]


def drawn(limits: Ends, values: list[float | None] | None = None) -> Drawing:
    known = values or [100.0] * len(limits)
    return draw_trend(
        Trend(
            key="t",
            title="A line",
            description="It rises.",
            points=tuple(
                Point(at=float(at), label=str(2000 + at), value=value, gap="..")
                for at, value in enumerate(known)
            ),
            last_label="100",
            words=lambda value: f"{value:g}",
            band=Band(
                label="What is aimed at",
                limits=tuple(
                    Limit(at=float(at), low=low, high=high) for at, (low, high) in enumerate(limits)
                ),
            ),
        )
    )


@given(LIMITS)
def test_any_band_lies_inside_the_picture_and_is_named(limits: Ends) -> None:
    for svg in (drawn(limits).wide, drawn(limits).narrow):
        picture = read(svg)
        assert strays(picture) == []
        assert "What is aimed at" in words(picture)
        width, height = size(picture)
        for area in picture.iter("polygon"):
            assert all(0 <= x <= width and 0 <= y <= height for x, y in points(area))


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(100, 500)), min_size=2, max_size=9))
def test_the_band_goes_from_its_lower_to_its_upper_end(limits: list[tuple[int, int]]) -> None:
    picture = read(drawn([(float(low), float(high)) for low, high in limits]).wide)
    (area,) = picture.iter("polygon")
    corners = points(area)
    above, below = corners[: len(limits)], corners[: len(limits) - 1 : -1]
    for (x, top), (other, bottom) in zip(above, below, strict=True):
        assert x == other
        assert top < bottom
    assert len(named(picture, "c-limit")) == 3  # both ends, and the sample beside the name


def test_a_line_on_the_limit_lies_on_the_edge_of_the_band() -> None:
    picture = read(drawn([(100.0, None), (100.0, None)]).wide)
    (line,) = named(picture, "c-line")
    (edge,) = [one for one in named(picture, "c-limit") if one.tag == "polyline"]
    assert points(line) == points(edge)


def test_an_open_end_reaches_the_edge_of_the_plot_and_has_no_line() -> None:
    least = read(drawn([(40.0, None), (60.0, None)]).wide)
    most = read(drawn([(None, 40.0), (None, 60.0)]).wide)
    (up,), (down,) = least.iter("polygon"), most.iter("polygon")
    assert {y for _x, y in points(up)[:2]} == {28.0}
    assert {y for _x, y in points(down)[2:]} == {270.0}
    assert len([one for one in named(least, "c-limit") if one.tag == "polyline"]) == 1


def test_where_nothing_is_aimed_at_there_is_no_band() -> None:
    picture = read(drawn([(1.0, 2.0), (None, None), (3.0, 4.0), (3.0, 4.0)]).wide)
    alone, together = picture.iter("polygon")
    assert len(points(alone)) == len(points(together)) == 4
    assert max(x for x, _y in points(alone)) < min(x for x, _y in points(together))


def test_the_scale_encloses_what_is_aimed_at() -> None:
    picture = read(drawn([(400.0, 500.0), (400.0, 500.0)]).wide)
    marks = [float(word) for word in words(picture) if word.isdigit() and len(word) < 4]
    assert (min(marks), max(marks)) == (0, 600)


def test_a_value_withheld_stands_as_two_dots_on_the_axis_and_leaves_a_gap() -> None:
    picture = read(drawn([(None, None)] * 4, [100.0, 100.0, None, 100.0]).wide)
    assert words(picture).count("..") == 1
    (line,) = named(picture, "c-line")
    assert len(points(line)) == 2
