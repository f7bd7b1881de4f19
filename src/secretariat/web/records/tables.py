"""Records as rows of a table, by the columns their register declares."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet

from secretariat.engine.access.models import Through
from secretariat.engine.access.readings import note
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import Asked
from secretariat.engine.registers.reading import Reader, is_number, label_of, reader
from secretariat.web import wording
from secretariat.web.contexts.parts import Cell, Column, Row, Table
from secretariat.web.records.among import record_among


def table(
    register: Register,
    records: Sequence[Any],
    *,
    caption: str,
    columns: Sequence[str] = (),
    heads: Callable[[str], Column] | None = None,
    picks: str = "",
    among: Asked | None = None,
) -> Table:
    """Show records by their register's columns, or some of them; the first opens the record.

    It opens as one of the list `among` which it is shown, if the table is the beginning of one.
    """
    note(register, [record.pk for record in records], Through.LIST)
    shown = tuple(columns) or register.columns
    readers = [reader(register, name) for name in shown]
    head = heads or (lambda name: column(register, name))
    return Table(
        caption=caption,
        columns=tuple(head(name) for name in shown),
        rows=tuple(row(register, record, readers, among) for record in records),
        as_cards=True,
        picks=picks,
    )


def column(register: Register, name: str) -> Column:
    """Give the head of a column."""
    return Column(
        label=wording.heading(label_of(register, name)), is_number=is_number(register, name)
    )


def row(
    register: Register, record: Any, readers: Sequence[Reader], among: Asked | None = None
) -> Row:
    """Show a record as a row."""
    cells = [wording.cell(read(record)) for read in readers]
    first = Cell(
        text=cells[0].text,
        lang=cells[0].lang,
        url=record_among(register, record.pk, among),
        pick=str(record.pk),
    )
    return Row(cells=(first, *cells[1:]))


def columns_of(register: Register, rows: QuerySet[Any], *, without: str = "") -> tuple[str, ...]:
    """Choose the register's columns that these rows have; a QuerySet may lack added ones."""
    added = set(rows.query.annotations)
    names = [
        name
        for name in register.columns
        if name != without and (hasattr(register.model, name) or name in added)
    ]
    return tuple(names)
