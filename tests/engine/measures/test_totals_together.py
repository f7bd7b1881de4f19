"""Several totals asked for at once are those asked for one by one."""

from datetime import date
from typing import Any

import pytest
from tests.engine.publishing.public import now
from tests.web.pages.conftest import ON, World, record_world

from secretariat.engine.history.acting import Process
from secretariat.engine.measures.compiling import Sql, run, together
from secretariat.engine.measures.declaring import Kind, Measure, measures
from secretariat.engine.measures.figures import When, counting, figure, select, totals
from secretariat.engine.publishing.readers import Reader
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorded() -> World:
    """A small world of ratifications."""
    return record_world()


def moment(measure: Measure, year: int) -> When:
    """A date, or a period, in a year."""
    return date(year, 12, 31) if measure.kind is Kind.STOCK else Period.year(year)


@pytest.mark.parametrize("year", [1980, 1995, 2001, 2025])
def test_every_measure_of_the_product_reads_the_same_alone_and_together(
    year: int, recorded: World
) -> None:
    asked = [(one, moment(one, year)) for one in measures()]
    assert totals(asked) == [figure(one, when) for one, when in asked]


def test_however_many_they_are_they_are_one_question(
    recorded: World, django_assert_num_queries: Any
) -> None:
    asked = [(one, moment(one, 2025)) for one in measures()]
    Reader(Process("tests"), ON, now()).totals(asked)
    with django_assert_num_queries(1):
        Reader(Process("tests"), ON, now()).totals(asked)


def test_a_share_asks_for_its_part_and_its_whole_at_once(
    recorded: World, django_assert_num_queries: Any
) -> None:
    (share, *_others) = [one for one in measures() if one.key.endswith("one_in_each")]
    with django_assert_num_queries(1):
        figure(share, ON)


def test_a_count_of_records_is_told_by_how_many_there_are_and_nothing_else_is(
    recorded: World,
) -> None:
    told = {}
    for measure in measures():
        when = moment(measure, 2025)
        selection = select(measure, when)
        parts = selection.plain()
        cell = counting(selection, {name: one.rows.count() for name, one in parts.items()})
        told[measure.key] = cell is not None
        assert told[measure.key] is all(one.counts_records for one in parts.values())
        assert cell in (None, figure(measure, when).total), measure.key
        assert counting(selection, {}) is None
    assert set(told.values()) == {True, False}


def test_none_asked_for_is_none_answered() -> None:
    assert totals([]) == []


def test_statements_stand_side_by_side_with_their_own_parameters() -> None:
    asked = [Sql("SELECT 1, %s::int, %s::int", (n, n * 2)) for n in (3, 5)]
    assert run(together(asked), using="default") == [(3, 6, 5, 10)]
