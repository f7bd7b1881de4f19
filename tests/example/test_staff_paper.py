"""The example's paper on the staff: computed throughout, released under disclosure control."""

import re
from datetime import UTC, datetime, time
from decimal import Decimal
from importlib.resources import files

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secretariat.engine.access.models import Person
from secretariat.engine.measures.cells import everything
from secretariat.engine.publishing.blocks import Block, words
from secretariat.engine.publishing.charting import Form
from secretariat.engine.publishing.composing import paper
from secretariat.engine.publishing.document import CitedFigure
from secretariat.engine.publishing.models import Release, ReleasedFigure
from secretariat.engine.publishing.previewing import Previewer
from secretariat.engine.publishing.readers import Reader
from secretariat.engine.publishing.releases import release_of
from secretariat.engine.publishing.verifying import verify
from secretariat.example.organization import TODAY
from secretariat.example.past import ANALYST, CLEARER, STAFF_PAPER
from secretariat.example.publications import COMPOSITION_OF_THE_STAFF
from secretariat.kernel.languages import Language

LANGUAGES = ("en", "fr", "es")
CITED = re.compile(r"\[(figure|table|chart):[^\]]*\]")
NO_FIGURE = re.compile(
    r"^\d+\. |^date: \S+|\[\^\d+\]|\bP5\b"
    r"|\b(?:(?:31 )?(?:de )?(?:December|March|décembre|mars|diciembre|marzo) (?:de )?)?20\d\d\b"
    r"|\b31 de (?=diciembre|marzo)",
    re.MULTILINE,
)
AGES = ("60+", "55-59", "45-54", "35-44", "15-34")
END, BEFORE, MARCH = "2022-12-31", "2021-12-31", "2023-03-31"


