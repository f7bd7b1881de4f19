"""The file's rows in a table of the transaction's own, by COPY, all as text."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from operator import itemgetter
from typing import Any, Final

from secretariat.engine.history.laying import ROOM
from secretariat.engine.imports.cells import unmarked
from secretariat.engine.imports.headers import Layout
from secretariat.engine.imports.reasons import Meaning
from secretariat.engine.imports.tables import Row, Table

RAW: Final = "import_raw"
PROBLEMS: Final = "import_problems"
_EVERY: Final = 2_000  # rows between two words about progress

_SPECIAL: Final = re.compile(r"[\\\n\r']")
_ESCAPES: Final = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})

Progress = Callable[[], None]


def silent() -> None:
    """Tell nobody how far it is."""


def stage(cursor: Any, table: Table, layout: Layout, *, progress: Progress = silent) -> int:
    """Copy the used cells of every row; blank ones as NULL. Returns how many rows there were.

    Each gets its own number `n`; `row` is its number in the file, which several may share.
    """
    # What is staged fits in memory or on disk; better plans are worth more than thrift here.
    cursor.execute(f"SET LOCAL work_mem = '256MB'; {ROOM}")
    # A tenth of the usual sample tells how many rows there are, which is what plans need here.
    cursor.execute("SET LOCAL jit = off; SET LOCAL default_statistics_target = 10")
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
    lines, rows, block = _Lines(table, layout), 0, list[str]()
    with cursor.copy(f"COPY {RAW} FROM STDIN (NULL '')") as copy:
        for row in table.rows:
            rows += 1
            block += lines.of(row)
            if rows % _EVERY == 0:
                copy.write("".join(block))
                block.clear()
                progress()
        copy.write("".join(block))
    progress()
    return rows


class _Lines:
    """Rows as lines that COPY takes; blank cells are NULL there."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self.positions, self.marked = layout.positions, table.marked
        self.pick = itemgetter(*self.positions)
        self.tabs = len(self.positions) - 1
        self.number = count(1)
        self.several = [
            (self.positions.index(fed.cells[0][0]), fed.column.several)
            for fed in layout.feds
            if fed.column.several
        ]

    def of(self, row: Row) -> Iterator[str]:
        """The lines of a row: one, unless a cell holds several words that each make one."""
        number, cells, wrong = row
        if wrong is not None or self.several or not self.tabs:
            yield from self._rarely(number, cells, wrong)
            return
        line = "\t".join(map(str.strip, self.pick(cells)))
        if _SPECIAL.search(line) is not None or line.count("\t") != self.tabs:
            line = self._escaped(self._used(cells))
        yield f"{next(self.number)}\t{number}\t{line}\t\t\t\n"

    def _rarely(self, number: int, cells: Sequence[str], wrong: Meaning | None) -> Iterator[str]:
        if wrong is not None:  # it will not be read further
            cells = [""] * (self.positions[-1] + 1)
        said = "\t\t"
        if wrong is not None and wrong.reason is not None:
            said = self._escaped([wrong.reason.value, wrong.wrong, wrong.do])
        for record in self._records_in(self._used(cells)):
            yield f"{next(self.number)}\t{number}\t{self._escaped(record)}\t{said}\n"

    def _used(self, cells: Sequence[str]) -> list[str]:
        used = [cells[place].strip() for place in self.positions]
        return [unmarked(cell) for cell in used] if self.marked else used

    def _records_in(self, cells: list[str]) -> Iterator[list[str]]:
        if not self.several or not any(cells):
            yield cells
            return
        for place, separator in self.several:
            for word in cells[place].split(separator):
                if word.strip():
                    yield [*cells[:place], word.strip(), *cells[place + 1 :]]

    def _escaped(self, cells: Sequence[str]) -> str:
        return "\t".join(cell.translate(_ESCAPES) for cell in cells)
