"""Workbooks are read as values; formulas, bombs and what is no workbook are refused."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from secretariat.engine.imports import workbooks
from secretariat.engine.imports.files import read_table
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.tables import Table
from secretariat.kernel.errors import BadInput


def saved(*rows: list[Any]) -> io.BytesIO:
    """A workbook of these rows."""
    book, written = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written


def read(written: io.BytesIO) -> Table:
    """The table of a workbook."""
    written.seek(0)
    return read_table(written, name="a.xlsx", known=lambda _name: True)


def test_values_come_as_csv_would_have_them() -> None:
    table = read(
        saved(
            ["state", "day", "at", "number", "share", "member", "nothing"],
            ["Côte", date(2001, 2, 3), datetime.fromisoformat("2001-02-03"), 12, 0.1, True, None],
            ["x", datetime.fromisoformat("2001-02-03 04:05"), "1939", 12.0, 1e-7, False, " y "],
        )
    )
    assert table.headers[0] == "state"
    assert [row[1] for row in table.rows] == [
        ["Côte", "2001-02-03", "2001-02-03", "12", "0.1", "1", ""],
        ["x", "2001-02-03 04:05:00", "1939", "12", "0.0000001", "0", "y"],
    ]


def test_a_formula_is_refused_by_the_name_of_its_cell() -> None:
    table = read(saved(["state", "note"], ["ARL", "x"], ["ARL", "=1+1"]))
    good, bad = table.rows
    assert good[2] is None
    assert bad[2] is not None
    assert bad[2].reason is Reason.FORMULA
    assert bad[2].wrong.startswith("B3 ")


def test_rows_between_stay_counted_and_blank_ones_are_passed_over() -> None:
    book, written = Workbook(), io.BytesIO()
    book.active["A1"], book.active["A5"] = "state", "ARL"
    book.save(written)
    assert [row[0] for row in read(written).rows] == [5]


def test_a_row_longer_than_the_header_is_named() -> None:
    [row] = read(saved(["state"], ["ARL", "", "more"])).rows
    assert row[2] is not None
    assert row[2].reason is Reason.SHAPE


def test_only_the_first_sheet_is_read() -> None:
    book, written = Workbook(), io.BytesIO()
    book.active.append(["state"])
    book.create_sheet("second").append(["other"])
    book.save(written)
    assert read(written).headers == ("state",)


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 1 << 20)
    written = saved(["state"], ["ARL"])
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet9.xml", b"0" * (2 << 20))
    assert len(written.getvalue()) < 20_000
    with pytest.raises(BadInput, match="too large once it is unpacked"):
        read(written)


def test_shared_texts_that_would_fill_the_memory_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbooks, "MOST_SHARED_TEXTS", 1_000)
    written = saved(["state"], ["ARL"])
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/more/sharedStrings.xml", b"0" * 1_001)
    with pytest.raises(BadInput, match="too large once it is unpacked"):
        read(written)


@pytest.mark.parametrize("content", [b"PK\x03\x04 and nothing else", b"PK\x03\x04" + b"\0" * 400])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(BadInput, match="not a workbook"):
        read(io.BytesIO(content))


def test_a_zip_without_a_workbook_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("readme.txt", "no workbook")
    with pytest.raises(BadInput, match="not a workbook"):
        read(written)


def test_a_damaged_sheet_is_refused_when_it_is_reached() -> None:
    whole, damaged = saved(["state"], ["ARL"]), io.BytesIO()
    with zipfile.ZipFile(whole) as packed, zipfile.ZipFile(damaged, "w") as broken:
        for part in packed.infolist():
            content = packed.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = content[: len(content) // 2]
            broken.writestr(part, content)
    with pytest.raises(BadInput, match="not a workbook"):
        list(read(damaged).rows)
    assert load_workbook(whole).active.title == "Sheet"
