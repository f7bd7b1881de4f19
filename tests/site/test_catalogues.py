"""The catalogues say in French and Spanish all that the product says in English."""

import re
from collections import Counter
from collections.abc import Iterator

import polib
import pytest
from django.apps import apps
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from tests.site.messages import (
    LANGUAGES,
    Marked,
    Message,
    catalogue,
    in_python,
    in_template,
    marked,
    merged,
)

from secretariat.engine.measures.declaring import measures
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period
from secretariat.site.apps import SiteConfig
from secretariat.site.commands.catalogues import compile_catalogues

SAME_WORDS = {
    "fr": {
        "%(body)s, session %(number)s", "Formats", "Passage %(number)s", "Section", "Sections",
        "Session", "Sessions", "Versions", "document", "passage", "section",
        "%(filter)s, code", "%(number)s point", "%(number)s points", "Code", "Condition",
        "Conditions", "Convention", "Date", "Dates", "Document", "Documents", "Figure %(number)s.",
        "Figure %(number)s. %(title)s", "Grade", "Grades", "Initiative", "Initiatives",
        "Instrument", "Instruments", "Licence", "Note %(number)s", "Notes", "Populations",
        "Contacts", "Grade %(grade)s",
        "Ratification", "Ratifications", "Source", "Succession", "Tables", "Total",
        "arguments", "code", "condition", "grade", "grades", "initiative", "initiatives",
        "instrument", "instruments", "note", "population", "populations", "promotion",
        "publication", "ratification", "ratifications", "session", "sessions", "source",
        "succession", "successions", "vacant", "version",
    },
    "es": {
        "Auditor", "Manual", "Original: %(language)s", "Total", "Use: %(methods)s.", "bytes",
        "no", "token", "tokens",
    },
}  # fmt: skip
"""Words that are written alike in English and in the language: all of them, and no other."""

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}|%s")
ENGLISH = re.compile(r"\b(the|of|and|with|this|that|which|is|are|was|were|from|been|has)\b", re.I)
MARKS_SPACED_IN_FRENCH = re.compile(r"(?<!\u00a0)[:;?!»](?=\s|$)|«(?!\u00a0)")


@pytest.fixture(scope="module")
def said() -> list[Marked]:
    return marked()


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def entries(language: str) -> list[polib.POEntry]:
    return list(catalogue(language))


@pytest.fixture
def speaking(language: str) -> Iterator[str]:
    """The language in force, its catalogue compiled as every start of the product does."""
    compile_catalogues()
    apps.get_app_config("site").ready()
    with translation.override(language):
        yield language


