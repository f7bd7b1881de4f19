"""Whoever has the files of one unit finds those of its officials, and no others, on every page."""

from datetime import timedelta

import pytest
from tests.areas.workforce.conftest import Office
from tests.areas.workforce.pages.conftest import SignedIn, page, words

from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.people import Official
from secretariat.web.asking import today


@pytest.mark.parametrize(
    "address",
    [
        "/registers/officials/",
        "/registers/officials/?q=n",
        "/registers/officials/?q=Hesperance",
        "/registers/officials/export.csv",
        "/registers/contracts/",
        "/registers/contracts/?kind=FT",
        "/find?q=Hesperance",
    ],
)
def test_lists_exports_and_search_hold_those_of_her_unit_alone(
    officials: tuple[Official, Official], signed_in: SignedIn, address: str
) -> None:
    browser = signed_in("hilda", "hr_officer", "HRD")
    answer = browser.get(address, follow=True)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert "Hesperance" in content.decode()
    assert "Fenwickson" not in content.decode()


def test_the_registers_are_counted_for_her_unit(
    officials: tuple[Official, Official], signed_in: SignedIn
) -> None:
    page(signed_in("hilda", "hr_officer", "HRD"), "/registers/")
    assert page(signed_in("hilda2", "hr_officer", "HRD"), "/")


def test_the_record_and_who_may_see_it_open_to_her(
    officials: tuple[Official, Official], signed_in: SignedIn
) -> None:
    hers, other = officials
    browser = signed_in("hilda", "hr_officer", "HRD")
    assert "Hesperance" in page(browser, f"/registers/officials/{hers.pk}/")
    page(browser, f"/registers/officials/{other.pk}/", 404)
    contract = hers.contracts.get()
    assert "Hesperance" in page(browser, f"/registers/contracts/{contract.pk}/")
    page(browser, f"/registers/contracts/{other.contracts.get().pk}/", 404)
    assert "HRD" in words(page(browser, f"/registers/officials/{hers.pk}/access"))


def test_a_form_offers_her_the_officials_of_her_unit(
    officials: tuple[Official, Official], signed_in: SignedIn
) -> None:
    shown = page(signed_in("hilda", "hr_officer", "HRD"), "/registers/incumbencies/do/appoint")
    assert "Hesperance" in shown
    assert "Fenwickson" not in shown


def test_her_file_goes_over_on_the_day_she_moves_and_not_when_that_is_recorded(
    office: Office, officials: tuple[Official, Official], signed_in: SignedIn
) -> None:
    moving, _other = officials
    here, there = signed_in("here", "hr_officer", "HRD"), signed_in("there", "hr_officer", "FIN")
    last = today() + timedelta(days=10)
    moved = {"ends": last, "ending": "move"}
    office.change(actions.end_incumbencies, moved, official=moving, ends=None)
    next_post = office.post(unit=office.unit("FIN"))
    office.holds(moving, next_post, last + timedelta(days=1), beginning="transfer")
    address = f"/registers/officials/{moving.pk}/"
    assert "Hesperance" in page(here, "/officials/N-HRD")
    assert "Hesperance" in page(here, address)
    page(there, "/officials/N-HRD", 404)
    page(there, address, 404)
    assert "Hesperance" not in page(there, "/registers/officials/")
