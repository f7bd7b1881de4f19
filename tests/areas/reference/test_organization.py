"""The organization whose records these are: named once, and honest about being invented."""

from datetime import date

import pytest

from secretariat.areas.reference.actions import name_organization, rename_organization
from secretariat.areas.reference.models import Organization, organization
from secretariat.engine.history.acting import Process
from secretariat.engine.records.performing import add, change
from secretariat.kernel.errors import Conflict

ON = date(2026, 1, 1)
BY = Process("a test")
ROW = {"acronym": "OFT", "name_en": "Office for Trying", "name_fr": "Bureau des essais"}

pytestmark = pytest.mark.django_db


def test_an_empty_instance_has_no_name() -> None:
    assert organization() is None


def test_it_is_known_once_it_is_named() -> None:
    add(name_organization, [ROW], by=BY, on=ON)
    named = organization()
    assert named is not None
    assert (named.acronym, str(named), named.fictional) == ("OFT", "Office for Trying", False)


def test_it_is_named_once() -> None:
    add(name_organization, [ROW], by=BY, on=ON)
    with pytest.raises(Conflict, match="named already"):
        add(name_organization, [{**ROW, "acronym": "TWO"}], by=BY, on=ON)


def test_two_can_not_be_named_at_once() -> None:
    with pytest.raises(Conflict, match="named already"):
        add(name_organization, [ROW, {**ROW, "acronym": "TWO"}], by=BY, on=ON)


def test_a_fictional_one_says_so() -> None:
    with pytest.raises(Conflict, match="needs a notice") as refused:
        add(name_organization, [{**ROW, "fictional": True}], by=BY, on=ON)
    assert refused.value.why == ""  # the row as the database writes it tells a reader nothing


def test_its_name_can_be_amended() -> None:
    add(name_organization, [ROW], by=BY, on=ON)
    done = change(
        rename_organization, Organization.objects.all(), {"name_es": "Oficina"}, by=BY, on=ON
    )
    assert done == 1
    named = organization()
    assert named is not None
    assert named.name_es == "Oficina"
