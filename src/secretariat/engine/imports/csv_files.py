"""CSV files: UTF-8, separated by commas, semicolons or tabs."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from django.utils.translation import gettext as _

from secretariat.engine.imports.reasons import Meaning, Reason
from secretariat.engine.imports.tables import Row, Table, digest_of
from secretariat.kernel.errors import BadInput

_SEPARATORS: Final = (",", ";", "\t")
_SAMPLE: Final = 1 << 16
_SAVE_AS: Final = "CSV UTF-8"


def read_csv(file: BinaryIO, *, name: str, known: Callable[[str], bool]) -> Table:
    """The table of a CSV file, with or without a byte order mark.

    Raises BadInput, naming byte and line, for what is no UTF-8 or no text at all.
    """
    sha256 = digest_of(file, _Examined())
    separator = _separator(file.read(_SAMPLE).decode("utf-8-sig", "replace"), known)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    rows = csv.reader(text, delimiter=separator, strict=True)
    headers = tuple(header.strip() for header in _next_row(rows, 1) or ())
    while headers and not headers[-1]:
        headers = headers[:-1]
    return Table(
        name=name, sha256=sha256, headers=headers, rows=_rows(text, rows, len(headers)), marked=True
    )


class _Examined:
    """Looks through the bytes before any is used: no NUL, and UTF-8 to the last one."""

    def __init__(self) -> None:
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.lines = 1

    def __call__(self, piece: bytes, offset: int) -> None:
        nul = piece.find(b"\0")
        if nul >= 0:
            raise self._refusal(_("The file is not a text."), piece, nul, offset)
        pending = len(self.decoder.getstate()[0])
        try:
            self.decoder.decode(piece)
        except UnicodeDecodeError as error:
            at = error.start - pending
            words = _("The file is not written in UTF-8.")
            raise self._refusal(words, piece, at, offset) from error
        self.lines += piece.count(b"\n")

    def _refusal(self, what: str, piece: bytes, at: int, offset: int) -> BadInput:
        line = self.lines + piece.count(b"\n", 0, max(at, 0))
        return BadInput(
            what,
            why=_("Byte %(byte)s, in line %(line)s, is the first that can't be read.")
            % {"byte": f"{offset + at + 1:,}", "line": f"{line:,}"},
            do=_("Save it again as “%(kind)s”, or as XLSX.") % {"kind": _SAVE_AS},
        )


def _separator(sample: str, known: Callable[[str], bool]) -> str:
    """The separator by which most headers mean something."""

    def understood(separator: str) -> tuple[int, int]:
        headers = next(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), [])
        return sum(known(header.strip()) for header in headers), len(headers)

    return max(_SEPARATORS, key=understood)


def _rows(text: io.TextIOWrapper, rows: Any, width: int) -> Iterator[Row]:
    number = 1
    # The file belongs to whoever opened it; a TextIOWrapper would close it when it is dropped.
    try:
        while (cells := _next_row(rows, number + 1)) is not None:
            number += 1
            if not any(cells):
                continue
            if len(cells) > width and not any(cells[width:]):
                del cells[width:]
            wrong = None if len(cells) == width else _ragged(len(cells), width)
            yield number, cells, wrong
    finally:
        text.detach()


def _next_row(rows: Any, number: int) -> list[str] | None:
    try:
        row: list[str] | None = next(rows, None)
    except csv.Error as error:
        raise BadInput(
            _("Row %(number)s can't be read.") % {"number": f"{number:,}"},
            why=_(
                "A quotation mark is missing or stands in the wrong place, or a cell is too long."
            ),
            do=_("Look at the quotation marks in this row and the one before it."),
        ) from error
    return row


def _ragged(found: int, width: int) -> Meaning:
    return Meaning(
        reason=Reason.SHAPE,
        wrong=_("The row has %(found)s cells, the header %(width)s.")
        % {"found": found, "width": width},
        do=_("Put quotation marks around cells that contain the separator."),
    )
