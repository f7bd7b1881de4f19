"""Which tables and columns a register is searched in, as it declares."""

import pytest
from django.core.exceptions import FieldDoesNotExist

from secretariat.areas.reference.models import Region, State
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.search.folding import ANY, CODE
from secretariat.engine.search.places import places, tongue


def test_paths_are_grouped_by_the_table_they_lead_to() -> None:
    own, region = places(State, ("code", "region__name_en", "name_fr"))
    assert (own.model, own.by, own.columns) == (State, (), ("code", "name_fr"))
    assert (region.model, region.by, region.columns) == (Region, ("region",), ("name_en",))


def test_a_reference_stands_for_all_that_its_own_register_is_searched_in() -> None:
    (found,) = places(Ratification, ("instrument",))
    assert found.model is Instrument
    assert {"code", "title_en", "title_fr", "title_es"} <= set(found.columns)


def test_a_path_may_lead_through_several_tables() -> None:
    (found,) = places(Ratification, ("state__region__name_en",))
    assert (found.model, found.by) == (Region, ("state", "region"))


@pytest.mark.parametrize("path", ["starts", "nothing", "code__more", "state__nothing"])
def test_what_holds_no_words_cannot_be_searched(path: str) -> None:
    with pytest.raises(FieldDoesNotExist):
        places(Ratification, (path,))


@pytest.mark.parametrize(
    ("model", "column", "expected"),
    [
        (State, "name_en", "english"),
        (State, "name_fr", "french"),
        (State, "name_es", "spanish"),
        (State, "code", CODE),
        (Instrument, "number", CODE),
        (Ratification, "note", ANY),
    ],
)
def test_the_language_of_a_column_is_told_by_its_name(
    model: type, column: str, expected: str
) -> None:
    assert tongue(model._meta.get_field(column)) == expected  # type: ignore[attr-defined]
