"""The paper on operational objective 1a: every number is cited, what it says is true."""

import re
from decimal import Decimal
from importlib.resources import files

import pytest

from secretariat.engine.publishing.blocks import Kind, words
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.drafts import draft_of
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.releases import release_of
from secretariat.engine.publishing.verifying import verify
from secretariat.example.past import RIGHTS_PAPER
from secretariat.example.results_papers import STANDARDS_AND_RIGHTS
from secretariat.kernel.languages import LANGUAGES, Language

CITED = re.compile(r"\[(?:figure|table|chart):[^\]]*\]")
TITLED = re.compile(r' title="[^"]*"')
NO_FIGURE = re.compile(
    r"^\d+\. |^date: \S+|\[\^\d+\]"  # paragraphs, the date, the footnote
    r"|\b(?:19|20)\d\d(?:[–-]\d\d)?\b"  # years and bienniums
    r"|\b1a\b|(?:No\. |nº\s|núm\. )\d+"  # the objective, Conventions and the strategic objective
    r"|(?:[Pp]aragraphs?|[Pp]aragraphes|párrafos) \d+ (?:and|et|y) \d+",
    re.MULTILINE,
)
FIRST, LAST = "2003-12-31", "2005-12-31"
BIENNIA = ("2002-01-01/2003-12-31", "2004-01-01/2005-12-31")


def text_in(language: str) -> str:
    """Return the paper in one language."""
    folder = files("secretariat.example").joinpath("papers")
    return folder.joinpath(f"standards-and-rights-2002-05.{language}.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_a_citation_a_year_a_paragraph_or_a_convention(language: Language) -> None:
    text = NO_FIGURE.sub("", CITED.sub("", text_in(language)))
    assert re.findall(r"\d+", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_cites_the_same_in_the_same_order(language: Language) -> None:
    def cited(code: str) -> list[str]:
        return [TITLED.sub("", one) for one in CITED.findall(text_in(code))]

    assert sorted(cited(language)) == sorted(cited("en"))
    assert len(cited("en")) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_numbered_without_gaps_and_the_annex_comes_last(language: Language) -> None:
    text = text_in(language)
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE)]
    assert numbers == list(range(1, 12))
    assert re.findall(r"^## (\w+)", text, flags=re.MULTILINE)[-1].startswith("An")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_citation_can_be_read(language: Language, example_instance: None) -> None:
    assert len(draft_of(STANDARDS_AND_RIGHTS).cited) > 60


@pytest.fixture
def release(example_instance: None) -> Release:
    """The paper as it was frozen for the session of June 2006."""
    return release_of("standards-and-rights-2002-05", 1)


def figure(release: Release, key: str, when: str, **where: str) -> ReleasedFigure:
    """A figure of the paper."""
    asked = {"over" if "/" in when else "as_of": when, "where": where}
    return release.figures.get(measure=key, asked=asked)


def value(release: Release, key: str, when: str, part: str = "") -> Decimal:
    where = {"part": f"spf-2002-05/{part}"} if part else {}
    return Decimal(figure(release, key, when, **where).value or "nothing")


def test_it_was_frozen_in_the_past_of_the_example_in_three_languages(release: Release) -> None:
    assert (release.edition, release.known_at, release.simulated) == (1, RIGHTS_PAPER, True)
    assert set(release.texts) == {str(one) for one in LANGUAGES}


def test_what_it_says_of_ratification_is_true_of_its_figures(release: Release) -> None:
    share = "standards.states_with_one_in_each"
    aimed = "results.targets_in_per_cent"
    assert value(release, share, FIRST) * 100 > value(release, aimed, FIRST, "1a.1")
    missed = value(release, aimed, LAST, "1a.1") - value(release, share, LAST) * 100
    assert 0 < missed < 3
    everything = "standards.states_with_all"
    assert value(release, everything, LAST) > value(release, everything, "2001-12-31")


def test_the_convention_said_to_have_gained_most_did(release: Release) -> None:
    def gained(code: str) -> int:
        before, after = (
            figure(release, "standards.ratifications", day, instrument=code).n
            for day in ("2001-12-31", LAST)
        )
        return after - before

    assert gained("C182") > max(gained("C138"), gained("C098")) > 0


def test_what_it_says_of_the_other_indicators_is_true_of_its_figures(release: Release) -> None:
    reached = {
        (part, over): value(release, "results.states_with_results", over, part)
        for part in ("1a.2", "1a.3")
        for over in BIENNIA
    }
    aimed = {
        (part, over): value(release, "results.states_aimed_at", day, part)
        for part in ("1a.2", "1a.3")
        for over, day in zip(BIENNIA, (FIRST, LAST), strict=True)
    }
    assert reached["1a.2", BIENNIA[1]] < aimed["1a.2", BIENNIA[1]]
    assert all(reached["1a.3", over] > aimed["1a.3", over] for over in BIENNIA)


def test_the_numbers_of_the_annex_are_the_same_in_three_languages(release: Release) -> None:
    numbers = []
    for language in LANGUAGES:
        (annex,) = [one for one in paper(release, language).blocks if one.kind is Kind.ANNEX]
        (table,) = [one for one in annex.blocks if one.kind is Kind.TABLE]
        assert len(table.rows) == 4
        assert table.numeric == {1, 2, 3, 4, 5}
        told = [[words(cell) for cell in row[1:]] for row in table.rows[1:]]
        numbers.append([[one.replace(",", ".").rstrip("\u00a0%") for one in row] for row in told])
    assert numbers[0] == numbers[1] == numbers[2]
    assert numbers[0][0][0] == "50.0"


def test_its_charts_are_a_line_with_its_targets_shares_of_each_year_and_a_line_for_each_region(
    release: Release,
) -> None:
    charts = [
        one.chart
        for one in paper(release, Language.ES).blocks
        if one.kind is Kind.CHART and one.chart
    ]
    line, shares, regions = charts
    assert line.aim is not None
    assert [low for low, _high in line.aim.limits] == [None, None, 75.0, 75.0, 90.0, 90.0]
    assert [one.label for one in shares.series] == ["2002", "2003", "2004", "2005"]
    for one in shares.series:
        assert one.whole is not None
        assert sum(mark.value or 0 for mark in one.marks) == one.whole.value
    reached = {one.label: [mark.value for mark in one.marks] for one in regions.series}
    assert len(reached) == 5
    assert all(values[0] < values[-1] for values in reached.values()), "every region gained"
    assert min(reached, key=lambda one: reached[one][-1]) == "Estados árabes", "and it is behind"


def test_it_verifies_against_its_seal(release: Release) -> None:
    assert verify(release, release.seal).agrees
