"""Loading the example organisation: once, whole, and again from nothing if it was cut short."""

import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Final

import click

from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.migrating import migrate_all
from secretariat.site.commands.opening import Instance, Role, speaking_as, tell

if TYPE_CHECKING:
    from secretariat.example.lanes import Lanes

LOADING, LOADED = "loading", "loaded"
AT_ONCE: Final = 2
OF_WHICH: Final = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
ORDER BY pg_table_size(c.oid) DESC, 1
"""  # the large ones first, so that none is left for one of the two at the end


@contextmanager
def planned_beside(here: Instance) -> Iterator["Lanes | None"]:
    """Where databases were just made for the example, plan it beside what the block does."""
    if here.kind is not Kind.EXAMPLE or not here.made:
        yield None
        return
    from secretariat.example.load import begun

    with speaking_as(Role.SIMULATOR):
        lanes = begun()
    with closing(lanes):
        yield lanes


def load_example(here: Instance, lanes: "Lanes | None" = None) -> bool:
    """Load the example where it is wanted and not loaded yet; whether it was loaded now.

    `lanes` are those that have planned it.
    """
    if here.kind is not Kind.EXAMPLE:
        return False
    state = "" if here.made else here.stamps.get("example")
    if here.embedded and state == LOADED:
        return False
    if state == LOADING:
        tell("The example was not loaded to its end last time; it is loaded again from nothing.")
        start_over(here)
    here.stamps.set("example", LOADING)
    tell("Loading the example organisation …")
    load_as_simulator(lanes)
    here.stamps.set("example", LOADED)
    return True


def load_as_simulator(lanes: "Lanes | None" = None) -> None:
    """Load it as the role that may simulate the clock: the example has a past."""
    from secretariat.example.load import load

    with speaking_as(Role.SIMULATOR):
        load(_tell_year, lanes)
    take_stock()


def take_stock() -> None:
    """Let the database count what its tables hold, so that it plans the first pages well."""
    from django.db import connection

    with speaking_as(Role.OWNER):
        with connection.cursor() as cursor:
            cursor.execute(OF_WHICH)
            tables = deque(name for (name,) in cursor.fetchall())
        with ThreadPoolExecutor(AT_ONCE) as counting:
            for one in [counting.submit(_take_stock_of, tables) for _ in range(AT_ONCE)]:
                one.result()


def _take_stock_of(tables: deque[str]) -> None:
    """Take the next table as long as there is one, on a connection of the thread's own."""
    from django.db import connection

    try:
        with suppress(IndexError), connection.cursor() as cursor:
            while True:
                cursor.execute(f"ANALYZE {tables.popleft()}")
    finally:
        connection.close()


def _tell_year(words: str) -> None:
    """Say on one line how far it is, to a person who watches."""
    if sys.stderr.isatty():
        click.echo(f"\r  {words} ", err=True, nl=False)


def start_over(here: Instance) -> None:
    """Replace the databases of the example, in which nobody can have worked yet."""
    from secretariat.site.cluster.addresses import database_names
    from secretariat.site.cluster.provisioning import (
        as_superuser,
        drop_database,
        provide_database,
    )

    if here.server is None:
        return
    with as_superuser(here.server) as boss:
        for name in database_names(here.kind.suffix).values():
            drop_database(boss, name)
            provide_database(boss, name)
    migrate_all(here)
