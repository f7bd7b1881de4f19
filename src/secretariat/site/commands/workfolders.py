"""A folder to work in, beside the file that comes of it and gone afterwards; a file put whole."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from secretariat.kernel.errors import BadInput, Unavailable


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


def put_whole(file: Path, data: bytes) -> None:
    """Write a file: all of it or nothing, and what stood there before stays until it is whole.

    Raises BadInput for a place nobody may write to, Unavailable when the disk takes no more.
    """
    with working_beside(file) as folder:
        whole = folder / file.name
        try:
            whole.write_bytes(data)
            whole.replace(file)
        except OSError as reason:
            raise Unavailable(
                f"{file} was not written",
                why=f"{reason.strerror}.",
                do="Make room there, or name a file on another disk, then try again.",
            ) from reason