def forms(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each translated form beside the English it is said instead of."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    one, many = entry.msgstr_plural[0], entry.msgstr_plural[1]
    return [(entry.msgid, one), (entry.msgid_plural, many)]


def all_forms(entries: list[polib.POEntry]) -> list[tuple[str, str]]:
    return [form for entry in entries for form in forms(entry)]


def test_each_catalogue_holds_what_is_marked_in_the_sources_and_nothing_else(
    said: list[Marked], entries: list[polib.POEntry]
) -> None:
    kept = {(entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in entries}
    wanted = {one.message.key for one in said}
    assert wanted - kept == set(), "make messages adds them"
    assert kept - wanted == set(), "make messages takes them away"


def test_every_sentence_is_translated_and_none_is_a_guess(entries: list[polib.POEntry]) -> None:
    assert [one.msgid for one in entries if not all(text for _english, text in forms(one))] == []
    assert [one.msgid for one in entries if one.fuzzy or one.obsolete] == []


def test_placeholders_are_those_of_the_english(entries: list[polib.POEntry]) -> None:
    for english, text in all_forms(entries):
        assert Counter(PLACEHOLDER.findall(text)) == Counter(PLACEHOLDER.findall(english)), english


def test_no_sentence_is_left_in_english(language: str, entries: list[polib.POEntry]) -> None:
    left = {english for english, text in all_forms(entries) if text == english}
    words = {one for one in left if re.search("[a-z]{2}", PLACEHOLDER.sub("", one))}
    assert words == SAME_WORDS[language]
    assert [text for _english, text in all_forms(entries) if len(ENGLISH.findall(text)) > 1] == []


def test_apostrophes_are_typographic(entries: list[polib.POEntry]) -> None:
    assert [text for _english, text in all_forms(entries) if "'" in text] == []


def test_quotation_marks_are_angled(entries: list[polib.POEntry]) -> None:
    assert [text for _english, text in all_forms(entries) if re.search('[“”"]', text)] == []


def test_french_keeps_a_space_that_does_not_break_before_its_high_marks() -> None:
    texts = [text for _english, text in all_forms(list(catalogue("fr")))]
    assert [text for text in texts if MARKS_SPACED_IN_FRENCH.search(text)] == []


def test_spanish_opens_its_questions_and_spaces_no_mark() -> None:
    texts = [text for _english, text in all_forms(list(catalogue("es")))]
    assert [text for text in texts if ("?" in text) != ("¿" in text)] == []
    assert [text for text in texts if re.search(r"\s[:;?!»]|«\s", text)] == []


def test_a_record_is_never_called_as_a_register_or_a_registration_is(
    language: str, entries: list[polib.POEntry]
) -> None:
    other = {"fr": r"enregistrements?\b", "es": r"\bregistros?\b"}[language]
    about = [
        (english, text)
        for english, text in all_forms(entries)
        if re.search(r"\brecords?\b", english) and "regist" not in english.lower()
    ]
    assert len(about) > 100
    assert [text for _english, text in about if re.search(other, text)] == []


def test_a_sentence_begins_and_ends_as_the_english_does(entries: list[polib.POEntry]) -> None:
    for english, text in all_forms(entries):
        assert english.endswith((".", "…")) == text.endswith((".", "…")), english
        begins = text.removeprefix("\u00a0")  # which stands before a mark in French
        assert english[:1].isspace() == begins[:1].isspace(), english
        assert english[-1:].isspace() == text[-1:].isspace(), english


def test_errors_of_the_kernel_are_read_in_the_language(speaking: str) -> None:
    with pytest.raises(BadInput) as refused:
        Period.biennium(2025)
    said = {
        "fr": "Aucun exercice biennal ne commence en 2025. Un exercice biennal commence une "
        "année paire. Désignez-le par sa première année\u00a0: 2024.",
        "es": "Ningún bienio comienza en 2025. Un bienio comienza en un año par. "
        "Desígnelo por su primer año: 2024.",
    }
    assert str(refused.value) == said[speaking]


def test_the_kernel_is_given_its_translator_when_the_product_starts() -> None:
    assert isinstance(apps.get_app_config("site"), SiteConfig)


def test_measures_are_named_and_defined_in_the_language(speaking: str) -> None:
    for measure in measures():
        here = [str(measure.title), *(one.shown for one in measure.definitions)]
        with translation.override("en"):
            english = [str(measure.title), *(one.shown for one in measure.definitions)]
        assert not set(here) & set(english), measure.key


def test_a_message_of_python_is_found_whatever_its_mark_is_called() -> None:
    source = (
        "from django.utils.translation import gettext_lazy as _, ngettext\n"
        "from secretariat.kernel.texts import sentence as say\n"
        'name = _("One " "name")\n'
        'words = ngettext("%(n)s row", "%(n)s rows", 2)\n'
        'told = say("{day} is not a day", day=1)\n'
        'other = dict("nothing")\n'
    )
    assert list(in_python(source, "some.py")) == [
        Message(one="One name"),
        Message(one="%(n)s row", many="%(n)s rows"),
        Message(one="{day} is not a day"),
    ]


def test_the_docstring_of_a_measure_is_a_message_and_no_other_docstring_is() -> None:
    source = """
@measure(key="some.members")
def members(as_of):
    \'\'\'Members on
    the date.

    Former ones do not count.
    \'\'\'

@members.from_(LATER)
def counted(as_of):
    \'\'\'Members that have paid.\'\'\'

@cache
def others():
    \'\'\'Whoever is left.\'\'\'
"""
    assert [one.one for one in in_python(source, "some.py")] == [
        "Members on the date.",
        "Former ones do not count.",
        "Members that have paid.",
    ]


def test_a_mark_around_what_is_put_together_at_run_is_an_error() -> None:
    source = 'from django.utils.translation import gettext as _\n_(f"{1} row")\n'
    with pytest.raises(ValueError, match=r"some\.py:2: marks something"):
        list(in_python(source, "some.py"))


def test_a_message_of_a_template_is_found_with_its_plural_and_its_context() -> None:
    source = (
        '{% load i18n %}{% translate "Skip (to) content" %}'
        '{% translate "waiting" context "a number of things" %}'
        "{% blocktranslate trimmed with day=today %}\n Values as of {{ day }}.\n"
        "{% endblocktranslate %}"
        "{% blocktranslate count n=count %}{{ n }} row{% plural %}{{ n }} rows"
        "{% endblocktranslate %}"
    )
    assert list(in_template(source, "some.html")) == [
        Message(one="Skip (to) content"),
        Message(one="waiting", context="a number of things"),
        Message(one="Values as of %(day)s."),
        Message(one="%(n)s row", many="%(n)s rows"),
    ]


def test_a_sentence_no_longer_said_leaves_the_catalogue_and_a_kept_one_stays_translated() -> None:
    kept = polib.POFile()
    kept.append(polib.POEntry(msgid="Row", msgstr="Ligne"))
    kept.append(polib.POEntry(msgid="Gone", msgstr="Disparu"))
    said = [
        Marked(message=Message(one="Row"), file="b.py"),
        Marked(message=Message(one="New"), file="b.py"),
        Marked(message=Message(one="Row"), file="a.py"),
    ]
    fresh = merged(kept, "fr", said)
    assert [(one.msgid, one.msgstr) for one in fresh] == [("Row", "Ligne"), ("New", "")]
    assert [file for file, _line in fresh[0].occurrences] == ["a.py", "b.py"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_ours_takes_the_place_of_the_name_of_a_month_or_a_day(language: str) -> None:
    kept = (MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR)
    with translation.override("en"):
        names = {str(name) for of in kept for name in of.values()}
    assert {"may", "May", "Monday"} <= names
    assert {one.msgid for one in catalogue(language) if not one.msgctxt} & names == set()
