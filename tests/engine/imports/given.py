"""Files and records the tests of imports begin with."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from secretariat.areas.reference import actions as reference
from secretariat.areas.standards import actions as standards
from secretariat.engine.history.acting import Process
from secretariat.engine.imports.running import File
from secretariat.engine.records.performing import add

OFFICE = Process("tests of imports")
TODAY = date(2026, 3, 1)
STATES = {
    "ARL": ("Arland", "Arlande", "Arlandia"),
    "BES": ("Bestovia", "Bestovie", "Bestovia"),
    "COT": ("Côte Verte", "Côte verte", "Costa Verde"),
}
INSTRUMENTS = ("C900", "C901")


def file_of(content: str | bytes, name: str = "file.csv", **settings: Any) -> File:
    """A file with this content."""
    written = content.encode() if isinstance(content, str) else content
    return File(name=name, content=io.BytesIO(written), **settings)


def csv_of(rows: Iterable[Sequence[object]], separator: str = ",") -> File:
    """A CSV file of these rows, the header first."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return file_of(text.getvalue())


def workbook_of(rows: Iterable[Sequence[object]]) -> File:
    """A workbook whose first sheet has these rows."""
    book, written = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(written)
    return file_of(written.getvalue(), "file.xlsx")


def a_world() -> None:
    """Three invented States and two invented Conventions."""
    states = [
        {"code": code, "name_en": en, "name_fr": fr, "name_es": es}
        for code, (en, fr, es) in STATES.items()
    ]
    add(reference.add_states, states, by=OFFICE, on=TODAY)
    instruments = [
        {"code": code, "kind": "convention", "title_en": code, "adopted": date(1950, 1, 1)}
        for code in INSTRUMENTS
    ]
    add(standards.add_instruments, instruments, by=OFFICE, on=TODAY)


def ratified(rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Ratifications already on record."""
    return add(standards.register_ratifications, list(rows), by=OFFICE, on=TODAY)
