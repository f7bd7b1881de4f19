"""Several series asked for at once are those asked for one by one."""

from datetime import date
from typing import Any

import pytest
from tests.web.pages.conftest import World, record_world

from secretariat.engine.measures.compiling import NOTHING, Sql, run_apart
from secretariat.engine.measures.declaring import Kind, Measure, measure_of, measures
from secretariat.engine.measures.figures import When
from secretariat.engine.measures.series import Point, Strategy, series, several, strategy_of
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db

YEARS = (1994, 1995, 2001, 2019, 2020, 2022, 2024, 2025)


@pytest.fixture
def recorded() -> World:
    """A small world of ratifications."""
    return record_world()


def moments(measure: Measure) -> list[When]:
    """Dates, or periods, over the years; among them some on either side of a new definition."""
    if measure.kind is Kind.STOCK:
        return [date(year, 12, 31) for year in YEARS]
    return [Period.year(year) for year in YEARS]


def told(points: list[Point]) -> list[tuple[When, object]]:
    """What each point says."""
    return [(one.when, one.value) for one in points]


def test_every_measure_of_the_product_reads_the_same_alone_and_together(recorded: World) -> None:
    asked = [(one, moments(one)) for one in measures()]
    alone = [told(series(one, when)) for one, when in asked]
    assert [told(one) for one in several(asked)] == alone
    assert any(value for one in alone for _when, value in one), "something is counted"


def test_however_many_they_are_they_are_one_question(
    recorded: World, django_assert_num_queries: Any
) -> None:
    """But for those that can be computed date by date alone."""
    asked = [
        (one, moments(one))
        for one in measures()
        if strategy_of(one, date(2025, 12, 31)) is not Strategy.ONE_BY_ONE
        and strategy_of(one, date(1994, 12, 31)) is not Strategy.ONE_BY_ONE
    ]
    assert len(asked) > 10
    several(asked)
    with django_assert_num_queries(1):
        several(asked)


def test_dates_are_answered_in_the_order_asked(recorded: World) -> None:
    one = measure_of("standards.ratifications")
    backwards = list(reversed(moments(one)))
    (found,) = several([(one, backwards)])
    assert [point.when for point in found] == backwards


def test_none_asked_for_is_none_answered() -> None:
    assert several([]) == []


def test_what_stands_apart_keeps_its_own_columns_and_types() -> None:
    asked = [
        Sql("SELECT n, n * 2 FROM generate_series(1, %s::int) AS n", (2,)),
        NOTHING,
        Sql("SELECT %s::text", ("2",)),
        Sql("SELECT 1 WHERE false", ()),
    ]
    assert run_apart(asked, using="default") == [[(1, 2), (2, 4)], [], [("2",)], []]
