"""The file's rows in a table of the transaction's own, by COPY, all as text."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, Final

from secretariat.engine.imports.cells import unmarked
from secretariat.engine.imports.headers import Layout
from secretariat.engine.imports.tables import Row, Table

RAW: Final = "import_raw"
PROBLEMS: Final = "import_problems"
_EVERY: Final = 2_000  # rows between two words about progress

_SPECIAL: Final = re.compile(r"[\\\n\r]")
_ESCAPES: Final = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})

Progress = Callable[[], None]


def silent() -> None:
    """Tell nobody how far it is."""


def stage(cursor: Any, table: Table, layout: Layout, *, progress: Progress = silent) -> int:
    """Copy the used cells of every row; blank ones as NULL. Returns how many rows there were.

    Each gets its own number `n`; `row` is its number in the file, which several may share.
    """
    # What is staged fits in memory or on disk; better plans are worth more than thrift here.
    cursor.execute("SET LOCAL work_mem = '256MB'; SET LOCAL temp_buffers = '64MB'")
    cursor.execute("SET LOCAL jit = off")
    cells = ", ".join(f"c{place} text" for place in layout.positions)
    cursor.execute(
        f"CREATE TEMPORARY TABLE {RAW} (n bigint, row bigint, {cells},"
        " reason text, wrong text, todo text) ON COMMIT DROP"
    )
    cursor.execute(
        f"CREATE TEMPORARY TABLE {PROBLEMS} (n bigint, header text, found text,"
        " reason text, wrong text, todo text) ON COMMIT DROP"
    )
    rows = _copied(cursor, table, layout, progress)
    cursor.execute(f"ANALYZE {RAW}")
    cursor.execute(
        f"INSERT INTO {PROBLEMS} SELECT n, '', '', reason, wrong, todo FROM {RAW}"
        " WHERE reason IS NOT NULL"
    )
    return rows


def _copied(cursor: Any, table: Table, layout: Layout, progress: Progress) -> int:
    """Send the rows in blocks of COPY's own text, which is cheaper than cell by cell."""
    positions, rows, block = layout.positions, 0, []
    several = [
        (positions.index(fed.cells[0][0]), fed.column.several)
        for fed in layout.feds
        if fed.column.several
    ]
    number = count(1)
    with cursor.copy(f"COPY {RAW} FROM STDIN (NULL '')") as copy:
        for row in table.rows:
            rows += 1
            cells = _used(row, positions, table.marked)
            for record in _records_in(cells, several) if several else (cells,):
                block.append(f"{next(number)}\t{row[0]}\t{_line(record)}\t{_wrong(row)}\n")
            if rows % _EVERY == 0:
                copy.write("".join(block))
                block.clear()
                progress()
        copy.write("".join(block))
    progress()
    return rows


def _used(row: Row, positions: Sequence[int], marked: bool) -> list[str]:
    cells = row[1]
    if row[2] is not None:  # it may lack some, and will not be read further
        cells = [*cells, *[""] * (positions[-1] + 1)]
    used = [cells[place].strip() for place in positions]
    if not marked:
        return used
    return [unmarked(cell) if cell[:1] == "'" else cell for cell in used]


def _line(cells: Sequence[str]) -> str:
    """The cells as COPY takes them; blank ones are NULL."""
    line = "\t".join(cells)
    if _SPECIAL.search(line) is None and line.count("\t") == len(cells) - 1:
        return line
    return "\t".join(cell.translate(_ESCAPES) for cell in cells)


def _wrong(row: Row) -> str:
    meaning = row[2]
    if meaning is None or meaning.reason is None:
        return "\t\t"
    return _line((meaning.reason.value, meaning.wrong, meaning.do))


def _records_in(cells: list[str], several: Sequence[tuple[int, str]]) -> Iterator[list[str]]:
    """The records a row makes where a cell holds several words that each make one."""
    place, separator = several[0]
    for word in cells[place].split(separator):
        if word.strip():
            yield [*cells[:place], word.strip(), *cells[place + 1 :]]
