"""A folder to work in, beside the file that comes of it and gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from secretariat.kernel.errors import BadInput


@contextmanager
def working_beside(file: Path) -> Iterator[Path]:
    """A folder only this person may read, on the same disk as `file`."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{file.name}.", dir=file.absolute().parent))
    except OSError as reason:
        raise BadInput(
            f"{file} cannot be written",
            why=f"{reason.strerror}.",
            do="Name a file in a folder that exists and that you may write to.",
        ) from reason
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
