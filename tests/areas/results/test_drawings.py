"""What is drawn of an indicator: targets at one place, bands, and lines that break off rightly."""

import re
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.results.pages.drawings import (
    TARGET,
    Boundary,
    Line,
    Mark,
    Trajectory,
    draw_scale,
    draw_trajectory,
)
from secretariat.areas.results.pages.shown_path import unbroken
from secretariat.areas.results.standing.paths import Course, Goal, Leg
from secretariat.areas.results.standing.succession import Run, days_of, last_day, segments
from secretariat.areas.results.standing.values import Planned

FIRST, LAST = date(2001, 12, 31), date(2003, 12, 31)
numbers = st.integers(-500, 500).map(Decimal)


def leg(begin: int, reach: int, *, higher: bool = True) -> Leg:
    """A path over 2002–03."""
    return Leg(
        FIRST, Decimal(begin), date(2002, 1, 1), LAST, Decimal(reach), Decimal(reach), higher
    )


def places(drawn: str, name: str, attribute: str) -> list[float]:
    """Where the elements of a name stand, in per cent."""
    return [float(one) for one in re.findall(rf'<{name}[^>]* {attribute}="([\d.]+)%"', drawn)]


@given(st.integers(-300, 300), st.integers(-300, 300), numbers)
def test_every_row_has_its_target_at_the_same_place(begin: int, reach: int, value: Decimal) -> None:
    drawn = draw_scale(Decimal(begin), leg(begin, reach), value, date(2002, 12, 31))
    if begin == reach:
        assert drawn == ""
        return
    assert places(drawn, "line", "x1") == [TARGET]
    (point,) = places(drawn, "circle", "cx")
    assert 0 <= point <= 100
    met = value >= reach if begin < reach else value <= reach
    assert (point >= TARGET) == met or abs(point - TARGET) < 0.06


def test_the_band_stands_where_the_value_should_be_by_now() -> None:
    drawn = draw_scale(Decimal(0), leg(0, 100), Decimal(30), date(2002, 12, 31))
    band = re.search(r'class="c-band" x="([\d.]+)%"[^>]* width="([\d.]+)%"', drawn)
    assert band is not None
    assert [float(one) for one in band.groups()] == [round(0.4 * TARGET, 1), round(0.2 * TARGET, 1)]
    assert places(drawn, "circle", "cx") == [round(0.3 * TARGET, 1)]


def test_a_falling_value_moves_to_the_right_as_it_nears_its_target() -> None:
    falling = leg(100, 60, higher=False)
    far, near = (
        places(draw_scale(Decimal(100), falling, Decimal(value), LAST), "circle", "cx")[0]
        for value in (90, 70)
    )
    assert 0 < far < near < TARGET


def test_without_a_value_there_is_a_scale_and_no_point() -> None:
    drawn = draw_scale(Decimal(0), leg(0, 10), None, LAST)
    assert "c-tick" in drawn
    assert "c-point" not in drawn


def trajectory(**more: object) -> Trajectory:
    """A small picture of two lines."""
    given_ = {
        "key": "k",
        "title": "Title",
        "description": "About",
        "lines": (
            Line(points=((date(2000, 1, 1), Decimal(1)), (FIRST, Decimal(4))), is_context=True),
            Line(points=((FIRST, Decimal(4)), (date(2002, 6, 30), Decimal(6)))),
        ),
        "legs": (leg(4, 10),),
        "targets": (Mark(on=LAST, value=Decimal(10), label="10"),),
        "last_label": "6 & more",
        "words": lambda value: f"{value:g}",
        "boundaries": (Boundary(on=FIRST, label="New plan"),),
        **more,
    }
    return Trajectory(**given_)  # type: ignore[arg-type]


def test_a_trajectory_is_drawn_for_both_widths_with_its_words() -> None:
    drawing = draw_trajectory(trajectory())
    for drawn in (drawing.wide, drawing.narrow):
        assert drawn.count("c-line context") == 1
        assert drawn.count("<polygon") == 1
        assert "6 &amp; more" in drawn
        assert "New plan" in drawn
        assert drawn.count('class="c-target"') == 1


