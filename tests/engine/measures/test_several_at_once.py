"""Several breakdowns or totals, asked for at once, are what each is when asked for alone."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secretariat.engine.measures.declaring import Kind, Measure
from secretariat.engine.measures.figures import When, breakdowns, figure, totals
from secretariat.kernel.periods import Period
from secretariat.site.product import PRODUCT

DAY, YEARS = date(2024, 12, 31), Period(date(2020, 1, 1), date(2024, 12, 31))
MEASURES = [one for one in PRODUCT.measures if one.key.startswith(("standards.", "results."))]
pytestmark = pytest.mark.usefixtures("example_instance")


def when(measure: Measure) -> When:
    return DAY if measure.kind is Kind.STOCK else YEARS


def cuts(measure: Measure) -> list[tuple[str, ...]]:
    """By each dimension alone, and by the first two together."""
    keys = [one.key for one in measure.dimensions]
    return [*((key,) for key in keys), *([tuple(keys[:2])] if len(keys) > 1 else [])]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.key)
@pytest.mark.parametrize("known_at", [None, datetime(2025, 6, 30, tzinfo=UTC)], ids=["now", "then"])
def test_each_breakdown_is_what_it_is_alone(measure: Measure, known_at: datetime | None) -> None:
    asked = cuts(measure)
    found = breakdowns(measure, when(measure), cuts=asked, known_at=known_at)
    assert found == [figure(measure, when(measure), by=by, known_at=known_at) for by in asked]


def test_a_cell_is_broken_down_as_it_is_alone() -> None:
    measure = next(one for one in MEASURES if one.key == "standards.ratifications")
    narrowed = {"instrument": "C138"}
    (found,) = breakdowns(measure, DAY, cuts=[("region",)], where=narrowed)
    assert found == figure(measure, DAY, by=("region",), where=narrowed)
    assert len(found.cells) > 1


def test_however_many_cuts_it_takes_two_queries() -> None:
    measure = max(MEASURES, key=lambda one: len(one.dimensions))
    with CaptureQueriesContext(connection) as queries:
        breakdowns(measure, when(measure), cuts=cuts(measure))
    assert len(queries) == 2
    assert breakdowns(measure, when(measure), cuts=[]) == []


def test_totals_within_cells_are_what_they_are_alone() -> None:
    measure = next(one for one in MEASURES if one.key == "standards.ratifications")
    cells: list[dict[str, str | None]] = [{}, {"instrument": "C138"}, {"region": None}]
    with CaptureQueriesContext(connection) as queries:
        found = totals([(measure, DAY)] * 3, where=cells)
    assert len(queries) == 1
    assert found == [figure(measure, DAY, where=cell) for cell in cells]
