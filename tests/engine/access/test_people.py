"""People: adding them, closing their sign-in, erasing them."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import Error, IntegrityError
from tests.engine.access.conftest import OFFICE, PASSWORD, TODAY, AddPerson, GiveRole

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.granting import end_grants
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.people import (
    NewPerson,
    add_people,
    add_person,
    deactivate,
    erase_people,
    give_password,
    reactivate,
)
from secretariat.engine.history.acting import act
from secretariat.engine.history.models import Act, Erasure
from secretariat.engine.history.recording import event_model
from secretariat.kernel.errors import BadInput, Conflict, Refused

pytestmark = pytest.mark.django_db


def new(username: str, **facts: str) -> NewPerson:
    given = {"name": username.title(), "email": f"{username}@example.invalid", **facts}
    return NewPerson(username=username, **given)


def test_a_person_nobody_answers_for_is_refused_by_the_database() -> None:
    with pytest.raises(Error, match="Nobody answers"):
        Person.objects.create(username="ana", name="Ana", email="ana@example.invalid")


def test_history_keeps_a_person_but_never_her_password() -> None:
    ana = add_person(new("ana", password=PASSWORD), by=OFFICE, on=TODAY)
    event = event_model(Person).objects.get(pgh_obj=ana)
    assert event.name == "Ana"
    assert not hasattr(event, "password")


def test_a_person_answers_for_her_acts_under_her_number(person: AddPerson) -> None:
    ana = person()
    with act("library.lend", by=ana) as lending:
        pass
    assert Act.objects.get(pk=lending.id).by == ana.pk


def test_the_password_is_hashed_with_argon2() -> None:
    ana = add_person(new("ana", password=PASSWORD), by=OFFICE, on=TODAY)
    assert ana.password.startswith("argon2$argon2id$")
    assert ana.check_password(PASSWORD)


def test_who_moves_here_keeps_her_password() -> None:
    hashed = make_password("a long pass phrase of hers")
    kept = add_person(new("ana", hashed=hashed), by=OFFICE, on=TODAY)
    assert kept.check_password("a long pass phrase of hers")
    assert not kept.check_password("another")


def test_a_password_kept_in_an_unknown_way_is_refused() -> None:
    with pytest.raises(BadInput, match="not kept in a way"):
        add_person(new("ana", hashed="plain words"), by=OFFICE, on=TODAY)
    assert not Person.objects.filter(username="ana").exists()


def test_a_person_without_a_password_cannot_sign_in_yet(person: AddPerson) -> None:
    ana = person()
    assert not ana.has_usable_password()
    assert not ana.check_password("")


def test_user_names_and_addresses_are_kept_in_lower_case() -> None:
    ana = add_person(
        NewPerson(username=" Ana ", name="Ana", email="Ana@Example.Invalid"), by=OFFICE, on=TODAY
    )
    assert (ana.username, ana.email) == ("ana", "ana@example.invalid")
    assert Person.objects.get_by_natural_key("ANA") == ana


def test_every_taken_name_and_address_is_named_and_nobody_is_added(person: AddPerson) -> None:
    person("ana")
    wanted = [
        new("ANA", email="other@example.invalid"),
        new("bela"),
        new("bela", email="ana@example.invalid"),
    ]
    with pytest.raises(BadInput) as refused:
        add_people(wanted, by=OFFICE, on=TODAY)
    found = [problem.found for problem in refused.value.problems]
    assert found == ["ana", "bela", "ana@example.invalid"]
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"email": "nonsense"}, "ana, email"),
        ({"name": " "}, "ana, name"),
        ({"language": "de"}, "ana, language"),
        ({"unit_path": "/A"}, "ana, unit_path"),
        ({"password": "short"}, "ana"),
        ({"password": "1qaz2wsx3edc"}, "ana"),
        ({"password": "ana@example.invalid"}, "ana"),
    ],
)
def test_what_is_wrong_with_a_new_person_is_named(facts: dict[str, str], where: str) -> None:
    with pytest.raises(BadInput) as refused:
        add_person(new("ana", **facts), by=OFFICE, on=TODAY)
    assert [problem.where for problem in refused.value.problems] == [where]


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"username": "Ana"}, "person_username_is_in_lower_case"),
        ({"username": "ana@x"}, "person_username_is_no_address"),
        ({"email": "Ana@x.invalid"}, "person_email_is_in_lower_case"),
        ({"language": "de"}, "person_language_is_a_working_language"),
        ({"unit_path": "A/"}, "person_unit_path_is_a_path"),
    ],
)
def test_the_database_keeps_no_impossible_person(values: dict[str, str], constraint: str) -> None:
    facts = {"username": "ana", "name": "Ana", "email": "ana@x.invalid", **values}
    with pytest.raises(IntegrityError, match=constraint), act("test.break", by=OFFICE):
        Person.objects.create(**facts)


def test_nobodys_user_name_is_an_address() -> None:
    with pytest.raises(BadInput, match="no @"):
        add_person(new("ana@x.invalid", email="ana@example.invalid"), by=OFFICE, on=TODAY)


def test_people_are_added_within_ones_own_scope_alone(person: AddPerson, given: GiveRole) -> None:
    boss = person()
    given(boss, "access_manager", "A")
    assert add_person(new("ana", unit_path="A/B"), by=boss, on=TODAY)
    for who, unit in ((boss, "B"), (boss, ""), (ANONYMOUS, "A")):
        with pytest.raises(Refused):
            add_person(new("bela", unit_path=unit), by=who, on=TODAY)


def test_closing_a_sign_in_takes_the_password_and_opening_it_gives_none_back() -> None:
    ana = add_person(new("ana", password=PASSWORD), by=OFFICE, on=TODAY)
    assert deactivate([ana], by=OFFICE, on=TODAY, reason="left") == 1
    assert deactivate([ana], by=OFFICE, on=TODAY, reason="left") == 0
    assert reactivate([ana], by=OFFICE, on=TODAY, reason="back") == 1
    ana.refresh_from_db()
    assert ana.is_active
    assert not ana.has_usable_password()


def test_a_new_password_is_given_by_an_access_manager_of_her_unit(
    person: AddPerson, given: GiveRole
) -> None:
    boss, ana = person(), person(unit="A")
    given(boss, "access_manager", "A")
    give_password(ana, PASSWORD, by=boss, on=TODAY, reason="she lost it")
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    with pytest.raises(BadInput, match="too short"):
        give_password(ana, "short", by=boss, on=TODAY, reason="she lost it")
    with pytest.raises(Refused):
        give_password(boss, PASSWORD, by=ana, on=TODAY, reason="why not")


def test_erasure_leaves_her_acts_and_takes_her_names_from_all_history(person: AddPerson) -> None:
    ana, bela = person("ana"), person("bela")
    EmailAddress.objects.create(user=ana, email=ana.email)
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    erase_people([ana], by=OFFICE, on=TODAY, reason="asked for it")
    ana.refresh_from_db()
    assert (ana.name, ana.username) == (f"Erased person {ana.pk}", f"erased-{ana.pk}")
    told = event_model(Person).objects.filter(pgh_obj=ana).values_list("name", "username", "email")
    assert set(told) == {(ana.name, ana.username, ana.email)}
    assert not EmailAddress.objects.exists()
    assert Erasure.objects.get().record == ana.pk
    bela.refresh_from_db()
    assert bela.name == "Bela"


def test_nobody_is_erased_who_may_still_sign_in_or_holds_a_role(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person("ana")
    given(ana, "library.reader")
    with pytest.raises(Conflict, match="Ana"):
        erase_people([ana], by=OFFICE, on=TODAY, reason="asked for it")
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    with pytest.raises(Conflict, match="Ana"):
        erase_people([ana], by=OFFICE, on=TODAY, reason="asked for it")
    end_grants(Grant.objects.all(), date(2026, 3, 14), by=OFFICE, reason="left", on=TODAY)
    assert erase_people([ana], by=OFFICE, on=TODAY, reason="asked for it") > 0


def test_an_access_manager_alone_erases_nobody(person: AddPerson, given: GiveRole) -> None:
    boss, officer, ana = person(), person(), person()
    given(boss, "access_manager")
    given(officer, "data_protection_officer")
    deactivate([ana], by=boss, on=TODAY, reason="left")
    with pytest.raises(Refused, match="Data protection officer"):
        erase_people([ana], by=boss, on=TODAY, reason="asked for it")
    assert erase_people([ana], by=officer, on=TODAY, reason="asked for it") > 0