def test_the_scale_holds_every_value_path_and_target() -> None:
    marks = trajectory(targets=(Mark(on=LAST, value=Decimal(90), label="90"),)).marks()
    assert marks[0] <= 1
    assert marks[-1] >= 90


def test_nothing_is_drawn_beside_the_sheet() -> None:
    drawing = draw_trajectory(trajectory())
    for drawn, width in ((drawing.wide, 760), (drawing.narrow, 358)):
        corners = re.findall(r'points="([^"]+)"', drawn)
        across = [float(pair.split(",")[0]) for path in corners for pair in path.split()]
        across += [float(x) for x in re.findall(r' c?x[12]?="([\d.]+)"', drawn)]
        assert all(0 <= x <= width for x in across), max(across)


def test_a_single_value_is_a_dot() -> None:
    alone = trajectory(lines=(Line(points=((FIRST, Decimal(4)),)),))
    assert "<polyline" not in draw_trajectory(alone).wide


def plan(number: int, *goals: Goal, began: date | None = FIRST, afresh: bool = False) -> Planned:
    """A part that began at 0."""
    course = Course(began, Decimal(0) if began else None, goals, True, afresh)
    return Planned(
        id=number,
        indicator=number,
        objective=1,
        code=f"plan/{number}",
        responsible=None,
        continues=False,
        course=course,
        unit="number",
        counts_states=False,
        measure="",
        cell="",
    )


def goal(year: int) -> Goal:
    """A target over two years."""
    return Goal(date(year, 1, 1), date(year + 1, 12, 31), Decimal(10), Decimal(10))


def test_a_line_counted_afresh_breaks_off_with_each_period() -> None:
    part = plan(1, goal(2002), goal(2004), afresh=True)
    days = [date(2001, 12, 31), date(2002, 5, 1), LAST, date(2004, 1, 1), date(2005, 1, 1)]
    run = Run(part=part, points=tuple((day, Decimal(1)) for day in days))
    assert [[day for day, _value in piece] for piece in unbroken(run)] == [days[1:3], days[3:]]


def test_a_line_that_adds_up_is_one() -> None:
    run = Run(part=plan(1, goal(2002)), points=((FIRST, Decimal(0)), (LAST, Decimal(1))))
    assert unbroken(run) == [run.points]


def test_a_successor_begins_where_the_one_before_ends() -> None:
    earlier = plan(1, goal(2000), began=date(1999, 12, 31))
    later = plan(2, goal(2002))
    assert segments([[earlier], [later]], 0, date(2002, 6, 30)) == [
        (earlier, date(1999, 12, 31), FIRST),
        (later, FIRST, date(2002, 6, 30)),
    ]


def test_what_lies_ahead_is_not_drawn() -> None:
    earlier = plan(1, goal(2000), began=date(1999, 12, 31))
    drawn = segments([[earlier], [plan(2, goal(2002))]], 0, date(2000, 6, 30))
    assert drawn == [(earlier, date(1999, 12, 31), date(2000, 6, 30))]


def test_indicators_of_different_parts_make_no_one_line() -> None:
    one, two = plan(1, goal(2000)), plan(2, goal(2002))
    assert segments([[one], [two, two]], 0, LAST) == []


def test_a_part_that_never_began_is_left_out() -> None:
    assert segments([[plan(1, goal(2002), began=None)]], 0, LAST) == []


def test_a_part_without_a_target_has_no_last_day() -> None:
    assert last_day(plan(1)) == date.max
    assert last_day(plan(1, goal(2002), goal(2004))) == date(2005, 12, 31)


@given(st.integers(0, 5000))
def test_the_days_drawn_are_few_and_hold_both_ends(length: int) -> None:
    days = days_of(FIRST, FIRST + timedelta(days=length))
    assert days[0] == FIRST
    assert days[-1] == FIRST + timedelta(days=length)
    assert days == sorted(set(days))
    assert len(days) <= 33
