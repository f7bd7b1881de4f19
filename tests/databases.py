"""The tests' databases: one server for everyone who tests this checkout, a clone for each worker.

A template is migrated once per state of the migrations; a clone of it takes a tenth of a second.
Who is killed leaves clones behind: the next to start the server sweeps them away.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from django.db import connections
from psycopg import sql
from tests import memory

from secretariat.site.cluster import locks, processes
from secretariat.site.cluster.addresses import APP, OWNER, url, variables
from secretariat.site.cluster.joining import joined, server_at
from secretariat.site.cluster.places import PACKAGE, Place, checkout_hash
from secretariat.site.cluster.provisioning import (
    as_superuser,
    drop_database,
    open_to_the_application,
    provide_database,
)
from secretariat.site.cluster.server import Server
from secretariat.site.databases import SIDES, Address

Names = dict[str, str]
Connection = psycopg.Connection[tuple[object, ...]]
SHAPING = (
    *("*/migrations/*.py", "engine/history/*.py", "site/cluster/*.py"),
    *("site/databases.py", "site/migrating.py"),
    *("engine/registers/installing.py", "engine/registers/ordering.py", "areas/*/registers.py"),
    *("engine/search/folding.py", "engine/search/places.py", "kernel/languages.py"),
)
SHAPING_THE_EXAMPLE = (
    *(f"areas/*/{name}.py" for name in ("models", "models/*", "roles", "actions", "imports")),
    *("areas/*/measures.py", "areas/*/measures/*.py"),
    *(
        f"engine/{name}/*.py"
        for name in ("access", "records", "imports", "measures", "drafting", "publishing")
    ),
    *("areas/*/facts/*", "example/**/*.*", "kernel/*.py"),
)
TEMPLATES_KEPT = 4
_numbers = count()


def quiet(words: str) -> None:
    """Say nothing: a test reads no progress."""


def place_of_tests() -> Place:
    """The folder of the tests' server: per person and checkout, in the temporary folder."""
    folder = f"secretariat-tests-{os.geteuid()}-{checkout_hash()[:6]}"
    return Place(home=Path(tempfile.gettempdir()) / folder)


@contextmanager
def tests_server() -> Iterator[Server]:
    """The tests' server, started by the first session and stopped with the last."""
    server = server_at(place_of_tests(), durable=False)
    with joined(server, quiet):
        _prepare(server)
        yield server


def names(prefix: str) -> Names:
    """The database of each side under a prefix."""
    return {side: f"{prefix}_{side}" for side in SIDES}


def addresses(server: Server, databases: Names, role: str = APP) -> Names:
    """The address of each side for a role."""
    return {side: url(server.socket, role, name) for side, name in databases.items()}


def of_role(address: str, role: str) -> str:
    """The same address, for another role."""
    return address.replace(f"//{Address.read(address).role}@", f"//{role}@", 1)


def template(
    server: Server,
    kind: str,
    build: Callable[[Names], None],
    *,
    shape: str,
    of: Names | None = None,
) -> Names:
    """The templates of a kind, built once per shape; `build` gets the owner's addresses.

    They begin empty, or as the template they are built `of`.
    """
    made = names(f"template_{kind}_{shape}")
    with locks.held(server.place.home / f"template-{kind}.lock"), as_superuser(server) as boss:
        if _is_finished(boss, made["default"]):
            return made
        for side, name in made.items():
            drop_database(boss, name)
            if of:
                _copy(boss, name, of[side])
            else:
                provide_database(boss, name)
        build(addresses(server, made, OWNER))
        for name in reversed(made.values()):  # default last: its comment says all are done
            boss.execute(_named("COMMENT ON DATABASE {} IS 'finished'", name))
    return made


@contextmanager
def clones(server: Server, of: Names, sides: Iterable[str] = SIDES) -> Iterator[Names]:
    """A throw-away copy of the template of each side, or of those named."""
    prefix = f"test_{os.getpid()}_{next(_numbers)}"
    made = {side: name for side, name in names(prefix).items() if side in sides}
    with as_superuser(server) as boss:
        for side in made:
            _copy(boss, made[side], of[side], memory.tablespace(boss))
    try:
        yield made
    finally:
        with as_superuser(server) as boss:
            for name in made.values():
                drop_database(boss, name)


def shape_of(*patterns: str) -> str:
    """A short digest of the files that decide what a database looks like."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(filter(_counts, PACKAGE.rglob(pattern))):
            digest.update(str(path.relative_to(PACKAGE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


def _prepare(server: Server) -> None:
    """Drop the clones of dead sessions and templates of long ago; have clones made in memory."""
    with locks.held(server.place.home / "sweep.lock"), as_superuser(server) as boss:
        _sweep(boss)
        memory.provide(server, boss)


def _sweep(boss: Connection) -> None:
    for name in _known(boss, "test_%"):
        if not processes.alive(int(name.split("_")[1])):
            drop_database(boss, name)
    for kind in ("empty", "example"):
        for name in _known(boss, f"template_{kind}_%_default")[:-TEMPLATES_KEPT]:
            for side in SIDES:
                drop_database(boss, name.removesuffix("default") + side)


def _copy(boss: Connection, name: str, template: str, tablespace: str = "pg_default") -> None:
    """Make a database of a template's files: its pages through the log would take much longer."""
    make = "CREATE DATABASE {} OWNER {} TEMPLATE {} TABLESPACE {} STRATEGY FILE_COPY"
    names = map(sql.Identifier, (name, OWNER, template, tablespace))
    boss.execute(sql.SQL(make).format(*names))
    open_to_the_application(boss, name)


def _known(boss: Connection, like: str) -> list[str]:
    """The databases whose names fit, oldest first."""
    query = "SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid"
    return [str(name) for (name,) in boss.execute(query, [like])]


def _is_finished(boss: Connection, name: str) -> bool:
    query = """SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"""
    return boss.execute(query, [name]).fetchone() == ("finished",)


def _named(statement: str, name: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(name))  # type: ignore[arg-type]


def connection_as(server: Server, role: str) -> Connection:
    """A connection of its own to the Office's side Django points at, for a role."""
    return psycopg.connect(url(server.socket, role, connections.settings["default"]["NAME"]))


def environment_of(server: Server) -> dict[str, str]:
    """The variables under which a program finds the databases Django points at now."""
    return variables(server.socket, {side: connections.settings[side]["NAME"] for side in SIDES})
