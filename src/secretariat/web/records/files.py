"""A register as a file: CSV or XLSX, with values a spreadsheet cannot run, in bounded memory."""

import csv
import io
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import IO, Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from openpyxl import Workbook

from secretariat.engine.imports.cells import escaped, marked
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.reading import label_of
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import Spoken
from secretariat.web import formats

AT_A_TIME = 2000
SHEET = 1_048_576  # rows a sheet holds, its head included

Row = Sequence[Any]


def csv_parts(register: Register, rows: QuerySet[Any], columns: Sequence[str]) -> Iterator[str]:
    """Write the records part by part, so that a long list does not fill the memory."""
    left = lines(register, rows, columns)
    while some := list(islice(left, AT_A_TIME)):
        out = io.StringIO()
        csv.writer(out).writerows([_text(cell) for cell in cells] for cells in some)
        yield out.getvalue()


def xlsx(register: Register, rows: QuerySet[Any], columns: Sequence[str]) -> IO[bytes]:
    """Write the records as a workbook on the disk, row by row; texts are texts, never formulas.

    Raises BadInput for more records than a sheet has rows.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(register.key)
    for number, cells in enumerate(lines(register, rows, columns), 1):
        if number > SHEET:
            raise BadInput(
                _("A sheet has no more than %(rows)s rows.") % {"rows": formats.number(SHEET)},
                do=_("Narrow the list, or take it as CSV."),
            )
        sheet.append([_spreadsheet(cell) for cell in cells])
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it once it is sent
    book.save(out)
    out.seek(0)
    return out


def lines(register: Register, rows: QuerySet[Any], columns: Sequence[str]) -> Iterator[Row]:
    """Give the labels, then each record's values: codes for references, ISO dates."""
    yield [label_of(register, name) for name in columns]
    for record in rows.iterator(chunk_size=AT_A_TIME):
        yield [_raw(getattr(record, name)) for name in columns]


def _raw(held: Any) -> Any:
    if isinstance(held, Spoken):
        return held.text
    if isinstance(held, Model):
        return str(getattr(held, "code", "") or held)
    return held


def _text(cell: Any) -> str:
    return "" if cell is None else marked(str(cell))


def _spreadsheet(cell: Any) -> Any:
    """Keep numbers and dates; give text its mark, since openpyxl takes “=” for a formula."""
    return escaped(marked(cell)) if isinstance(cell, str) else cell
