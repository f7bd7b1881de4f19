"""What is asked beforehand, all at once, is what is asked one by one: the same, and read once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from tests.engine.measures.test_totals_together import moment
from tests.web.pages.conftest import World, record_world

from secretariat.areas.reference.models import State
from secretariat.engine.measures.cells import everything, hold_to_cells, look_up_beforehand
from secretariat.engine.measures.compiling import AT_ONCE, Sql, run, run_beforehand
from secretariat.engine.measures.declaring import Measure, measure_of, measures
from secretariat.engine.measures.figures import Figure, When, Within, count_beforehand, figure
from secretariat.engine.measures.remembering import each_once
from secretariat.kernel.errors import BadInput

pytestmark = pytest.mark.django_db

Cut = tuple[Measure, When, tuple[str, ...], Within]
RATIFIED = "standards.ratifications"


@pytest.fixture(autouse=True)
def _recorded() -> World:
    return record_world()


def cuts(year: int) -> list[Cut]:
    """Every measure of the product by each of its dimensions, and by the first two of them."""
    return [
        (one, moment(one, year), by, {})
        for one in measures()
        for by in {
            *((dimension.key,) for dimension in one.dimensions),
            tuple(dimension.key for dimension in one.dimensions[:2]),
        }
        if by
    ]


def counted(asked: Iterable[Cut]) -> list[Figure]:
    return [figure(one, when, by=by, where=where) for one, when, by, where in asked]


@pytest.mark.parametrize("year", [1995, 2025])
def test_every_breakdown_of_the_product_reads_the_same_asked_beforehand(year: int) -> None:
    asked = cuts(year)
    one_by_one = counted(asked)
    with each_once(), CaptureQueriesContext(connection) as taken:
        count_beforehand(asked)
        beforehand = len(taken.captured_queries)
        found = counted(asked)
        assert len(taken.captured_queries) == beforehand, "all of it was asked already"
    assert found == one_by_one
    assert [[type(cell.value) for cell in one.cells] for one in found] == [
        [type(cell.value) for cell in one.cells] for one in one_by_one
    ]
    assert beforehand <= len(asked) / AT_ONCE * 2 + 4


def test_within_a_cell_too(subtests: pytest.Subtests) -> None:
    measure, when = measure_of(RATIFIED), date(2025, 12, 31)
    cells: list[Within] = [{}, {"region": "AFR"}, {"region": None}]
    asked: list[Cut] = [(measure, when, ("instrument",), where) for where in cells]
    with each_once():
        count_beforehand(asked)
        found = counted(asked)
    for kept, (_measure, _when, by, where) in zip(found, asked, strict=True):
        with subtests.test(str(where)):
            assert kept == figure(measure, when, by=by, where=where)


def test_nothing_is_kept_outside_a_moment_nor_beyond_it(django_assert_num_queries: Any) -> None:
    asked = cuts(2025)[:5]
    with django_assert_num_queries(0):
        count_beforehand(asked)
        look_up_beforehand(
            [(measure_of(RATIFIED), date(2025, 12, 31), {"region": "AFR"})], sees=everything
        )
        run_beforehand([Sql("SELECT 1", ())], using="default")
    with each_once():
        run_beforehand([Sql("SELECT count(*) FROM reference_state", ())], using="default")
        before = run(Sql("SELECT count(*) FROM reference_state", ()), using="default")
        with django_assert_num_queries(0):
            assert run(Sql("SELECT count(*) FROM reference_state", ()), using="default") == before
    with django_assert_num_queries(1):
        run(Sql("SELECT count(*) FROM reference_state", ()), using="default")


def test_statements_that_differ_in_parameters_alone_are_kept_apart() -> None:
    asked = [Sql("SELECT %s::int[]", ([number],)) for number in range(AT_ONCE + 3)]
    with each_once(), CaptureQueriesContext(connection) as taken:
        run_beforehand([*asked, *asked], using="default")
        found = [run(one, using="default") for one in asked]
    assert found == [[([number],)] for number in range(AT_ONCE + 3)]
    assert len(taken.captured_queries) == 2


def test_codes_looked_up_beforehand_are_held_to_as_before() -> None:
    measure, when = measure_of(RATIFIED), date(2025, 12, 31)
    codes = [str(code) for code in State.objects.values_list("region__code", flat=True)]
    with each_once():
        look_up_beforehand(
            [(measure, when, {"region": code}) for code in (*codes, "NONE")], sees=everything
        )
        with CaptureQueriesContext(connection) as taken:
            for code in codes:
                hold_to_cells(measure, when, {"region": code})
        assert not taken.captured_queries
        with pytest.raises(BadInput, match="“NONE” stands for nothing"):
            hold_to_cells(measure, when, {"region": "NONE"})


def test_a_code_closed_to_her_stays_closed_whatever_was_looked_up_for_another() -> None:
    measure, when = measure_of(RATIFIED), date(1900, 12, 31)
    code = str(State.objects.values_list("region__code", flat=True)[0])

    def nothing(model: Any) -> Q:
        return Q(pk__in=())

    asked = [(measure, when, {"region": code})]
    with each_once():
        look_up_beforehand(asked, sees=everything)
        look_up_beforehand(asked, sees=nothing)
        hold_to_cells(measure, when, {"region": code}, sees=everything)
        with pytest.raises(BadInput, match="stands for nothing"):
            hold_to_cells(measure, when, {"region": code}, sees=nothing)
