"""What each text found in a column means: asked once per text, not once per row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import connections, router
from django.utils.translation import gettext as _

from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.headers import Fed, Layout
from secretariat.engine.imports.naming import Names
from secretariat.engine.imports.readings import Reference, WrittenText
from secretariat.engine.imports.reasons import Meaning
from secretariat.engine.imports.staging import RAW
from secretariat.kernel.errors import BadInput

MOST_UNREADABLE: Final = 20_000  # different texts in a column; more, and it is another column
_BATCH: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Meant:
    """One column of the file as one field reads it: its raw cells and the table of meanings.

    `plain`: the database reads all of its cells by itself, so that no meanings are needed.
    """

    fed: Fed
    place: int
    header: str
    table: str
    plain: bool = False

    @property
    def cell(self) -> str:
        """The raw cell, in SQL."""
        return f"r.c{self.place}"

    @property
    def _plain(self) -> str:
        return self.fed.column.reads.plain(self.cell, self.fed.field)

    @property
    def value(self) -> str:
        """The value of the cell, in SQL: NULL when blank or without meaning."""
        plain, reads = self._plain, self.fed.column.reads
        if self.plain:
            return reads.value(self.cell)
        if plain == "false":
            return f"{self.table}.value"
        return f"CASE WHEN {plain} THEN {reads.value(self.cell)} ELSE {self.table}.value END"

    @property
    def precision(self) -> str:
        """How much of the cell's date is stated, in SQL."""
        if self.plain:
            return "'day'"
        return f"CASE WHEN {self._plain} THEN 'day' ELSE {self.table}.precision END"

    @property
    def join(self) -> str:
        """The join that brings the meanings beside the raw cells."""
        if self.plain:
            return ""
        return f"LEFT JOIN {self.table} ON {self.table}.said = {self.cell}"

    @property
    def texts(self) -> str:
        """The different texts the database can't read by itself, in SQL.

        Days and numbers come again and again, and each is looked at once; words are all different.
        """
        told = f"r.reason IS NULL AND {self.cell} IS NOT NULL"
        if isinstance(self.fed.column.reads, WrittenText):
            return f"SELECT DISTINCT {self.cell} FROM {RAW} r WHERE {told} AND NOT {self._plain}"
        plain = self.fed.column.reads.plain("t.said", self.fed.field)
        different = f"SELECT DISTINCT {self.cell} AS said FROM {RAW} r WHERE {told} OFFSET 0"
        return f"SELECT said FROM ({different}) t WHERE NOT {plain}"


def meant(cursor: Any, what: Import, layout: Layout, names: Names) -> list[Meant]:
    """Find what every text of every column means that the database can't read by itself."""
    columns = [
        Meant(fed=fed, place=place, header=header, table=f"import_meaning_{number}_{place}")
        for number, fed in enumerate(layout.feds)
        for place, header in fed.cells
    ]
    told = _left_over(cursor, columns)
    return [
        _with_meanings(cursor, what, layout, names, column)
        if column in told
        else replace(column, plain=True)
        for column in columns
    ]


def _left_over(cursor: Any, columns: Sequence[Meant]) -> list[Meant]:
    """The columns of which the database can't read every text: asked of all of them at once.

    A table of meanings is made for these alone, since making one costs more than asking.
    """
    asked = ", ".join(f"EXISTS ({column.texts})" for column in columns)
    cursor.execute(f"SELECT {asked}")
    return [column for column, some in zip(columns, cursor.fetchone(), strict=True) if some]


