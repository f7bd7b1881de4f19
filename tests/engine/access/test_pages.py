"""Pages say who may open them."""

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.engine.access import pages_to_open
from tests.engine.access.conftest import AddPerson, GiveRole

from secretariat.engine.access.pages import opened_by, undeclared
from secretariat.engine.access.permissions import EVERYONE, PUBLIC
from secretariat.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def test_a_public_page_opens_to_the_world(client: Client) -> None:
    assert client.get("/").content == b"home"


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
@pytest.mark.parametrize("address", ["/desk/", "/books/lend/7/"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_back(
    client: Client, address: str, method: str
) -> None:
    answer = getattr(client, method)(f"{address}?q=1")
    assert answer.status_code == 302
    assert answer["Location"] == f"/account/login/?next={address}%3Fq%3D1"


def test_a_form_of_hers_is_refused_where_she_is_so_that_nothing_typed_is_lost(
    client: Client,
) -> None:
    with pytest.raises(Refused, match="needs signing in"):
        client.post("/desk/", {"words": "A long letter"})


def test_a_page_for_everyone_opens_to_whoever_is_signed_in(
    client: Client, person: AddPerson
) -> None:
    client.force_login(person())
    assert client.get("/desk/").content == b"desk"


def test_a_page_opens_to_whoever_may_anywhere(
    client: Client, person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    given(ana, "library.librarian", "A")
    client.force_login(ana)
    assert client.get("/books/lend/7/").content == b"lending 7"


def test_a_page_refuses_whoever_may_nowhere_and_says_who_may(
    client: Client, person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    given(ana, "library.reader")
    client.force_login(ana)
    with pytest.raises(Refused, match="Librarian"):
        client.get("/books/lend/7/")


def test_a_page_that_does_not_say_who_may_open_it_is_found() -> None:
    assert undeclared(pages_to_open.with_a_forgotten_one) == ["in/forgotten/"]


def test_the_addresses_of_signing_in_all_say_who_may_open_them() -> None:
    assert undeclared(get_resolver().url_patterns) == []


def test_a_page_tells_its_permission() -> None:
    assert opened_by(pages_to_open.home) == PUBLIC
    assert opened_by(pages_to_open.desk) == EVERYONE
    assert opened_by(pages_to_open.forgotten) is None
