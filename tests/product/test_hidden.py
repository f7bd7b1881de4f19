"""What she may see and the list of what she may see agree; hidden and unknown look the same."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from tests.product.closed import OPENS, PRODUCT, SCOPES
from tests.reading import words

from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.access.decisions import may
from secretariat.engine.access.models import Person
from secretariat.engine.access.once import asking_once
from secretariat.engine.registers.declaring import Register
from secretariat.engine.registers.listing import rows_of
from secretariat.web.asking import today

DESCRIBED = {
    "everywhere": "teodor.maskov",  # edits reference data and standards
    "in part": "ewan.strathlin",  # given the same over one unit, below
    "nowhere": "li.fengyao",  # holds no role
}
Sign = Callable[[str], Client]

every_register = pytest.mark.parametrize("register", PRODUCT.registers, ids=lambda one: one.key)


@pytest.fixture
def closed(settings: Settings, undone: None, reference_over_partners: None) -> None:
    """Let the product be the closed one."""
    settings.PRODUCT = "tests.product.closed.PRODUCT"


@pytest.fixture
def signed_in(closed: None, stranger: Client) -> Sign:
    """Sign somebody of the example in."""

    def sign(username: str) -> Client:
        stranger.force_login(Person.objects.get(username=username))
        return stranger

    return sign


def scope_of(register: Register, record: Model) -> str:
    """The unit a record belongs to, as the closed product says."""
    name = SCOPES.get(register.key)
    return str(getattr(record, name)) if name else ""


def readers() -> list[Actor]:
    """Somebody who may all, something, nothing, and who has not signed in."""
    return [*(Person.objects.get(username=name) for name in DESCRIBED.values()), ANONYMOUS]


@every_register
def test_she_is_listed_exactly_what_she_may_see(register: Register, closed: None) -> None:
    of_scope: dict[str, set[int]] = {}
    for one in register.model._base_manager.all():
        of_scope.setdefault(scope_of(register, one), set()).add(one.pk)
    assert of_scope
    for actor in readers():
        with asking_once():
            listed = set(rows_of(register, actor=actor, on=today()).values_list("pk", flat=True))
            expected = {
                number
                for scope, numbers in of_scope.items()
                if may(actor, register.see, scope=scope, on=today())
                for number in numbers
            }
        assert listed == expected


def test_a_grant_over_a_unit_shows_that_unit_and_its_parts_alone(closed: None) -> None:
    (units,) = [one for one in PRODUCT.registers if one.key == "units"]
    ewan = Person.objects.get(username=DESCRIBED["in part"])
    paths = {one.path for one in rows_of(units, actor=ewan, on=today())}
    assert "DGO/PARTNER" in paths
    assert all(path == "DGO/PARTNER" or path.startswith("DGO/PARTNER/") for path in paths)
    assert len(paths) > 3


@every_register
def test_a_register_closed_to_her_answers_as_one_that_is_not_there(
    register: Register, signed_in: Sign
) -> None:
    client = signed_in(DESCRIBED["nowhere"])
    number = register.model._base_manager.values_list("pk", flat=True)[0]
    for rest in ("", f"{number}/", "export.csv", "export.xlsx", "import", "?q=x", "?nonsense=1"):
        assert_alike(client, f"/registers/{register.key}/{rest}", f"/registers/nonsense/{rest}")


@every_register
def test_a_record_hidden_from_her_answers_as_one_that_is_not_there(
    register: Register, signed_in: Sign
) -> None:
    client = signed_in(DESCRIBED["in part"])
    ewan = Person.objects.get(username=DESCRIBED["in part"])
    hidden = next(
        one.pk
        for one in register.model._base_manager.order_by("pk").iterator(100)
        if not may(ewan, register.see, scope=scope_of(register, one), on=today())
    )
    address = f"/registers/{register.key}"
    assert_alike(client, f"{address}/{hidden}/", f"{address}/99999999/")


@pytest.mark.parametrize("measure", PRODUCT.measures, ids=lambda one: one.key)
def test_a_figure_closed_to_her_answers_as_one_that_is_not_there(
    measure: object, signed_in: Sign
) -> None:
    client = signed_in(DESCRIBED["nowhere"])
    key = measure.key  # type: ignore[attr-defined]
    for rest in ("", "?by=region", "?as_of=nonsense", ".csv", ".json", "/records"):
        assert_alike(client, f"/figures/{key}{rest}", f"/figures/no.such{rest}")


@pytest.mark.parametrize("rest", ["", "1", "7", "1.html", "7.html"])
def test_a_paper_closed_to_her_answers_as_one_that_is_not_there(rest: str, signed_in: Sign) -> None:
    client = signed_in(DESCRIBED["nowhere"])
    assert_alike(client, f"/papers/fundamental-conventions/{rest}", f"/papers/no-such/{rest}")


def test_no_list_names_what_is_closed_to_her(signed_in: Sign) -> None:
    client = signed_in(DESCRIBED["nowhere"])
    for address in ("/", "/find?q=ratification", "/figures/", "/registers/", "/papers/"):
        page = client.get(address).content.decode()
        links = set(re.findall(r'href="/(?:figures|registers|papers)/[^"#]+"', page))
        assert not links, (address, links)


@pytest.mark.parametrize("username", DESCRIBED.values(), ids=DESCRIBED)
def test_whatever_a_list_offers_her_opens(username: str, signed_in: Sign) -> None:
    client = signed_in(username)
    for address in ("/", "/figures/", "/registers/", "/papers/"):
        page = client.get(address).content.decode()
        for link in set(re.findall(r'href="(/(?:figures|registers|papers)/[^"#]*)"', page)):
            assert client.get(unescape(link)).status_code == 200, (address, link)


def test_what_is_closed_opens_to_who_may(signed_in: Sign) -> None:
    client = signed_in(DESCRIBED["everywhere"])
    for address in ("/registers/states/", "/figures/standards.ratifications"):
        assert client.get(address).status_code == 200
    assert client.get("/papers/fundamental-conventions/1").status_code == 404
    assert set(OPENS) == {area.key for area in PRODUCT.areas}


def assert_alike(client: Client, hidden: str, unknown: str) -> None:
    """Hold two answers to the same status, kind and words, but for the address itself."""
    one, other = client.get(hidden), client.get(unknown)
    assert one.status_code == other.status_code == 404, (hidden, one.status_code)
    assert one.headers["Content-Type"] == other.headers["Content-Type"]
    assert without_address(one, hidden) == without_address(other, unknown), hidden


def without_address(answer: HttpResponse, address: str) -> str:
    """The words of a page without what repeats its own address."""
    return words(answer).replace(address, "")
