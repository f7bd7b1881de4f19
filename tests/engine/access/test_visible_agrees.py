"""“List what she may” and “may she” give the same answer, whatever the grants."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.access.conftest import OFFICE
from tests.engine.access.declared import May
from tests.engine.access.test_covering import PATHS
from tests.engine.access.test_rights import DAYS, GRANTS, Held

from secretariat.engine.access.decisions import may, scopes, visible
from secretariat.engine.access.models import Grant, Person
from secretariat.engine.history.acting import act

FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
UNITS = st.lists(PATHS, max_size=6)


@contextmanager
def undone() -> Iterator[None]:
    """Forget what one example wrote."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def kept(number: int, unit: str) -> Person:
    return Person(
        username=f"p{number}", name=f"P{number}", email=f"p{number}@x.invalid", unit_path=unit
    )


def keep(units: list[str], grants: tuple[Held, ...]) -> Person:
    """One person per unit, and first the one who holds the grants, as far as they can be kept."""
    with act("test.keep", by=OFFICE):
        ana, *_others = Person.objects.bulk_create(
            [kept(number, unit) for number, unit in enumerate(["", *units])]
        )
        possible = [one for one in grants if one.ends is None or one.ends >= one.starts]
        alone = {(one.role, one.scope): one for one in possible}
        Grant.objects.bulk_create(
            Grant(person=ana, role=one.role, scope=one.scope, starts=one.starts, ends=one.ends)
            for one in alone.values()
        )
    return ana


@pytest.mark.django_db
@FEW
@given(UNITS, GRANTS, st.sampled_from(May), DAYS)
def test_a_record_is_listed_exactly_when_she_may_over_its_scope(
    units: list[str], grants: tuple[Held, ...], permission: May, on: date
) -> None:
    with undone():
        ana = keep(units, grants)
        listed = visible(
            Person.objects.all(),
            actor=ana,
            permission=permission,
            scope_path="unit_path",
            on=on,
        )
        expected = {
            one.pk
            for one in Person.objects.all()
            if may(ana, permission, scope=one.unit_path, on=on)
        }
        assert {one.pk for one in listed} == expected


@pytest.mark.django_db
@FEW
@given(UNITS, GRANTS, st.sampled_from(May), DAYS)
def test_the_same_holds_for_a_scope_that_stands_on_another_table(
    units: list[str], grants: tuple[Held, ...], permission: May, on: date
) -> None:
    with undone():
        ana = keep(units, grants)
        where = scopes(ana, permission, on)
        listed = visible(
            Grant.objects.all(),
            actor=ana,
            permission=permission,
            scope_path="person__unit_path",
            on=on,
        )
        expected = {
            one.pk
            for one in Grant.objects.select_related("person")
            if where.cover(one.person.unit_path)
        }
        assert {one.pk for one in listed} == expected


@pytest.mark.django_db
@FEW
@given(GRANTS, st.sampled_from(May), DAYS)
def test_records_without_a_scope_are_listed_exactly_when_she_may_everywhere(
    grants: tuple[Held, ...], permission: May, on: date
) -> None:
    with undone():
        ana = keep(["A"], grants)
        listed = visible(
            Person.objects.all(), actor=ana, permission=permission, scope_path=None, on=on
        )
        assert listed.exists() == may(ana, permission, scope="", on=on).allowed
