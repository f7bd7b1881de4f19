"""A figure page shows its value, opens to its records, and answers by a lasting address."""

import json

import pytest
from django.test import Client
from tests.web.pages.conftest import World

RATIFICATIONS = "/figures/standards.ratifications"


def shown(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def test_a_figure_is_counted_as_of_the_date_asked_for(client: Client, world: World) -> None:
    page = shown(client, f"{RATIFICATIONS}?as_of=2001-12-31")
    assert '<data value="2">2</data>' in page
    assert "As of 31\u00a0December 2001, as known today." in page


def test_without_a_date_it_is_counted_today(client: Client, world: World) -> None:
    assert '<data value="3">3</data>' in shown(client, RATIFICATIONS)


def test_a_figure_narrowed_to_a_cell_counts_that_cell(client: Client, world: World) -> None:
    page = shown(client, f"{RATIFICATIONS}?as_of=2026-01-01&instrument=C105")
    assert '<data value="1">1</data>' in page


@pytest.mark.parametrize(
    ("figure", "cell", "word"),
    [
        ("standards.ratifications?as_of=2026-01-01", "instrument=C105", "Convention No. 105"),
        ("standards.instruments_in_force?as_of=2026-01-01", "kind=convention", "Convention"),
        ("standards.denunciations?over=2025-01-01..2025-12-31", "ending=denounced", "denounced"),
        ("standards.denunciations?over=2025-01-01..2025-12-31", "ending=", "not stated"),
    ],
)
def test_a_figure_narrowed_to_a_cell_is_named_after_it_in_words(
    client: Client, world: World, figure: str, cell: str, word: str
) -> None:
    """A record by its name, a choice by its word, what is not stated as breakdowns say it."""
    page = shown(client, f"/figures/{figure}&{cell}")
    title = page.partition("<h1>")[2].partition("</h1>")[0]
    assert title.partition(": ")[2].endswith(word), title


def test_the_chain_closes_from_figure_to_record_and_back(client: Client, world: World) -> None:
    page = shown(client, f"{RATIFICATIONS}?as_of=2026-01-01")
    number = world.ratifications["QMA", "C105"]
    assert f'href="{RATIFICATIONS}/records?as_of=2026-01-01"' in page
    records = shown(client, f"{RATIFICATIONS}/records?as_of=2026-01-01")
    assert f'href="/registers/ratifications/{number}/"' in records
    record = shown(client, f"/registers/ratifications/{number}/")
    assert f'href="{RATIFICATIONS}?as_of=' in record


def test_json_gives_exact_values_definition_and_fingerprint(client: Client, world: World) -> None:
    facts = json.loads(shown(client, f"{RATIFICATIONS}.json?as_of=2026-01-01&by=region"))
    assert facts["value"] == "3"
    assert [(one["cell"], one["value"]) for one in facts["cells"]] == [({"region": "NOR"}, "3")]
    assert len(facts["definition"]["fingerprint"]) == 64


def test_csv_rows_add_up_and_end_with_the_total(client: Client, world: World) -> None:
    lines = shown(client, f"{RATIFICATIONS}.csv?as_of=2026-01-01&by=instrument").splitlines()
    assert lines[0] == (
        "measure,as_of,known_at,instrument,instrument_label,value,records,part,whole"
    )
    assert [line.split(",")[3] for line in lines[1:]] == ["C105", "C29", ""]
    assert [line.split(",")[5] for line in lines[1:]] == ["1", "2", "3"]


def test_the_cited_address_answers_with_the_same_value(client: Client, world: World) -> None:
    page = shown(client, f"{RATIFICATIONS}?as_of=2026-01-01")
    address = page.split('class="address" readonly value="')[1].split('"')[0].replace("&amp;", "&")
    assert "known_at=" in address
    assert "This address will always answer with 3." in page


def test_a_word_the_page_does_not_know_is_refused(client: Client, world: World) -> None:
    page = shown(client, f"{RATIFICATIONS}?as_off=2026-01-01", status=422)
    assert "This page knows nothing called “as_off”." in page


def test_a_wrong_date_says_so_and_what_to_write(client: Client, world: World) -> None:
    assert "31.13.2025" in shown(client, f"{RATIFICATIONS}?as_of=31.13.2025", status=422)


def test_an_unknown_figure_is_not_there(client: Client, world: World) -> None:
    shown(client, "/figures/standards.nothing", status=404)


def test_a_flow_is_counted_over_the_period_asked_for(client: Client, world: World) -> None:
    page = shown(client, "/figures/standards.ratifications_registered?over=2020")
    assert '<data value="1">1</data>' in page


def test_a_share_shows_its_part_and_whole(client: Client, world: World) -> None:
    page = shown(client, "/figures/standards.states_with_none?as_of=2026-01-01")
    assert "3 of 3" in page


def test_every_figure_of_the_catalogue_opens(client: Client, world: World) -> None:
    page = shown(client, "/figures/")
    addresses = {part.split('"')[0] for part in page.split('<h3>\n    <a href="')[1:]}
    assert RATIFICATIONS in addresses
    assert len(addresses) > 8
    for address in sorted(addresses):
        shown(client, address)


def test_a_page_is_read_in_the_language_asked_for_and_then_remembered(
    client: Client, world: World
) -> None:
    assert '<html lang="fr">' in shown(client, f"{RATIFICATIONS}?lang=fr")
    assert '<html lang="fr">' in shown(client, RATIFICATIONS)
