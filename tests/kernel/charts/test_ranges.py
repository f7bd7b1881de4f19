"""Where a number lies in its range: the ends stand at the same place in every row."""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, read

from secretariat.kernel.charts.ranges import Range, draw_in_range, zones

ENDS = st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500)).map(sorted)
HELD = st.integers(0, 3000).map(float)


def ranged(ends: list[int]) -> Range:
    lower, middle, upper = map(float, ends)
    return Range(lower=lower, middle=middle, upper=upper)


def place(found: Range, held: float) -> float:
    """Where the mark of a number stands, in per cent."""
    (mark,) = named(read(draw_in_range(found, held, zone=None)), "c-point")
    return float(mark.attrib["cx"].removesuffix("%"))


@given(ENDS, HELD)
def test_a_mark_stays_on_the_row(ends: list[int], held: float) -> None:
    assert 0 <= place(ranged(ends), held) <= 100


@given(ENDS, HELD, HELD)
def test_more_is_never_farther_left(ends: list[int], one: float, other: float) -> None:
    assume(one <= other)
    assert place(ranged(ends), one) <= place(ranged(ends), other)


@given(ENDS, HELD)
def test_a_mark_lies_in_the_zone_of_its_status(ends: list[int], held: float) -> None:
    """What the zone tells of a number that is withheld is what its status tells."""
    found = ranged(ends)
    below, lower_half, upper_half, above = zones(found)
    at = place(found, held)
    if held < found.lower:
        zone = below
    elif held > found.upper:
        zone = above
    else:
        zone = lower_half if held < found.middle else upper_half
    assert zone[0] - 0.1 <= at <= zone[1] + 0.1 or at == 2.0  # nothing at all stands off the edge


@given(ENDS, ENDS)
def test_the_range_stands_at_the_same_place_in_every_row(one: list[int], other: list[int]) -> None:
    drawn = [read(draw_in_range(ranged(ends), None, zone=None)) for ends in (one, other)]
    (first,), (second,) = (named(picture, "c-within") for picture in drawn)
    assert first.attrib == second.attrib


@given(ENDS)
def test_nothing_marks_a_number_that_is_withheld(ends: list[int]) -> None:
    found = ranged(ends)
    drawn = draw_in_range(found, None, zone=zones(found)[1])
    assert named(read(drawn), "c-point") == []
    assert len(named(read(drawn), "c-zone")) == 1


def test_the_picture_is_hidden_from_screen_readers() -> None:
    picture = read(draw_in_range(ranged([3, 5, 7]), 4.0, zone=None))
    assert picture.attrib["aria-hidden"] == "true"
