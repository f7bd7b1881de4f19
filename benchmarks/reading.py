"""Twenty people reading through the product's own web server, and one who asks for a page again."""

import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle

from secretariat.site.cluster.addresses import variables
from secretariat.site.cluster.places import PACKAGE
from secretariat.site.cluster.server import Server
from secretariat.site.commands.supervising import WebServer

READERS, SECONDS, PAUSE = 20, 30.0, 1.0  # each reads for half a minute, a second between two pages
PORT = 8765
KEY = "of-the-benchmarks-" * 4  # by which the server tells its own sessions


def read_by_all(paths: list[str]) -> list[float]:
    """Let everybody read these pages in turn; the seconds each answer took."""
    taken: list[float] = []
    turns = cycle(paths)
    until = time.monotonic() + SECONDS
    readers = [
        threading.Thread(target=_reader, args=(turns, until, number, taken))
        for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return taken


def _reader(turns: Iterator[str], until: float, number: int, taken: list[float]) -> None:
    """One person, at an address of her own: opens a page, reads it a second, opens the next.

    What a stranger may ask in a minute is limited for each address.
    """
    hers = (f"127.0.0.{number + 2}", 0)
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60, source_address=hers)
    time.sleep(PAUSE * number / READERS)  # they do not all turn the page at the same moment
    while time.monotonic() < until:
        began = time.perf_counter()
        line.request("GET", next(turns))
        answer = line.getresponse()
        answer.read()
        taken.append(time.perf_counter() - began)
        if answer.status != 200:
            raise RuntimeError(f"A page answered {answer.status}.")
        time.sleep(PAUSE)


@contextmanager
def served(server: Server, names: Mapping[str, str]) -> Iterator[None]:
    """The product's own web server, with as many workers as it starts by itself."""
    kept = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    with tempfile.TemporaryDirectory(prefix="sec-static-") as static:
        environment = kept | variables(server.socket, dict(names))
        environment |= {
            "PYTHONPATH": str(PACKAGE.parent),
            "DJANGO_SETTINGS_MODULE": "secretariat.site.settings",
            "SECRETARIAT_STATIC": static,
            "SECRETARIAT_TRY_OUT": "1",
            "SECRETARIAT_SECRET_KEY": KEY,
        }
        collect = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, env=environment, check=True)
        web = WebServer(PORT, environment, workers=2)
        web.start()
        try:
            yield
        finally:
            web.stop()


def asked_again(path: str) -> tuple[int, int]:
    """Ask for a page twice, the second time holding it already: what each answers."""
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    line.request("GET", path)
    first = line.getresponse()
    first.read()
    line.request("GET", path, headers={"If-None-Match": first.headers.get("ETag", "")})
    again = line.getresponse()
    again.read()
    return first.status, again.status
