"""Registers list, filter, order and export; a record tells its facts and history."""

import io
from typing import Any

from django.test import Client
from openpyxl import load_workbook
from tests.web.pages.conftest import World
from tests.web.pages.test_figure_pages import shown

from secretariat.site.product import PRODUCT


def streamed(client: Client, address: str) -> bytes:
    response: Any = client.get(address)
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_register_opens_and_is_listed(client: Client, world: World) -> None:
    page = shown(client, "/registers/")
    addresses = {part.split('"')[0] for part in page.split('href="/registers/')[1:]} - {""}
    addresses = {address for address in addresses if address.endswith("/")}
    assert {"ratifications/", "states/"} <= addresses
    for address in sorted(addresses):
        shown(client, f"/registers/{address}")


def test_a_list_is_narrowed_by_filter_and_words(client: Client, world: World) -> None:
    page = shown(client, "/registers/ratifications/?instrument=C29&q=norland")
    assert page.count('role="rowheader"') == 1
    assert "Instrument: C29 Convention No. 29" in page


def test_a_list_is_ordered_by_a_column_and_says_so(client: Client, world: World) -> None:
    page = shown(client, "/registers/ratifications/?order=starts")
    assert 'aria-sort="ascending"' in page
    assert page.index("1\u00a0May\u00a01995") < page.index("3\u00a0Feb\u00a02020")


def test_an_empty_result_says_what_to_do(client: Client, world: World) -> None:
    page = shown(client, "/registers/ratifications/?q=nowhere")
    assert "No record matches these filters" in page


def test_an_unknown_filter_is_refused(client: Client, world: World) -> None:
    shown(client, "/registers/ratifications/?colour=red", status=422)


def test_a_record_tells_its_history_without_naming_people_to_strangers(
    client: Client, world: World
) -> None:
    number = world.ratifications["QMA", "C29"]
    page = shown(client, f"/registers/ratifications/{number}/")
    assert "<strong>The Office</strong> registered this ratification." in page
    assert "tests of pages" not in page


def test_a_record_shows_what_belongs_to_it(client: Client, world: World) -> None:
    page = shown(client, f"/registers/states/{world.states['QMA']}/")
    assert "Memberships" in page
    assert page.count('href="/registers/ratifications/') >= 2


def test_a_name_that_lacks_in_a_language_says_in_which_it_is_shown(
    client: Client, world: World
) -> None:
    page = shown(client, "/registers/states/?lang=fr")
    assert '<span lang="en">Velia</span>' in page
    assert "Norlande" in page


def test_an_unknown_record_is_not_there(client: Client, world: World) -> None:
    shown(client, "/registers/ratifications/999999/", status=404)


def test_csv_cannot_be_run_as_a_formula(client: Client, world: World) -> None:
    lines = streamed(client, "/registers/states/export.csv").decode().splitlines()
    assert len(lines) == 4
    assert any("'=Sund Islands" in line for line in lines)


def test_xlsx_holds_what_the_list_shows_and_no_formula(client: Client, world: World) -> None:
    sheet = load_workbook(io.BytesIO(streamed(client, "/registers/states/export.xlsx"))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert "'=Sund Islands" in [cell.value for cell in cells]


def test_every_page_carries_the_strict_policy(client: Client, world: World) -> None:
    policy = client.get("/registers/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_what_is_not_open_to_all_is_said_once_an_area_and_on_each_register_it_holds_for(
    client: Client, db: None
) -> None:
    said = "Drafts are shown to those who work on frameworks and results."
    of_areas = [
        {str(one.reserved.says) for one in area.registers if one.reserved} for area in PRODUCT.areas
    ]
    holding = [says for says in of_areas if said in says]
    assert len(holding) > 1, "results, and what refers to their objectives"
    assert shown(client, "/registers/").count(said) == len(holding)
    assert said in shown(client, "/registers/indicators/")
    assert said not in shown(client, "/registers/states/")
