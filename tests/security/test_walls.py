"""What a colleague who holds the application's database role can't reach from one side."""

import os
from collections.abc import Iterator, Mapping

import psycopg
import pytest
from psycopg import sql

from secretariat.site.cluster.addresses import url
from secretariat.site.cluster.provisioning import as_superuser
from secretariat.site.cluster.server import Server
from secretariat.site.databases import SIDES, Address

OUTWARD = [
    'SELECT * FROM "{other}".public.history_act',
    "CREATE EXTENSION dblink",
    "CREATE EXTENSION postgres_fdw",
    "CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('.')",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "CREATE TEMP TABLE words (word text); COPY words FROM '/etc/passwd'",
    "COPY (SELECT 1) TO '/tmp/of-a-curious-colleague'",
    "SELECT lo_import('/etc/passwd')",
    "SET ROLE secretariat_owner",
    "SET SESSION AUTHORIZATION secretariat_owner",
    "CREATE ROLE another SUPERUSER",
    "ALTER ROLE secretariat_app SUPERUSER",
    "GRANT secretariat_owner TO secretariat_app",
    "GRANT pg_read_all_data TO secretariat_app",
    "CREATE DATABASE mine",
    'DROP DATABASE "{other}"',
    "ALTER SYSTEM SET log_statement = 'all'",
    "SELECT rolpassword FROM pg_authid",
]


@pytest.mark.usefixtures("own_sides")  # nobody else is connected: a wall alone may refuse
@pytest.mark.parametrize("statement", OUTWARD)
def test_from_one_side_no_statement_reaches_another_or_the_machine(
    statement: str, fresh_database: Mapping[str, str]
) -> None:
    other = Address.read(fresh_database["vault"]).name
    with (
        psycopg.connect(fresh_database["default"], autocommit=True) as connection,
        pytest.raises(psycopg.Error),
    ):
        connection.execute(statement.format(other=other).encode())


@pytest.fixture
def colleague(database_server: Server) -> Iterator[str]:
    """A role that signs in to the server and was given nothing."""
    name = f"curious_{os.getpid()}"
    with as_superuser(database_server) as boss:
        boss.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))
        yield name
        boss.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


@pytest.mark.parametrize("side", SIDES)
def test_whoever_was_given_nothing_opens_no_side(
    side: str, colleague: str, database_server: Server, fresh_database: Mapping[str, str]
) -> None:
    name = Address.read(fresh_database[side]).name
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(url(database_server.socket, colleague, name))


@pytest.mark.parametrize("side", SIDES)
def test_the_application_owns_nothing_it_writes_to(
    side: str, fresh_database: Mapping[str, str]
) -> None:
    owned = """SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE pg_get_userbyid(relowner) = current_user AND nspname !~ '^pg_'"""
    with psycopg.connect(fresh_database[side]) as connection:
        assert connection.execute(owned).fetchall() == []
        row = connection.execute(
            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == (False,)
