"""No text that somebody entered is run by the spreadsheet of somebody else."""

import csv
import io
from collections import deque
from typing import Any

import pytest
from django.db import models
from django.test import Client
from openpyxl import load_workbook
from tests.product.test_pages import body

from secretariat.areas.reference.models import Region
from secretariat.engine.access.permissions import PUBLIC
from secretariat.engine.history.acting import Process, act
from secretariat.engine.registers.declaring import Register
from secretariat.site.product import PRODUCT

RUN = [
    "=1+1",
    "+1",
    "-1",
    "@A",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    '=HYPERLINK("h")',
    "'=1",
]
LONGEST = max(map(len, RUN))
STARTS = tuple("=+-@\t\r\n＝＋－＠")


CODED = {"measure", "cell"}  # not free: the database holds them to what a part is


def poison(model: type[models.Model], words: deque[str]) -> None:
    """Let every free text of the first records be one of these; codes stay, they are checked."""
    texts = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and not field.unique
        and field.name not in CODED
        and (field.max_length is None or field.max_length >= LONGEST)
    ]
    numbers = model._base_manager.order_by("pk").values_list("pk", flat=True)[: len(words)]
    with act("test.poison", by=Process("test")):
        for number, text in zip(numbers, words, strict=False):
            rows: Any = model._base_manager.filter(pk=number)
            rows.update(**dict.fromkeys(texts, text))


OPEN = [one for one in PRODUCT.registers if one.see == PUBLIC]


@pytest.mark.parametrize("register", OPEN, ids=lambda one: one.key)
def test_no_cell_of_an_export_begins_as_a_formula(
    register: Register, stranger: Client, undone: None
) -> None:
    words = deque(RUN)
    rows = min(register.model._base_manager.count(), len(words))
    for _round in range(-(-len(words) // rows)):
        for model in {register.model, *referred(register)}:
            poison(model, words)
        assert_nothing_runs(stranger, f"/registers/{register.key}/export")
        words.rotate(-rows)


def referred(register: Register) -> set[type[models.Model]]:
    """The tables whose names stand in a register's columns."""
    fields = {field.name: field for field in register.model._meta.concrete_fields}
    found = {fields[name].related_model for name in register.columns if name in fields}
    return {model for model in found if isinstance(model, type)}


def assert_nothing_runs(client: Client, address: str) -> None:
    """Read both files as a spreadsheet does: every cell that looks like a formula is marked."""
    words = body(client.get(f"{address}.csv")).decode()
    cells = [cell for row in csv.reader(io.StringIO(words)) for cell in row]
    assert cells
    assert not [cell for cell in cells if cell.startswith(STARTS)]
    sheet = load_workbook(io.BytesIO(body(client.get(f"{address}.xlsx")))).active
    assert sheet is not None
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert not (isinstance(cell.value, str) and cell.value.startswith(STARTS))


def test_no_label_of_a_figures_cells_begins_as_a_formula(stranger: Client, undone: None) -> None:
    words = deque(RUN)
    for _round in range(3):
        poison(Region, words)
        answer = stranger.get("/figures/reference.member_states.csv?by=region")
        cells = [cell for row in csv.reader(io.StringIO(body(answer).decode())) for cell in row]
        assert any(cell.startswith("'") for cell in cells)
        assert not [cell for cell in cells if cell.startswith(STARTS)]
        words.rotate(-5)
