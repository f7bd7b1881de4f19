"""Desirable ranges: by statement and in exact numbers the same; what changed; what is foreseen."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.areas.workforce.conftest import BEGAN, Office, kind

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.workforce import actions
from secretariat.areas.workforce.measures.representation import (
    adequately_represented_states,
    non_represented_states,
    over_represented_states,
    states_by_representation,
)
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.representing import Formula, Status
from secretariat.areas.workforce.models.standing import standing
from secretariat.areas.workforce.standing.changing import Reason, changes
from secretariat.areas.workforce.standing.foreseeing import Scenario, forecast
from secretariat.areas.workforce.standing.moments import moment
from secretariat.engine.measures.figures import figure

DAY = date(2015, 6, 30)
LATER = date(2016, 6, 30)
MOVED = date(2016, 1, 1)
CODES = ("XXA", "XXB", "XXC", "XXD", "XXE", "XXF")
SHARES = ("0.001", "0.2", "2.5", "9.299", "22", "66")
PEOPLE = (30_000, 1_400_000, 8_000_000, 45_000_000, 330_000_000, 9)
HELD = (0, 1, 3, 2, 7, 11)
TOLD_APART = (
    (adequately_represented_states, {Status.BELOW, Status.ABOVE}),
    (over_represented_states, {Status.OVER}),
    (non_represented_states, {Status.NONE}),
)


@pytest.fixture
def union(office: Office) -> Office:
    """Six States of very different size, with two dozen officials counted for them."""
    states = office.add_each(reference.add_states, [{"code": c, "name_en": c} for c in CODES])
    since = {"starts": BEGAN}
    office.add_each(reference.admit, [{"state": one, **since} for one in states])
    rows = [
        ({"state": s, "share": share, **since}, {"state": s, "people": people, **since})
        for s, share, people in zip(states, SHARES, PEOPLE, strict=True)
    ]
    office.add_each(kind("assessments").add, [share for share, _people in rows])
    office.add_each(kind("populations").add, [people for _share, people in rows])
    for state, number in zip(states, HELD, strict=True):
        office.counted(state, number)
    return office


def cents(most: int) -> st.SearchStrategy[Decimal]:
    """Decimals of two places."""
    return st.integers(0, most * 100).map(lambda number: Decimal(number) / 100)


@st.composite
def formulas(draw: st.DrawFn) -> dict[str, object]:
    """Any formula that may be recorded."""
    membership = draw(cents(100))
    contribution = draw(cents(100).map(lambda cent: min(cent, 100 - membership)))
    lower = draw(st.integers(0, 5))
    small = {
        "small_share": draw(st.sampled_from((Decimal("0.2"), Decimal("5")))),
        "small_lower": lower,
        "small_upper": lower + draw(st.integers(0, 3)),
    }
    return {
        "base": draw(st.none() | st.integers(1, 5000)),
        "membership": membership,
        "contribution": contribution,
        "population": 100 - membership - contribution,
        "margin": draw(cents(60)),
        "margin_least": draw(cents(6)),
        "upper_least": draw(cents(20)),
        "rounding": draw(st.sampled_from(Formula.Rounding.values)),
        "no_excess_above": draw(st.none() | st.sampled_from((Decimal("2.5"), Decimal("10")))),
        **draw(st.sampled_from(({}, small))),
    }


@given(formula=formulas())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_statement_and_exact_numbers_agree(union: Office, formula: dict[str, object]) -> None:
    with transaction.atomic():
        union.formula(**formula)
        now = moment(DAY)
        told = {
            code: (one.lower, one.midpoint, one.upper, now.statuses[code])
            for code, one in now.ranges.items()
        }
        by_statement = {
            one.code: (int(one.lower), one.midpoint, int(one.upper), one.status)
            for one in standing(DAY)
        }
        assert by_statement == told
        counted = figure(states_by_representation, DAY, by=("status",))
        assert {c.key[0]: c.value for c in counted.cells} == Counter(now.statuses.values())
        assert counted.value == sum(c.value for c in counted.cells) == len(CODES)  # type: ignore[misc]
        for measure, statuses in TOLD_APART:
            number = sum(one in statuses for one in now.statuses.values())
            assert figure(measure, DAY).value == number, measure.key
        transaction.set_rollback(True)


def test_without_a_formula_there_is_neither_range_nor_status(union: Office) -> None:
    assert moment(DAY).statuses == {}
    assert {one.status for one in standing(DAY)} == {None}
    assert figure(states_by_representation, DAY).value == len(CODES)
    assert figure(adequately_represented_states, DAY).value == 0


def test_the_method_chosen_counts_and_no_other(union: Office) -> None:
    union.formula("UN", base=24)
    union.formula("OTHER", base=2_400, chosen=False)
    assert moment(DAY).formula.base == 24  # type: ignore[union-attr]
    assert max(int(one.upper) for one in standing(DAY)) < 100


def test_a_state_that_is_no_member_has_no_range(union: Office) -> None:
    union.formula()
    union.state("XXZ", since=LATER)
    assert standing(DAY).count() == len(CODES)
    assert standing(LATER).count() == len(CODES) + 1
    assert changes(DAY, LATER)["XXZ"].before is None


def narrow(office: Office, **more: object) -> None:
    """A formula by which a State of one official is below its range, and one of three within."""
    values = {"base": 12, "membership": 100, "contribution": 0, "population": 0}
    office.formula(**{**values, "margin": 0, "margin_least": 0, "upper_least": 0, **more})


def test_appointments_and_separations_are_told_as_reasons(union: Office) -> None:
    narrow(union)
    joined = state_of("XXA")
    union.counted(joined, 2, starts=MOVED)
    ended = {"ends": MOVED - timedelta(days=1), "ending": "resignation"}
    union.change(actions.end_incumbencies, ended, counts_for__code="XXC")
    found = changes(DAY, LATER)
    assert (found["XXA"].before, found["XXA"].after) == (Status.NONE, Status.ABOVE)
    assert (found["XXA"].appointed, found["XXA"].reasons) == (2, (Reason.APPOINTMENT,))
    assert (found["XXC"].separated, found["XXC"].reasons) == (3, (Reason.SEPARATION,))
    assert not found["XXF"].is_moved
    assert found["XXF"].reasons == ()


def state_of(code: str) -> State:
    """A State by its code."""
    return State.objects.get(code=code)


def test_a_new_scale_is_told_as_the_reason(union: Office) -> None:
    narrow(union, base=30, membership=0, contribution=100)
    scale = kind("assessments")
    union.change(scale.amend, {"ends": MOVED - timedelta(days=1)}, state__code="XXF")
    union.add(scale.add, state=state_of("XXF"), share=10, starts=MOVED)
    found = changes(DAY, LATER)
    assert (found["XXE"].before, found["XXE"].after) == (Status.ABOVE, Status.UNDER)
    assert found["XXE"].reasons == (Reason.SCALE,)


def test_a_new_version_of_the_formula_is_told_as_the_reason(union: Office) -> None:
    narrow(union)
    formulas = kind("representation-formulas")
    union.change(formulas.amend, {"ends": MOVED - timedelta(days=1)}, method__code="UN")
    method = Formula.objects.get().method
    union.add(
        formulas.add,
        method=method,
        base=12,
        membership=100,
        contribution=0,
        population=0,
        margin=500,
        authority="GB",
        starts=MOVED,
    )
    found = changes(DAY, LATER)
    assert {one.reasons for one in found.values() if one.is_moved} == {(Reason.FORMULA,)}
    assert found["XXF"].after in {Status.BELOW, Status.ABOVE}


@pytest.mark.parametrize(
    ("at", "scenario", "remaining"),
    [
        (date(2034, 12, 31), Scenario.MANDATORY, 24),
        (date(2035, 1, 31), Scenario.MANDATORY, 24),
        (date(2035, 2, 1), Scenario.MANDATORY, 0),
        (date(2032, 1, 31), Scenario.EARLIEST, 24),
        (date(2032, 2, 1), Scenario.EARLIEST, 0),
    ],
)
def test_a_forecast_counts_who_will_not_have_retired(
    union: Office, at: date, scenario: Scenario, remaining: int
) -> None:
    """They were born on 1 January 1970 and entered in 2000: they may at 62 and must at 65."""
    union.retirement()
    union.formula()
    found = forecast(DAY, at, scenario)
    assert sum(one.held for one in found.made.facts.values()) == 24
    assert sum(one.held for one in found.foreseen.facts.values()) == remaining
    assert len(found.foreseen.statuses) == len(CODES)


def test_who_moves_to_another_post_as_is_recorded_already_stays_and_counts_by_it(
    union: Office,
) -> None:
    """A post that goes on as another, or is left for another, is no separation."""
    union.formula()
    at, moved = date(2017, 12, 31), date(2017, 1, 1)
    ended = {"ends": moved - timedelta(days=1), "ending": "move"}
    movers = list(Incumbency.objects.filter(counts_for__code="XXC").order_by("pk"))
    union.change(actions.end_incumbencies, ended, counts_for__code="XXC")
    for one, geographical in zip(movers, (True, True, False), strict=True):
        post = union.post("P5", geographical=geographical)
        union.holds(one.official, post, moved, counts_for=one.counts_for)
    union.counted(state_of("XXA"), 1, starts=moved)  # recorded as well, but nobody appointed counts
    found = forecast(DAY, at, Scenario.MANDATORY)
    held = {code: one.held for code, one in found.foreseen.facts.items()}
    assert held == {**dict(zip(CODES, HELD, strict=True)), "XXC": 2}
    assert len(found.foreseen.serving) == sum(HELD)


def test_who_leaves_still_counts_on_her_last_day_and_no_longer_on_the_next(union: Office) -> None:
    union.change(actions.end_incumbencies, {"ends": DAY, "ending": "resignation"}, rank=1)
    found = [moment(day).number for day in (DAY, DAY + timedelta(days=1))]
    assert found == [sum(HELD), 0]
