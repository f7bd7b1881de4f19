"""The paper on recruitment and diversity: alike in three languages, computed throughout."""

import re
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from secretariat.engine.access.models import Person
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.releases import release_of
from secretariat.engine.publishing.verifying import verify
from secretariat.example.past import ANALYST, RECRUITMENT_PAPER

LANGUAGES = ("en", "fr", "es")
CITED = re.compile(r"\[(figure|table|chart): ([^\]]*)\]")
TITLE = re.compile(r' title="[^"]*"')
NO_FIGURE = re.compile(
    r"^\d+\. |^date: \S+|^related: .*$|\[\^\d+\]|\bP5\b"
    r"|\b20\d\d[-–](?:20)?\d\d\b"
    r"|\b(?:31 )?(?:de )?(?:December|March|décembre|mars|diciembre|marzo) (?:de )?20\d\d\b"
    r"|\b31 de (?=diciembre|marzo)"
    r"|\b20\d\d\b",
    re.MULTILINE,
)


def text_in(language: str) -> str:
    """Return the paper in one language."""
    folder = files("secretariat.example").joinpath("papers")
    return folder.joinpath(f"recruitment-and-diversity.{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_a_citation_a_date_or_the_number_of_a_paragraph(language: str) -> None:
    text = NO_FIGURE.sub("", CITED.sub("", text_in(language)))
    assert re.findall(r"\d+", text) == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_all_languages_cite_the_same_in_the_same_places(language: str) -> None:
    def cited(code: str) -> list[tuple[str, str]]:
        return [(kind, TITLE.sub("", what)) for kind, what in CITED.findall(text_in(code))]

    assert cited(language) == cited("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_numbered_without_gaps_and_a_decision_closes_the_paper(
    language: str,
) -> None:
    text = text_in(language)
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE)]
    assert numbers == list(range(1, 14))
    assert [line for line in text.splitlines() if line][-1].startswith("> ")
    assert len(re.findall(r"^## ", text, flags=re.MULTILINE)) == 6


@pytest.fixture
def release(example_instance: None) -> Release:
    """The paper as the analyst froze it."""
    return release_of("recruitment-and-diversity")


def told(release: Release, key: str, **asked: Any) -> ReleasedFigure:
    """A figure of the paper: over a period, or on a day, and where."""
    found = release.figures.filter(measure=key)
    for name, value in asked.items():
        found = found.filter(**{f"asked__{name}": value})
    return found.get()


def in_2022(release: Release, key: str, **where: str) -> Decimal:
    return _over(release, key, "2022-01-01/2022-12-31", where)


def before(release: Release, key: str) -> Decimal:
    return _over(release, key, "2019-01-01/2021-12-31", {})


def _over(release: Release, key: str, over: str, where: dict[str, str]) -> Decimal:
    one = told(release, f"recruitment.{key}", over=over, where=where)
    return Decimal(one.value or "nothing")


def test_the_analyst_froze_it_before_a_session_of_2023_and_it_is_public(release: Release) -> None:
    assert (release.edition, release.known_at, release.simulated) == (1, RECRUITMENT_PAPER, True)
    assert release.frozen_by == Person.objects.get(username=ANALYST).pk
    assert set(release.texts) == set(LANGUAGES)
    steps = list(release.steps.order_by("at").values_list("step", flat=True))
    assert steps == ["send", "clear", "publish"]


def test_it_tells_what_the_strategy_reported(release: Release) -> None:
    assert in_2022(release, "vacancies_published", route="regular") == 77
    assert in_2022(release, "days_to_selection") == 172
    assert in_2022(release, "professional_positions_filled") == 117
    assert in_2022(release, "key_days_to_post") == 124
    assert before(release, "key_days_to_post") == 145
    assert in_2022(release, "cooperation_days_to_post") == 62
    assert before(release, "cooperation_days_to_post") == 68
    assert in_2022(release, "career_fairs") == 3


def test_what_it_says_of_the_average_of_the_years_before_is_true(release: Release) -> None:
    assert before(release, "days_to_selection") > in_2022(release, "days_to_selection")
    for key in ("days_to_selection", "key_days_to_post", "cooperation_days_to_post"):
        middle, most = f"{key}_median", f"{key}_nine_tenths"
        assert in_2022(release, middle) < in_2022(release, most)


def test_what_it_says_of_the_staff_is_true_of_its_figures(release: Release) -> None:
    def on(key: str, day: str) -> Decimal:
        one = told(release, f"workforce.{key}", as_of=day, where={})
        return Decimal(one.value or "nothing")

    end, year_before = "2022-12-31", "2021-12-31"
    assert on("counted_for_representation", end) == Decimal("0.22")
    assert on("women_in_senior_posts", end) == Decimal("0.4")
    assert on("women_in_senior_posts", end) > on("women_in_senior_posts", year_before)
    adequate, over = "adequately_represented_states", "over_represented_states"
    assert on(adequate, end) > on(adequate, year_before)
    assert on(over, end) < on(over, year_before)


def test_no_cell_of_applicants_below_the_threshold_is_printed(release: Release) -> None:
    cells = release.figures.filter(measure="recruitment.applicants")
    assert cells.count() > 5
    for one in cells:
        assert one.is_withheld or one.n == 0 or one.n >= 5


def test_it_verifies_against_its_seal(release: Release) -> None:
    verified = verify(release, release.seal)
    assert verified.findings == ()
    assert verified.agrees
