"""Shares fill their whole end to end; what is withheld keeps its room and is never left out."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, read, strays, words

from secretariat.kernel.charts.shares import (
    WITHHELD,
    Part,
    Shares,
    Stack,
    draw_shares,
    segments,
)
from secretariat.kernel.charts.svg import WIDE

VALUES = st.integers(min_value=0, max_value=10**6)
PARTS = st.lists(st.none() | VALUES, min_size=1, max_size=5)
ENDS = st.tuples(st.integers(0, 200), st.integers(300, WIDE))


def stack(values: list[int | None], *, whole: float | None = None, label: str = "Part") -> Stack:
    return Stack(
        label="2025",
        parts=tuple(
            Part(label=f"{label} {place}", value=value, value_label=told(value))
            for place, value in enumerate(values)
        ),
        whole=whole,
    )


def told(value: int | None) -> str:
    return ".." if value is None else str(value)


def shares(*stacks: Stack) -> Shares:
    return Shares(key="s", title="Shares", description="All.", stacks=stacks)


def bars(svg: str) -> list[tuple[float, float, str]]:
    """Start, end and look of each stretch of the bars, in order."""
    found = [one for one in read(svg).iter("rect") if one.attrib["height"] == "24"]
    at = [(float(one.attrib["x"]), float(one.attrib["width"])) for one in found]
    return [(x, x + w, one.attrib["class"]) for (x, w), one in zip(at, found, strict=True)]


@given(PARTS, st.integers(0, 10**7), ENDS)
def test_stretches_lie_end_to_end_and_add_up_to_the_whole_width(
    values: list[int | None], whole: int, ends: tuple[int, int]
) -> None:
    first, last = ends
    cut = segments(stack(values, whole=whole), first=first, last=last)
    if any(values) or None in values:
        assert cut[0].left == first
        assert cut[-1].right == pytest.approx(last)
        assert sum(one.right - one.left for one in cut) == pytest.approx(last - first)
    for one, following in itertools.pairwise(cut):
        assert one.right == pytest.approx(following.left)


@given(st.lists(VALUES, min_size=1, max_size=5).filter(any))
def test_each_part_is_as_wide_as_its_share_of_all(values: list[int]) -> None:
    cut = segments(stack([*values]), first=0, last=1000)
    for one, value in zip(cut, values, strict=True):
        assert one.right - one.left == pytest.approx(1000 * value / sum(values))


@given(st.lists(VALUES, min_size=1, max_size=3), st.integers(1, 10**6), st.integers(1, 2))
def test_what_is_withheld_is_one_stretch_as_wide_as_all_of_it(
    known: list[int], hidden: int, parts: int
) -> None:
    """Only the whole tells how much that is together; how it is parted nobody can see."""
    whole = sum(known) + hidden
    *others, last = segments(stack([*known, *[None] * parts], whole=whole), first=0, last=1000)
    assert (last.look, last.words) == (WITHHELD, "..")
    assert last.right - last.left == pytest.approx(1000 * hidden / whole)
    assert len(others) == len(known)
    assert all(one.look != WITHHELD for one in others)


@pytest.mark.parametrize("whole", [None, 0, 7])
def test_without_room_for_what_is_withheld_nothing_is_told_of_the_whole(
    whole: float | None,
) -> None:
    (only,) = segments(stack([7, None], whole=whole), first=0, last=100)
    assert (only.left, only.right, only.look, only.words) == (0, 100, WITHHELD, "..")


@given(st.lists(PARTS, min_size=1, max_size=6), st.text(max_size=40))
def test_any_shares_lie_inside_the_picture(wholes: list[list[int | None]], label: str) -> None:
    made = [stack(values, whole=10**7, label=label) for values in wholes]
    for svg in (draw_shares(shares(*made)).wide, draw_shares(shares(*made)).narrow):
        assert strays(read(svg)) == []


@given(st.lists(st.integers(min_value=1, max_value=50), min_size=5, max_size=5))
def test_every_part_of_a_single_whole_is_named_with_its_value(values: list[int]) -> None:
    drawing = draw_shares(shares(stack([*values], label="<i>")))
    for svg in (drawing.wide, drawing.narrow):
        said = words(read(svg))
        assert [f"<i> {index}" for index in range(5)] == said[::2]
        assert [str(value) for value in values] == said[1::2]


def test_a_part_withheld_is_named_with_two_dots_and_its_own_look() -> None:
    picture = read(draw_shares(shares(stack([30, None, 20, None], whole=90))).wide)
    assert words(picture) == ["Part 0", "30", "Part 1", "..", "Part 2", "20", "Part 3", ".."]
    assert len(named(picture, WITHHELD)) == 3  # one stretch of the bar, two names
    assert len(named(picture, "c-share-2")) == 0


def test_parts_keep_their_shade_from_one_whole_to_the_next() -> None:
    drawn = bars(draw_shares(shares(stack([1, 3]), stack([3, 1]))).wide)
    assert [look for _left, _right, look in drawn] == ["c-share-1", "c-share-2"] * 2
    ends = [right for _left, right, _look in drawn]
    assert ends[1] == pytest.approx(ends[3])


def test_a_number_too_wide_for_its_stretch_is_left_to_the_table() -> None:
    said = words(read(draw_shares(shares(stack([1, 999]), stack([500, 500]))).narrow))
    assert said == ["2025", "999", "2025", "500", "500", "Part 0", "Part 1"]


def test_equal_parts_are_equally_wide() -> None:
    drawn = bars(draw_shares(shares(stack([7, 7, 7, 7]))).wide)
    assert {round(right - left) for left, right, _look in drawn[:3]} == {189}


def test_a_whole_of_nothing_is_drawn_without_an_error() -> None:
    assert strays(read(draw_shares(shares(stack([0, 0]))).wide)) == []
    assert strays(read(draw_shares(shares()).narrow)) == []
