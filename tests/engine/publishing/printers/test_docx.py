"""A printed Word file uses Word's own headings, numbering, notes and heads, and can be edited."""

from collections import Counter
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.publishing.printers.samples import SEAL, document

from secretariat.engine.publishing.printing import printer_of
from secretariat.kernel.digests import grouped
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

DOCX = printer_of("docx")


@pytest.fixture(scope="module")
def printed() -> bytes:
    return DOCX.print(document())


@pytest.fixture(scope="module")
def word(printed: bytes) -> Word:
    return docx.Document(BytesIO(printed))


def part(data: bytes, name: str) -> Any:
    with ZipFile(BytesIO(data)) as file:
        return parse_xml(file.read(name))


def numbered(word: Word) -> list[tuple[str, str]]:
    """The list and the words of every paragraph Word numbers, wherever it stands."""
    found = []
    for paragraph in word.element.body.iter(qn("w:p")):
        number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            said = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
            found.append((number.get(qn("w:val")), said))
    return found


def test_headings_have_the_styles_of_their_level(word: Word) -> None:
    told = [
        (p.style.name, p.text) for p in word.paragraphs if p.style and "Heading" in p.style.name
    ]
    assert told[:3] == [
        ("Heading 1", "Purpose of the document"),
        ("Heading 1", "Where membership stands"),
        ("Heading 2", "By region"),
    ]
    assert ("Heading 3", "Over the years") in told
    assert ("Heading 1", "Annex: method") in told
    (title,) = [p.text for p in word.paragraphs if p.style and p.style.name == "Title"]
    assert title == "Members of the organization"


def test_paragraphs_are_counted_by_word_in_one_list_through_the_paper(word: Word) -> None:
    told = numbered(word)
    first = told[0][0]
    through = [said for number, said in told if number == first]
    assert [said[:10] for said in through] == [
        "In the nor",
        "Membership",
        "The Office",
        "The Counci",
    ]
    assert not any(said[:1].isdigit() for said in through)


def test_each_list_is_counted_anew_in_its_own_form(printed: bytes, word: Word) -> None:
    lists = Counter(number for number, _said in numbered(word))
    numbering = part(printed, "word/numbering.xml")
    forms = {one.get(qn("w:numId")): _form(numbering, one) for one in numbering.iter(qn("w:num"))}
    assert [(forms[number], count) for number, count in lists.items()] == [
        ("%1.", 4),
        ("•", 2),
        ("(%1)", 2),
    ]
    overrides = [len(one.findall(qn("w:lvlOverride"))) for one in numbering.iter(qn("w:num"))]
    assert set(overrides) == {3}


def _form(numbering: Any, one: Any) -> str:
    base = one.find(qn("w:abstractNumId")).get(qn("w:val"))
    for kind in numbering.iter(qn("w:abstractNum")):
        if kind.get(qn("w:abstractNumId")) == base:
            return str(kind.find(f"{qn('w:lvl')}/{qn('w:lvlText')}").get(qn("w:val")))
    return ""


def test_notes_are_footnotes_in_a_part_of_their_own(printed: bytes, word: Word) -> None:
    notes = [
        "".join(text.text or "" for text in one.iter(qn("w:t"))).strip()
        for one in part(printed, "word/footnotes.xml").findall(qn("w:footnote"))
        if one.get(qn("w:type")) is None
    ]
    marks = [one.get(qn("w:id")) for one in word.element.body.iter(qn("w:footnoteReference"))]
    assert marks == ["1", "2", "3", "4", "5"]
    assert len(notes) == 5
    assert notes[0].startswith("Member States, as of 31")
    assert notes[3] == "A State withdrew in 2024; see the note."


def test_a_figure_cited_again_refers_to_its_note(word: Word) -> None:
    codes = [one.text or "" for one in word.element.body.iter(qn("w:instrText"))]
    marks = [one.get(qn("w:name")) for one in word.element.body.iter(qn("w:bookmarkStart"))]
    assert codes == [" NOTEREF _note1 \\f \\h "]
    assert "_note1" in marks


