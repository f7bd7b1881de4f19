"""A dashboard that cannot be shown to everybody who may open it is refused at start, by number."""

from dataclasses import replace
from enum import unique

import pytest
from django.core.checks import CheckMessage

from secretariat.engine.access.permissions import EVERYONE, PUBLIC, STAFF, Permission
from secretariat.engine.dashboards.checks import check_dashboards, faults, reaches
from secretariat.engine.dashboards.declaring import Dashboard, Tile, dashboards
from secretariat.engine.dashboards.permissions import May
from secretariat.engine.measures.declaring import measure_of, measures
from secretariat.site.product import PRODUCT

FINE = Dashboard(
    key="fine",
    title="Fine",
    audience=PUBLIC,
    sentence="For everybody.",
    tiles=(Tile(measure="reference.member_states", by="region"),),
)


@unique
class Unheld(Permission):
    """What no role permits."""

    READ = "tests.read_nothing"


def found(dashboard: Dashboard, **changed: object) -> list[str]:
    """The numbers of its faults; measures may be changed by key."""
    known = {one.key: one for one in measures()} | changed
    return numbers(list(faults(dashboard, known)))  # type: ignore[arg-type]


def numbers(faults: list[CheckMessage]) -> list[str]:
    """The numbers of some faults, each of which advises."""
    assert all(one.hint for one in faults)
    return [str(one.id).removeprefix("secretariat.") for one in faults]


def test_the_dashboards_of_the_product_are_in_order() -> None:
    assert check_dashboards() == []
    assert len(dashboards()) >= 5


def test_one_that_is_in_order_has_no_fault() -> None:
    assert found(FINE) == []


@pytest.mark.parametrize(
    ("changed", "number"),
    [
        ({"tiles": ()}, "E502"),
        ({"sentence": ""}, "E502"),
        ({"title": ""}, "E502"),
        ({"audience": Unheld.READ}, "E503"),
        ({"tiles": FINE.tiles * 3}, "E504"),
        ({"tiles": (Tile(measure="reference.nothing"),)}, "E505"),
        ({"tiles": (Tile(measure="reference.member_states", by="colour"),)}, "E506"),
        ({"tiles": (Tile(measure="reference.member_states", years=1),)}, "E507"),
        ({"tiles": (Tile(measure="reference.member_states", years=26),)}, "E507"),
        ({"tiles": (Tile(measure="reference.member_states", years=9, by="region"),)}, "E507"),
    ],
)
def test_each_fault_is_told_by_its_number(changed: dict[str, object], number: str) -> None:
    assert found(replace(FINE, **changed)) == [number]  # type: ignore[arg-type]


def test_a_tile_that_is_closed_to_some_who_may_open_the_dashboard_is_refused() -> None:
    measure = measure_of("reference.member_states")
    narrow = {"reference.member_states": replace(measure, audience=STAFF)}
    assert found(FINE, **narrow) == ["E508"]
    assert found(replace(FINE, audience=EVERYONE), **narrow) == ["E508"]
    assert found(replace(FINE, audience=STAFF), **narrow) == []
    assert found(replace(FINE, audience=May.READ_REFORM), **narrow) == []


def test_two_of_one_key_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = replace(PRODUCT, dashboards=(FINE, FINE))
    monkeypatch.setattr("secretariat.site.product.PRODUCT", twice)
    assert numbers(check_dashboards()) == ["E501"]


def test_a_role_reaches_a_measure_only_if_each_role_that_opens_the_dashboard_permits_it() -> None:
    assert reaches(May.READ_SENIOR_MANAGEMENT, May.READ_REFORM)
    assert not reaches(May.READ_REFORM, May.READ_SENIOR_MANAGEMENT), "a reform team does not"
    assert not reaches(PUBLIC, May.READ_REFORM)
    assert not reaches(STAFF, May.READ_REFORM)
    for opens in (PUBLIC, EVERYONE, STAFF, May.READ_REFORM):
        assert reaches(opens, PUBLIC)
