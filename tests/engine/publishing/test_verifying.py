"""A release that nobody touched verifies, and says how much was checked."""

from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.verifying import verify


def test_a_release_nobody_touched_agrees(release: Release) -> None:
    found = verify(release, release.seal)
    assert found.findings == ()
    assert found.agrees
    assert (found.tables, found.figures) == (3, 4)
    assert found.seal == release.seal
