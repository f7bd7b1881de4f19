"""A register as a file: CSV or XLSX, with values a spreadsheet cannot run."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from openpyxl import Workbook

from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.imports.cells import marked
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.reading import Value, label_of, value
from secretariat.kernel.languages import Spoken

AT_A_TIME = 2000


def csv_lines(register: Register, rows: QuerySet[Any]) -> Iterator[str]:
    """Write the register line by line, so that a long one does not fill the memory.

    Who reads a sensitive one is noted before the first line is asked for.
    """
    _note(register, rows)
    return _csv_lines(register, rows)


def _csv_lines(register: Register, rows: QuerySet[Any]) -> Iterator[str]:
    for cells in lines(register, rows):
        out = io.StringIO()
        csv.writer(out).writerow([marked(_text(cell)) for cell in cells])
        yield out.getvalue()


def xlsx(register: Register, rows: QuerySet[Any]) -> bytes:
    """Write the register as a workbook; texts are texts, never formulas."""
    _note(register, rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(register.key)
    for cells in lines(register, rows):
        sheet.append([_spreadsheet(cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _note(register: Register, rows: QuerySet[Any]) -> None:
    if register.sensitive:
        note(register, list(rows.values_list("pk", flat=True)), Through.EXPORT)


def lines(register: Register, rows: QuerySet[Any]) -> Iterator[list[Any]]:
    """Give the labels, then each record's values: codes for references, ISO dates."""
    yield [label_of(register, name) for name in register.columns]
    for record in _records(rows):
        yield [_raw(value(register, record, name)) for name in register.columns]


def _records(rows: QuerySet[Any]) -> Iterable[Any]:
    return rows.iterator(chunk_size=AT_A_TIME)


def _raw(shown: Value) -> Any:
    if isinstance(shown.text, Spoken):
        return shown.text.text
    if shown.refers_to is not None:
        return str(getattr(shown.refers_to, "code", "") or shown.refers_to)
    return shown.raw


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _spreadsheet(cell: Any) -> Any:
    """Keep numbers and dates; give text its mark, since openpyxl takes “=” for a formula."""
    return marked(cell) if isinstance(cell, str) else cell
