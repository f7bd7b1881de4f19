"""A file as a table: its headers, and its rows one by one."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from secretariat.engine.imports.reasons import Meaning

Row = tuple[int, Sequence[str], Meaning | None]  # its number, its cells, what is wrong with it


@dataclass(frozen=True, kw_only=True)
class Table:
    """The headers and the rows of a file. The header is row 1, as a spreadsheet counts.

    Rows come once, in order, and are not kept. `marked`: texts that look like formulas may bear the
    mark that writing puts before them.
    """

    name: str
    sha256: str
    headers: tuple[str, ...]
    rows: Iterator[Row]
    marked: bool


def digest_of(file: BinaryIO, look: Callable[[bytes, int], None] | None = None) -> str:
    """The SHA-256 of the whole file; `look` sees each piece and where it starts."""
    digest, offset = hashlib.sha256(), 0
    file.seek(0)
    while piece := file.read(1 << 20):
        digest.update(piece)
        if look is not None:
            look(piece, offset)
        offset += len(piece)
    file.seek(0)
    return digest.hexdigest()
