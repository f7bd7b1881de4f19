"""The command that puts a backup back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from secretariat.kernel.errors import BadInput, Conflict
from secretariat.site.cluster import locks
from secretariat.site.commands.archives import Manifest, read_archive
from secretariat.site.commands.dumping import restore_side
from secretariat.site.commands.example import LOADED
from secretariat.site.commands.migrating import migrate_all
from secretariat.site.commands.opening import Instance, tell
from secretariat.site.commands.plumbing import instance
from secretariat.site.commands.workfolders import working_beside
from secretariat.site.databases import SIDES

# What stands in every instance from the first moment, or belongs to the moment.
NOT_RECORDS = ("django_migrations", "django_content_type", "auth_permission", "django_session")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Even where there are records: they are lost.")
def restore(file: Path, replace: bool) -> None:
    """Put back what FILE, written by `secretariat backup`, holds.

    An instance that holds records is left alone unless --replace is given.

    Example: secretariat restore secretariat-2026-11-22.tar
    """
    with instance() as here, working_beside(file) as folder, not_served(here):
        manifest = read_archive(file, folder)
        refuse_unknown_sides(manifest)
        if not replace:
            refuse_records(here)
        _put_back(here, manifest, folder)
    tell(f"Restored as of {manifest.at}.")


@contextmanager
def not_served(here: Instance) -> Iterator[None]:
    """Keep the product from being served meanwhile. Raises Conflict if it is."""
    with locks.held_if_free(here.place.serving) as mine:
        if mine is None:
            raise Conflict(
                "The product is being served",
                why="Records cannot be replaced under the people who use them.",
                do="Stop it with Ctrl-C, restore, and run it again.",
            )
        yield


def refuse_records(here: Instance) -> None:
    """Raises Conflict if any side holds records."""
    full = [side for side in SIDES if holds_records(side)]
    if full:
        raise Conflict(
            f"The {here.kind} instance holds records",
            why=f"Restoring would replace all there is: {', '.join(full)}.",
            do="Take a backup of it first, then restore with --replace; "
            "or restore into the other instance with SECRETARIAT_INSTANCE=empty.",
        )


def holds_records(side: str) -> bool:
    """Whether any table of a side holds a row that somebody brought in."""
    from django.db import connections

    connection = connections[side]
    tables = sorted(set(connection.introspection.table_names()) - set(NOT_RECORDS))
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {connection.ops.quote_name(table)})")  # noqa: S608
            if cursor.fetchone()[0]:
                return True
    return False


def refuse_unknown_sides(manifest: Manifest) -> None:
    """Raises BadInput unless the backup holds each side once."""
    held = sorted(part.side for part in manifest.parts)
    if held != sorted(SIDES):
        raise BadInput(
            "The backup does not hold every side",
            why=f"It holds {', '.join(held)}; there are {', '.join(SIDES)}.",
            do="Use a backup written by this product.",
        )


def _put_back(here: Instance, manifest: Manifest, folder: Path) -> None:
    from django.db import connections

    connections.close_all()
    with click.progressbar(manifest.parts, label="Restoring the sides", file=sys.stderr) as parts:
        for part in parts:
            restore_side(part.side, folder / part.file)
    migrate_all(here)
    here.stamps.set("example", LOADED)