def test_the_head_of_every_table_repeats_and_its_numbers_stand_right(word: Word) -> None:
    tables = [one for one in word.tables if len(one.rows) > 1]
    assert len(tables) == 4
    for table in tables:
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in table.rows]
        assert [one is not None for one in heads] == [True, *[False] * (len(heads) - 1)]
        style = table.rows[1].cells[-1].paragraphs[0].style
        assert style is not None
        assert str(style.paragraph_format.alignment).startswith("RIGHT")
    said = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert said[0] == ["Region", "2020", "2025"]
    assert said[-1] == ["Total", "185", "187"]


def test_captions_and_sources_stand_with_their_table_or_chart(word: Word) -> None:
    captions = [p.text for p in word.paragraphs if p.style and p.style.name == "Caption"]
    assert captions[:4] == [
        "Table 1. By region",
        "Figure 1. Most in Americas",
        "Figure 2. Membership rises slowly",
        "Table 2. What the plan costs, in dollars",
    ]
    assert any(p.text.startswith("Source: Member States (t.members)") for p in word.paragraphs)


def test_every_picture_has_words_that_stand_in_for_it(word: Word) -> None:
    about = [shape._inline.docPr.get("descr") or "" for shape in word.inline_shapes]
    assert len(about) == 2
    assert "the longest is Americas (61)" in about[0]
    assert "A line from 2016 (183) to 2025 (187)" in about[1]


@pytest.mark.parametrize(
    ("language", "locale"),
    [(Language.EN, "en-GB"), (Language.FR, "fr-FR"), (Language.ES, "es-ES")],
)
def test_the_file_says_its_language_and_what_it_is(language: Language, locale: str) -> None:
    data = DOCX.print(document(language=language))
    defaults = part(data, "word/styles.xml").find(qn("w:docDefaults"))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == locale
    about = docx.Document(BytesIO(data)).core_properties
    assert (about.title, about.language) == ("Members of the organization", locale)
    assert about.author == "Office of the Legal Adviser"
    assert about.created is not None
    assert about.created.year == 2026


def test_each_page_carries_the_symbol_its_number_and_what_must_be_known(word: Word) -> None:
    section = word.sections[0]
    for footer in (section.footer, section.first_page_footer):
        said = footer.paragraphs[0].text
        codes = [one.text for one in footer.paragraphs[0]._p.iter(qn("w:instrText"))]
        assert "This organization is fictional." in said
        assert "EX.1/2" in said
        assert codes == [" PAGE ", " NUMPAGES "]
    assert "Members of the organization" in section.header.paragraphs[0].text


def test_the_decision_stands_in_a_box_and_the_seal_at_the_end(word: Word) -> None:
    (box,) = [one for one in word.tables if len(one.rows) == 1]
    said = [one.text for one in box.cell(0, 0).paragraphs]
    assert said == [
        "Draft decision",
        "The Council:",
        "took note of the paper;",
        "asked for a plan.",
    ]
    assert grouped(SEAL) in [one.text for one in word.paragraphs[-5:]]


def test_links_lead_where_they_say_from_text_and_notes(printed: bytes) -> None:
    with ZipFile(BytesIO(printed)) as file:
        held = {name: file.read(name).decode() for name in file.namelist() if ".rels" in name}
    assert "https://example.org/register" in held["word/_rels/document.xml.rels"]
    assert "https://example.org/note" in held["word/_rels/footnotes.xml.rels"]


def test_the_same_release_gives_the_same_bytes(printed: bytes) -> None:
    assert DOCX.print(document()) == printed


@settings(max_examples=15)
@given(st.text(max_size=60))
def test_any_text_prints_or_is_refused_in_words(text: str) -> None:
    try:
        made = document(text, facts={"title": text})
    except BadInput:
        return
    read = docx.Document(BytesIO(DOCX.print(made)))
    assert grouped(SEAL) in [one.text for one in read.paragraphs[-5:]]


def test_every_annex_begins_a_page_and_nothing_else_does() -> None:
    text = "One.\n\n## Next\n\nTwo.\n\n## Annex: method\n\nThree.\n\n## Annex: more\n\nFour."
    word = docx.Document(BytesIO(DOCX.print(document(text))))
    breaking = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert breaking == ["Annex: method", "Annex: more"]


def test_the_seal_stays_with_what_comes_before_it(word: Word) -> None:
    said = word.paragraphs
    (first,) = [place for place, one in enumerate(said) if "Its seal:" in one.text]
    assert all(one.paragraph_format.keep_with_next for one in said[first - 1 : -1])
    assert not said[-1].paragraph_format.keep_with_next
