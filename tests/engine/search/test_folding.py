"""The database folds as the kernel does, and an entry is found by any form of its words."""

import string
import sys
import unicodedata

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.engine.search.matching import words_of
from secretariat.kernel.languages import fold

pytestmark = pytest.mark.django_db

LETTERS = st.one_of(
    st.sampled_from("aAeEnNoOçÇñÑœŒæßøØłŁğĞéÉêÊïÏüÜ’‘–—`´ \t\n.,-/'\""),
    st.characters(min_codepoint=1, max_codepoint=0x24F),
    st.characters(min_codepoint=0x370, max_codepoint=0x52F),
    st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\0"),
)
MARKS = string.punctuation + "’‘ʼ´‐‑‒–—−«»“”„…·"
FORMS = [
    ("Travailleurs migrants", "travailleur"),
    ("Travailleur migrant", "TRAVAILLEURS"),
    ("Trabajadores migrantes", "trabajador"),
    ("Trabajador migrante", "trabajadores"),
    ("Employees’ rights", "employee"),
    ("An employee’s right", "employees"),
    ("Égalité de rémunération", "egalite"),
    ("Egalite de remuneration", "égalités"),
    ("Organización sindical", "organizacion"),
    ("Organización sindical", "organizaciones"),
    ("Organizaciones sindicales", "ORGANIZACIÓN"),
    ("Négociations collectives", "negociation"),
    ("Protection de la main-d’œuvre", "oeuvre"),
    ("Convention C.100 (1951)", "c.100"),
    ("Convention HRD/REC", "rec"),
    ("Post -30 in the list", "30"),
    ("Straßenbau in İstanbul", "strassenbau istanbul"),
    ("Equal Remuneration Convention", "remun"),
]
STRANGERS = [
    ("Travailleurs migrants", "traverse"),
    ("Equal Remuneration Convention", "remunerate nothing"),
    ("Convention C.100", "C.101"),
    ("Egalité", "legal"),
    ("Norland", "or"),
]


def asked(sql: str, *values: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", values)
        return cursor.fetchone()[0]


def holds(text: str, words: str, *, exactly: bool = False) -> bool:
    """Whether an entry of a text in no known language holds each of the words."""
    each = words_of(words)
    sought = " && ".join("secretariat.sought(%s, %s)" for _ in each)
    values = [value for word in each for value in (word, exactly)]
    return bool(asked(f"secretariat.entry(%s, 'any') @@ ({sought})", text, *values))


@given(st.text(LETTERS, max_size=60))
@settings(max_examples=300)
def test_the_database_folds_as_the_kernel_does(text: str) -> None:
    assert " ".join(str(asked("secretariat.fold(%s)", text)).split()) == fold(text)


def test_every_letter_there_is_folds_as_in_the_kernel() -> None:
    # Letters newer than this Python's tables are folded as the database knows them.
    known = (chr(n) for n in range(1, sys.maxunicode + 1) if not 0xD800 <= n < 0xE000)
    letters = [one for one in known if unicodedata.category(one) != "Cn"]
    wrong = []
    for first in range(0, len(letters), 20_000):
        some = letters[first : first + 20_000]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT array_agg(secretariat.fold(one)) FROM unnest(%s::text[]) AS one", [some]
            )
            found = cursor.fetchone()[0]
        wrong += [
            (letter, key)
            for letter, key in zip(some, found, strict=True)
            if " ".join(key.split()) != fold(letter)
        ]
    assert wrong == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(LETTERS, st.sampled_from(MARKS)), max_size=40))
def test_every_mark_between_words_becomes_a_space_and_nothing_else_changes(text: str) -> None:
    assert asked("secretariat.spaced(%s)", text) == "".join(
        " " if letter in MARKS else letter for letter in text
    )


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(LETTERS, st.sampled_from(MARKS)), max_size=40))
def test_no_mark_is_left_in_what_is_entered(text: str) -> None:
    """A letter may fold into one: "…" is three full stops to the kernel."""
    words = asked("tsvector_to_array(secretariat.entry(%s, 'code'))", text)
    assert not [word for word in words if set(word) & set(MARKS)]


@pytest.mark.parametrize(("text", "words"), FORMS)
def test_a_text_is_found_by_another_form_of_its_words(text: str, words: str) -> None:
    assert holds(text, words)


@pytest.mark.parametrize(("text", "words"), STRANGERS)
def test_a_text_is_not_found_by_other_words(text: str, words: str) -> None:
    assert not holds(text, words)


@given(st.text(st.sampled_from("aeiouéèñçlmnrst"), min_size=3, max_size=12))
@settings(max_examples=100)
def test_every_word_is_found_by_itself_its_folded_self_and_its_beginning(word: str) -> None:
    text = f"about {word} here"
    assert holds(text, word)
    assert holds(text, word.upper())
    assert holds(text, fold(word))
    assert holds(text, fold(word)[:-1]) or len(fold(word)) <= 3


def test_asked_for_exactly_another_form_does_not_count() -> None:
    assert holds("Workers and employers", "workers", exactly=True)
    assert not holds("Employers and their work", "workers", exactly=True)


def test_a_word_of_two_letters_is_no_beginning() -> None:
    assert holds("de Norland", "de")
    assert not holds("demand", "de")


def test_a_very_long_text_is_entered_without_an_error() -> None:
    long = " ".join(f"word{number}" for number in range(60_000))
    assert asked("secretariat.entry(%s, 'any') IS NOT NULL", long) is True
    assert asked("secretariat.entry(NULL, 'any')") == ""
