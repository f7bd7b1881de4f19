"""Where the numbers of a paper come from: notes in sentences, one line below each table."""

from io import BytesIO

import docx
import pytest
from tests.engine.publishing.printers.samples import document
from tests.engine.publishing.printers.tags import tags, words

from secretariat.engine.publishing.blocks import Kind
from secretariat.engine.publishing.printing import printer_of
from secretariat.kernel.languages import Language

CELL = "[figure: t.{} as_of={}-12-31{}]"
ROWS = "\n".join(
    f"| Row {n} | {CELL.format('members', 2020 + n, ' region=AFR')} |"
    f" {CELL.format('members', 2025, '')} | {CELL.format('share', 2025, '')} |"
    for n in range(6)
)
TABLE = f"| What | Then | Now | Share |\n|---|--:|--:|--:|\n{ROWS}\n\n: Then and now"
SENTENCE = f"1. There were {CELL.format('members', 2025, '')}, or {CELL.format('share', 2025, '')}."
SOURCES = (
    "Sources, as known on 2\u00a0March 2026 at 09:30 UTC."
    " 6 dates from 31\u00a0December 2020 to 31\u00a0December 2025: Member States (t.members)."
    " As of 31\u00a0December 2025: Northern members (t.share)."
)


def test_a_table_of_cited_figures_hangs_no_notes_but_names_each_measure_once_below() -> None:
    paper = document(f"{TABLE}\n\n{SENTENCE}")
    table, sentence = paper.blocks
    assert [note.cited.measure for note in paper.notes if note.cited] == ["t.members", "t.share"]
    assert not any(run.note for row in table.rows for cell in row for run in cell)
    assert table.source == SOURCES
    assert [run.note for run in sentence.runs if run.figure] == [1, 2]


def test_each_number_of_such_a_table_is_still_a_figure_with_its_evidence() -> None:
    paper = document(TABLE)
    (table,) = paper.blocks
    keys = {run.figure for row in table.rows for cell in row for run in cell} - {""}
    assert keys == set(paper.figures)
    assert len(keys) == 8


def test_one_measure_of_one_date_is_named_as_below_a_table_of_figures() -> None:
    rows = f"| A | {CELL.format('members', 2025, ' region=AFR')} |"
    (table,) = document(f"| What | Now |\n|---|--:|\n{rows}").blocks
    assert table.source.startswith(
        "Source: Member States (t.members), as of 31\u00a0December 2025,"
    )


def test_a_table_of_words_has_no_source() -> None:
    (table,) = document("| What | By |\n|---|---|\n| A plan | 2026 |").blocks
    assert table.source == ""


def test_every_format_prints_the_sources() -> None:
    paper = document(TABLE)
    assert "Northern members (t.share)" in words(printer_of("pdf").print(paper))
    assert "Northern members (t.share)" in printer_of("html").print(paper).decode()
    word = docx.Document(BytesIO(printer_of("docx").print(paper)))
    assert SOURCES in [one.text for one in word.paragraphs]
    assert tags(printer_of("pdf").print(paper)).named("Note") == []


PER_CENT = {
    Language.EN: ("33.3\u00a0per cent", "33.3%"),
    Language.FR: ("33,3\u00a0pour cent", "33,3\u00a0%"),
    Language.ES: ("33,3\u00a0por ciento", "33,3\u00a0%"),
}


@pytest.mark.parametrize("language", list(Language))
def test_per_cent_is_written_out_in_sentences_and_a_sign_in_tables(language: Language) -> None:
    """As papers of the Governing Body have it, so that no column mixes 40.0 and 45.3%."""
    written, sign = PER_CENT[language]
    stated = CELL.format("stated_per_cent", 2025, "")
    rows = f"| A | {CELL.format('share', 2025, '')} | {stated} |"
    paper = document(
        f"{SENTENCE}\n\nIt was {stated}.\n\n| A | B | C |\n|---|--:|--:|\n{rows}",
        language=language,
    )
    shares, told, table = paper.blocks
    assert shares.text.endswith(f"{written}.")
    assert told.text.removesuffix(".").endswith(written.partition("\u00a0")[2])
    assert table.kind is Kind.TABLE
    cells = [cell[0].text for cell in table.rows[1]]
    assert cells[1] == sign
    assert cells[2].endswith(sign[4:])
