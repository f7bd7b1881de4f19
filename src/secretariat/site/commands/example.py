"""Loading the example organisation: once, whole, and again from nothing if it was cut short."""

import sys

import click

from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.migrating import migrate_all
from secretariat.site.commands.opening import Instance, Role, speaking_as, tell

LOADING, LOADED = "loading", "loaded"


def load_example(here: Instance) -> bool:
    """Load the example where it is wanted and not loaded yet; whether it was loaded now."""
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
    load_as_simulator()
    here.stamps.set("example", LOADED)
    return True


def load_as_simulator() -> None:
    """Load it as the role that may simulate the clock: the example has a past."""
    from secretariat.example.load import load

    with speaking_as(Role.SIMULATOR):
        load(_tell_year)
    take_stock()


def take_stock() -> None:
    """Let the database count what its tables hold, so that it plans the first pages well."""
    from django.db import connection

    with speaking_as(Role.OWNER), connection.cursor() as cursor:
        cursor.execute("ANALYZE")


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
