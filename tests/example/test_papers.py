"""The example's paper says the same in three languages and states no number of its own."""

import re
from datetime import date
from importlib.resources import files

import pytest

from secretariat.example.plan import plan
from secretariat.example.targets import FUNDAMENTAL

LANGUAGES = ("en", "fr", "es")
CITATION = re.compile(r"\[figure: ([^\]]+)\]")
MONTHS = "June|December|juin|décembre|de junio|de diciembre"
DAY = re.compile(rf"\b(?:\d{{1,2}} )?(?:(?:{MONTHS}) (?:de )?)?(?:19|20)\d\d\b")
CITED = [
    "standards.ratifications as_of=2025-12-31",
    "standards.states_with_one_in_each as_of=2025-12-31",
    "standards.states_with_all as_of=2025-12-31",
]


def text_in(language: str) -> str:
    """Return the paper in one language."""
    folder = files("secretariat.example").joinpath("papers")
    return folder.joinpath(f"fundamental-conventions.{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_cites_three_figures_in_the_same_order(language: str) -> None:
    assert CITATION.findall(text_in(language)) == CITED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_a_citation_a_date_or_the_number_of_a_paragraph(language: str) -> None:
    text = CITATION.sub("", text_in(language))
    text = re.sub(r"^\d+\. ", "", text, flags=re.MULTILINE)
    assert re.findall(r"\d+", DAY.sub("", text)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_numbered_without_gaps_and_a_decision_closes_the_paper(
    language: str,
) -> None:
    text = text_in(language)
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE)]
    assert numbers == list(range(1, 9))
    assert [line for line in text.splitlines() if line][-1].startswith("> c)") or (
        language == "en" and "> (c)" in text
    )
    assert len(re.findall(r"^## ", text, flags=re.MULTILINE)) == 4


def test_what_the_paper_says_of_the_trend_is_true_of_the_records() -> None:
    past = plan()
    ended = [e for e in past.endings if e.instrument in FUNDAMENTAL and e.ends.year in (2021, 2022)]
    assert ended == []
    held = {
        code: sum(
            row.instrument == code and row.registered <= date(2025, 12, 31)
            for row in past.ratifications
        )
        for code in FUNDAMENTAL
    }
    furthest = sorted(held, key=lambda code: held[code])[:2]
    assert set(furthest) == {"C155", "C187"}
