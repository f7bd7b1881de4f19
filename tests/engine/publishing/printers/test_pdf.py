"""A printed PDF says what each thing is, in which language, and runs nothing a paper says."""

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.publishing.printers.samples import SEAL, document
from tests.engine.publishing.printers.tags import Tag, opened, tags, words

from secretariat.engine.publishing.printers.row_heads import with_row_heads
from secretariat.engine.publishing.printing import printer_of
from secretariat.kernel.digests import grouped
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Language

PDF = printer_of("pdf")


@pytest.fixture(scope="module")
def printed() -> bytes:
    return PDF.print(document())


@pytest.fixture(scope="module")
def root(printed: bytes) -> Tag:
    return tags(printed)


def test_headings_are_tagged_by_their_level_below_one_title(root: Tag) -> None:
    headings = [one.name for one in root.named("H1", "H2", "H3", "H4")]
    assert headings[:4] == ["H1", "H2", "H2", "H3"]
    assert headings.count("H1") == 1
    assert "H4" in headings


def test_paragraphs_lists_and_notes_are_tagged_as_such(root: Tag) -> None:
    assert len(root.named("P")) > 20
    assert [len(one.named("LI")) for one in root.named("L")] == [2, 2]
    assert all(one.named("LBody") for one in root.named("LI"))
    assert len(root.named("Note")) == 5


def test_a_note_hangs_where_it_is_first_cited_and_only_there(root: Tag) -> None:
    """The first figure is cited twice: in the summary and in the list."""
    assert not any(one.named("Note") for one in root.named("LI"))
    assert len(root.named("Note")) == len(document().notes)


def test_every_table_has_a_caption_a_head_and_cells_under_it(root: Tag) -> None:
    tables = root.named("Table")
    assert len(tables) == 4
    for table in tables:
        (head,) = table.named("THead")
        assert len(table.named("Caption")) == 1
        width = len(head.named("TH"))
        assert width >= 2
        assert {one.scope for one in head.named("TH")} == {"Column"}
        for row in table.named("TBody")[0].named("TR"):
            assert [one.name for one in row.inner] == ["TH", *["TD"] * (width - 1)]


def test_the_first_cell_of_each_row_is_its_head(root: Tag) -> None:
    """No cell lists heads of its own, so that a reader finds those of its row and its column."""
    rows = [row for body in root.named("TBody") for row in body.named("TR")]
    assert len(rows) > 15
    for row in rows:
        assert [one.scope for one in row.inner] == ["Row", *[""] * (len(row.inner) - 1)]
        assert not any(one.heads for one in row.inner)


def test_naming_row_heads_moves_nothing_in_the_file(printed: bytes) -> None:
    assert with_row_heads(printed) == printed
    with opened(printed) as file:
        assert file.check_pdf_syntax() == []


def test_every_picture_has_words_that_stand_in_for_it(root: Tag) -> None:
    bars, line = root.named("Figure")
    assert "the longest is Americas (61), the shortest Europe (32)" in bars.alt
    assert "A line from 2016 (183) to 2025 (187)" in line.alt


@pytest.mark.parametrize("language", list(Language))
def test_the_file_says_its_language_title_and_that_it_is_for_everyone(language: Language) -> None:
    with opened(PDF.print(document(language=language))) as file:
        root = file.Root
        assert str(root.Lang) == str(language)
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert told["dc:title"] == "Members of the organization"
            assert told["dc:creator"] == ["Office of the Legal Adviser"]


def test_every_face_is_carried_by_the_file(printed: bytes) -> None:
    with opened(printed) as file:
        fonts = [one for one in file.objects if _is_font(one)]
        names = {str(one.FontName).partition("+")[2] for one in fonts}
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)
    assert any(name.startswith("SourceSerifPro") for name in names)
    assert any(name.startswith("SourceSansPro") for name in names)


def _is_font(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"


def test_what_a_paper_says_is_all_there_with_its_seal(printed: bytes) -> None:
    said = words(printed)
    for one in (
        "EX.1/2",
        "Original: English",
        "Relevant strategic objective: None.",
        "Table 1. By region",
        "2 dates from 31 December 2020 to 31 December 2025",
        "(a) took note of the paper;",
        "Every State counts once.",
        "States that are members on the date.",
        "A State withdrew in 2024",
        grouped(SEAL)[:39],
    ):
        assert one in said


def test_what_must_be_known_stands_on_every_page(printed: bytes) -> None:
    with opened(printed) as file:
        count = len(file.pages)
    assert count >= 3
    assert words(printed).count("This organization is fictional.") == count + 1


def test_the_same_release_gives_the_same_bytes(printed: bytes) -> None:
    assert PDF.print(document()) == printed


def test_a_letter_no_face_has_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match="日"):
        PDF.print(document("A word: 日."))


HOSTILE = (
    '#panic("run")',
    '#read("/etc/passwd")',
    "$ x^2 $ _a_ *b* `c` <label> @label",
    "#{ while true {} }",
    "\\u{41} // not a comment /* nor this */",
    '"]]#sys.inputs#[[',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_code_of_the_typesetter_is_printed_not_run(text: str) -> None:
    facts = {"title": text, "symbol": text, "owner": text, "notice": text, "licence": text}
    said = words(PDF.print(document("Before `code` after.", facts=facts)))
    assert said.replace(" ", "").count(text.replace(" ", "")) >= 4


@settings(max_examples=15)
@given(st.text(alphabet="#$*_`<>@\\\"'{}[]()=-/+~ab\n1.|:&;", max_size=60))
def test_any_text_prints_or_is_refused_in_words(text: str) -> None:
    try:
        made = document(text)
    except BadInput:
        return
    assert PDF.print(made)[:5] == b"%PDF-"
