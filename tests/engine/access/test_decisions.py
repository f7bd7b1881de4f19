"""May she, where, and why: asked of the kept grants."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from pytest_django import DjangoAssertNumQueries, Settings
from tests.engine.access.conftest import OFFICE, PASSWORD, TODAY, AddPerson, GiveRole
from tests.engine.access.declared import May

from secretariat.engine.access.actors import ANONYMOUS, Actor, Anonymous, actor_of
from secretariat.engine.access.decisions import (
    explain,
    may,
    require,
    require_each,
    rights_of,
    scopes,
    visible,
)
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.access.permissions import EVERYONE, PUBLIC, Permission
from secretariat.engine.history.acting import act
from secretariat.engine.history.reading import known_at
from secretariat.kernel.errors import NotFound, Refused

pytestmark = pytest.mark.django_db


def test_without_a_grant_nothing_is_allowed(person: AddPerson) -> None:
    decision = may(person(), May.READ_BOOKS, on=TODAY)
    assert not decision
    assert str(decision.because) == "None of your grants permits it on this day."


def test_a_decision_names_the_grant_it_rests_on(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    given(ana, "library.reader", "A")
    decision = may(ana, May.READ_BOOKS, scope="A/B", on=TODAY)
    assert decision.allowed
    assert str(decision.because) == "Reader over A since 1 January 2020"


def test_a_refusal_says_how_far_her_grants_reach(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    given(ana, "library.reader", "A")
    decision = may(ana, May.READ_BOOKS, scope="AB", on=TODAY)
    assert not decision.allowed
    assert str(decision.because) == "Your grants reach A, not AB."


def test_a_grant_over_a_part_does_not_reach_the_whole(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    given(ana, "library.reader", "A")
    assert not may(ana, May.READ_BOOKS, scope="", on=TODAY)
    assert may(ana, May.READ_BOOKS, scope=None, on=TODAY), "somewhere she may"
    assert not may(ana, May.LEND_BOOKS, scope=None, on=TODAY), "nowhere may she"


def test_a_grant_permits_on_its_first_and_last_day_and_not_beside_them(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    given(ana, "library.reader", starts=date(2026, 3, 1), ends=date(2026, 3, 31))
    allowed = {
        day: may(ana, May.READ_BOOKS, on=day).allowed
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1))
    }
    assert list(allowed.values()) == [False, True, True, False]


def test_a_role_the_product_no_longer_declares_grants_nothing(
    person: AddPerson, given: GiveRole, settings: Settings
) -> None:
    ana = person()
    given(ana, "library.reader")
    settings.PRODUCT = "tests.engine.access.test_decisions.Empty"
    assert not may(ana, May.READ_BOOKS, on=TODAY)
    assert "no such role" in explain(ana, May.READ_BOOKS, "", TODAY)[0]


class Empty:
    """A product that declares no role."""

    roles = ()


@pytest.mark.parametrize("actor", [ANONYMOUS, Anonymous()])
@pytest.mark.parametrize("permission", [*May, EVERYONE])
def test_the_anonymous_may_only_what_is_public(actor: Actor, permission: Permission) -> None:
    assert not may(actor, permission, on=TODAY)
    assert may(actor, PUBLIC, on=TODAY)


def test_a_process_of_the_office_may_everything_everywhere() -> None:
    for permission in [*May, EVERYONE, PUBLIC]:
        assert may(OFFICE, permission, scope="A/B", on=TODAY)
        assert scopes(OFFICE, permission, TODAY).everywhere


def test_whose_sign_in_is_closed_may_nothing_but_what_is_public(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    given(ana, "library.librarian")
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    ana.refresh_from_db()
    assert not may(ana, May.READ_BOOKS, on=TODAY)
    assert not may(ana, EVERYONE, on=TODAY)
    assert may(ana, PUBLIC, on=TODAY)
    assert str(may(ana, May.READ_BOOKS, on=TODAY).because) == "Your sign-in is closed."


def test_a_refusal_says_why_and_which_roles_may_instead(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    given(ana, "library.reader")
    with pytest.raises(Refused) as refused:
        require(ana, May.LEND_BOOKS, scope="A", on=TODAY)
    assert str(refused.value) == (
        "You may not do this. None of your grants permits it on this day. Those who may: Librarian."
    )


def test_a_refusal_says_so_if_no_role_permits_it(person: AddPerson) -> None:
    with pytest.raises(Refused, match=r"No role permits it\."):
        require(person(), May.BURN_BOOKS, on=TODAY)


def test_the_anonymous_are_told_to_sign_in() -> None:
    with pytest.raises(Refused, match=r"This needs signing in\. .*Sign in\."):
        require(ANONYMOUS, May.READ_BOOKS, on=TODAY)


def test_what_is_hidden_answers_as_what_does_not_exist(person: AddPerson) -> None:
    with pytest.raises(NotFound) as hidden:
        require(person(), May.READ_BOOKS, scope="A", on=TODAY, hide=True)
    assert "library" not in str(hidden.value)
    assert "Reader" not in str(hidden.value)


def test_a_set_is_refused_if_one_of_it_lies_outside_and_that_one_is_named(
    person: AddPerson, given: GiveRole, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana = person()
    given(ana, "library.reader", "A")
    given(ana, "library.reader", "B")
    with django_assert_num_queries(1):
        require_each(ana, May.READ_BOOKS, scopes=["A", "A/X", "B"], on=TODAY)
    with pytest.raises(Refused, match="reaches the whole organization, BX"):
        require_each(ana, May.READ_BOOKS, scopes=["A", "BX", ""], on=TODAY)


def test_every_question_costs_one_query(
    person: AddPerson, given: GiveRole, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana = person()
    for scope in ("A", "B", "C"):
        given(ana, "library.librarian", scope)
    with django_assert_num_queries(1):
        may(ana, May.READ_BOOKS, scope="A", on=TODAY)
    with django_assert_num_queries(1):
        rights = rights_of(ana, on=TODAY)
        assert [rights.scopes(one).paths for one in May] == [("A", "B", "C"), ("A", "B", "C"), ()]


def test_a_grant_is_explained_to_whoever_asks(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    given(ana, "library.reader", "A", starts=date(2020, 1, 1), ends=date(2020, 12, 31))
    given(ana, "library.reader", "A", starts=date(2021, 1, 1))
    assert explain(ana, May.READ_BOOKS, "A/B", TODAY) == (
        "Reader over A from 1 January 2020 to 31 December 2020: has ended",
        "Reader over A since 1 January 2021: permits it",
    )


def test_records_of_the_whole_organization_are_seen_by_those_who_may_everywhere(
    person: AddPerson, given: GiveRole
) -> None:
    ana, bela = person(), person()
    given(ana, "library.reader", "A")
    given(bela, "library.reader")
    for who, seen in ((ana, 0), (bela, 2)):
        found = visible(
            Person.objects.all(), actor=who, permission=May.READ_BOOKS, scope_path=None, on=TODAY
        )
        assert found.count() == seen


def test_whoever_reads_the_past_has_the_rights_of_today(person: AddPerson, given: GiveRole) -> None:
    before = _now()
    ana = person()
    given(ana, "library.reader")
    with known_at(before):
        assert not Person.objects.filter(pk=ana.pk).values("pk").exists()
        assert may(ana, May.READ_BOOKS, on=TODAY)


def test_a_person_is_read_as_she_was_known_and_without_her_password(person: AddPerson) -> None:
    ana = person("ana", password=PASSWORD)
    before = _now()
    with act("test.rename", by=OFFICE):
        Person.objects.filter(pk=ana.pk).update(name="Ana Maria")
    with known_at(before):
        past = Person.objects.get(pk=ana.pk)
    assert (past.name, past.password) == ("Ana", None)


def _now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT secretariat.clock()")
        now: datetime = cursor.fetchone()[0]
    return now


def test_the_actor_of_a_request_is_the_person_or_nobody(person: AddPerson) -> None:
    ana = person()
    assert actor_of(ana) is ana
    assert actor_of(AnonymousUser()) == ANONYMOUS


def test_nobody_answers_for_an_act_of_the_anonymous() -> None:
    with pytest.raises(Refused, match="without signing in"), act("library.lend", by=ANONYMOUS):
        pytest.fail("the act began")
