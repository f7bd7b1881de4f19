"""CSV files are read whatever their separator, or refused with the place that is wrong."""

import io

import pytest
from pytest_django import Settings

from secretariat.engine.imports.files import read_table
from secretariat.engine.imports.tables import Row, Table
from secretariat.kernel.errors import BadInput

KNOWN = {"state", "registered", "note"}
HEADER = "state,registered,note\n"


def read(content: bytes | str) -> Table:
    """The table of a CSV file."""
    written = content.encode() if isinstance(content, str) else content
    return read_table(io.BytesIO(written), name="a.csv", known=KNOWN.__contains__)


def rows_of(content: bytes | str) -> list[Row]:
    """All rows of a CSV file."""
    return list(read(content).rows)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_way_of_writing_csv_is_read(separator: str, mark: str, end: str) -> None:
    lines = [["state", "registered", "note"], ["ARL", "2001-02-03", "as; was, said"]]
    quoted = [separator.join(f'"{cell}"' for cell in line) for line in lines]
    table = read(mark + end.join(quoted) + end)
    assert table.headers == ("state", "registered", "note")
    assert list(table.rows) == [(2, ["ARL", "2001-02-03", "as; was, said"], None)]


def test_the_separator_is_the_one_that_makes_headers_known() -> None:
    table = read("state;note, with commas, and more\nARL;x\n")
    assert table.headers == ("state", "note, with commas, and more")


def test_a_cell_may_hold_lines_and_rows_are_counted_as_a_spreadsheet_does() -> None:
    found = rows_of(HEADER + 'ARL,2001-02-03,"two\nlines"\nBES,2001-02-03,x\n')
    assert [(row[0], row[1][2]) for row in found] == [(2, "two\nlines"), (3, "x")]


def test_blank_rows_are_passed_over_and_still_counted() -> None:
    found = rows_of(HEADER + ",,\n\nARL,2001-02-03,\n,,\n")
    assert [row[0] for row in found] == [4]


def test_columns_without_a_header_are_no_columns() -> None:
    table = read("state,registered,,\nARL,2001-02-03,,\n")
    assert table.headers == ("state", "registered")
    assert list(table.rows) == [(2, ["ARL", "2001-02-03"], None)]


@pytest.mark.parametrize("cells", ["ARL", "ARL,2001-02-03", "ARL,2001-02-03,a,b"])
def test_a_row_with_too_few_or_too_many_cells_is_named_not_guessed_at(cells: str) -> None:
    [(number, _cells, wrong)] = rows_of(f"{HEADER}{cells}\n")
    assert number == 2
    assert wrong is not None
    assert f"{cells.count(',') + 1} cells, the header 3" in wrong.wrong


def test_bytes_that_are_no_utf8_are_named_with_byte_and_line() -> None:
    content = (HEADER + "ARL,2001-02-03,x\n").encode() + b"C\xf4te,2001-02-03,x\n"
    with pytest.raises(BadInput) as refused:
        read(content)
    assert f"Byte {content.index(0xF4) + 1}, in line 3" in str(refused.value.why)
    assert "CSV UTF-8" in str(refused.value.do)


@pytest.mark.parametrize("before", [0, (1 << 20) - 40, (1 << 20) - 1, 1 << 20, (1 << 20) + 7])
def test_a_broken_character_is_found_wherever_pieces_of_the_file_end(before: int) -> None:
    start = HEADER.encode()
    content = start + b"a" * before + "é".encode()[:1] + b",2001-02-03,\n"
    with pytest.raises(BadInput) as refused:
        read(content)
    assert f"Byte {len(start) + before + 1:,}," in str(refused.value.why)


def test_a_character_cut_in_two_by_a_piece_is_read() -> None:
    filling = "a" * ((1 << 20) - len(HEADER) - 1)
    [row] = rows_of(f"{HEADER}{filling[:100_000]},{filling[:100_000]},é\n")
    assert row[1][2] == "é"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput, match="not a text") as refused:
        read(HEADER.encode() + b"ARL,2001\x00-02-03,\n")
    assert "line 2" in str(refused.value.why)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(BadInput, match="empty"):
        read(b"")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 1_000_000
    with pytest.raises(BadInput, match="too large: 2 MB"):
        read(HEADER + "x" * 1_000_001)


@pytest.mark.parametrize("row", ['ARL,"2001"x,y', 'ARL,"never closed,x'])
def test_a_misplaced_quotation_mark_is_named_with_its_row(row: str) -> None:
    with pytest.raises(BadInput, match="Row 3"):
        rows_of(f"{HEADER}ARL,2001-02-03,\n{row}\n")


def test_a_workbook_of_the_old_kind_is_told_apart() -> None:
    with pytest.raises(BadInput, match="old kind"):
        read(b"\xd0\xcf\x11\xe0" + b"x" * 600)
