"""Only whom an access manager linked is meant by what an identity provider says."""

import pytest
from pytest_django import Settings
from tests.engine.access.conftest import OFFICE, TODAY, AddPerson, GiveRole

from secretariat.engine.access.identities import Claimed, link, person_of, unlink
from secretariat.engine.access.models import Identity, Person
from secretariat.engine.access.people import deactivate, erase_people
from secretariat.engine.history.models import Act
from secretariat.kernel.errors import BadInput, Conflict, Refused

pytestmark = pytest.mark.django_db

ISSUER = "https://id.example/realm"


def linked(person: Person, subject: str = "s-1") -> Identity:
    return link(person, issuer=ISSUER, subject=subject, by=OFFICE, on=TODAY, reason="joined")


def claimed(subject: str = "s-1", email: str = "", issuer: str = ISSUER) -> Claimed:
    return Claimed(issuer=issuer, subject=subject, email=email)


@pytest.fixture
def trusting(settings: Settings) -> None:
    settings.OPENID_BY_EMAIL = True


def test_whoever_is_linked_is_found_and_nobody_else(person: AddPerson) -> None:
    ana = person("ana")
    linked(ana)
    assert person_of(claimed()) == ana
    assert person_of(claimed("s-2", "ana@example.invalid")) is None
    assert person_of(claimed(issuer="https://other.example/")) is None


def test_linking_is_an_act_that_says_whom_it_is_about(person: AddPerson) -> None:
    ana = person()
    linked(ana)
    kept = Act.objects.get(action="access.link")
    assert (kept.facts, kept.reason) == ({"person": ana.pk}, "joined")
    unlink(ana, by=OFFICE, on=TODAY, reason="left")
    assert Act.objects.get(action="access.unlink").facts == {"person": ana.pk}
    assert person_of(claimed()) is None


def test_a_subject_is_one_persons(person: AddPerson) -> None:
    linked(person())
    with pytest.raises(Conflict, match="clashes"):
        linked(person())


def test_a_person_is_one_subject_of_a_provider(person: AddPerson) -> None:
    ana = person()
    linked(ana)
    with pytest.raises(Conflict, match="clashes"):
        linked(ana, "s-2")


def test_a_subject_is_needed(person: AddPerson) -> None:
    with pytest.raises(BadInput, match="subject is missing"):
        linked(person(), "  ")


def test_she_is_linked_by_who_manages_people_there_and_never_by_herself(
    person: AddPerson, given: GiveRole
) -> None:
    boss, ana, bela = person(unit="A"), person(unit="A/B"), person(unit="C")
    given(boss, "access_manager", "A")
    link(ana, issuer=ISSUER, subject="s-1", by=boss, on=TODAY)
    for other in (bela, boss):
        with pytest.raises(Refused):
            link(other, issuer=ISSUER, subject="s-2", by=boss, on=TODAY)


def test_where_addresses_are_trusted_she_is_found_by_hers_and_linked_from_then_on(
    person: AddPerson, trusting: None
) -> None:
    ana = person("ana")
    assert person_of(claimed("s-9", "Ana@Example.invalid")) == ana
    assert Identity.objects.get().subject == "s-9"
    assert Act.objects.get(action="access.link").by == ana.pk


def test_whose_address_went_to_another_subject_is_not_that_subject(
    person: AddPerson, trusting: None
) -> None:
    linked(person("ana"))
    assert person_of(claimed("s-2", "ana@example.invalid")) is None


def test_an_address_nobody_verified_or_of_nobody_finds_nobody(
    person: AddPerson, trusting: None
) -> None:
    ana = person("ana")
    assert person_of(claimed("s-9", "")) is None
    assert person_of(claimed("s-9", "nobody@example.invalid")) is None
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    assert person_of(claimed("s-9", "ana@example.invalid")) is None


def test_erasing_somebody_forgets_her_subject(person: AddPerson) -> None:
    ana = person()
    linked(ana)
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    erase_people([ana], by=OFFICE, on=TODAY, reason="on schedule")
    assert not Identity.objects.exists()
