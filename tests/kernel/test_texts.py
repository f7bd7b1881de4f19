"""Sentences of the kernel are translated when they are read."""

from collections.abc import Iterator

import pytest

from secretariat.kernel.texts import sentence, speak_through

FRENCH = {
    "The unit {unit} is closed": "L’unité {unit} est fermée",
    "The post {post} is closed": "Le poste {poste} est fermé",
    "{whole} is closed": "{0} est fermé",
    "{broken} is closed": "{broken est fermé",
}


@pytest.fixture
def in_french() -> Iterator[None]:
    speak_through(lambda english: FRENCH.get(english, english))
    yield
    speak_through(str)


def test_a_sentence_is_english_until_someone_translates() -> None:
    assert str(sentence("The unit {unit} is closed", unit="HRD")) == "The unit HRD is closed"


@pytest.mark.usefixtures("in_french")
def test_a_sentence_is_read_in_the_language_of_the_moment() -> None:
    assert str(sentence("The unit {unit} is closed", unit="HRD")) == "L’unité HRD est fermée"


@pytest.mark.usefixtures("in_french")
def test_a_fact_that_is_a_sentence_is_translated_too() -> None:
    inner = sentence("The unit {unit} is closed", unit="HRD")
    assert str(sentence("Refused: {why}", why=inner)) == "Refused: L’unité HRD est fermée"


@pytest.mark.usefixtures("in_french")
@pytest.mark.parametrize(
    ("english", "name"),
    [
        ("The post {post} is closed", "post"),
        ("{whole} is closed", "whole"),
        ("{broken} is closed", "broken"),
    ],
)
def test_a_broken_translation_falls_back_to_english(english: str, name: str) -> None:
    said = str(sentence(english, **{name: "P5"}))
    assert said.endswith("P5 is closed")


def test_braces_in_a_fact_are_left_alone() -> None:
    assert str(sentence("{text} is not a date", text="{year}")) == "{year} is not a date"
