"""Releases are found by paper and measure, and stand beside today's figures."""

import pytest
from tests.engine.publishing.conftest import CLERK, TODAY, withdraw_state
from tests.engine.publishing.product import members_paper

from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.releases import (
    citing,
    drift_of,
    latest_releases,
    release_of,
    releases_of,
)
from secretariat.kernel.errors import NotFound


def test_editions_come_newest_first(release: Release) -> None:
    second = freeze(members_paper, by=CLERK, on=TODAY)
    assert releases_of("tests.members") == [second, release]
    assert latest_releases(Release.objects.all()) == {"tests.members": second}
    assert release_of("tests.members") == second
    assert release_of("tests.members", 1) == release


def test_what_was_never_frozen_is_not_found(release: Release) -> None:
    with pytest.raises(NotFound, match="Editions frozen so far: 1"):
        release_of("tests.members", 2)
    with pytest.raises(NotFound, match=r"tests\.other"):
        release_of("tests.other")


def test_a_measure_knows_where_it_was_published(release: Release) -> None:
    every = Release.objects.all()
    found = citing("reference.member_states", among=every)
    assert [(one.release, one.key) for one in found] == [(release, "1"), (release, "2")]
    assert citing("tests.people", among=every) == []
    assert citing("reference.member_states", among=Release.objects.none()) == []


def test_nothing_has_drifted_right_after_a_freeze(release: Release) -> None:
    assert [one.drifted for one in drift_of(release)] == [False] * 4


def test_a_late_correction_shows_as_drift_of_the_figures_it_moves(release: Release) -> None:
    withdraw_state("X03")
    found = {one.figure.key: (one.released, one.today) for one in drift_of(release) if one.drifted}
    assert found["1"] == ("12", "11")
    assert found["2"] == ("4", "3")
    assert set(found) == {"1", "2", "4"}
