"""What the example's frameworks say in words: in three languages, and in words of their own."""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
from tests.example.test_frameworks_content import FRAMEWORKS, POLICY, rows_of

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.results.models.planned import ObjectiveText
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.planned import LANGUAGES, written

SOURCES = Path(__file__).parents[3] / "shared" / "sources"
WITH_TEXTS = ("levels", "objectives", "indicators", "milestones", "initiatives", "evidence")
RUN = 8  # words in a row that would betray a copied sentence


def tables() -> list[str]:
    return sorted(
        path.name.removesuffix(".csv")
        for path in files(FACTS).iterdir()
        if path.name.endswith(".csv")
    )


def spoken_columns(table: str) -> set[str]:
    """The names, without language, of the columns of a table that hold texts."""
    columns = read_facts(table, FACTS)[0]
    return {name.removesuffix("_en") for name in columns if name.endswith("_en")}


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Every text of the frameworks in a language, with where it stands."""
    for table in tables():
        for number, row in enumerate(read_facts(table, FACTS), 2):
            for name in spoken_columns(table):
                if text := row[f"{name}_{language}"]:
                    yield f"{table} {number} {name}", text
    for framework in FRAMEWORKS:
        for (objective, kind), text in written(framework, language).items():
            yield f"{framework} {objective} {kind}", text


def words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ0-9]+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words in a text."""
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def test_every_objective_of_the_policy_framework_has_its_texts() -> None:
    for row in rows_of("objectives", POLICY):
        kinds = set(ObjectiveText.Kind) if row["depth"] == "1" else {"strategy"}
        for language in LANGUAGES:
            found = {kind for number, kind in written(POLICY, language) if number == row["number"]}
            assert found == kinds, (row["number"], language)


def test_a_text_is_a_good_paragraph_in_every_language() -> None:
    for language in LANGUAGES:
        for framework in FRAMEWORKS:
            for key, text in written(framework, language).items():
                assert 30 <= len(words(text)) <= 190, (framework, key, language)
                assert text.endswith("."), (framework, key, language)
                assert "\n" not in text, (framework, key, language)


@pytest.mark.parametrize("table", tables())
def test_what_is_said_in_one_language_is_said_in_all_three(table: str) -> None:
    for number, row in enumerate(read_facts(table, FACTS), 2):
        for name in spoken_columns(table):
            given = [bool(row[f"{name}_{language}"].strip()) for language in LANGUAGES]
            assert len(set(given)) == 1, (number, name)


def test_no_sentence_is_the_same_in_two_languages() -> None:
    for one, other in combinations(LANGUAGES, 2):
        mine, theirs = dict(texts(one)), dict(texts(other))
        assert set(mine) == set(theirs)
        alike = [where for where, text in mine.items() if text == theirs[where]]
        # a grouping's own name stands for itself where the framework only lists it
        assert [w for w in alike if not mine[w].startswith("{")] == []


def test_languages_are_not_mixed() -> None:
    telling = {
        "en": {"the", "and", "of", "with"},
        "fr": {"les", "des", "et", "une"},
        "es": {"los", "las", "y", "una"},
    }
    for framework in FRAMEWORKS:
        for language, own in telling.items():
            for key, text in written(framework, language).items():
                found = Counter(words(text))
                scores = {code: sum(found[word] for word in telling[code]) for code in telling}
                assert max(scores, key=lambda code: scores[code]) == language, (key, own)


def test_french_keeps_a_space_that_does_not_break_before_double_marks() -> None:
    for where, text in texts("fr"):
        assert not re.search(r"[^\s\u00a0\u202f/{}\d][:;?!](\s|$)", text), where
        assert not re.search(r" [:;?!%»]", text), where


def test_quotation_and_apostrophes_are_typographic() -> None:
    for language in LANGUAGES:
        for where, text in texts(language):
            assert "'" not in text, where
            assert '"' not in text, where
            assert "  " not in text, where


def test_no_sentence_is_copied_from_the_source() -> None:
    if not SOURCES.is_dir():
        pytest.skip("The source documents are kept beside the checkout, in ../shared/sources.")
    sources = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    assert len(sources) >= 4
    known = set().union(*map(runs, sources))
    copied = {where: runs(text) & known for where, text in texts("en")}
    assert {where: found for where, found in copied.items() if found} == {}


def test_the_comparison_with_the_source_would_find_a_copied_sentence() -> None:
    sentence = "One two three four five six seven eight nine"
    assert len(runs(sentence)) == 2
    assert runs("zero " + sentence) & runs(sentence.upper()) == runs(sentence)
    assert runs("one two three four five six seven") == set()
