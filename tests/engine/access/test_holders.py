"""Who may, asked backwards, agrees with asking each person."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as st
from tests.engine.access.conftest import OFFICE, TODAY, AddPerson, GiveRole
from tests.engine.access.declared import May

from secretariat.engine.access.covering import EVERYWHERE, NOWHERE, Scopes
from secretariat.engine.access.decisions import may
from secretariat.engine.access.holders import grants_permitting, serving
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.acting import act

pytestmark = pytest.mark.django_db

PATHS = ["", "A", "A/B", "AX", "C"]


def named(permission: May, scope: str | None, *, within: Scopes = EVERYWHERE) -> set[int]:
    grants = grants_permitting([permission], on=TODAY, within=within)
    return {one.person_id for one in serving(grants, permission, scope)}


grants = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["library.reader", "library.librarian", "gone"]),
        st.sampled_from(PATHS),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one[:3],
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@examples(grants=grants, permission=st.sampled_from([May.READ_BOOKS, May.LEND_BOOKS]))
def test_those_named_are_exactly_those_who_may(
    person: AddPerson, grants: list[tuple[int, str, str, bool]], permission: May
) -> None:
    people = list(Person.objects.order_by("pk")[:3]) or [person() for _ in range(3)]
    with act("test.grants", by=OFFICE):
        Grant.objects.all().delete()
        for number, role, scope, is_over in grants:
            ends = date(2026, 1, 1) if is_over else None
            Grant.objects.create(
                person=people[number], role=role, scope=scope, starts=date(2020, 1, 1), ends=ends
            )
    for scope in (*PATHS, None):
        expected = {one.pk for one in people if may(one, permission, scope=scope, on=TODAY)}
        assert named(permission, scope) == expected


def test_who_may_not_sign_in_is_not_named(person: AddPerson, given: GiveRole) -> None:
    ana = person()
    given(ana, "library.reader")
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    assert named(May.READ_BOOKS, "") == set()


def test_only_people_and_scopes_within_reach_are_named(person: AddPerson, given: GiveRole) -> None:
    ana, bela, eva = person(unit="A"), person(unit="A/B"), person(unit="C")
    given(ana, "library.reader", "")
    given(bela, "library.reader", "A/B")
    given(eva, "library.reader", "A")
    assert named(May.READ_BOOKS, "A/B") == {ana.pk, bela.pk, eva.pk}
    assert named(May.READ_BOOKS, "A/B", within=Scopes.of(["A"])) == {bela.pk}
    assert named(May.READ_BOOKS, "A/B", within=NOWHERE) == set()
