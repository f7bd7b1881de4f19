"""A dashboard tells each reader what the figure pages tell her, for the same date and cut."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.engine.publishing.public import now, published
from tests.web.pages.conftest import ON, SCRIBE, record_world
from tests.web.pages.guarded import KEY, PAPER

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.dashboards.computing import Told, told
from secretariat.engine.dashboards.declaring import Dashboard, Tile
from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.readers import Reader
from secretariat.kernel.periods import Period

DAY = date(2020, 12, 31)
OPEN = Dashboard(
    key="open",
    title="Open",
    audience=PUBLIC,
    sentence="For everybody.",
    tiles=(
        Tile(measure="standards.ratifications", by="instrument"),
        Tile(measure="standards.ratifications_registered", years=3),
        Tile(measure="reference.member_states", years=20),
        Tile(measure="standards.states_with_one_in_each"),
    ),
)
GUARDED = replace(OPEN, tiles=(Tile(measure=KEY, by="instrument"), Tile(measure=KEY, years=5)))


def stranger() -> Reader:
    """Somebody who has not signed in."""
    return Reader(ANONYMOUS, ON, now())


def office() -> Reader:
    """A process of the Office, which may see everything."""
    return Reader(SCRIBE, ON, now())


def shown(reader: Reader, dashboard: Dashboard = OPEN, day: date = DAY) -> list[Told]:
    """The tiles of a dashboard on a day."""
    return told(dashboard, as_of=day, reader=reader)


@pytest.fixture
def world(db: None) -> None:
    """Three States, two Conventions, three ratifications."""
    record_world()


def test_each_tile_is_the_figure_on_the_day_with_that_of_a_year_before(world: None) -> None:
    for one in shown(stranger()):
        when = one.figure.when
        assert one.figure == figure(one.measure, when)
        assert one.before is not None
        assert one.before == figure(one.measure, one.before.when)
        assert one.is_live
    values = {one.measure.key: one.figure.value for one in shown(stranger())}
    assert values["standards.ratifications"] == 3
    assert values["standards.ratifications_registered"] == 1


def test_a_flow_is_told_over_the_year_and_beside_the_year_before(world: None) -> None:
    flow = shown(stranger())[1]
    assert (flow.figure.when, flow.before and flow.before.when) == (
        Period.year(2020),
        Period.year(2019),
    )


def test_a_tile_over_the_years_draws_the_series_of_its_figure(world: None) -> None:
    for one in (one for one in shown(stranger()) if one.tile.years):
        assert list(one.points) == series(one.measure, [point.when for point in one.points])
        assert len(one.points) == one.tile.years
        assert one.points[-1].value == one.figure.value


def test_a_tile_that_is_cut_is_the_figure_cut_so(world: None) -> None:
    cut = shown(stranger())[0].cut
    assert cut == figure(measure_of("standards.ratifications"), DAY, by=("instrument",))
    assert [one.cut for one in shown(stranger())[1:]] == [None, None, None]


def test_all_that_is_live_is_asked_for_in_four_statements(
    world: None, django_assert_num_queries: Any
) -> None:
    shown(stranger())
    with django_assert_num_queries(4):
        shown(stranger())


def test_as_known_earlier_it_tells_what_was_known_then(world: None) -> None:
    before = datetime(2000, 1, 1, tzinfo=UTC)
    then = told(OPEN, as_of=DAY, reader=stranger(), known_at=before)
    assert [one.figure.value for one in then] == [0, 0, 0, None]
    assert then[0].cut is not None
    assert then[0].cut.cells == ()
    assert [point.value for point in then[2].points] == [0] * 20


@pytest.fixture
def released(fresh_database: Mapping[str, str], settings: Any) -> None:
    """The guarded measure, released in all and by instrument for one day of 2025."""
    settings.PRODUCT = "tests.web.pages.guarded.PRODUCT"
    record_world()
    published(PAPER, freeze(PAPER, by=SCRIBE, on=ON))


def test_who_may_not_see_the_records_is_told_the_last_release_and_nothing_beside_it(
    released: None,
) -> None:
    for one in shown(stranger(), GUARDED):
        assert not one.is_live
        assert (one.figure.when, one.figure.value) == (date(2025, 12, 31), 3)
        assert one.before is None
        assert one.points == ()
    cut = shown(stranger(), GUARDED)[0].cut
    assert cut is not None
    assert [(one.key, one.value, one.withheld) for one in cut.cells] == [
        (("C105",), None, True),
        (("C29",), None, True),
    ]


def test_who_may_see_all_records_is_told_them_live(released: None) -> None:
    plain, drawn = shown(office(), GUARDED)
    assert plain.is_live
    assert plain.figure.when == DAY
    assert plain.cut is not None
    assert [one.value for one in plain.cut.cells] == [1, 2]
    assert len(drawn.points) == 5
