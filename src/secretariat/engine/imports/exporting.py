"""Records on their way out: to CSV and XLSX, row by row, in a form their import reads back."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from secretariat.engine.imports.cells import escaped, marked
from secretariat.engine.imports.declaring import Column, Import
from secretariat.engine.imports.readings import Reference
from secretariat.engine.records.base import DatedQuerySet
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Precision, StatedDate

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
MOST_ROWS: Final = 1_048_575  # of a workbook's sheet, below the header
MOST_CHARACTERS: Final = 32_767  # of a workbook's cell
_FIRST_SPREADSHEET_DAY: Final = date(1900, 3, 1)  # spreadsheets reckon earlier days wrongly
_EXACT_DIGITS: Final = 15
_CHUNK: Final = 1 << 16


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Headers and rows; cells are texts, numbers, dates, yes or no, or None. Rows come once."""

    headers: tuple[str, ...]
    rows: Iterable[Sequence[Any]]


def records_of(what: Import, *, as_of: date | None = None) -> QuerySet[Any]:
    """The records an import fills, in the order of their natural key; those of a day, if asked."""
    found = what.model._default_manager.all()
    if as_of is not None:
        if not isinstance(found, DatedQuerySet):
            raise BadInput(
                _("%(records)s hold at no date in particular.") % {"records": what.title},
                do=_("Leave the date out; to read what was known earlier, say known at."),
            )
        found = found.on(as_of)
    keys = [_path(column) for column in what.columns if column.field in what.natural_key]
    return found.order_by(*keys, "pk")


def sheet_of(what: Import, records: QuerySet[Any]) -> Sheet:
    """The records as a file that the import reads back and finds all the same."""
    paths = [path for column in what.columns for path in _paths(column)]
    rows = records.values_list(*paths).iterator(chunk_size=2_000)
    return Sheet(
        headers=tuple(column.headers[0] for column in what.columns),
        rows=(list(_cells(what, row)) for row in rows),
    )


def as_csv(sheet: Sheet, *, byte_order_mark: bool = False) -> Iterator[bytes]:
    """The sheet as CSV in UTF-8 (RFC 4180). No text is run as a formula: such a one is marked.

    `byte_order_mark`: for spreadsheets that take UTF-8 for something else without it.
    """
    if byte_order_mark:
        yield BYTE_ORDER_MARK
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([marked(header) for header in sheet.headers])
    for row in sheet.rows:
        writer.writerow([_written(value) for value in row])
        if buffer.tell() > _CHUNK:
            yield _emptied(buffer)
    yield _emptied(buffer)


def as_xlsx(sheet: Sheet, to: BinaryIO) -> None:
    """Write the sheet as a workbook; texts are typed as texts, whatever they begin with.

    Raises BadInput when it has more rows, or a cell more characters, than a workbook can hold.
    """
    as_workbook({"": sheet}, to)


def as_workbook(sheets: Mapping[str, Sheet], to: BinaryIO) -> None:
    """Write several sheets by their names as one workbook; as `as_xlsx`."""
    book = Workbook(write_only=True)
    for name, sheet in sheets.items():
        _fill(book.create_sheet(name or None), sheet)
    book.save(to)


def _fill(page: Any, sheet: Sheet) -> None:
    page.append([_cell(page, header) for header in sheet.headers])
    for number, row in enumerate(sheet.rows, 1):
        if number > MOST_ROWS:
            raise BadInput(
                _("A workbook can't hold so many rows."),
                why=_("At most %(most)s fit.") % {"most": f"{MOST_ROWS:,}"},
                do=_("Take CSV instead."),
            )
        page.append([_cell(page, value) for value in row])


def _paths(column: Column) -> list[Any]:
    return [_path(column), column.precision] if column.precision else [_path(column)]


def _path(column: Column) -> Any:
    if isinstance(column.reads, Reference):
        return column.reads.name_from(column.field)
    return column.field


def _cells(what: Import, row: Sequence[Any]) -> Iterator[Any]:
    values = iter(row)
    for column in what.columns:
        value = next(values)
        if column.precision:
            value = _stated(value, next(values))
        yield value


def _stated(day: date | None, precision: str) -> Any:
    """The date as far as it is stated."""
    if day is None or precision == Precision.DAY:
        return day
    return str(StatedDate(day, Precision(precision)))


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return marked(value) if isinstance(value, str) else str(value)


def _emptied(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _cell(page: Any, value: Any) -> Any:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if value is None or _is_kept_exactly(value):
        cell = WriteOnlyCell(page, value=value)
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        return cell
    return _text_cell(page, str(value))


def _text_cell(page: Any, text: str) -> Any:
    kept = escaped(text)
    if len(kept) > MOST_CHARACTERS:
        raise BadInput(
            _("A text is too long for a cell of a workbook."),
            why=_("At most %(most)s characters fit.") % {"most": f"{MOST_CHARACTERS:,}"},
            do=_("Take CSV instead."),
        )
    cell = WriteOnlyCell(page, value=kept)
    cell.data_type = "s"
    cell.quotePrefix = marked(text) != text  # so that editing the cell does not run it either
    return cell


def _is_kept_exactly(value: Any) -> bool:
    """A workbook keeps numbers of fifteen digits, and days since 1900."""
    if isinstance(value, date):
        return value >= _FIRST_SPREADSHEET_DAY
    if isinstance(value, Decimal):
        return len(value.as_tuple().digits) <= _EXACT_DIGITS
    return isinstance(value, int) and abs(value) < 10**_EXACT_DIGITS
