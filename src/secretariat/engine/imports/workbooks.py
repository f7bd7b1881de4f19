"""XLSX workbooks: the first sheet, row by row; values only, formulas refused by name."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from secretariat.engine.imports.cells import unescaped
from secretariat.engine.imports.reasons import Meaning, Reason
from secretariat.engine.imports.tables import Row, Table, digest_of
from secretariat.kernel.errors import BadInput

MOST_UNPACKED: Final = 1 << 30
MOST_SHARED_TEXTS: Final = 96 << 20  # held in memory as a whole, several times its size
MOST_COLUMNS: Final = 500
_NO_WORKBOOK: Final = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    KeyError,
    TypeError,
    ValueError,
    OSError,
)


def read_workbook(file: BinaryIO, *, name: str) -> Table:
    """The table on the first sheet of a workbook.

    Raises BadInput when it unpacks to more than fits, or is no workbook.
    """
    sha256 = digest_of(file)
    _refuse_a_bomb(file)
    try:
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a workbook says of its size may be wrong
        rows = sheet.iter_rows(max_col=MOST_COLUMNS)
        headers = [_text(cell) for cell in next(rows, ())]
    except (*_NO_WORKBOOK, IndexError) as error:
        raise _unreadable() from error
    while headers and not headers[-1]:
        headers.pop()
    return Table(
        name=name,
        sha256=sha256,
        headers=tuple(headers),
        rows=_rows(rows, len(headers)),
        marked=False,
    )


def _refuse_a_bomb(file: BinaryIO) -> None:
    """Look at what the parts unpack to before any is unpacked."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile as error:
        raise _unreadable() from error
    shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if sum(part.file_size for part in parts) > MOST_UNPACKED or shared > MOST_SHARED_TEXTS:
        raise BadInput(
            _("The workbook is too large once it is unpacked."),
            do=_("Save it as CSV (UTF-8), which may be larger."),
        )
    file.seek(0)


def _unreadable() -> BadInput:
    return BadInput(
        _("The file is not a workbook that can be read."),
        do=_("Save it again as XLSX, or as CSV (UTF-8)."),
    )


def _rows(rows: Iterator[Sequence[Any]], width: int) -> Iterator[Row]:
    number = 1
    while (cells := _next_row(rows)) is not None:
        number += 1
        texts = [_text(cell) for cell in cells]
        if any(texts):
            wrong = _what_is_wrong(number, cells, texts, width)
            yield number, [*texts[:width], *[""] * (width - len(texts))], wrong


def _next_row(rows: Iterator[Sequence[Any]]) -> Sequence[Any] | None:
    try:
        return next(rows, None)
    except _NO_WORKBOOK as error:
        raise _unreadable() from error


def _what_is_wrong(
    number: int, cells: Sequence[Any], texts: Sequence[str], width: int
) -> Meaning | None:
    for column, cell in enumerate(cells[:width], 1):
        if cell.data_type in ("f", "e") and cell.value is not None:
            return Meaning(
                reason=Reason.FORMULA,
                wrong=_("%(cell)s holds a formula or its error, not a value.")
                % {"cell": f"{get_column_letter(column)}{number}"},
                do=_("Copy the column and paste it as values."),
            )
    if any(texts[width:]):
        return Meaning(
            reason=Reason.SHAPE,
            wrong=_("The row goes on after the last header."),
            do=_("Give the column a header, or empty it."),
        )
    return None


def _text(cell: Any) -> str:
    """The cell as CSV would have it: dates as ISO 8601, whole numbers without a point."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    return unescaped(str(value)).strip()
