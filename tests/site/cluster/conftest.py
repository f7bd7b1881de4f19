"""A server of a test's own: its own folder, its own processes, stopped at the end."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import quiet

from secretariat.site.cluster import processes
from secretariat.site.cluster.joining import server_at
from secretariat.site.cluster.places import Place
from secretariat.site.cluster.server import Server, ensure_running, stop


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that other accounts may enter, as PostgreSQL's account must where root tests."""
    with tempfile.TemporaryDirectory(prefix="sec-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
def seed() -> Iterator[Path]:
    """A data folder as the first start makes it, to be copied: making one takes seconds."""
    with tempfile.TemporaryDirectory(prefix="sec-") as folder:
        first = server_at(Place(home=Path(folder)), durable=False)
        ensure_running(first, quiet)
        stop(first, quiet)
        yield first.place.data


@pytest.fixture
def unmade(home: Path) -> Iterator[Server]:
    """A server without a data folder; whatever runs at the end is ended."""
    server = server_at(Place(home=home), durable=False)
    try:
        yield server
    finally:
        stop(server, quiet)
        processes.end(processes.of_server(server.place.data, server.place.name), patience=1.0)


@pytest.fixture
def server(unmade: Server, seed: Path) -> Server:
    """A server that is not started yet."""
    data, account = unmade.place.data, unmade.programs.account
    shutil.copytree(seed, data)
    for path in (data, *data.rglob("*")):
        account.give(path)
    data.chmod(0o700)
    return unmade


@pytest.fixture
def running(server: Server) -> Server:
    """A server that runs."""
    ensure_running(server, quiet)
    return server
