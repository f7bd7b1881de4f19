"""Small multiples share moments and rule of scale, and keep inside the picture."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, points, read, strays, words

from secretariat.kernel.charts.multiples import Multiples, Panel, draw_multiples
from secretariat.kernel.charts.svg import lines_of, width_of

PANELS = st.lists(
    st.tuples(
        st.text(max_size=60), st.lists(st.none() | st.integers(0, 200).map(float), max_size=12)
    ),
    max_size=11,
)


def multiples(panels: list[tuple[str, list[float | None]]]) -> Multiples:
    return Multiples(
        key="m",
        title="Each region",
        description="All rise.",
        first_moment="2020",
        last_moment="2026",
        panels=tuple(
            Panel(label=label, values=tuple(values), whole=200.0) for label, values in panels
        ),
        words=lambda value: f"{value:g}",
    )


@given(PANELS)
def test_panels_of_any_number_and_name_lie_inside(
    panels: list[tuple[str, list[float | None]]],
) -> None:
    drawing = draw_multiples(multiples(panels))
    for svg in (drawing.wide, drawing.narrow):
        assert strays(read(svg)) == []


def test_every_panel_has_a_name_its_last_value_and_both_moments() -> None:
    told = words(read(draw_multiples(multiples([("North", [1.0, 2.0]), ("South", [3.0])])).wide))
    assert told == ["North", "2", "2020", "2026", "South", "3", "2020", "2026"]


def test_the_top_of_a_scale_all_share_is_named_once_in_each_row() -> None:
    panels = [(name, [1.0, 2.0]) for name in "ABCDEFG"]
    drawing = draw_multiples(replace(multiples(panels), top="200"))
    assert words(read(drawing.wide)).count("200") == 2
    assert words(read(drawing.narrow)).count("200") == 4
    assert strays(read(drawing.wide)) == []


def test_the_last_value_is_as_exact_as_it_is_told() -> None:
    panel = Panel(label="North", values=(1.0, 50.0), whole=100.0, last="50.0%")
    told = words(read(draw_multiples(replace(multiples([]), panels=(panel,))).wide))
    assert told == ["North", "50.0%", "2020", "2026"]


def test_the_same_value_lies_equally_high_in_every_panel_of_a_row() -> None:
    picture = read(draw_multiples(multiples([("A", [5.0, 50.0]), ("B", [9.0, 50.0])])).wide)
    heights = {points(line)[-1][1] for line in named(picture, "c-line")}
    assert len(heights) == 1


def test_a_panel_without_values_keeps_its_place_and_name() -> None:
    picture = read(draw_multiples(multiples([("A", []), ("B", [None])])).wide)
    assert named(picture, "c-point") == []
    assert {"A", "B"} <= set(words(picture))


@given(st.text(max_size=80), st.integers(min_value=60, max_value=300))
def test_broken_words_keep_to_their_width(label: str, width: int) -> None:
    lines = lines_of(label, width=width)
    assert len(lines) <= 2
    assert all(width_of(line) <= width + 8 for line in lines)


def test_a_value_withheld_leaves_a_gap_and_two_dots_in_its_panel() -> None:
    panel = Panel(label="North", values=(1.0, 2.0, None, 4.0, 5.0), whole=5.0, gap="..")
    picture = read(draw_multiples(replace(multiples([]), panels=(panel,))).wide)
    assert [len(points(line)) for line in named(picture, "c-line")] == [2, 2]
    assert words(picture) == ["North", "5", "..", "2020", "2026"]


def test_a_last_value_withheld_is_not_replaced_by_an_earlier_one() -> None:
    panel = Panel(label="North", values=(1.0, 2.0, None), whole=5.0, gap="..")
    told = words(read(draw_multiples(replace(multiples([]), panels=(panel,))).wide))
    assert told == ["North", "..", "..", "2020", "2026"]


def test_a_value_between_two_gaps_is_a_dot() -> None:
    panel = Panel(label="North", values=(None, 2.0, None, 4.0), whole=5.0)
    picture = read(draw_multiples(replace(multiples([]), panels=(panel,))).wide)
    assert len(named(picture, "c-point")) == 2
    assert named(picture, "c-line") == []
