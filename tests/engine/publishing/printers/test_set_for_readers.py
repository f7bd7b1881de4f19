"""What a printed paper owes the eye: nothing is torn apart, and each language has its own marks."""

from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from tests.engine.publishing.printers.samples import document
from tests.engine.publishing.printers.tags import pages, tags, words

from secretariat.engine.publishing.document import Document
from secretariat.engine.publishing.printing import printer_of
from secretariat.kernel.languages import Language

LAST = "the last of its words"
DECISION = f"> The Council:\n>\n> (a) took note;\n>\n> (b) asked for it;\n>\n> (c) heard {LAST}."
SPREAD = "[table: t.members as_of={first}-12-31..2025-12-31 every=year title={called!r}]"
MARKS = {Language.EN: "(a) took", Language.FR: "a) took", Language.ES: "a) took"}
HEIGHTS = range(16, 31)
"""Paragraphs above: from a page with room to spare to one with none."""


def below(count: int, text: str) -> Document:
    """A paper whose text stands below so many paragraphs of one line."""
    return document("\n\n".join([*("1. One line." for _each in range(count)), text]))


def print_pdf(paper: Document) -> bytes:
    return printer_of("pdf").print(paper)


def test_a_decision_is_never_torn_over_two_pages() -> None:
    places = set()
    for count in HEIGHTS:
        said = pages(print_pdf(below(count, DECISION)))
        (at,) = [number for number, one in enumerate(said) if "Draft decision" in one]
        assert LAST in said[at]
        places.add(at)
    assert places == {0, 1}  # it was tried on both sides of the end of a page


def test_a_decision_longer_than_a_page_is_printed_all_the_same() -> None:
    items = "\n>\n".join(f"> ({chr(97 + n)}) {'took note of it, ' * 20}" for n in range(26))
    said = words(print_pdf(document(f"> The Council:\n>\n{items}\n>\n> and {LAST}.")))
    assert LAST in said


def test_a_table_that_fits_on_a_third_of_a_page_stands_with_its_caption_and_source() -> None:
    table = SPREAD.format(first=2015, called="Eleven years")
    for count in HEIGHTS:
        said = pages(print_pdf(below(count, table)))
        (at,) = [number for number, one in enumerate(said) if "Eleven years" in one]
        assert "2015" in said[at]
        assert "Source: Member States" in said[at]


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    said = pages(print_pdf(document(SPREAD.format(first=1970, called="Fifty years"))))
    on = [one for one in said if "Date Member States" in one]
    assert len(on) >= 2


def test_the_marks_of_notes_leave_numbers_in_their_column() -> None:
    """The last digits of numbers with a note and without stand above one another."""
    rows = "| A | 32[^a] |\n| B | 77 |\n| C | 54[^b] |"
    notes = "[^a]: Reckoned anew.\n[^b]: As told."
    printed = print_pdf(document(f"| What | How many |\n|---|--:|\n{rows}\n\n{notes}\n"))
    assert len(set(ends_of(printed, ("32", "77", "54")))) == 1


def ends_of(printed: bytes, numbers: tuple[str, ...]) -> list[int]:
    """How far right each number ends on the first page, in points, where it is first printed."""
    page = pypdfium2.PdfDocument(printed)[0].get_textpage()
    said = page.get_text_range()
    start = said.index("How many")
    places = [said.index(one, start) + len(one) - 1 for one in numbers]
    return [round(page.get_charbox(at)[2]) for at in places]


def test_a_period_is_never_broken_at_its_dash() -> None:
    text = " ".join(["In 2002–05 they met."] * 40)
    page = pypdfium2.PdfDocument(print_pdf(document(text)))[0].get_textpage().get_text_range()
    assert "2002–05" in page
    assert not any(line.rstrip().endswith("–") for line in page.splitlines())


def test_every_page_says_when_its_figures_were_known_so_that_no_note_must() -> None:
    said = pages(print_pdf(document()))
    assert all("Figures as known on 2 March 2026 at 09:30 UTC." in one for one in said)
    notes = [one for one in document().notes if one.cited]
    assert notes
    assert not any("known" in run.text for note in notes for run in note.runs)
    assert all("as known on" in note.cited.sentence for note in notes if note.cited)


LETTERED = "1. The Office:\n\n    (a) takes;\n\n    (b) gives."


@pytest.mark.parametrize("language", list(Language))
def test_items_set_in_are_a_list_in_every_format(language: Language) -> None:
    paper = document(LETTERED, language=language)
    mark = "(a) takes;" if language is Language.EN else "a) takes;"
    printed = print_pdf(paper)
    assert mark in words(printed)
    (listed,) = tags(printed).named("L")
    assert len(listed.named("LI")) == 2
    page = " ".join(printer_of("html").print(paper).decode().split())
    assert '<ol class="lettered"> <li> takes;' in page
    word = docx.Document(BytesIO(printer_of("docx").print(paper)))
    items = [one for one in word.paragraphs if one.text in {"takes;", "gives."}]
    assert len(items) == 2
    assert all(one._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None for one in items)


def test_what_stands_within_an_item_is_printed_in_word_too() -> None:
    text = "1. One:\n\n    - it:\n\n        more of it:\n\n        (a) takes;\n        (b) gives."
    said = docx.Document(BytesIO(printer_of("docx").print(document(text)))).paragraphs
    assert {"it:", "more of it:", "takes;", "gives."} <= {one.text for one in said}


def test_word_keeps_the_source_of_a_long_table_with_its_last_two_rows() -> None:
    paper = document(SPREAD.format(first=1996, called="Thirty years"))
    (table,) = docx.Document(BytesIO(printer_of("docx").print(paper))).tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True, True, *[None] * 27, True, True]


@pytest.mark.parametrize("language", list(Language))
def test_items_are_lettered_as_the_language_letters_them(language: Language) -> None:
    paper = document(DECISION, language=language)
    said = words(print_pdf(paper))
    assert MARKS[language] in said
    assert ("(a) took" in said) is (language is Language.EN)
    forms = docx.Document(BytesIO(printer_of("docx").print(paper))).part.numbering_part.element
    marks = [one.get(qn("w:val")) for one in forms.iter(qn("w:lvlText"))]
    assert ("(%1)" in marks, "%1)" in marks) == (
        language is Language.EN,
        language is not Language.EN,
    )


def test_word_moves_a_decision_whole_and_keeps_tables_within_the_margins() -> None:
    word = docx.Document(BytesIO(printer_of("docx").print(document())))
    (box,) = [one for one in word.tables if len(one.rows) == 1]
    assert box.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    for table in word.tables:
        room = table._tbl.tblPr.find(qn("w:tblInd"))
        assert room is not None
        assert int(room.get(qn("w:w"))) > 0


def test_words_in_a_word_table_get_what_short_numbers_leave() -> None:
    """Five years of small numbers leave the words beside them half the width of the table."""
    rows = "\n".join(f"| Office number {n} | 1 | 2 | 3 | 4 | 5 |" for n in range(3))
    text = f"| Where | 2018 | 2019 | 2020 | 2021 | 2022 |\n|---|--:|--:|--:|--:|--:|\n{rows}\n"
    (table,) = docx.Document(BytesIO(printer_of("docx").print(document(text)))).tables
    widths = [column.width.mm for column in table.columns]
    assert widths[0] > sum(widths) / 2
    assert sum(widths) == pytest.approx(166, abs=1)
