"""Every kind of selection, breakdown, series strategy and period against plain Python."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.measures import oracle
from tests.engine.measures.declared import FLOWS, STOCKS, WITHIN
from tests.engine.measures.made_up import FIRST, row_sets, written
from tests.engine.measures.oracle import Row, same

from secretariat.engine.measures.evidence import added_up, evidence, numbers
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import Strategy, series, strategy_of
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db
DAYS = st.integers(-2, 45).map(lambda n: FIRST + timedelta(days=n))
A_STOCK = st.sampled_from(sorted(STOCKS))
BREAKDOWNS = [
    by for width in range(4) for by in combinations(("instrument", "region", "ending"), width)
]
often = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class _Undone(Exception):
    """Ends a savepoint so that the next generated records start from nothing."""


def with_records(rows: list[Row], check: Any) -> None:
    """Write the rows, check, and leave nothing."""
    with pytest.raises(_Undone), transaction.atomic():
        written(rows)
        check()
        raise _Undone


@often
@given(name=A_STOCK, rows=row_sets(), day=DAYS, by=st.sampled_from(BREAKDOWNS))
def test_a_stock_and_each_of_its_cells_is_what_the_oracle_says(
    name: str, rows: list[Row], day: date, by: tuple[str, ...]
) -> None:
    def check() -> None:
        found = figure(STOCKS[name], day, by=by)
        assert same(found.value, oracle.stock(name, rows, day))
        if by and name != "with_a_member":  # which leaves out States that are no members
            assert {cell.key for cell in found.cells} == oracle.cells_on(rows, day, by)
        for cell in found.cells if by else ():
            where = dict(zip(by, cell.key, strict=True))
            assert same(cell.value, oracle.stock(name, rows, day, where)), where

    with_records(rows, check)


@often
@given(name=A_STOCK, rows=row_sets(), day=DAYS, by=st.sampled_from(BREAKDOWNS[1:]))
def test_the_records_behind_each_cell_add_up_to_it(
    name: str, rows: list[Row], day: date, by: tuple[str, ...]
) -> None:
    measure = STOCKS[name]

    def check() -> None:
        for cell in figure(measure, day, by=by).cells:
            where = dict(zip(by, cell.key, strict=True))
            assert same(added_up(measure, day, where=where), cell.value)
            part = "whole" if cell.whole is not None else None
            behind = numbers(evidence(measure, day, where=where, name=part))
            assert len(behind) == len(set(behind)) == cell.n

    with_records(rows, check)


@often
@given(rows=row_sets(), starts=DAYS, days=st.integers(0, 40), by=st.sampled_from(BREAKDOWNS))
def test_a_flow_is_what_the_oracle_says(
    rows: list[Row], starts: date, days: int, by: tuple[str, ...]
) -> None:
    over = Period(starts, starts + timedelta(days=days))

    def check() -> None:
        for name, measure in FLOWS.items():
            found = figure(measure, over, by=by)
            assert same(found.value, oracle.flow(name, rows, over)), name
            for cell in found.cells if by else ():
                where = dict(zip(by, cell.key, strict=True))
                assert same(cell.value, oracle.flow(name, rows, over, where)), (name, where)

    with_records(rows, check)


@often
@given(
    name=A_STOCK,
    rows=row_sets(),
    days=st.lists(DAYS, min_size=1, max_size=8, unique=True),
    by=st.sampled_from(BREAKDOWNS[:4]),
)
def test_a_series_gives_each_date_its_figure_by_every_strategy(
    name: str, rows: list[Row], days: list[date], by: tuple[str, ...]
) -> None:
    def check() -> None:
        for strategy in (None, Strategy.CALENDAR, Strategy.ONE_BY_ONE):
            points = series(STOCKS[name], days, by=by, strategy=strategy)
            totals = {p.when: p.value for p in points if not p.key}
            assert list(totals) == days
            for day in days:
                assert same(totals[day], oracle.stock(name, rows, day)), strategy
                found = {p.key: p.value for p in points if p.when == day and p.key}
                expected = figure(STOCKS[name], day, by=by).cells if by else ()
                assert {k: v for k, v in found.items() if v} == {
                    c.key: c.value for c in expected if c.value
                }, strategy

    with_records(rows, check)


@often
@given(rows=row_sets(), days=st.lists(DAYS, min_size=1, max_size=6, unique=True))
def test_a_series_of_what_asks_of_its_own_records_within_gives_each_date_its_figure(
    rows: list[Row], days: list[date]
) -> None:
    def told(day: date) -> tuple[int, int]:
        states = [row.state for row in rows if row.on(day)]
        return sum(states.count(one) > 1 for one in states), len(states)

    def check() -> None:
        for day in days:
            total = figure(WITHIN, day).total
            assert (total.part, total.whole) == told(day)
        for strategy in (None, Strategy.ONE_BY_ONE):
            for point in series(WITHIN, days, strategy=strategy):
                assert isinstance(point.when, date)
                part, whole = told(point.when)
                assert same(point.value, Fraction(part, whole) if whole else None), strategy

    assert strategy_of(WITHIN, FIRST) is Strategy.CALENDAR
    with_records(rows, check)


@often
@given(rows=row_sets(), cuts=st.lists(DAYS, min_size=2, max_size=6, unique=True))
def test_a_series_of_flows_gives_each_period_its_figure(rows: list[Row], cuts: list[date]) -> None:
    ordered = sorted(cuts)
    periods = [Period(a, b - timedelta(days=1)) for a, b in pairwise(ordered)]

    def check() -> None:
        for name, measure in FLOWS.items():
            for point in series(measure, periods):
                assert isinstance(point.when, Period)
                assert same(point.value, oracle.flow(name, rows, point.when)), name

    with_records(rows, check)


@pytest.mark.parametrize(
    ("name", "strategy"),
    [
        ("count", Strategy.SWEEP),
        ("share", Strategy.SWEEP),
        ("total", Strategy.SWEEP),
        ("count_states", Strategy.CALENDAR),
        ("median", Strategy.CALENDAR),
        ("with_a_member", Strategy.CALENDAR),
    ],
)
def test_only_what_adds_up_over_time_is_swept(name: str, strategy: Strategy) -> None:
    assert strategy_of(STOCKS[name], FIRST) is strategy
