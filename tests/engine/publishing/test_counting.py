"""Figures counted together are the figures each is alone, by fewer statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.engine.publishing.conftest import TODAY, fill
from tests.engine.publishing.product import northern_share

from secretariat.areas.reference.measures import member_states
from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.citing import Citation
from secretariat.engine.publishing.counting import counted
from secretariat.engine.publishing.drafts import Cited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_product")]
EARLIER = date(1990, 1, 1)  # nobody was a member yet


def cited(measure: Measure, when: date, **where: str | None) -> Cited:
    """A figure of a paper."""
    citation = Citation(measure=measure.key, when=when, where=tuple(where.items()))
    return Cited(citation=citation, measure=measure, place="somewhere")


WANTED = [
    cited(member_states, TODAY),
    cited(member_states, TODAY, region="NOR"),
    cited(northern_share, TODAY, region="SOU"),
    cited(member_states, EARLIER, region="NOR"),
    cited(member_states, TODAY, region="SOU"),
    cited(member_states, TODAY, region=None),
    cited(northern_share, TODAY, region="NOR"),
    cited(northern_share, TODAY),
]


def test_each_figure_is_what_it_is_alone() -> None:
    fill()
    for one, cell in zip(WANTED, counted(WANTED), strict=True):
        alone = figure(one.measure, one.citation.when, where=dict(one.citation.where)).total
        told = (cell.value, cell.n, cell.part, cell.whole)
        assert told == (alone.value, alone.n, alone.part, alone.whole), one.citation
    assert [cell.value for cell in counted(WANTED)][:2] == [12, 4]


def test_a_cell_nobody_stands_in_is_counted_too() -> None:
    fill()
    nobody, _other = counted([cited(member_states, TODAY, region=None), WANTED[1]])
    assert (nobody.value, nobody.n) == (0, 0)


def test_the_cells_of_a_table_are_asked_for_at_once() -> None:
    fill()
    table = [cited(member_states, TODAY, region=code) for code in ("NOR", "SOU")]
    with CaptureQueriesContext(connection) as asked:
        counted(table)
    counting = [one for one in asked.captured_queries if "GROUP BY" in one["sql"]]
    assert len(counting) == 1


def test_of_nothing_there_is_nothing() -> None:
    assert counted([]) == []
