"""The product served as it is run, for tests that come from outside: browsers and load."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests import databases

from secretariat.site.cluster import locks
from secretariat.site.cluster.addresses import variables
from secretariat.site.cluster.places import PACKAGE
from secretariat.site.cluster.server import Server
from secretariat.site.commands.stamps import Stamps, digest_of_looks
from secretariat.site.commands.supervising import WebServer


@contextmanager
def served(server: Server, of: databases.Names) -> Iterator[str]:
    """Serve the databases on a free port by one worker; the address of the first page."""
    home = server.place.home
    environment = programs_environment() | variables(server.socket, of)
    environment |= {"SECRETARIAT_STATIC": str(home / "static"), "SECRETARIAT_TRY_OUT": "1"}
    environment |= {"SECRETARIAT_SECRET_KEY": "of-the-tests-" * 4}
    _collect_static(home, environment)
    web = WebServer(free_port(), environment, workers=1)
    try:
        web.start()
        yield f"http://127.0.0.1:{web.port}"
    finally:
        web.stop()


def programs_environment() -> dict[str, str]:
    """The environment in which a program started by a test finds the product and no database."""
    kept = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    source = str(PACKAGE.parent)
    return kept | {"PYTHONPATH": source, "DJANGO_SETTINGS_MODULE": "secretariat.site.settings"}


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _collect_static(home: Path, environment: Mapping[str, str]) -> None:
    """Collect the static files once per state of them, for all workers."""
    stamps = Stamps(home / "static.json")
    seen = digest_of_looks(path for path in PACKAGE.rglob("static/**/*") if path.is_file())
    with locks.held(home / "static.lock"):
        if stamps.get("static") != seen:
            command = ["collectstatic", "--noinput", "--clear", "--verbosity", "0"]
            asked = [sys.executable, "-m", "django", *command]
            subprocess.run(asked, env=dict(environment), check=True)
            stamps.set("static", seen)
