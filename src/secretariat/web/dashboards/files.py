"""A dashboard as a file: CSV for spreadsheets, JSON for programs, with the values of its page."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from secretariat.engine.dashboards.computing import Told
from secretariat.engine.dashboards.declaring import Dashboard
from secretariat.engine.imports.cells import marked
from secretariat.engine.measures.figures import Cell, Figure, When
from secretariat.kernel.periods import Period
from secretariat.web.dashboards.shown import address
from secretariat.web.formats import WITHHELD

COLUMNS = (
    *("measure", "title", "unit", "when", "known_at", "released"),
    *("dimension", "code", "label", "value", "part", "whole"),
)


def as_csv(found: Sequence[Told], *, known_at: datetime | None) -> str:
    """One row a tile with its value in all, then a row for each value over the years or cell.

    Texts that a spreadsheet would run as a formula are marked.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for told in found:
        for row in _rows(told, known_at):
            writer.writerow([marked(text) for text in row])
    return out.getvalue()


def _rows(told: Told, known_at: datetime | None) -> Iterator[list[str]]:
    measure, figure = told.measure, told.figure
    facts = [measure.key, str(measure.title), str(measure.unit.title)]
    clock = [known_at.isoformat() if known_at else "", "" if told.is_live else "yes"]
    yield [*facts, _moment(figure.when), *clock, "", "", "", *_numbers(figure.total)]
    for point in told.points:
        value = "" if point.value is None else str(point.value)
        yield [*facts, _moment(point.when), *clock, "", "", "", value, "", ""]
    if told.cut is not None:
        for cell in told.cut.cells:
            named = [told.tile.by, cell.key[0] or "", cell.labels[0]]
            yield [*facts, _moment(told.cut.when), *clock, *named, *_numbers(cell)]


def _numbers(cell: Cell) -> list[str]:
    if cell.withheld:
        return [WITHHELD, "", ""]
    return ["" if one is None else str(one) for one in (cell.value, cell.part, cell.whole)]


def _moment(when: When) -> str:
    if isinstance(when, Period):
        return f"{when.starts}..{when.ends}"
    return when.isoformat()


def as_json(
    dashboard: Dashboard, found: Sequence[Told], *, as_of: date, known_at: datetime | None
) -> str:
    """The dashboard with every tile, its values as exact decimals in text, and its address."""
    facts = {
        "dashboard": dashboard.key,
        "title": str(dashboard.title),
        "as_of": as_of.isoformat(),
        "known_at": known_at.isoformat() if known_at else None,
        "tiles": [_tile(one, known_at) for one in found],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _tile(told: Told, known_at: datetime | None) -> dict[str, Any]:
    measure = told.measure
    return {
        "measure": measure.key,
        "title": str(measure.title),
        "unit": {"key": measure.unit.key, "title": str(measure.unit.title)},
        "when": _moment(told.figure.when),
        "released": not told.is_live,
        **_cell(told.figure.total),
        "a_year_before": _cell(told.before.total) if told.before else None,
        "over_the_years": [
            {
                "when": _moment(point.when),
                "value": None if point.value is None else str(point.value),
            }
            for point in told.points
        ],
        "cells": _cells(told.cut) if told.cut else [],
        "figure": address(told, known_at).page(),
    }


def _cells(cut: Figure) -> list[dict[str, Any]]:
    key = cut.by[0].key
    return [{key: cell.key[0], "label": cell.labels[0], **_cell(cell)} for cell in cut.cells]


def _cell(cell: Cell) -> dict[str, Any]:
    if cell.withheld:
        return {"value": None, "withheld": True}
    parts = {"part": cell.part, "whole": cell.whole} if cell.whole is not None else {}
    return {"value": None if cell.value is None else str(cell.value), **parts}
