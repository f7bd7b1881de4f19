"""In which order a framework is read, what its address asks, and what is said of it as a whole."""

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.results.models.planned import Framework, Objective
from secretariat.areas.results.pages.asking import Asked
from secretariat.areas.results.pages.reading import Stands, Tree, tally
from secretariat.areas.results.pages.shown_framework import gone, lines_of
from secretariat.areas.results.pages.summary import standing
from secretariat.areas.results.standing.paths import Course
from secretariat.areas.results.standing.statuses import Judgement, Status
from secretariat.areas.results.standing.values import Planned

PLAN = Framework(code="plan", starts=date(2002, 1, 1), ends=date(2005, 12, 31))
COURSE = Course(None, None, (), True, False)


def stands(indicator: int, objective: int, status: Status = Status.MET) -> Stands:
    """An indicator of one part that stands so."""
    part = Planned(
        id=indicator,
        indicator=indicator,
        objective=objective,
        code=f"plan/{indicator}",
        responsible=None,
        continues=False,
        course=COURSE,
        unit="number",
        counts_states=False,
        measure="",
        cell="",
    )
    return Stands([(part, Judgement(status, Decimal(1), None))], part, status)


def tree(*rows: tuple[int, int | None, int]) -> Tree:
    """A tree of objectives given as number, parent and position."""
    made = {
        number: Objective(pk=number, code=f"plan/{number}", parent_id=parent, position=position)
        for number, parent, position in rows
    }
    return Tree(framework=PLAN, objectives=made)


@st.composite
def forests(draw: st.DrawFn) -> Tree:
    """Up to a dozen objectives, each below an earlier one or at the top, in any position."""
    count = draw(st.integers(1, 12))
    rows = []
    for number in range(1, count + 1):
        parent = draw(st.none() | st.integers(1, number - 1)) if number > 1 else None
        rows.append((number, parent, draw(st.integers(0, 3))))
    return tree(*rows)


@given(forests())
def test_every_objective_stands_once_after_what_it_belongs_to(found: Tree) -> None:
    order = [one.pk for one in found.in_order()]
    assert sorted(order) == sorted(found.objectives)
    for one in found.objectives.values():
        if one.parent_id is not None:
            assert order.index(one.parent_id) < order.index(one.pk)


@given(forests())
def test_what_belongs_together_stands_together(found: Tree) -> None:
    tops = [found.top(one).pk for one in found.in_order()]
    changes = [top for place, top in enumerate(tops) if place == 0 or tops[place - 1] != top]
    assert len(changes) == len(set(tops))


@given(forests())
def test_siblings_stand_by_their_position(found: Tree) -> None:
    order = list(found.in_order())
    for parent in {one.parent_id for one in order}:
        siblings = [(one.position, one.code) for one in order if one.parent_id == parent]
        assert siblings == sorted(siblings)


def test_indicators_stand_beneath_their_objective_in_the_order_given() -> None:
    found = tree((1, None, 0), (2, 1, 1), (3, 1, 0))
    lines = lines_of(found, [stands(20, 2), stands(21, 2), stands(30, 3)], narrowed=False)
    assert [(one.pk, line and line.first.indicator) for one, line in lines] == [
        (3, 30),
        (2, 20),
        (2, 21),
    ]


def test_an_objective_without_an_indicator_is_shown_unless_narrowed() -> None:
    found = tree((1, None, 0), (2, 1, 1), (3, 1, 0))
    whole = lines_of(found, [stands(20, 2)], narrowed=False)
    assert [one.pk for one, _line in whole] == [3, 2]
    narrowed = lines_of(found, [stands(20, 2)], narrowed=True)
    assert [one.pk for one, _line in narrowed] == [2]
    assert lines_of(found, [], narrowed=True) == []


def test_a_framework_of_one_level_shows_its_objectives() -> None:
    found = tree((1, None, 0), (2, None, 1))
    assert [one.pk for one, _line in lines_of(found, [], narrowed=False)] == [1, 2]


def test_the_tally_counts_indicators_not_parts() -> None:
    met, behind = stands(1, 1), stands(2, 1, Status.BEHIND)
    assert tally([met, behind, met]) == Counter({Status.MET: 2, Status.BEHIND: 1})


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], ""),
        ([Status.NOT_DUE], "None of its indicators is due yet."),
        ([Status.MET], "1 of 1 indicator is met or on track."),
        ([Status.MET, Status.NOT_DUE], "1 of 1 indicator is met or on track."),
        ([Status.ON_TRACK, Status.BEHIND], "1 of 2 indicators are met or on track."),
        (
            [Status.MET, Status.OFF_TRACK, Status.OFF_TRACK],
            "1 of 3 indicators are met or on track. 2 are off track.",
        ),
    ],
)
def test_a_sentence_says_how_the_whole_stands(statuses: list[Status], words: str) -> None:
    assert standing([stands(n, 1, one) for n, one in enumerate(statuses)]) == words


@pytest.mark.parametrize(
    ("day", "part"),
    [
        (date(2001, 12, 31), 0.0),
        (date(2002, 1, 1), 1 / 1461),
        (date(2003, 12, 31), 730 / 1461),
        (date(2005, 12, 31), 1.0),
        (date(2020, 1, 1), 1.0),
    ],
)
def test_how_much_of_the_period_is_gone_counts_both_days(day: date, part: float) -> None:
    assert gone(PLAN, day) == pytest.approx(part)


def test_an_address_keeps_what_was_asked_and_leaves_out_what_was_not() -> None:
    asked = Asked(as_of=date(2004, 6, 30), given=True, unit="A", status="met")
    assert asked.query() == "?as_of=2004-06-30&unit=A&status=met"
    assert asked.query(status="") == "?as_of=2004-06-30&unit=A"
    assert asked.query(page="2") == "?as_of=2004-06-30&unit=A&status=met&page=2"
    assert asked.moment() == "?as_of=2004-06-30"
    assert Asked(as_of=date(2004, 6, 30)).query() == ""


def test_an_address_keeps_the_moment_of_knowledge() -> None:
    known = datetime(2004, 6, 30, 12, tzinfo=UTC)
    asked = Asked(as_of=date(2004, 6, 30), known_at=known)
    assert asked.moment() == "?known_at=2004-06-30T12:00:00Z"


def test_a_stated_day_is_kept_and_another_ends_with_the_framework() -> None:
    stated = Asked(as_of=date(2020, 1, 1), given=True)
    assert stated.on(PLAN.ends) == stated
    assert Asked(as_of=date(2020, 1, 1)).on(PLAN.ends).as_of == PLAN.ends
    assert Asked(as_of=date(2003, 1, 1)).on(PLAN.ends).as_of == date(2003, 1, 1)


def test_only_filters_narrow() -> None:
    assert not Asked(as_of=date(2004, 6, 30), page=3).narrowed
    assert Asked(as_of=date(2004, 6, 30), region="R1").narrowed
