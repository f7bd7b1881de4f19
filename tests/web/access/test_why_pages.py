"""Every decision is explained to whom it concerns, and to nobody who may not know of it."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.product.html_read import Page
from tests.web.access.conftest import SignIn

from secretariat.engine.access.models import Person

MANAGER, OF_PARTNERS = "nadia.belrouche", "ewan.strathlin"


def said(browser: Client, address: str, **asked: str) -> str:
    answer = browser.get(address, asked)
    assert answer.status_code == 200
    return Page(answer.content.decode()).said("main")


@pytest.fixture
def reader(sign_in: SignIn) -> Client:
    return sign_in("li.fengyao")


def test_a_refusal_leads_to_its_reasons(sign_in: SignIn) -> None:
    browser = sign_in("amara.okonda")
    refused = browser.get("/registers/states/do/add_states")
    assert refused.status_code == 403
    link = "/why?permission=reference.keep_reference"
    assert link in refused.content.decode()
    page = said(browser, link)
    assert "You may not" in page
    assert "Standards officer over the whole organization since" in page
    assert "this role does not permit it" in page
    assert "Editor of reference data" in page


def test_somebody_not_signed_in_is_led_to_sign_in_not_to_reasons(stranger: Client) -> None:
    refused = stranger.get("/registers/states/do/add_states").content.decode()
    assert "/why" not in refused
    assert "/account/login/" in refused
    assert stranger.get("/why").status_code == 302


def test_she_reads_all_that_she_may_and_why(sign_in: SignIn) -> None:
    page = said(sign_in("teodor.maskov"), "/why")
    assert "What you may do, and why" in page
    assert "Editor of reference data over the whole organization" in page
    assert "Give and end roles" not in page.split("Ask about something else")[0]


def test_of_a_place_she_reads_why_her_grant_does_not_reach_it(sign_in: SignIn) -> None:
    browser = sign_in(OF_PARTNERS)
    asked = {"permission": "access.manage_grants", "scope": "DGO/POLICY"}
    page = said(browser, "/why", **asked)
    assert "You may not" in page
    assert "does not reach DGO/POLICY" in page
    page = said(browser, "/why", **{**asked, "scope": "DGO/PARTNER/RO-AME"})
    assert "You may:" in page
    assert "permits it" in page


def test_a_manager_reads_why_another_may_or_may_not(sign_in: SignIn) -> None:
    browser = sign_in(MANAGER)
    person = Person.objects.get(username="amara.okonda")
    asked = {"person": str(person.pk), "permission": "standards.register_ratifications"}
    page = said(browser, "/why", **asked)
    assert "Amara Okonda may:" in page
    assert "permits it" in page
    page = said(browser, "/why", **{**asked, "permission": "access.manage_people"})
    assert "Amara Okonda may not" in page


def test_of_somebody_beyond_her_reach_nothing_is_explained(sign_in: SignIn) -> None:
    browser = sign_in(OF_PARTNERS)
    person = Person.objects.get(username="amara.okonda")
    asked = {"permission": "standards.register_ratifications"}
    hidden = browser.get("/why", {**asked, "person": str(person.pk)})
    unknown = browser.get("/why", {**asked, "person": "99999999"})
    assert hidden.status_code == unknown.status_code == 404
    assert Page(hidden.content.decode()).said("main") == Page(unknown.content.decode()).said("main")


def test_who_may_read_of_nobody_reads_of_nobody(reader: Client) -> None:
    person = Person.objects.get(username="amara.okonda")
    answer = reader.get("/why", {"person": str(person.pk), "permission": "access.manage_people"})
    assert answer.status_code == 404


@pytest.mark.parametrize("words", ["nonsense", "access.nothing", "", "-"])
def test_an_unknown_permission_is_said_to_be_unknown(words: str, sign_in: SignIn) -> None:
    browser = sign_in(MANAGER)
    person = Person.objects.get(username="amara.okonda")
    answer = browser.get("/why", {"permission": words, "person": str(person.pk)})
    assert answer.status_code == 422


def test_of_a_record_she_reads_who_may_see_and_change_it(sign_in: SignIn) -> None:
    page = said(sign_in(MANAGER), reverse("record-access", args=["states", 1]))
    assert "Everyone, without signing in" in page
    assert "Editor of reference data over the whole organization" in page
    assert "Teodor Maskov" in page


def test_names_of_holders_are_told_to_those_who_may_read_people_alone(reader: Client) -> None:
    page = said(reader, reverse("record-access", args=["states", 1]))
    assert "Editor of reference data" in page
    assert "Teodor Maskov" not in page


def test_of_a_record_she_may_not_know_of_nothing_is_explained(
    sign_in: SignIn, settings: object
) -> None:
    settings.PRODUCT = "tests.product.closed.PRODUCT"  # type: ignore[attr-defined]
    browser = sign_in("li.fengyao")
    hidden = browser.get(reverse("record-access", args=["states", 1]))
    unknown = browser.get(reverse("record-access", args=["nonsense", 1]))
    assert hidden.status_code == unknown.status_code == 404
