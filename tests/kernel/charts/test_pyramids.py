"""A pyramid: both sides start in the middle, on one scale, and keep inside the picture."""

from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, read, strays, words

from secretariat.kernel.charts.pyramid import Band, Pyramid, Side, draw_pyramid

BANDS = st.lists(
    st.tuples(
        st.text(max_size=20),
        st.none() | st.integers(0, 9999).map(float),
        st.none() | st.integers(0, 9999).map(float),
    ),
    max_size=9,
)
Given = list[tuple[str, float | None, float | None]]


def side(value: float | None) -> Side:
    return Side(value=value, words=".." if value is None else f"{value:g}")


def pyramid(bands: Given) -> Pyramid:
    return Pyramid(
        key="p",
        title="Ages",
        description="Most are young.",
        left="Women",
        right="Men",
        bands=tuple(
            Band(label=label, left=side(left), right=side(right)) for label, left, right in bands
        ),
    )


@given(BANDS)
def test_any_bands_lie_inside(bands: Given) -> None:
    drawing = draw_pyramid(pyramid(bands))
    for svg in (drawing.wide, drawing.narrow):
        assert strays(read(svg)) == []


def test_equal_numbers_reach_equally_far_on_both_sides() -> None:
    picture = read(draw_pyramid(pyramid([("young", 40.0, 40.0), ("old", 10.0, 20.0)])).wide)
    widths = [float(one.attrib["width"]) for one in named(picture, "c-bar")]
    assert widths[0] == widths[1]
    assert abs(widths[2] * 4 - widths[0]) < 0.5
    assert abs(widths[3] * 2 - widths[0]) < 0.5


def test_the_left_side_grows_to_the_left() -> None:
    picture = read(draw_pyramid(pyramid([("young", 40.0, 40.0), ("old", 10.0, 40.0)])).wide)
    first, _right, second, _other = named(picture, "c-bar")
    ends = [float(one.attrib["x"]) + float(one.attrib["width"]) for one in (first, second)]
    assert ends[0] == ends[1]
    assert float(first.attrib["x"]) < float(second.attrib["x"])


def test_every_band_tells_its_name_and_both_numbers() -> None:
    told = words(read(draw_pyramid(pyramid([("young", 4.0, None)])).narrow))
    assert told == ["Women", "Men", "young", "4", ".."]


def test_what_is_withheld_has_no_bar() -> None:
    picture = read(draw_pyramid(pyramid([("young", None, 7.0)])).wide)
    assert [float(one.attrib["width"]) > 0 for one in named(picture, "c-bar")] == [False, True]
