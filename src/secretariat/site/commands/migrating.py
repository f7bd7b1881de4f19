"""Bringing the tables up to date, as the owner: Django's migrations, then history's own part."""

import os
from importlib.metadata import version

import click

from secretariat import VERSION
from secretariat.site.cluster import locks
from secretariat.site.cluster.places import PACKAGE
from secretariat.site.commands.opening import (
    Instance,
    Role,
    addresses,
    opened,
    speaking_as,
    tell,
)
from secretariat.site.commands.stamps import digest_of
from secretariat.site.databases import SIDES, Address

SHAPING = (
    *(
        "*/migrations/*.py",
        "*/models.py",
        "engine/history/*.py",
        "site/databases.py",
        "site/migrating.py",
    ),
    *("engine/registers/installing.py", "engine/registers/ordering.py", "areas/*/registers.py"),
    *("engine/search/folding.py", "engine/search/places.py", "kernel/languages.py"),
)
SHAPING_LIBRARIES = (
    *("django", "django-allauth", "django-pghistory", "django-pgtrigger"),
    "procrastinate",
)


@click.command()
def migrate() -> None:
    """Bring the tables of every side up to date.

    With the embedded server every command does it where it is needed; this one does it in any
    case, and is the way to do it on a server of your own.

    Example: secretariat migrate
    """
    with opened() as here:
        migrate_all(here)
    tell("The tables are up to date.")


def bring_up_to_date(here: Instance) -> None:
    """Migrate an embedded instance if anything that shapes its tables has changed."""
    if not here.embedded:
        return
    with locks.held(here.place.home / "migrating.lock"):
        if here.made or here.stamps.get("migrated") != shape():
            tell("Preparing the tables …")
            migrate_all(here)


def migrate_all(here: Instance) -> None:
    """Migrate every side as the owner, and give the application what it needs, no more."""
    from secretariat.site.migrating import migrate_side

    app = {side: Address.read(url).role for side, url in addresses(os.environ, Role.APP).items()}
    with speaking_as(Role.OWNER):
        for side in SIDES:
            migrate_side(side, app_role=app[side])
    here.stamps.set("migrated", shape())


def shape() -> str:
    """A digest of everything in the product that decides what the tables look like."""
    files = {path for pattern in SHAPING for path in PACKAGE.rglob(pattern)}
    return digest_of(files, VERSION, *(f"{name} {version(name)}" for name in SHAPING_LIBRARIES))
