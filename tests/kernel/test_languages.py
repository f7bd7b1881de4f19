"""Texts in three languages, and keys that find and order names however they are typed."""

import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.kernel.languages import (
    LANGUAGES,
    Language,
    Spoken,
    Translated,
    columns,
    fold,
    sort_key,
)

EN, FR, ES = Language.EN, Language.FR, Language.ES

names = st.text(alphabet="aàbcçeéEnñNÑoöœzZ '-’", max_size=8)
languages = st.sampled_from(LANGUAGES)


def test_there_are_three_languages_each_with_its_own_name() -> None:
    assert LANGUAGES == (EN, FR, ES)
    assert [language.own_name for language in LANGUAGES] == ["English", "Français", "Español"]


def test_a_text_has_a_column_for_each_language() -> None:
    assert columns("name") == ("name_en", "name_fr", "name_es")


def test_a_text_is_given_in_the_language_asked_for() -> None:
    text = Translated(en="Office", fr="Bureau", es="Oficina")
    assert text.in_(FR) == Spoken(text="Bureau", language=FR, missing=False)
    assert text.in_(ES) == Spoken(text="Oficina", language=ES, missing=False)


@pytest.mark.parametrize(
    ("text", "asked", "given_"),
    [
        (Translated(en="Office", es="Oficina"), FR, ("Office", EN)),
        (Translated(es="Oficina"), FR, ("Oficina", ES)),
        (Translated(en="Office", fr="Bureau"), ES, ("Office", EN)),
        (Translated(fr="Bureau"), ES, ("Bureau", FR)),
        (Translated(fr="Bureau", es="Oficina"), EN, ("Bureau", FR)),
        (Translated(en=" \n", fr="Bureau"), EN, ("Bureau", FR)),
    ],
)
def test_a_missing_translation_falls_back_and_says_so(
    text: Translated, asked: Language, given_: tuple[str, Language]
) -> None:
    assert text.in_(asked) == Spoken(text=given_[0], language=given_[1], missing=True)


@given(st.builds(Translated, names, names, names), languages)
def test_a_reader_gets_words_whenever_any_language_has_some(
    text: Translated, language: Language
) -> None:
    spoken = text.in_(language)
    written = {EN: text.en, FR: text.fr, ES: text.es}
    assert bool(spoken.text.strip()) == any(words.strip() for words in written.values())
    assert spoken.missing == (not written[language].strip())
    if spoken.text:
        assert written[spoken.language] == spoken.text
    if not spoken.missing:
        assert spoken.language == language


@dataclass
class Unit:
    name_en: str
    name_fr: str
    name_es: str


def test_a_text_is_gathered_from_the_columns_of_a_record() -> None:
    unit = Unit(name_en="Office", name_fr="Bureau", name_es="")
    assert Translated.of(unit, "name") == Translated(en="Office", fr="Bureau", es="")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("CÔTE D'IVOIRE", "cote d'ivoire"),
        ("Türkiye", "turkiye"),
        ("São Tomé", "sao tome"),
        ("España", "espana"),
        ("Œuvre, œuf", "oeuvre, oeuf"),
        ("Curaçao", "curacao"),
        ("Straße", "strasse"),
        ("Færøerne", "faeroerne"),
        ("Łódź", "lodz"),
        ("Đắk Lắk", "dak lak"),
        ("Þingvellir", "thingvellir"),
        ("İzmir", "izmir"),
        ("Diyarbakır", "diyarbakir"),
        ("Guinea–Bissau", "guinea-bissau"),
        ("  Two\u00a0 words\n", "two words"),
        ("ﬁnance Ⅳ", "finance iv"),
        ("Office™", "officetm"),
        ("Ελλάδα", "ελλαδα"),
    ],
)
def test_folding_takes_away_accents_case_ligatures_and_surplus_spaces(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_spellings_fold_alike(text: str) -> None:
    keys = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert keys == {fold(text)}


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_case_makes_no_difference_to_folding_in_latin_letters(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower().upper())
    assert fold(text.swapcase().casefold()) == fold(text.casefold())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789.,()"))
def test_plain_letters_fold_to_themselves(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        (FR, ["cote", "coté", "Côte", "côte", "côté", "coter"]),
        (FR, ["odeur", "œuf", "offre"]),
        (FR, ["Égypte", "Équateur", "Espagne", "États-Unis", "Éthiopie"]),
        (ES, ["nada", "nube", "ñandú", "oca"]),
        (ES, ["cana", "canto", "caña", "caoba"]),
        (ES, ["CANTO", "CAÑA", "CAOBA"]),
        (EN, ["cana", "caña", "Canary", "canyon"]),
        (EN, ["Guinea", "Guinea Bissau", "Guinea-Bissau", "Guineas"]),
        (EN, ["Åland", "Albania", "Zambia"]),
    ],
)
def test_names_are_ordered_as_the_language_orders_them(
    language: Language, ordered: list[str]
) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == ordered


def test_spanish_takes_ñ_as_a_letter_however_it_is_encoded() -> None:
    decomposed = unicodedata.normalize("NFD", "caña")
    assert sort_key("canz", ES) < sort_key(decomposed, ES) < sort_key("cao", ES)
    assert sort_key(decomposed, EN) < sort_key("canz", EN)


@given(names, names, languages)
def test_no_two_texts_tie(one: str, other: str, language: Language) -> None:
    assert (sort_key(one, language) == sort_key(other, language)) == (one == other)


@given(names, names)
def test_accents_and_case_only_decide_where_all_else_is_equal(one: str, other: str) -> None:
    bare_one, bare_other = (
        " ".join(fold(name).replace("'", "").replace("-", " ").split()) for name in (one, other)
    )
    if bare_one != bare_other:
        assert (sort_key(one, EN) < sort_key(other, EN)) == (bare_one < bare_other)
        assert (sort_key(one, FR) < sort_key(other, FR)) == (bare_one < bare_other)


SPANISH = "abcdefghijklmnñopqrstuvwxyz"
spanish_words = st.text(alphabet=SPANISH, max_size=6)


@given(spanish_words, spanish_words)
def test_spanish_words_follow_the_spanish_alphabet(one: str, other: str) -> None:
    by_alphabet = [SPANISH.index(letter) for letter in one] < [SPANISH.index(x) for x in other]
    assert (sort_key(one, ES) < sort_key(other, ES)) == by_alphabet


@given(names, names, languages)
def test_python_and_the_collation_c_of_postgresql_order_alike(
    one: str, other: str, language: Language
) -> None:
    keys = sort_key(one, language), sort_key(other, language)
    assert (keys[0] < keys[1]) == (keys[0].encode() < keys[1].encode())
