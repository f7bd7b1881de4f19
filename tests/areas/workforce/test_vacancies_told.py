"""How many posts are vacant is told in full to who sees all staffing, else as it was released."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.areas.workforce.conftest import BEGAN, BY, ON, Office
from tests.areas.workforce.pages.conftest import person
from tests.areas.workforce.released import PAPER, paper
from tests.engine.publishing.public import now, published

from secretariat.areas.workforce import actions
from secretariat.areas.workforce.measures.composition import posts, posts_vacant
from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.readers import Reader

DAY = date(2025, 12, 31)
VACANT = {"P4": 7, "P5": 6, "G5": 1, "D1": 2}


def empty(office: Office) -> None:
    """Sixteen vacant posts of four grades, and one that is held."""
    for grade, number in VACANT.items():
        row = {"title_en": "Officer", "grade": office.grade(grade), "unit": office.unit()}
        row |= {"station": office.station(), "funding": "RB", "starts": BEGAN}
        codes = [f"{grade}-{each}" for each in range(number)]
        office.add_each(actions.establish_posts, [{"code": code, **row} for code in codes])
    office.holds(office.official(), office.post("P5"))


def reader(by: Actor) -> Reader:
    return Reader(by, ON, datetime.now(UTC))


@pytest.mark.parametrize("role", ["", "post_officer", "manager"])
def test_on_any_date_it_is_told_over_what_she_sees_all_of(office: Office, role: str) -> None:
    """A manager of one unit, or anybody signed in, could tell from it when a holder left."""
    empty(office)
    everywhere, of_unit = person("everywhere", "manager"), person("of-unit", role, "HRD")
    assert reader(everywhere).figure(posts_vacant, DAY).value == sum(VACANT.values())
    for asked in (of_unit, ANONYMOUS):
        assert reader(asked).figure(posts_vacant, DAY).total.withheld
        assert not reader(asked).figure(posts_vacant, DAY, by=("grade",)).cells
        assert reader(asked).figure(posts, DAY).value == sum(VACANT.values()) + 1


def test_what_a_paper_released_is_told_to_everybody_and_nothing_else_is(
    fresh_database: Mapping[str, str], settings: Any, tmp_path: Path
) -> None:
    empty(Office())
    settings.PRODUCT = "tests.areas.workforce.released.PRODUCT"
    cited = (f"workforce.vacant_posts as_of={DAY}",)
    grades = tuple(f"workforce.vacant_posts as_of={DAY} grade={one}" for one in VACANT)
    published(PAPER, freeze(paper(tmp_path, *cited, *grades), by=BY, on=ON))
    stranger = Reader(ANONYMOUS, ON, now())
    assert stranger.figure(posts_vacant, DAY).value == sum(VACANT.values())
    assert stranger.figure(posts_vacant, date(2025, 12, 30)).total.withheld
    told = stranger.figure(posts_vacant, DAY, by=("grade",)).cells
    known = {one.key[0]: one.value for one in told if not one.withheld}
    assert {"G5", "D1"}.isdisjoint(known)
    hidden = sum(VACANT.values()) - sum(int(value or 0) for value in known.values())
    assert hidden >= 5, "what is withheld together can't be told apart from the total"
    assert {one: VACANT[str(one)] for one in known} == known
    whole = figure(posts_vacant, DAY, by=("grade",))
    assert {one.key[0]: one.value for one in whole.cells} == VACANT
