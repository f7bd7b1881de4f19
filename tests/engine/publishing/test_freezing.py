"""Freezing a paper keeps its figures, evidence and tables as they stood at one moment."""

from secretariat.engine.publishing.models import Release


def test_a_release_keeps_each_cited_figure_once(release: Release) -> None:
    found = {f.key: (f.measure, f.value, f.n) for f in release.figures.all()}
    assert found["1"] == ("reference.member_states", "12", 12)
    assert found["2"] == ("reference.member_states", "4", 4)
    assert found["3"] == ("reference.admissions", "6", 6)
    assert found["4"][0] == "tests.northern_share"
    assert found["4"][1] == "0." + "3" * 28
