"""Whoever may not see the records is told what was released, on its dates and breakdowns only."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.engine.publishing import guarded
from tests.engine.publishing.conftest import CLERK, TODAY, withdraw_state
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import now, published
from tests.engine.publishing.test_guarding import frozen

from secretariat.areas.reference.measures import member_states
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.measures.figures import Figure, figure
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.readers import Reader
from secretariat.kernel.periods import Period

ON = date(2020, 12, 31)
BEFORE = date(2016, 12, 31)


def stranger() -> Reader:
    """Somebody who reads one page, with no right to the records."""
    return Reader(ANONYMOUS, TODAY, now())


def clerk() -> Reader:
    """Somebody who may see everything."""
    return Reader(CLERK, TODAY, now())


@pytest.fixture(autouse=True)
def _guarded(office: None, settings: Settings) -> None:
    settings.PRODUCT = "tests.engine.publishing.guarded.PRODUCT"


def cells(found: Figure) -> dict[tuple[str | None, ...], object]:
    """The value of each cell, `..` where it is withheld; the total under nothing."""
    every = (found.total, *found.cells)
    return {one.key: ".." if one.withheld else one.value for one in every}


def released(folder: Path, *days: date) -> None:
    """A paper with the members of each day, in all and by region, published."""
    published(members_paper, frozen_only(folder, *days))


def frozen_only(folder: Path, *days: date) -> Release:
    """The same paper, frozen and nothing else."""
    return frozen(
        folder,
        *(
            f"tests.guarded as_of={day}{cell}"
            for day in days
            for cell in ("", " region=NOR", " region=SOU")
        ),
    )


def test_before_any_release_a_stranger_is_told_nothing(tmp_path: Path) -> None:
    found = stranger().figure(guarded.members, ON, by=("region",))
    assert cells(found) == {(): ".."}
    assert stranger().on_offer(guarded.members) == []


def test_a_stranger_is_told_what_was_released_and_what_is_withheld(tmp_path: Path) -> None:
    released(tmp_path, ON)
    found = stranger().figure(guarded.members, ON, by=("region",))
    assert cells(found) == {(): 12, ("NOR",): "..", ("SOU",): ".."}
    assert [one.labels for one in found.cells] == [("North",), ("South",)]
    south = stranger().figure(guarded.members, ON, where={"region": "SOU"})
    assert cells(south) == {(): ".."}


def test_what_was_not_released_is_not_told_whatever_the_date_or_cut(tmp_path: Path) -> None:
    released(tmp_path, ON)
    for when, by in ((BEFORE, ()), (date(2020, 12, 30), ()), (ON, ("state",))):
        found = stranger().figure(guarded.members, when, by=by)
        assert found.total.withheld or when == ON
        assert found.cells == ()
    assert stranger().on_offer(guarded.members) == [ON]


def test_what_changed_since_shows_in_no_figure_of_a_stranger(tmp_path: Path) -> None:
    released(tmp_path, ON)
    withdraw_state("X03")
    assert stranger().figure(guarded.members, ON).value == 12
    assert clerk().figure(guarded.members, ON).value == 11


def test_a_later_release_tells_the_later_number(tmp_path: Path) -> None:
    released(tmp_path, BEFORE, ON)
    withdraw_state("X01")
    released(tmp_path, ON)
    assert stranger().figure(guarded.members, ON).value == 11
    assert stranger().figure(guarded.members, BEFORE).value == 12
    assert stranger().on_offer(guarded.members) == [ON, BEFORE]


def test_whoever_may_see_the_records_is_told_all_of_them(tmp_path: Path) -> None:
    found = clerk().figure(guarded.members, ON, by=("region",))
    assert found == figure(guarded.members, ON, by=("region",))
    assert cells(found) == {(): 12, ("NOR",): 4, ("SOU",): 8}


def test_several_totals_are_told_live_or_as_last_released(tmp_path: Path) -> None:
    released(tmp_path, ON)
    open_one, closed, never = stranger().totals(
        [
            (member_states, TODAY),
            (guarded.members, TODAY),
            (guarded.entries, Period.year(2015)),
        ]
    )
    assert (open_one.value, open_one.when) == (12, TODAY)
    assert (closed.value, closed.when) == (12, ON)
    assert (never.total.withheld, never.value) == (True, None)


def test_what_is_frozen_and_not_public_is_told_to_nobody(tmp_path: Path) -> None:
    release = frozen_only(tmp_path, ON)
    assert cells(stranger().figure(guarded.members, ON)) == {(): ".."}
    assert stranger().on_offer(guarded.members) == []
    moment = now() + timedelta(hours=1)
    published(members_paper, release, public_at=moment)
    for at, told in ((moment - timedelta(seconds=1), ".."), (moment, 12)):
        reader = Reader(ANONYMOUS, TODAY, at)
        assert cells(reader.figure(guarded.members, ON)) == {(): told}
        (found,) = reader.totals([(guarded.members, TODAY)])
        assert cells(found) == {(): told}
