"""Columns are chosen and taken along in files; a record leads to all that point to it."""

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from tests.web.pages.conftest import ON, SCRIBE, World
from tests.web.pages.test_figure_pages import shown
from tests.web.pages.test_register_pages import streamed

from secretariat.areas.standards.actions import denounce
from secretariat.areas.standards.models.registered import Ratification
from secretariat.areas.standards.registers import ratifications
from secretariat.engine.records.performing import change
from secretariat.engine.registers.declaring import Section, registers
from secretariat.kernel.errors import BadInput
from secretariat.web.pages import records
from secretariat.web.records import files, related

LIST = "/registers/ratifications/"


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def test_a_list_shows_the_columns_asked_for_in_their_order(client: Client, world: World) -> None:
    page = shown(client, f"{LIST}?columns=state,note")
    assert page.count('role="columnheader"') == 2
    assert "order=state&amp;columns=" in page or "columns=state,note&amp;order=state" in page
    assert shown(client, f"{LIST}?columns=state&columns=note").count('role="columnheader"') == 2
    shown(client, f"{LIST}?columns=password", status=422)


def test_a_file_has_the_filters_order_and_columns_of_the_list(client: Client, world: World) -> None:
    asked = "instrument=C29&order=-state&columns=state,starts"
    head, *lines = rows(streamed(client, f"{LIST}export.csv?{asked}"))
    assert len(head) == 2
    assert lines == [["QMB", "2001-06-01"], ["QMA", "1995-05-01"]]
    sheet = load_workbook(io.BytesIO(streamed(client, f"{LIST}export.xlsx?{asked}"))).active
    assert sheet is not None
    assert [[str(cell.value)[:10] for cell in row] for row in sheet.iter_rows()][1:] == lines


def test_a_long_list_is_written_part_by_part(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "AT_A_TIME", 2)
    answer: Any = client.get(f"{LIST}export.csv")
    parts = list(answer.streaming_content)
    assert len(parts) == 2
    assert len(rows(b"".join(parts))) == 4


def test_more_than_a_sheet_holds_is_left_to_csv(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SHEET", 2)
    with pytest.raises(BadInput, match="no more than 2 rows"):
        files.xlsx(ratifications, ratifications.rows(), ("starts",))


def test_a_record_leads_to_all_that_point_to_it(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "SHOWN", 1)
    page = shown(client, f"/registers/states/{world.states['QMA']}/")
    assert "Open all 2" in page
    assert f'href="{LIST}?state=QMA"' in page
    listed = shown(client, f"{LIST}?state=QMA")
    assert listed.count('role="rowheader"') == 2
    assert "State: Norland" in listed


def test_a_record_is_shown_in_the_sections_its_register_declares(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = Section(title="When it binds", columns=("starts", "binds_from"))
    declared = replace(ratifications, sections=(section,))
    monkeypatch.setattr(records, "register_of", lambda key: declared)
    page = shown(client, f"{LIST}{world.ratifications['QMA', 'C29']}/")
    assert "When it binds</h2>" in page


def test_a_long_history_is_told_page_by_page(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = world.ratifications["QMA", "C29"]
    given = {"ends": date(2026, 1, 1), "ending": "denounced"}
    change(denounce, Ratification.objects.filter(pk=number), given, by=SCRIBE, on=ON)
    assert "history=2" not in shown(client, f"{LIST}{number}/")
    monkeypatch.setattr(records, "TOLD", 1)
    newest = shown(client, f"{LIST}{number}/")
    assert "registered the end of this ratification" in newest
    assert "registered this ratification" not in newest
    assert f"{LIST}{number}/?history=2#history" in newest
    assert "registered this ratification" in shown(client, f"{LIST}{number}/?history=2")


def test_a_day_is_told_in_words_in_a_history_too(client: Client, world: World) -> None:
    number = world.ratifications["QMA", "C29"]
    given = {"ends": date(2026, 1, 1), "ending": "denounced"}
    change(denounce, Ratification.objects.filter(pk=number), given, by=SCRIBE, on=ON)
    page = shown(client, f"{LIST}{number}/")
    assert "set to <strong>1\u00a0January 2026</strong>" in page
    assert "2026-01-01</strong>" not in page


def test_the_list_of_registers_takes_few_queries_however_many_there_are(
    client: Client, world: World
) -> None:
    with CaptureQueriesContext(connection) as queries:
        shown(client, "/registers/")
    assert len(queries) <= 5
    assert len(registers()) > 5


@pytest.mark.parametrize("asked", ["", "?q=norland", "?instrument=C29&order=state", "?page=9"])
def test_a_list_takes_few_queries(client: Client, world: World, asked: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        shown(client, f"{LIST}{asked}")
    assert len(queries) <= 15
