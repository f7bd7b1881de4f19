"""What has a code and three names is shown by its name in the reader's language."""

import pytest
from django.db import models
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.records.test_actions import BY, ON

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import DutyStation, Language, Region, State, Unit
from secretariat.engine.records.naming import NAMES, LongNamed, Named
from secretariat.engine.records.performing import add
from secretariat.kernel.errors import Conflict

LISTS = [DutyStation, Language, Region, State, Unit]
LENGTHS = {Region: (10, 100), Language: (10, 100), DutyStation: (10, 100)}
LENGTHS |= {State: (3, 150), Unit: (20, 150)}


@given(st.tuples(*[st.from_regex(r"\A\w{1,20}\Z") for _ in NAMES]))
def test_each_reader_sees_her_own_language(names: tuple[str, str, str]) -> None:
    region = Region(code="XA", **dict(zip(NAMES, names, strict=True)))
    for language, name in zip(("en", "fr", "es"), names, strict=True):
        with override(language):
            assert (str(region), region.name.text) == (name, name)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_name_not_translated_is_shown_in_another_language_and_says_so(language: str) -> None:
    with override(language):
        spoken = Region(code="XA", name_en="Northern Shores").name
    assert (spoken.text, spoken.missing) == ("Northern Shores", True)


@pytest.mark.parametrize("model", LISTS)
def test_every_list_of_codes_stands_on_the_one_base(model: type[models.Model]) -> None:
    assert issubclass(model, LongNamed if LENGTHS[model][1] == 150 else Named)
    code, name = (model._meta.get_field(one) for one in ("code", "name_fr"))
    assert (code.max_length, name.max_length) == LENGTHS[model]  # type: ignore[union-attr]
    assert code.unique  # type: ignore[union-attr]
    assert [f.name for f in model._meta.concrete_fields if f.name.startswith("name_")] == list(
        NAMES
    )


@pytest.mark.django_db
def test_a_code_stands_for_one_alone() -> None:
    add(reference.add_regions, [{"code": "XA", "name_en": "A"}], by=BY, on=ON)
    with pytest.raises(Conflict):
        add(reference.add_regions, [{"code": "XA", "name_en": "B"}], by=BY, on=ON)
    assert Region.objects.get().name_en == "A"
