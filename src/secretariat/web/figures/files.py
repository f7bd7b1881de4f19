"""A figure as a file: CSV for spreadsheets, JSON for programs, with the same values."""

import csv
import io
import json
from typing import Any

from secretariat.engine.imports.cells import marked
from secretariat.engine.measures.figures import Cell, Figure
from secretariat.engine.measures.fingerprints import fingerprint
from secretariat.web import wording
from secretariat.web.figures.definitions import day_of
from secretariat.web.formats import WITHHELD


def as_csv(found: Figure) -> str:
    """Write one row a cell, and a last one for the total, whose dimensions are empty.

    Texts that a spreadsheet would run as a formula are marked.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    names = [name for one in found.by for name in (one.key, f"{one.key}_label")]
    writer.writerow(["measure", _clock(found), "known_at", *names, *_NUMBERS])
    for cell in (*found.cells, found.total):
        writer.writerow([marked(text) for text in _row(found, cell)])
    return out.getvalue()


_NUMBERS = ("value", "records", "part", "whole")
_WITHHELD = (WITHHELD, None, None, None)


def _row(found: Figure, cell: Cell) -> list[str]:
    labelled = list(zip(cell.key, cell.labels, strict=True)) or [("", "")] * len(found.by)
    known = found.known_at.isoformat() if found.known_at else ""
    numbers = _WITHHELD if cell.withheld else (cell.value, cell.n, cell.part, cell.whole)
    return [
        found.measure.key,
        str(found.when),
        known,
        *(word or "" for pair in labelled for word in pair),
        *("" if number is None else str(number) for number in numbers),
    ]


def _clock(found: Figure) -> str:
    return "as_of" if found.measure.kind == "stock" else "over"


def as_json(found: Figure, *, address: str) -> str:
    """Write the figure with its definition and fingerprint; values are exact decimals as text."""
    measure = found.measure
    printed = fingerprint(measure, day_of(found.when))
    facts: dict[str, Any] = {
        "measure": measure.key,
        "title": str(measure.title),
        "unit": {"key": measure.unit.key, "title": str(measure.unit.title)},
        _clock(found): str(found.when),
        "known_at": found.known_at.isoformat() if found.known_at else None,
        "where": dict(found.where),
        **_cell(found, found.total),
        "cells": [_cell(found, cell) for cell in found.cells],
        "definition": {
            "text": measure.on(day_of(found.when)).shown,
            "authority": str(measure.authority),
            "owner": str(measure.owner),
            "since": measure.since.isoformat(),
            "fingerprint": printed.digest,
        },
        "address": address,
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _cell(found: Figure, cell: Cell) -> dict[str, Any]:
    numbers = {"part": cell.part, "whole": cell.whole} if cell.whole is not None else {}
    return {
        "cell": dict(zip((one.key for one in found.by), cell.key, strict=False)),
        "labels": list(cell.labels),
        "value": None if cell.value is None else str(cell.value),
        "records": None if cell.withheld else cell.n,
        **numbers,
        **({"withheld": wording.why_withheld(found.measure)} if cell.withheld else {}),
    }
