"""Moves are read from who holds which post; a willingness is what an official has said."""

from datetime import date
from typing import Any

import pytest
from tests.areas.recruitment.figures.past import BY, ON
from tests.areas.workforce.conftest import BEGAN, Office, kind

from secretariat.areas.recruitment.measures import mobility
from secretariat.areas.recruitment.registers import mobility as kept
from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region
from secretariat.areas.workforce.models.posts import Post
from secretariat.engine.measures.figures import figure
from secretariat.engine.records.performing import add
from secretariat.kernel.errors import Conflict
from secretariat.kernel.periods import Period

IN_2022 = Period.year(2022)


@pytest.fixture
def office(db: None) -> Office:
    """An office without anybody."""
    return Office()


def moved(office: Office, first: Post, then: Post, *, gap: int = 0, **more: Any) -> None:
    """Somebody who leaves a post at the end of June 2022 for another in July."""
    who = office.official()
    office.holds(who, first, ends=date(2022, 6, 30))
    office.holds(who, then, starts=date(2022, 7, 1 + gap), **more)


def counted() -> tuple[Any, Any]:
    """Geographical and functional moves of 2022."""
    both = (mobility.geographical_moves, mobility.functional_moves)
    first, second = (figure(one, IN_2022).value for one in both)
    return first, second


def family(office: Office, code: str) -> Any:
    """A job family."""
    return office.add(kind("job-families").add, code=code, name_en=code)


def test_a_move_is_to_another_station_or_to_other_work_without_a_day_between(
    office: Office,
) -> None:
    law, aid = family(office, "LAW"), family(office, "AID")
    here, there = office.station("HQ"), office.station("FAR")
    first = office.post(station=here, family=law)
    moved(office, first, office.post(station=there, family=law))
    assert counted() == (1, 0)
    moved(office, office.post(family=law), office.post(family=aid))
    assert counted() == (1, 1)
    moved(office, office.post(family=law), office.post(station=there, family=aid))
    assert counted() == (2, 2)


def test_neither_a_return_nor_a_promotion_in_place_nor_an_unknown_family_is_a_move(
    office: Office,
) -> None:
    law, there = family(office, "LAW"), office.station("FAR")
    moved(office, office.post("P3", family=law), office.post("P4", family=law))
    moved(office, office.post(), office.post(station=there), gap=1)
    moved(office, office.post(), office.post(family=law))
    assert counted() == (0, 0)


def test_a_second_post_beside_the_first_is_no_move(office: Office) -> None:
    who, there = office.official(), office.station("FAR")
    office.holds(who, office.post(), percent=50)
    second = {"starts": date(2022, 3, 1), "rank": 2, "percent": 50}
    office.holds(who, office.post(station=there), **second)
    assert counted() == (0, 0)


def test_an_official_who_would_go_to_two_regions_counts_once_in_all(office: Office) -> None:
    who = office.official()
    rows = [{"code": code, "name_en": code} for code in ("NOR", "SUD")]
    add(reference.add_regions, rows, by=BY, on=ON)
    for number, region in enumerate(Region.objects.order_by("code")):
        said = {"official": who, "region": region, "starts": BEGAN, "ends": date(2022, 12, 31)}
        add(kept.willingness.add, [{"code": f"W{number}", **said}], by=BY, on=ON)
    found = figure(mobility.willing_to_move, date(2022, 12, 31), by=("region",))
    assert (found.value, [one.value for one in found.cells]) == (1, [1, 1])
    assert figure(mobility.willing_to_move, date(2023, 1, 1)).value == 0


def test_a_proposed_move_is_decided_on_a_day_and_counts_once_agreed(office: Office) -> None:
    one = {"code": "M22", "name_en": "2022", "starts": date(2022, 1, 1)}
    (number,) = add(kept.exercises.add, [one], by=BY, on=ON)
    who, post = office.official(), office.post()
    exercise = kept.exercises.model._default_manager.get(pk=number)
    row = {"exercise": exercise, "official": who, "post": post, "outcome": "agreed"}
    with pytest.raises(Conflict, match="has a day"):
        add(kept.proposals.add, [row], by=BY, on=ON)
    add(kept.proposals.add, [{**row, "decided_on": date(2022, 5, 1)}], by=BY, on=ON)
    assert figure(mobility.moves_agreed, IN_2022).value == 1
