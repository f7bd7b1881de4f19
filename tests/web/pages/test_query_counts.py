"""However much a page shows, it asks the database a bounded number of questions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.pages.conftest import World

from secretariat.engine.access.models import Person
from secretariat.engine.measures.declaring import Kind, measure_of
from secretariat.engine.registers.declaring import register_of

AT_MOST = 15
FIGURES = (
    "reference.member_states",
    "reference.admissions",
    "standards.ratifications",
    "standards.states_with_one_in_each",
    "standards.states_with_none",
)
REGISTERS = ("regions", "languages", "memberships", "units")


@pytest.fixture
def reading(client: Client, world: World, officer: Person) -> Client:
    """Somebody signed in, with a role."""
    client.force_login(officer)
    return client


def asked(client: Client, address: str) -> list[str]:
    """What a page asks the database, once what is kept for all pages is there."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"][:200] for query in captured.captured_queries]


@pytest.mark.parametrize("key", FIGURES)
def test_a_figure_and_its_records(key: str, reading: Client) -> None:
    over = "over=2020" if measure_of(key).kind is Kind.FLOW else "as_of=2025-12-31"
    for address in (f"/figures/{key}?{over}", f"/figures/{key}/records?{over}"):
        found = asked(reading, address)
        assert len(found) <= AT_MOST, "\n".join([address, *found])


@pytest.mark.parametrize("key", REGISTERS)
def test_a_register_and_its_records(key: str, reading: Client) -> None:
    records = register_of(key).rows().order_by("pk")[:1]
    for address in (
        f"/registers/{key}/",
        *(f"/registers/{key}/{record.pk}/" for record in records),
    ):
        found = asked(reading, address)
        assert len(found) <= AT_MOST, "\n".join([address, *found])


def test_the_catalogue_of_figures_whatever_their_number(reading: Client) -> None:
    found = asked(reading, "/figures/")
    assert len(found) <= 8, "\n".join(found)


def test_the_one_search_whatever_it_looks_through(reading: Client) -> None:
    found = asked(reading, "/find?q=region")
    assert len(found) <= AT_MOST, "\n".join(found)
