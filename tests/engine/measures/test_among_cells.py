"""A selection within several cells holds all of their records, and none of other codes."""

from itertools import combinations

import pytest
from tests.engine.measures.declared import BY_ENDING, BY_REGION
from tests.web.pages.conftest import ON, World, record_world

from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.measures.compiling import among, filtered

pytestmark = pytest.mark.django_db
BY = (BY_REGION, BY_ENDING)


@pytest.fixture
def recorded() -> World:
    """A small world of ratifications."""
    return record_world()


def test_it_holds_the_records_of_each_cell_and_none_of_a_code_unasked_for(
    recorded: World,
) -> None:
    rows = Ratification.objects.on(ON)
    codes = set(rows.values_list("state__region__code", "ending")) | {(None, ""), ("none", "none")}
    cells = [dict(zip(("region", "ending"), one, strict=True)) for one in codes]
    assert len(cells) > 2
    for some in [*combinations(cells, 1), *combinations(cells, 2), cells]:
        found = among(rows, BY, some)
        for cell in some:
            within = filtered(rows, BY, cell).values_list("pk", flat=True)
            assert set(within) <= set(found.values_list("pk", flat=True)), cell
        for region, ending in found.values_list("state__region__code", "ending"):
            assert region in {cell["region"] for cell in some}
            assert ending in {cell["ending"] for cell in some}
