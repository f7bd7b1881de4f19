"""Spans: each stretch of days lies where its days are, and all keeps inside the picture."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.charts.pictures import named, read, strays, words

from secretariat.kernel.charts.spans import Lane, Spans, Stretch, draw_spans

FIRST, LAST = date(2000, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
LANES = st.lists(
    st.tuples(st.text(max_size=80), st.lists(st.tuples(DAYS, DAYS), max_size=4)), max_size=8
)
Given = list[tuple[str, list[tuple[date, date]]]]


def spans(lanes: Given) -> Spans:
    return Spans(
        key="s",
        title="A life",
        description="Held by two.",
        first=FIRST,
        last=LAST,
        lanes=tuple(
            Lane(
                label=label,
                stretches=tuple(Stretch(starts=min(pair), ends=max(pair)) for pair in stretches),
            )
            for label, stretches in lanes
        ),
    )


@given(LANES)
def test_any_stretches_lie_inside(lanes: Given) -> None:
    drawing = draw_spans(spans(lanes))
    for svg in (drawing.wide, drawing.narrow):
        assert strays(read(svg)) == []


def test_who_follows_begins_where_the_other_ends() -> None:
    then = date(2010, 6, 30)
    lanes = [("One", [(FIRST, then)]), ("Other", [(then + timedelta(days=1), LAST)])]
    one, other = named(read(draw_spans(spans(lanes)).wide), "c-bar")
    ends = float(one.attrib["x"]) + float(one.attrib["width"])
    assert 0 <= float(other.attrib["x"]) - ends <= 2


def test_twice_as_long_is_twice_as_wide() -> None:
    lanes = [("One", [(date(2001, 1, 1), date(2004, 12, 31))]),
             ("Other", [(date(2001, 1, 1), date(2008, 12, 31))])]  # fmt: skip
    one, other = (
        float(bar.attrib["width"]) for bar in named(read(draw_spans(spans(lanes)).wide), "c-bar")
    )
    assert abs(other - 2 * one) < 2.5


def test_a_single_day_is_still_seen() -> None:
    picture = read(draw_spans(spans([("One", [(date(2012, 5, 1), date(2012, 5, 1))])])).narrow)
    (bar,) = named(picture, "c-bar")
    assert float(bar.attrib["width"]) >= 2


def test_every_row_tells_its_name_and_the_axis_its_years() -> None:
    told = words(read(draw_spans(spans([("Ana", []), ("Bea", [])])).wide))
    assert {"Ana", "Bea", "2000"} <= set(told)
    years = [int(one) for one in told if one.isdigit()]
    assert years == sorted(set(years))


def test_what_the_others_stand_against_is_drawn_otherwise() -> None:
    lane = Lane(label="Post", stretches=(Stretch(starts=FIRST, ends=LAST),), is_context=True)
    drawn = Spans(key="s", title="t", description="d", first=FIRST, last=LAST, lanes=(lane,))
    assert len(named(read(draw_spans(drawn).wide), "context")) == 1
