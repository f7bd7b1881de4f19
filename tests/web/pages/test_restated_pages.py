"""The page of a restatement names what changed and leads to the records, for whoever signs in."""

from collections.abc import Mapping

import pytest
from django.test import Client
from tests.engine.publishing.public import published
from tests.web.pages.conftest import ON, SCRIBE, record_world
from tests.web.pages.test_figure_pages import shown
from tests.web.pages.test_paper_pages import strike_one

from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.publishing.declaring import publications
from secretariat.engine.publishing.freezing import freeze


@pytest.fixture
def address(fresh_database: Mapping[str, str], client: Client) -> str:
    """An edition's restatement, and somebody signed in."""
    record_world()
    paper = publications()[0]
    published(paper, freeze(paper, by=SCRIBE, on=ON))
    new = NewPerson(username="vera", name="Vera", email="vera@example.invalid", password=None)
    client.force_login(add_person(new, by=SCRIBE, on=ON))
    return f"/papers/{paper.key}/1/restated"


def test_an_edition_is_restated_against_today_and_against_another(
    client: Client, address: str
) -> None:
    assert "Nothing reads otherwise" in shown(client, address)
    strike_one()
    page = shown(client, address)
    assert "otherwise, or" in page
    assert "Withdrawn records." in page
    assert "no longer counted" in page
    published(publications()[0], freeze(publications()[0], by=SCRIBE, on=ON))
    assert f'href="{address}/2"' in shown(client, address)
    assert "beside edition 2" in shown(client, f"{address}/2")
    assert "Nothing reads otherwise" in shown(client, address.replace("/1/", "/2/"))
    assert address in client.post(address.replace("restated", "verify")).content.decode()
    assert address in shown(client, address.removesuffix("/restated"))
    shown(client, f"{address}/9", status=404)


def test_a_stranger_is_not_offered_a_restatement_nor_given_one(
    client: Client, address: str
) -> None:
    client.logout()
    assert address not in shown(client, address.removesuffix("/restated"))
    assert "otherwise, or" not in client.get(address).content.decode()
    assert client.get(address).status_code in {302, 401, 403}
