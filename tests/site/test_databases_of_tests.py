"""The tests' own databases: each worker's are its own, in the role the product runs as."""

from collections.abc import Mapping

import psycopg
import pytest
from django.db import connection
from tests.databases import Connection


def _one(query: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row: tuple[object, ...] = cursor.fetchone()
        return row[0]


@pytest.mark.django_db
def test_a_test_speaks_as_the_application() -> None:
    assert _one("SELECT session_user") == "secretariat_app"


@pytest.mark.django_db
def test_the_application_owns_no_table() -> None:
    owned = "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user"
    assert _one(owned) == 0


def test_a_fresh_database_keeps_what_is_committed(fresh_database: Mapping[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('one', 'data', now())")
    with psycopg.connect(fresh_database["default"]) as another:
        assert another.execute("SELECT count(*) FROM django_session").fetchone() == (1,)


def test_the_simulated_database_is_used_by_the_role_that_may_simulate(
    simulated_database: Mapping[str, str],
) -> None:
    assert _one("SELECT session_user") == "secretariat_simulator"


def test_the_owner_owns_the_tables_of_the_database_in_use(
    fresh_database: Mapping[str, str], owner: Connection
) -> None:
    query = (
        "SELECT current_database(), current_user, tableowner FROM pg_tables WHERE tablename = %s"
    )
    found = owner.execute(query, ["django_session"]).fetchone()
    assert found is not None
    assert found[0] == _one("SELECT current_database()")
    assert found[1] == found[2] == "secretariat_owner"
