"""Giving roles and ending them."""

from datetime import date, timedelta

import pytest
from django.db import Error, IntegrityError, connection, transaction
from tests.engine.access.conftest import OFFICE, TODAY, AddPerson, GiveRole
from tests.engine.access.declared import May

from secretariat.engine.access.actors import ANONYMOUS, Actor
from secretariat.engine.access.decisions import may
from secretariat.engine.access.granting import end_grants, give
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.acting import act
from secretariat.engine.history.models import Act
from secretariat.engine.history.recording import event_model
from secretariat.kernel.errors import BadInput, Conflict, Refused
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db

FROM_2026 = Period(date(2026, 1, 1), None)


def give_reader(
    people: list[Person], by: Actor, *, scope: str = "", period: Period = FROM_2026
) -> list[Grant]:
    return give(
        people, "library.reader", scope=scope, period=period, by=by, reason="asked", on=TODAY
    )


def test_a_role_given_to_a_set_is_held_by_each(person: AddPerson) -> None:
    people = [person(), person()]
    give_reader(people, OFFICE, scope="A")
    assert all(may(one, May.READ_BOOKS, scope="A/B", on=TODAY) for one in people)


def test_a_grant_keeps_who_gave_it_and_why(person: AddPerson, given: GiveRole) -> None:
    boss, ana = person(), person()
    given(boss, "access_manager")
    (grant,) = give_reader([ana], boss)
    event = event_model(Grant).objects.get(pgh_obj=grant)
    answered = Act.objects.get(pk=event.pgh_context_id)
    assert (answered.by, answered.action, answered.reason) == (boss.pk, "access.give", "asked")


def test_nobody_gives_herself_a_role(person: AddPerson, given: GiveRole) -> None:
    boss, ana = person(), person()
    given(boss, "access_manager")
    with pytest.raises(Refused, match="your own access"):
        give_reader([ana, boss], boss)
    assert not Grant.objects.filter(role="library.reader").exists(), "nor anybody else with her"


def test_an_access_manager_gives_within_her_own_scope_alone(
    person: AddPerson, given: GiveRole
) -> None:
    boss, ana = person(), person()
    given(boss, "access_manager", "A")
    assert give_reader([ana], boss, scope="A/B")
    for scope in ("", "AB", "B"):
        with pytest.raises(Refused):
            give_reader([ana], boss, scope=scope)


def test_whoever_manages_no_grants_gives_none(person: AddPerson, given: GiveRole) -> None:
    ana, bela = person(), person()
    given(ana, "library.librarian")
    for actor in (ana, ANONYMOUS):
        with pytest.raises(Refused):
            give_reader([bela], actor)


def test_a_manager_whose_grant_has_ended_gives_none(person: AddPerson, given: GiveRole) -> None:
    boss, ana = person(), person()
    given(boss, "access_manager", ends=date(2026, 3, 14))
    with pytest.raises(Refused):
        give_reader([ana], boss)