def _with_meanings(cursor: Any, what: Import, layout: Layout, names: Names, column: Meant) -> Meant:
    """Ask what the texts of a column mean that the database can't read by itself."""
    cursor.execute(
        f"CREATE TEMPORARY TABLE {column.table} (said text,"
        f" value {column.fed.column.reads.column_type}, precision text,"
        " reason text, wrong text, todo text) ON COMMIT DROP"
    )
    cursor.execute(f"INSERT INTO {column.table} (said) {column.texts}; ANALYZE {column.table}")
    if isinstance(column.fed.column.reads, Reference):
        if names.seen.names_all(column.fed.column.reads.to):
            _find_by_key(cursor, column, column.fed.column.reads)
        _find_in_file(cursor, what, layout, column)
    _read_the_rest(cursor, column, names)
    cursor.execute(f"ANALYZE {column.table}")
    return column


def _find_by_key(cursor: Any, column: Meant, reference: Reference) -> None:
    """Names written exactly as the records have them, as long as they name one alone."""
    target = reference.to._meta
    for name in reference.by:
        key = target.get_field(name).column  # type: ignore[union-attr]
        cursor.execute(
            f'UPDATE {column.table} m SET value = t.record FROM (SELECT "{key}"::text AS called,'
            f' min("{target.pk.column}") AS record FROM "{target.db_table}"'
            f' WHERE "{key}" IN (SELECT said FROM {column.table} WHERE value IS NULL)'
            " GROUP BY 1 HAVING count(*) = 1) t WHERE t.called = m.said AND m.value IS NULL"
        )


def _find_in_file(cursor: Any, what: Import, layout: Layout, column: Meant) -> None:
    """Records that stand in the same file, for references among them: minus their number."""
    reads = column.fed.column.reads
    if not isinstance(reads, Reference) or reads.to is not what.model or len(what.natural_key) > 1:
        return
    place = layout.fed(what.natural_key[0]).cells[0][0]
    cursor.execute(
        f"UPDATE {column.table} m SET value = k.record FROM (SELECT c{place} AS called,"
        f" -min(n) AS record FROM {RAW} GROUP BY 1) k WHERE k.called = m.said AND m.value IS NULL"
    )


def _read_the_rest(cursor: Any, column: Meant, names: Names) -> None:
    unreadable = 0
    cursor.execute(f"SELECT count(*) FROM {column.table} WHERE value IS NULL")
    if not cursor.fetchone()[0]:
        return
    for texts in _unread(column):
        meanings = list(_meanings(column, texts, names))
        unreadable += sum(meaning.reason is not None for _said, meaning in meanings)
        _refuse_another_column(column, unreadable)
        with cursor.copy(f"COPY {column.table} FROM STDIN") as copy:
            for said, meaning in meanings:
                copy.write_row((said, *_written(meaning)))
    cursor.execute(f"DELETE FROM {column.table} WHERE value IS NULL AND reason IS NULL")


def _unread(column: Meant) -> Iterator[list[str]]:
    """The texts without a meaning yet, in batches, however many they are."""
    side = router.db_for_write(column.fed.field.model)
    with connections[side].chunked_cursor() as reading:
        reading.execute(f"SELECT said FROM {column.table} WHERE value IS NULL")
        while rows := reading.fetchmany(_BATCH):
            yield [said for (said,) in rows]


def _meanings(column: Meant, texts: Iterable[str], names: Names) -> Iterator[tuple[str, Meaning]]:
    reads = column.fed.column.reads
    for said in texts:
        if isinstance(reads, Reference):
            yield said, names.meaning(reads, said, column.fed.field)
        else:
            yield said, reads.meaning(said, column.fed.field)


def _written(meaning: Meaning) -> tuple[Any, ...]:
    reason = meaning.reason.value if meaning.reason else None
    return (meaning.value, meaning.precision or None, reason, meaning.wrong, meaning.do)


def _refuse_another_column(column: Meant, unreadable: int) -> None:
    if unreadable > MOST_UNREADABLE:
        raise BadInput(
            _("The column “%(header)s” is not what its header says.") % {"header": column.header},
            why=_("More than %(most)s different texts in it mean nothing here.")
            % {"most": f"{MOST_UNREADABLE:,}"},
            do=_("Compare the header with what stands under it."),
        )
