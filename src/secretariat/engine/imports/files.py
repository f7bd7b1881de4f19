"""Reading a file as a table, whatever it is written in."""

import os
from collections.abc import Callable
from typing import BinaryIO, Final

from django.conf import settings
from django.utils.translation import gettext as _

from secretariat.engine.imports.csv_files import read_csv
from secretariat.engine.imports.tables import Table
from secretariat.engine.imports.workbooks import read_workbook
from secretariat.kernel.errors import BadInput

_ZIP: Final = b"PK\x03\x04"
_OLD_OR_LOCKED_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"


def read_table(file: BinaryIO, *, name: str, known: Callable[[str], bool]) -> Table:
    """Read a CSV or XLSX file; which of the two, its first bytes say, not its name.

    `known` says whether a header means something, by which the separator of a CSV file is found.
    Raises BadInput when the file is too large, empty, or written in another way.
    """
    _refuse_unless_it_fits(file)
    start = file.read(4)
    file.seek(0)
    if start == _OLD_OR_LOCKED_WORKBOOK:
        raise BadInput(
            _("The file is a workbook of the old kind, or one locked with a password."),
            do=_("Save it as XLSX without a password, or as CSV (UTF-8)."),
        )
    if start == _ZIP:
        return read_workbook(file, name=name)
    return read_csv(file, name=name, known=known)


def _refuse_unless_it_fits(file: BinaryIO) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    most: int = settings.MAX_UPLOAD_BYTES
    if size > most:
        raise BadInput(
            _("The file is too large: %(size)s MB.") % {"size": -(-size // 1_000_000)},
            why=_("At most %(most)s MB are read at once.") % {"most": most // 1_000_000},
            do=_("Divide it into several files."),
        )
    if size == 0:
        raise BadInput(_("The file is empty."), do=_("Give a file with a header and rows."))
