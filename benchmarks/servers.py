"""A server and a database of the benchmarks' own, with the product's own settings of PostgreSQL."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from secretariat.site.cluster.addresses import APP, OWNER, SIMULATOR, url
from secretariat.site.cluster.joining import joined, server_at
from secretariat.site.cluster.places import Place, checkout_hash
from secretariat.site.cluster.provisioning import as_superuser, drop_database, provide_database
from secretariat.site.cluster.server import Server
from secretariat.site.connections import connected_to
from secretariat.site.databases import SIDES
from secretariat.site.migrating import migrate_side


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[Server]:
    """The benchmarks' server: as the product's, but not waiting for the disk unless `durable`."""
    folder = f"secretariat-benchmarks-{os.geteuid()}-{checkout_hash()[:6]}"
    server = server_at(Place(home=Path(tempfile.gettempdir()) / folder), durable=durable)
    with joined(server, print):
        yield server


@contextmanager
def migrated_databases(server: Server) -> Iterator[dict[str, str]]:
    """Fresh databases of every side, dropped at the end."""
    names = {side: f"benchmark_{os.getpid()}_{side}" for side in SIDES}
    with as_superuser(server) as boss:
        for name in names.values():
            provide_database(boss, name)
    try:
        with connected_to(_addresses(server, names, OWNER)):
            for side in SIDES:
                migrate_side(side, app_role=APP)
        yield names
    finally:
        with as_superuser(server) as boss:
            for name in names.values():
                drop_database(boss, name)


@contextmanager
def filling(server: Server, names: dict[str, str]) -> Iterator[None]:
    """Speak as the role that may simulate the clock, so that acts lie years apart."""
    with connected_to(_addresses(server, names, SIMULATOR)):
        yield


@contextmanager
def asking(server: Server, names: dict[str, str]) -> Iterator[None]:
    """Speak as the application, over tables vacuumed and analysed as autovacuum would in time."""
    with as_superuser(server, names["default"]) as boss:
        boss.execute("VACUUM (ANALYZE)")
    with connected_to(_addresses(server, names, APP)):
        yield


def _addresses(server: Server, names: dict[str, str], role: str) -> dict[str, str]:
    return {side: url(server.socket, role, name) for side, name in names.items()}
