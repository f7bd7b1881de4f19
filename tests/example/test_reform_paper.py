"""The example's paper on the reform: progress and impact apart, every number a citation."""

import re
from importlib.resources import files

import pytest

from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.drafts import draft_of
from secretariat.example.results_papers import REFORM
from secretariat.kernel.languages import LANGUAGES, Language

CITED = re.compile(r"\[(?:figure|table|chart):[^\]]*\]")
TITLED = re.compile(r' title="[^"]*"')
NO_FIGURE = re.compile(r"^\d+\. |^date: \S+|\b20\d\d(?:[–-]\d\d)?\b", re.MULTILINE)
IMPACT = ("R2.2.2", "R3.1.2", "R3.2.2", "R5.1.2")
PROGRESS = ("R1.2.1", "R2.1.1", "R3.1.1", "R5.2.1", "R5.3.1")


def text_in(language: str) -> str:
    """Return the paper in one language."""
    folder = files("secretariat.example").joinpath("papers")
    return folder.joinpath(f"reform-2015-17.{language}.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_a_citation_a_year_or_a_paragraph(language: Language) -> None:
    assert re.findall(r"\d+", NO_FIGURE.sub("", CITED.sub("", text_in(language)))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_cites_the_same(language: Language) -> None:
    def cited(code: str) -> list[str]:
        return sorted(TITLED.sub("", one) for one in CITED.findall(text_in(code)))

    assert cited(language) == cited("en")
    assert len(cited("en")) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_progress_and_impact_have_a_heading_each_and_only_their_own_indicators(
    language: Language,
) -> None:
    parts = re.split(r"^## ", text_in(language), flags=re.MULTILINE)
    progress, impact = parts[2], parts[3]
    assert set(re.findall(r"/(R[\d.]+\d)", progress)) == set(PROGRESS)
    assert set(re.findall(r"/(R[\d.]+\d)", impact)) == set(IMPACT)


def test_what_it_says_of_its_effects_is_true_of_the_records(example_instance: None) -> None:
    cited = {(one.measure.key, one.citation): one for one in draft_of(REFORM).cited}
    found: dict[tuple[str, str], object] = {}
    for (key, citation), one in cited.items():
        where = dict(citation.where)
        if getattr(citation.when, "year", 0) == 2017 and "part" in where:
            number = str(where["part"]).partition("/")[2]
            found[key, number] = figure(one.measure, citation.when, where=where).value
    assert None not in found.values()
    reached = [
        number
        for number in IMPACT
        if found["results.values_in_per_cent", number]
        >= found["results.targets_in_per_cent", number]  # type: ignore[operator]
    ]
    assert len(reached) == 2
