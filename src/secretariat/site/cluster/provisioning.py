"""The roles and databases of an embedded server, and who may connect to what."""

from typing import LiteralString

import psycopg
from psycopg import sql

from secretariat.site.cluster.addresses import APP, OWNER, SIMULATOR, url
from secretariat.site.cluster.server import SUPERUSER, Server

ROLES = (OWNER, APP, SIMULATOR)
TAKE_CONNECT = "REVOKE ALL ON DATABASE {name} FROM PUBLIC"
GIVE_CONNECT = "GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {app}"


def as_superuser(
    server: Server, database: str = "postgres"
) -> psycopg.Connection[tuple[object, ...]]:
    """A connection as the cluster's superuser, each statement for itself."""
    return psycopg.connect(url(server.socket, SUPERUSER, database), autocommit=True)


def provide_roles(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Make the three roles where missing: the owner, the application, and who may simulate."""
    known = _names(connection, "SELECT rolname FROM pg_roles")
    for role in ROLES:
        if role not in known:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    connection.execute(
        sql.SQL("GRANT {app} TO {simulator}").format(
            app=sql.Identifier(APP), simulator=sql.Identifier(SIMULATOR)
        )
    )


def provide_database(connection: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    """Make a database where missing, owned by the owner, open to the application; whether made."""
    if name in _names(connection, "SELECT datname FROM pg_database"):
        return False
    make = "CREATE DATABASE {name} OWNER {owner} TEMPLATE template0"
    connection.execute(_of(make, name))
    open_to_the_application(connection, name)
    return True


def open_to_the_application(connection: psycopg.Connection[tuple[object, ...]], name: str) -> None:
    """Let the application connect to a database, and nobody else but its owner."""
    for statement in (TAKE_CONNECT, GIVE_CONNECT):
        connection.execute(_of(statement, name))


def drop_database(connection: psycopg.Connection[tuple[object, ...]], name: str) -> None:
    """Drop a database, whoever is connected to it."""
    connection.execute(_of("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name))


def _names(connection: psycopg.Connection[tuple[object, ...]], query: str) -> set[object]:
    return {name for (name,) in connection.execute(query)}


def _of(statement: LiteralString, name: str) -> sql.Composed:
    """The statement, about a database of this name."""
    names = {"name": name, "owner": OWNER, "app": APP}
    return sql.SQL(statement).format(**{key: sql.Identifier(of) for key, of in names.items()})
