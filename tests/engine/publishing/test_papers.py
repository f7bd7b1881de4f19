"""The form of a Governing Body paper is read from its text: fields, notes, annexes, captions."""

from datetime import date

import pytest

from secretariat.engine.publishing.blocks import Block, Kind, cited_in, words
from secretariat.engine.publishing.front import dated, original_of
from secretariat.engine.publishing.markdown import blocks_of
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language


def kinds(text: str) -> list[Kind]:
    return [block.kind for block in blocks_of(text)]


def fields(text: str) -> dict[str, str]:
    return {one.id: one.text for one in blocks_of(text) if one.kind is Kind.FIELD}


def test_fields_above_the_text_are_read_with_their_citations() -> None:
    blocks = blocks_of("---\nsummary: There were [figure: a.b as_of=2025-12-31].\n---\n\nText.")
    assert [block.kind for block in blocks] == [Kind.FIELD, Kind.PARAGRAPH]
    assert blocks[1].number == 1
    assert [place.words for place, _says in cited_in(blocks)] == ["“summary” above the text"]


def test_fields_stand_in_the_order_people_know_and_long_ones_go_on_indented() -> None:
    found = fields("---\nlegal: None,\n  so far.\ndate: 2026-10-12\nobjective: All.\n---\n\nText.")
    assert list(found) == ["date", "objective", "legal"]
    assert found["legal"] == "None, so far."


def test_date_and_original_language_are_read_from_the_fields() -> None:
    said = dated(blocks_of("---\ndate: 2026-10-12\noriginal: fr\n---\n\nText."))
    assert (said.day, said.original) == (date(2026, 10, 12), "fr")
    assert dated(blocks_of("Text.")).day is None


def test_the_original_language_is_read_without_reading_the_rest() -> None:
    assert original_of("---\ndate: 2026-10-12\noriginal: fr\n---\n\nText.") is Language.FR
    for text in ("Text.\n\noriginal: fr\n", "---\nlegal: None\n---\n\noriginal: fr\n"):
        assert original_of(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mood: bright", "mood"),
        ("date: soon", "soon"),
        ("original: la", "la"),
        ("legal: None\nlegal: Some", "legal"),
        ("no colon here", "no colon"),
    ],
)
def test_a_field_no_paper_has_is_refused_by_its_words(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        blocks_of(f"---\n{text}\n---\n\nText.")


def test_a_footnote_hangs_where_it_is_marked_with_its_words_and_links() -> None:
    (paragraph,) = blocks_of("One[^a] two.\n\n[^a]: A [link](https://example.org/).\n")
    (mark,) = [run for run in paragraph.runs if run.footnote]
    assert words(mark.footnote) == "A link."
    assert mark.footnote[1].link == "https://example.org/"
    assert paragraph.text == "One two."


def test_a_figure_cited_in_a_footnote_is_found_where_the_footnote_hangs() -> None:
    blocks = blocks_of("First.\n\nOne[^a].\n\n[^a]: Of [figure: a.b as_of=2025-12-31].\n")
    assert [place.words for place, _says in cited_in(blocks)] == ["paragraph 2"]


def test_a_mark_without_a_footnote_is_refused() -> None:
    with pytest.raises(BadInput, match=r"\[\^a\] on line 3"):
        blocks_of("Fine.\n\nOne[^a].")


def test_tables_and_charts_of_figures_stand_alone_and_are_numbered_apart() -> None:
    text = "[chart: a.b as_of=2025-12-31 by=c]\n\n[table: a.b as_of=2025-12-31 by=c]"
    found = blocks_of(f"{text}\n\n[table: a.b over=2020,2021]")
    assert [(one.kind, one.number) for one in found] == [
        (Kind.CHART, 1),
        (Kind.TABLE, 1),
        (Kind.TABLE, 2),
    ]
    assert [place.kind for place, _says in cited_in(found)] == [
        Kind.CHART,
        Kind.TABLE,
        Kind.TABLE,
    ]


def test_a_table_of_figures_within_a_sentence_is_refused_by_its_line() -> None:
    with pytest.raises(BadInput, match="line 3"):
        blocks_of("Fine.\n\nSee [table: a.b as_of=2025-12-31 by=c] here.")


def test_a_paragraph_with_a_colon_is_the_caption_of_the_table_before_it() -> None:
    table, after = blocks_of("| A | B |\n|---|--:|\n| x | 1 |\n\n: What is *told*\n\nText.")
    assert words(table.caption) == "What is told"
    assert (table.number, after.number) == (1, 1)
    assert table.numeric == {1}


def test_a_table_below_a_numbered_paragraph_is_counted_with_the_others() -> None:
    table = "| A | B |\n   |---|--:|\n   | x | 1 |\n\n   : Within"
    text = f"[table: a.b over=2020,2021]\n\n1. One:\n\n   {table}\n\n   more.\n\n2. Two."
    first, one, two = blocks_of(text)
    within, more = one.blocks
    assert (first.number, within.number, within.id) == (1, 2, "table-2")
    assert words(within.caption) == "Within"
    assert (one.number, more.number, two.number) == (1, 0, 2)


def test_a_table_without_a_caption_has_no_number() -> None:
    (table,) = blocks_of("| A |\n|---|\n| x |")
    assert (table.number, table.caption) == (0, ())


@pytest.mark.parametrize("heading", ["Annex", "Annex I: method", "Annexe: méthode", "Anexo"])
def test_an_annex_holds_all_that_follows_and_its_paragraphs_are_not_counted(heading: str) -> None:
    found = blocks_of(f"One.\n\n## {heading}\n\nTwo.\n\n### Below\n\n## Annex II\n\nThree.")
    assert [(one.kind, one.number) for one in found] == [
        (Kind.PARAGRAPH, 1),
        (Kind.ANNEX, 1),
        (Kind.ANNEX, 2),
    ]
    assert [inner.kind for inner in found[1].blocks] == [Kind.PARAGRAPH, Kind.HEADING]
    assert found[1].blocks[0].number == 0


def test_a_decision_after_fields_and_headings_keeps_its_place_in_the_count() -> None:
    found = blocks_of("---\nlegal: None.\n---\n\nOne.\n\n#### Deep\n\n> Two.\n\nThree.")
    numbers = [one.number or [inner.number for inner in one.blocks] for one in found[1:]]
    assert numbers == [1, [2], 3]


def test_a_paper_without_any_of_this_reads_as_it_did() -> None:
    old = blocks_of("## One\n\n1. A.\n\n## Draft decision\n\n> The Council:\n>\n> (a) agreed.")
    assert [one.kind for one in old] == [Kind.HEADING, Kind.PARAGRAPH, Kind.DECISION]
    assert isinstance(old[2].blocks[0], Block)
    assert old[2].blocks[0].number == 2
