"""The command that writes records to a file their import reads back."""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from secretariat.kernel.errors import BadInput
from secretariat.site.commands.plumbing import instance

if TYPE_CHECKING:
    from secretariat.engine.imports.declaring import Import


@click.command()
@click.argument("key")
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write, .csv or .xlsx.",
)
@click.option("--as-of", metavar="DATE", help="Only what holds on this date.")
@click.option("--known-at", metavar="INSTANT", help="As it was known then; a date: at its end.")
@click.option("--byte-order-mark", is_flag=True, help="For spreadsheets that misread UTF-8 CSV.")
def export(
    key: str, file: Path, as_of: str | None, known_at: str | None, byte_order_mark: bool
) -> None:
    """Write the records of KEY to a file, in the form that `secretariat import KEY` reads.

    The file appears only when it is whole.

    Example: secretariat export standards.ratifications --to ratifications.xlsx --as-of 2021-06-01
    """
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        raise BadInput(f"{file} is neither CSV nor XLSX.", do="Let its name end with either.")
    with instance():
        from secretariat.engine.history.reading import known_at as known
        from secretariat.engine.imports.declaring import import_called
        from secretariat.web.asking import day, instant, now

        what = import_called(key)
        on = day(as_of) if as_of else None
        with known(instant(known_at or "", now_is=now())):
            _write_whole(what, file, on, byte_order_mark)
    click.echo(f"{file}: {file.stat().st_size:,} bytes", err=True)


def _write_whole(what: "Import", file: Path, on: date | None, byte_order_mark: bool) -> None:
    """Write beside the file, then put it in its place."""
    descriptor, half = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "w+b") as to:
            _write(what, file, on, byte_order_mark, to)
        os.chmod(half, 0o644)
        os.replace(half, file)
    except BaseException:
        os.unlink(half)
        raise


def _write(
    what: "Import", file: Path, on: date | None, byte_order_mark: bool, to: BinaryIO
) -> None:
    from secretariat.engine.imports.exporting import as_csv, as_xlsx, records_of, sheet_of

    sheet = sheet_of(what, records_of(what, as_of=on))
    if file.suffix.lower() == ".xlsx":
        as_xlsx(sheet, to)
        return
    for piece in as_csv(sheet, byte_order_mark=byte_order_mark):
        to.write(piece)
