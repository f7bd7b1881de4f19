"""A restatement shows no reader a value, a difference or a record she may not see."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.engine.publishing.conftest import CLERK, TODAY, withdraw_state
from tests.engine.publishing.public import now
from tests.engine.publishing.test_guarding import frozen

from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.access.permissions import EVERYONE
from secretariat.engine.measures.declaring import measures
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.restating import restate
from secretariat.engine.publishing.restating_causes import Why
from secretariat.engine.publishing.restating_told import Restatement, Standing
from secretariat.engine.registers.declaring import registers

DAY = "as_of=2020-12-31"
TABLE = [f"tests.guarded {DAY}", *(f"tests.guarded {DAY} region={r}" for r in ("NOR", "SOU"))]


@pytest.fixture(autouse=True)
def _guarded(office: None, settings: Settings) -> None:
    """Fewer than five members could be recognized."""
    settings.PRODUCT = "tests.engine.publishing.guarded.PRODUCT"


def read(release: Release, other: Release | None = None, *, by: Actor = CLERK) -> Restatement:
    return restate(release, other, reader=Reader(by, TODAY, now()))


def shown(found: Restatement) -> list[tuple[Standing, str | None, str | None, int]]:
    """How each figure stands, its two values, and how many reasons are told."""
    return [
        (
            one.standing,
            one.before and one.before.value,
            one.after and one.after.value,
            len(one.causes),
        )
        for one in found.figures
    ]


@pytest.fixture
def changed(tmp_path: Path) -> Release:
    """Twelve members, their regions withheld; then a southern one is withdrawn."""
    release = frozen(tmp_path, *TABLE)
    withdraw_state("X01")
    return release


def test_what_is_withheld_stays_withheld_even_for_who_may_see_all_records(
    changed: Release,
) -> None:
    total, *cells = shown(read(changed))
    assert total == (Standing.CHANGED, "12", "11", 1)
    assert cells == [(Standing.WITHHELD, None, None, 0)] * 2


def test_a_stranger_is_told_neither_todays_value_nor_any_reason(changed: Release) -> None:
    total, *cells = shown(read(changed, by=ANONYMOUS))
    assert total == (Standing.UNTOLD, "12", None, 0)
    assert cells == [(Standing.WITHHELD, None, None, 0)] * 2


def test_a_stranger_learns_nothing_from_a_change_that_she_would_not_without_it(
    changed: Release,
) -> None:
    """What she is told is the same, whatever became of the records."""
    first = shown(read(changed, by=ANONYMOUS))
    withdraw_state("X02")
    assert shown(read(changed, by=ANONYMOUS)) == first


def test_of_two_editions_a_stranger_is_told_what_both_print_and_no_record(
    changed: Release, tmp_path: Path
) -> None:
    second = frozen(tmp_path, *TABLE)
    total, *cells = shown(read(changed, second, by=ANONYMOUS))
    assert total == (Standing.CHANGED, "12", "11", 0)
    assert [one[0] for one in cells] == [Standing.WITHHELD] * 2
    assert [len(one.causes) for one in read(changed, second).figures] == [1, 0, 0]


def test_a_figure_withheld_in_one_edition_alone_shows_what_the_other_prints(
    changed: Release, tmp_path: Path, settings: Settings
) -> None:
    settings.PRODUCT = "tests.engine.publishing.product.PRODUCT"
    open_cells = [one.replace("tests.guarded", "reference.member_states") for one in TABLE]
    one = frozen(tmp_path, *open_cells)
    assert {found.standing for found in read(one, frozen(tmp_path, *open_cells)).figures} == {
        Standing.SAME
    }
    settings.PRODUCT = "tests.engine.publishing.guarded.PRODUCT"
    both = read(changed, frozen(tmp_path, TABLE[0]))
    assert [one.standing for one in both.figures] == [
        Standing.CHANGED,
        Standing.DROPPED,
        Standing.DROPPED,
    ]
    assert [one.before for one in both.figures[1:]] == [None, None]


def test_of_open_figures_a_reader_is_named_the_records_of_registers_she_may_see(
    tmp_path: Path,
) -> None:
    """The product of these tests keeps no register: nobody but the Office sees the records."""
    assert registers() == ()
    assert all(one.audience != EVERYONE for one in measures())
    release = frozen(tmp_path, f"reference.member_states {DAY}")
    withdraw_state("X01")
    (office,) = read(release).figures
    (stranger,) = read(release, by=ANONYMOUS).figures
    assert (office.causes[0].why, len(office.causes[0].records)) == (Why.WITHDRAWN, 1)
    (cause,) = stranger.causes
    assert (cause.why, cause.records, cause.more, cause.hidden) == (Why.WITHDRAWN, (), 0, True)
