"""Keeping the web server up: started, awaited, started again if it dies, stopped as a whole."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException

from secretariat.kernel.errors import Unavailable
from secretariat.site.commands.opening import Role, tell
from secretariat.site.serving import HOST, WORKERS

SERVING = "secretariat.site.serving"
PATIENCE = 60.0  # seconds for the first page
PAUSE = 0.1  # seconds between two looks
BEAT = 1.0  # seconds between two looks while serving
GRACE = 12.0  # seconds for open requests to finish
DEATHS, SPAN = 5, 60.0  # so many deaths in so many seconds are a fault, not an accident


class WebServer:
    """The web server as a child, with its workers in a group of their own."""

    def __init__(
        self, port: int, environment: Mapping[str, str], *, workers: int = WORKERS
    ) -> None:
        self.port = port
        self.workers = workers
        self.environment = served_environment(environment)
        self.deaths: list[float] = []
        self.child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        refuse_taken(self.port)
        self.child = self._launch()
        until = time.monotonic() + PATIENCE
        while not answers(self.port):
            if self.child.poll() is not None or time.monotonic() > until:
                self.stop()
                raise _did_not_start()
            time.sleep(PAUSE)

    def watch(self, tend: Callable[[], None]) -> None:
        """Keep it up until interrupted; `tend` is called each second, for what it stands on."""
        while self.child is not None:
            with suppress(subprocess.TimeoutExpired):
                self.child.wait(BEAT)
                self._revive()
            tend()

    def stop(self) -> None:
        """Let open requests finish, then end it and all its workers."""
        if self.child is None:
            return
        self.child.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.child.wait(GRACE)
        self._end_group(signal.SIGKILL)
        self.child.wait()
        self.child = None

    def _revive(self) -> None:
        self._note_death()
        tell("The web server died and is started again …")
        self._end_group(signal.SIGKILL)
        self.child = self._launch()

    def _launch(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", SERVING, str(self.port), str(self.workers)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us: we end it in order
        )

    def _end_group(self, number: signal.Signals) -> None:
        """End what is left of the group the web server leads."""
        if self.child is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.child.pid, number)

    def _note_death(self) -> None:
        now = time.monotonic()
        self.deaths = [death for death in self.deaths if now - death < SPAN] + [now]
        if len(self.deaths) > DEATHS:
            raise _did_not_start()


def served_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What the web server may know: the addresses as the application, never the owner's."""
    hidden = (Role.OWNER, Role.SIMULATOR)
    passed = {name: value for name, value in environment.items() if not name.endswith(hidden)}
    return {**passed, "SECRETARIAT_SUPERVISED": "1"}


def refuse_taken(port: int) -> None:
    """Say so early if something else answers at the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as reason:
            raise Unavailable(
                f"Port {port} on {HOST} cannot be used",
                why=f"{reason.strerror}.",
                do=f"Choose another: secretariat run --port {port + 1}",
            ) from reason


def answers(port: int) -> bool:
    """Whether a page server answers at the port, whatever it says."""
    connection = HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 600
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _did_not_start() -> Unavailable:
    return Unavailable(
        "The web server did not start",
        why="It ended before it answered; what it said stands above.",
        do="Run `secretariat check`, mend what it names, and try again.",
    )
