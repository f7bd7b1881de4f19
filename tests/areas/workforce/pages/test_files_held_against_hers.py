"""A file held against the records tells who has one unit nothing of officials of another."""

import re
from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.areas.workforce.conftest import BEGAN
from tests.areas.workforce.pages.conftest import SignedIn, words

from secretariat.areas.workforce.models.people import Contract, Official
from secretariat.engine.access.models import Reading

OFFICIALS, CONTRACTS = "/registers/officials/import", "/registers/contracts/import"
PEOPLE = "code,name,sex,entered\n"
TERMS = "official,kind,starts\n"


@pytest.fixture
def hilda(officials: Sequence[Official], signed_in: SignedIn) -> Client:
    """Who keeps the files of one of the two units."""
    return signed_in("hilda", "hr_officer", "HRD")


def row(official: Official, **changed: str) -> str:
    """A row of a file that says of an official what is recorded, but for what is changed."""
    said = {"code": official.code, "name": official.name, "sex": official.sex}
    return ",".join({**said, "entered": f"{official.entered}", **changed}.values()) + "\n"


def held(browser: Client, address: str, text: str, do: str = "compare") -> str:
    """What is answered when a file is held against a register."""
    upload = SimpleUploadedFile("mine.csv", text.encode())
    answer = browser.post(address, {"file": upload, "do": do})
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return words(str(answer.content.decode()))


def test_what_her_file_does_not_have_is_told_of_her_unit_alone(hilda: Client) -> None:
    told = held(hilda, OFFICIALS, PEOPLE + "N-NEW,Somebody,F,2020-01-01\n")
    assert "Hesperance" in told
    assert "Fenwickson" not in told


@pytest.mark.parametrize("do", ["compare", "try"])
@pytest.mark.parametrize("sex", ["F", "M"])
def test_a_row_about_anybody_else_is_answered_alike_whatever_it_says(
    hilda: Client, officials: Sequence[Official], do: str, sex: str
) -> None:
    other = officials[1]
    told = held(hilda, OFFICIALS, PEOPLE + row(other, name="A guess", sex=sex), do)
    assert "closed to you" in told
    assert "Fenwickson" not in told
    right = held(hilda, OFFICIALS, PEOPLE + row(other), do)
    assert without_guesses(right) == without_guesses(told)


def without_guesses(told: str) -> str:
    """The answer, but for the token of the file."""
    return re.sub(r"\S{20,}", "", told)


def test_an_official_of_another_unit_cannot_be_named(hilda: Client) -> None:
    told = held(hilda, CONTRACTS, TERMS + f"N-FIN,FT,{BEGAN}\n", "try")
    assert "No official is called “N-FIN”" in told
    assert "Fenwickson" not in told
    assert held(hilda, CONTRACTS, TERMS + f"N-NOBODY,FT,{BEGAN}\n", "try").count("N-FIN") == 0


def test_what_she_reads_so_is_logged_one_by_one(
    hilda: Client, officials: Sequence[Official]
) -> None:
    held(hilda, OFFICIALS, PEOPLE + row(officials[0]))
    found = Reading.objects.get(register="officials", through="import")
    assert found.records == [officials[0].pk]
    held(hilda, CONTRACTS, TERMS + f"N-HRD,FT,{BEGAN}\n", "try")
    contract = Contract.objects.get(official=officials[0])
    assert Reading.objects.get(register="contracts").records == [contract.pk]


def test_whoever_has_all_files_compares_with_all(
    officials: Sequence[Official], signed_in: SignedIn
) -> None:
    told = held(signed_in("olga", "hr_officer"), OFFICIALS, PEOPLE + row(officials[0]))
    assert "Fenwickson" in told
    assert Reading.objects.get().records == [one.pk for one in officials]


def test_she_imports_what_is_about_her_unit_and_nothing_else(
    hilda: Client, officials: Sequence[Official]
) -> None:
    hers, other = officials
    row = "ST,1995-01-01,1995-12-31\n"
    text = f"official,kind,starts,ends\nN-HRD,{row}N-FIN,{row}"
    upload = SimpleUploadedFile("mine.csv", text.encode())
    tried = hilda.post(CONTRACTS, {"file": upload, "do": "try"}).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', tried)
    assert token is not None
    hilda.post(CONTRACTS, {"token": token[1], "do": "import", "reason": "test"})
    assert [one.kind for one in hers.contracts.order_by("starts")] == ["ST", "FT"]
    assert [one.kind for one in other.contracts.all()] == ["FT"]


def test_she_adds_a_contract_of_her_unit_by_a_form_and_no_other(
    hilda: Client, officials: Sequence[Official]
) -> None:
    form = "/registers/contracts/do/add_contracts"
    term = {"kind": "ST", "starts": "1995-01-01", "ends": "1995-12-31"}
    hers, other = officials
    assert hilda.post(form, {"official": hers.pk, **term}).status_code == 302
    assert hilda.post(form, {"official": other.pk, **term}).status_code == 422
    assert Contract.objects.filter(kind="ST").get().official == hers


def test_an_official_who_holds_no_post_yet_is_added_by_who_has_all_files(
    hilda: Client, signed_in: SignedIn
) -> None:
    form = "/registers/officials/do/add_officials"
    somebody = {"code": "N-NEW", "name": "New", "sex": "F", "entered": "2020-01-01"}
    assert hilda.post(form, somebody).status_code == 403
    assert not Official.objects.filter(code="N-NEW").exists()
    assert signed_in("olga", "hr_officer").post(form, somebody).status_code == 302
