"""The roles and databases of an embedded server, and who may connect to what."""

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


def provide_database(
    connection: psycopg.Connection[tuple[object, ...]],
    name: str,
    *,
    template: str = "template0",
    by_files: bool = False,
) -> bool:
    """Make a database where missing, owned by the owner, open to the application; whether made.

    `by_files` copies the template's files instead of its pages through the log: several times as
    fast for a large one where nothing is written to disk, as in tests; slow elsewhere.
    """
    if name in _names(connection, "SELECT datname FROM pg_database"):
        return False
    make = "CREATE DATABASE {name} OWNER {owner} TEMPLATE {template}"
    if by_files:
        make += " STRATEGY FILE_COPY"
    for statement in (make, TAKE_CONNECT, GIVE_CONNECT):
        connection.execute(
            sql.SQL(statement).format(
                name=sql.Identifier(name),
                owner=sql.Identifier(OWNER),
                app=sql.Identifier(APP),
                template=sql.Identifier(template),
            )
        )
    return True


def drop_database(connection: psycopg.Connection[tuple[object, ...]], name: str) -> None:
    """Drop a database, whoever is connected to it."""
    connection.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    )


def _names(connection: psycopg.Connection[tuple[object, ...]], query: str) -> set[object]:
    return {name for (name,) in connection.execute(query)}