@pytest.mark.parametrize(
    ("role", "scope", "period", "words"),
    [
        ("library.king", "", FROM_2026, r"no role “library.king”.*library\.reader"),
        ("library.reader", "/A", FROM_2026, "no scope"),
        ("library.reader", "A/", FROM_2026, "no scope"),
        ("library.reader", "A//B", FROM_2026, "no scope"),
        ("library.reader", "A\n", FROM_2026, "no scope"),
        ("library.reader", "", Period(None, date(2027, 1, 1)), "from a day on"),
    ],
)
def test_what_cannot_be_given_is_explained(
    person: AddPerson, role: str, scope: str, period: Period, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        give([person()], role, scope=scope, period=period, by=OFFICE, reason="", on=TODAY)


def test_nobody_whose_sign_in_is_closed_is_given_a_role(person: AddPerson) -> None:
    ana, bela = person("ana"), person("bela")
    deactivate([bela], by=OFFICE, on=TODAY, reason="left")
    with pytest.raises(BadInput) as refused:
        give_reader([ana, bela], OFFICE)
    assert [problem.where for problem in refused.value.problems] == ["Bela"]
    assert not Grant.objects.exists()


def test_the_same_role_over_the_same_scope_is_held_once_at_a_time(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person("ana")
    given(ana, "library.reader", "A", starts=date(2026, 1, 1), ends=date(2026, 3, 31))
    with pytest.raises(Conflict, match="already held by: Ana"):
        give_reader([ana], OFFICE, scope="A", period=Period(date(2026, 3, 31), None))
    assert give_reader([ana], OFFICE, scope="A", period=Period(date(2026, 4, 1), None))
    assert give_reader([ana], OFFICE, scope="A/B")
    assert give_reader([ana], OFFICE, scope="A", period=Period.year(2025))


def test_one_that_ends_on_the_first_day_of_another_meets_it(
    person: AddPerson, given: GiveRole
) -> None:
    ana, later = person(), date(2026, 6, 1)
    given(ana, "library.reader", starts=later)
    with pytest.raises(Conflict, match="already held"):
        give_reader([ana], OFFICE, period=Period(TODAY, later))
    give_reader([ana], OFFICE, period=Period(TODAY, later - timedelta(days=1)))


def test_the_database_itself_refuses_the_same_grant_twice(
    person: AddPerson, given: GiveRole
) -> None:
    ana = person()
    grant = given(ana, "library.reader", "A")
    with pytest.raises(IntegrityError, match="held_once"), act("test.again", by=OFFICE):
        Grant.objects.create(person=ana, role=grant.role, scope="A", starts=date(2030, 1, 1))


def test_another_role_or_scope_is_not_the_same_grant_to_the_database(
    person: AddPerson, given: GiveRole
) -> None:
    ana, bela = person(), person()
    given(ana, "library.reader", "A")
    for who, role, scope in [
        (bela, "library.reader", "A"),
        (ana, "library.librarian", "A"),
        (ana, "library.reader", "A/B"),
        (ana, "library.reader", ""),
    ]:
        given(who, role, scope)
    assert Grant.objects.count() == 5


def end(grants: list[Grant], last_day: date, by: Actor = OFFICE) -> int:
    chosen = Grant.objects.filter(pk__in=[grant.pk for grant in grants])
    return end_grants(chosen, last_day, by=by, reason="moved", on=TODAY)


def test_an_ended_grant_holds_to_its_last_day(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    assert end([given(ana, "library.reader")], date(2026, 3, 20)) == 1
    assert may(ana, May.READ_BOOKS, on=date(2026, 3, 20))
    assert not may(ana, May.READ_BOOKS, on=date(2026, 3, 21))


def test_ending_never_makes_a_grant_longer(person: AddPerson, given: GiveRole) -> None:
    grant = given(person(), "library.reader", ends=date(2026, 3, 16))
    assert end([grant], date(2026, 12, 31)) == 0
    grant.refresh_from_db()
    assert grant.ends == date(2026, 3, 16)


def test_a_grant_that_would_not_have_begun_is_withdrawn_and_its_history_kept(
    person: AddPerson, given: GiveRole
) -> None:
    grant = given(person(), "library.reader", starts=date(2026, 6, 1))
    assert end([grant], TODAY) == 1
    assert not Grant.objects.exists()
    events = event_model(Grant).objects.filter(pgh_obj=grant.pk).order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]


def test_one_that_ends_on_its_first_day_is_held_for_that_day(
    person: AddPerson, given: GiveRole
) -> None:
    grant = given(person(), "library.reader", starts=TODAY)
    assert end([grant], TODAY) == 1
    grant.refresh_from_db()
    assert (grant.starts, grant.ends) == (TODAY, TODAY)


def test_grants_beyond_her_scope_are_not_hers_to_end(person: AddPerson, given: GiveRole) -> None:
    boss, ana = person(), person()
    given(boss, "access_manager", "A")
    grants = [given(ana, "library.reader", "A/B"), given(ana, "library.reader", "B")]
    with pytest.raises(Refused, match="reaches B"):
        end(grants, TODAY, by=boss)
    assert not Grant.objects.exclude(ends=None).exists(), "all or nothing"


def test_the_history_of_a_grant_tells_each_change(person: AddPerson, given: GiveRole) -> None:
    grant = given(person(), "library.reader")
    end([grant], date(2026, 6, 30))
    end([grant], date(2026, 4, 30))
    events = event_model(Grant).objects.filter(pgh_obj=grant.pk).order_by("pgh_id")
    assert [(event.pgh_label, event.ends) for event in events] == [
        ("insert", None),
        ("update", date(2026, 6, 30)),
        ("update", date(2026, 4, 30)),
    ]


def raw(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_grant SET scope = ''",
        "INSERT INTO access_grant (person_id, role, scope, starts) VALUES (1, 'x', '', now())",
        "DELETE FROM access_grant",
        "UPDATE access_person SET is_active = true",
        "UPDATE access_person SET password = ''",
        "DELETE FROM access_person",
    ],
)
def test_the_database_refuses_what_nobody_answers_for(
    person: AddPerson, given: GiveRole, statement: str
) -> None:
    given(person(), "library.reader", "A")
    with pytest.raises(Error, match="Nobody answers"):
        raw(statement)


@pytest.mark.parametrize("table", ["access_grantevent", "access_personevent"])
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET pgh_label = 'x'", "TRUNCATE {}"])
def test_the_application_cannot_rewrite_the_history_of_access(table: str, verb: str) -> None:
    with pytest.raises(Error, match="permission denied"):
        raw(verb.format(table))


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"starts": date(2026, 2, 1), "ends": date(2026, 1, 31)}, "grant_ends_after_it_starts"),
        ({"starts": date(2026, 2, 1), "scope": "A/"}, "grant_scope_is_a_path"),
        ({"starts": date(2026, 2, 1), "scope": "A\n"}, "grant_scope_is_a_path"),
    ],
)
def test_the_database_keeps_no_impossible_grant(
    person: AddPerson, values: dict[str, object], constraint: str
) -> None:
    ana = person()
    with pytest.raises(IntegrityError, match=constraint), act("test.break", by=OFFICE):
        Grant.objects.create(person=ana, role="library.reader", **values)