def text_in(language: str) -> str:
    """Return the paper in one language."""
    folder = files("secretariat.example").joinpath("papers")
    return folder.joinpath(f"composition-of-the-staff.{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_a_citation_a_date_or_the_number_of_a_paragraph(language: str) -> None:
    text = NO_FIGURE.sub("", CITED.sub("", text_in(language)))
    assert re.findall(r"\d+", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_numbered_without_gaps_and_the_annex_comes_last(language: str) -> None:
    text = text_in(language)
    numbers = [int(n) for n in re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE)]
    assert numbers == list(range(1, 12))
    assert re.findall(r"^## (An\w+)", text, flags=re.MULTILINE)
    assert len(CITED.findall(text)) == len(CITED.findall(text_in("en")))


@pytest.fixture
def release(example_instance: None) -> Release:
    """The paper as the analyst froze it."""
    return release_of("composition-of-the-staff")


def told(release: Release, key: str, as_of: str, **where: str) -> ReleasedFigure:
    """A figure of the paper."""
    asked = {"as_of": as_of, "where": where}
    return release.figures.get(measure=f"workforce.{key}", asked=asked)


def value(release: Release, key: str, as_of: str) -> Decimal:
    return Decimal(told(release, key, as_of).value or "nothing")


def test_the_analyst_froze_it_in_the_past_of_the_example(release: Release) -> None:
    assert (release.edition, release.known_at, release.simulated) == (1, STAFF_PAPER, True)
    assert release.frozen_by == Person.objects.get(username=ANALYST).pk
    assert set(release.texts) == set(LANGUAGES)


def test_it_tells_what_the_strategy_reported(release: Release) -> None:
    assert value(release, "women_in_senior_posts", END) == Decimal("0.4")
    assert value(release, "counted_for_representation", END) == Decimal("0.22")
    assert round(value(release, "on_development_cooperation", MARCH), 3) == Decimal("0.527")


def test_what_it_says_of_representation_is_true_of_its_figures(release: Release) -> None:
    adequate, over = "adequately_represented_states", "over_represented_states"
    assert value(release, adequate, END) > value(release, adequate, BEFORE)
    assert value(release, over, END) < value(release, over, BEFORE)


def test_what_it_says_of_women_and_of_the_chart_is_true_of_its_figures(release: Release) -> None:
    assert value(release, "women", END) > value(release, "women_in_senior_posts", END)
    years = [f"{year}-12-31" for year in range(2013, 2023)]
    shares = [value(release, "women_in_senior_posts", year) for year in years]
    assert shares == sorted(shares)
    assert shares[-1] < Decimal("0.5")


def pyramid(release: Release, language: Language) -> Block:
    """The chart of ages, as it is printed in one language."""
    charts = [one for one in paper(release, language).blocks if one.chart is not None]
    (found,) = [one for one in charts if one.chart and one.chart.form is Form.PYRAMID]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pyramid_draws_and_tells_the_very_figures_released(
    release: Release, language: str
) -> None:
    shown = pyramid(release, Language(language))
    assert shown.drawing is not None
    assert shown.chart is not None
    head, *ages, total = ([words(cell) for cell in row] for row in shown.rows)
    assert len(head) == 4
    for code, row in zip(AGES, ages, strict=True):
        cells = [told(release, "officials_by_age", END, age=code, sex=sex) for sex in "FM"]
        cells.append(told(release, "officials_by_age", END, age=code))
        assert [_number(one) for one in row[1:]] == [one.n for one in cells]
        assert cells[0].n + cells[1].n == cells[2].n
        for name, count in zip(head[1:3], row[1:3], strict=True):
            assert f"{count} {name}" in shown.chart.description
    assert _number(total[3]) == value(release, "officials", END)


def _number(printed: str) -> int:
    """A count as it is printed, whatever parts its thousands."""
    return int("".join(one for one in printed if one.isdigit()))


def test_what_the_pyramid_is_called_is_true_of_its_figures(release: Release) -> None:
    for code in AGES[-3:]:
        women, men = (
            told(release, "officials_by_age", END, age=code, sex=sex).n for sex in ("F", "M")
        )
        assert women > men


def test_those_there_before_who_entered_and_who_left_come_to_those_there_after(
    release: Release,
) -> None:
    flows = {
        key: int(release.figures.get(measure=f"workforce.{key}").value or 0)
        for key in ("entries", "exits")
    }
    before, after = (value(release, "officials", day) for day in (BEFORE, END))
    assert before + flows["entries"] - flows["exits"] == after


def test_the_cells_of_a_table_are_named_in_words_of_each_language(release: Release) -> None:
    over = told(release, "states_by_representation", END, status="5-over")
    names = [over.words[language]["cell"][0][1] for language in LANGUAGES]
    assert names == ["over-represented", "surreprésenté", "sobrerrepresentado"]


def test_no_cell_below_the_threshold_is_kept_and_some_are_withheld(release: Release) -> None:
    withheld = 0
    for one in release.figures.filter(measure="workforce.officials"):
        if one.is_withheld:
            withheld += 1
            assert (one.value, one.n) == (None, 0)
        else:
            assert one.n == 0 or one.n >= 5
    assert withheld > 2
    hidden = set(release.figures.filter(withheld_below__gt=0).values_list("key", flat=True))
    assert hidden.isdisjoint(release.evidence.values_list("figure", flat=True))


def test_the_total_cannot_be_had_by_adding_up_what_is_printed(release: Release) -> None:
    """A withheld cell of a table is never alone in it: the total less the others would tell it."""
    for day in (BEFORE, END):
        for sex in ("F", "M"):
            cells = [
                one
                for one in release.figures.filter(
                    measure="workforce.officials", asked__as_of=day, asked__where__sex=sex
                )
                if len(one.asked["where"]) == 2
            ]
            printed = sum(one.n for one in cells)
            total = told(release, "officials", day, sex=sex).n
            hidden = sum(one.is_withheld for one in cells)
            assert printed == total if not hidden else hidden > 1 and total - printed >= 5


def test_it_verifies_against_its_seal(release: Release) -> None:
    verified = verify(release, release.seal)
    assert verified.findings == ()
    assert verified.agrees


MOST = 12
"""Statements a preview may take: its 172 figures are asked for together, not one by one."""


@pytest.mark.parametrize("who", [ANALYST, CLEARER])
def test_a_preview_of_it_takes_few_statements_and_shows_what_is_on_record(
    release: Release, who: str
) -> None:
    at = datetime.combine(TODAY, time(18), UTC)
    reader = Reader(Person.objects.get(username=who), TODAY, at)
    previewer = Previewer(reader=reader, sees=everything, at=at)
    with CaptureQueriesContext(connection) as taken:
        found = previewer.preview(COMPOSITION_OF_THE_STAFF, Language.EN, text_in("en"))
    assert found.problems == ()
    assert len(taken.captured_queries) <= MOST
    assert found.document is not None
    told = {_asked(one): one for one in found.document.figures.values()}
    assert len(told) == release.figures.count()
    for one in paper(release, Language.EN).figures.values():
        now = told[_asked(one)]
        assert now.cell == one.cell
        assert now.withheld == one.withheld
        assert now.exact == one.exact


def _asked(one: CitedFigure) -> tuple[str, str, str]:
    """What tells a figure from any other of the paper."""
    return one.measure, str(one.when), str(sorted(dict(one.where).items(), key=str))
