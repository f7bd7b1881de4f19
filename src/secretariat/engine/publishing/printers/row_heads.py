"""Naming the first cell of each row of a printed table as the head of its row.

The typesetter names the heads of columns and has no word yet for those of rows. Its tags are plain
text in the file, so what they say is changed in place, byte for byte: nothing else moves.
"""

import re
from typing import Final

_ROW: Final = re.compile(rb"/S/TR/P \d+ 0 R/K\[(\d+) 0 R \d")
_CELL: Final = re.compile(rb"\n(\d+) 0 obj\n<</Type/StructElem/S/T(D)[^\n]*?(/Headers\[[^\]\n]*\])")
_OF_A_ROW: Final = b"/Scope/Row"


def with_row_heads(pdf: bytes) -> bytes:
    """The same file with each row's first cell tagged as a head, whose scope is the row.

    Cells name the heads of their columns alone; that list gives way to the scopes, by which a
    reader finds both. A head of the file's own, in the first row of a table, stays as it is; so
    does a cell that is alone in its row, which is the table's source.
    """
    firsts = {found[1] for found in _ROW.finditer(pdf)}
    made = bytearray(pdf)
    for cell in _CELL.finditer(pdf):
        listed = cell.end(3) - cell.start(3)
        is_head = cell[1] in firsts and listed >= len(_OF_A_ROW)
        said = _OF_A_ROW if is_head else b""
        made[cell.start(3) : cell.end(3)] = said.ljust(listed)
        if is_head:
            made[cell.start(2) : cell.end(2)] = b"H"
    return bytes(made)
