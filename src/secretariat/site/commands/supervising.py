"""Keeping the web server and a worker up: started, awaited, started again if they die, stopped."""

import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPConnection, HTTPException

from secretariat.kernel.errors import ProductError, Unavailable
from secretariat.site.commands.keeping import Program, served_environment
from secretariat.site.commands.opening import tell
from secretariat.site.serving import HOST, WORKERS
from secretariat.site.working import PATIENCE as A_JOBS_PATIENCE

SERVING = "secretariat.site.serving"
WORKING = "secretariat.site.working"
PATIENCE = 60.0  # seconds for the first page
PAUSE = 0.1  # seconds between two looks
BEAT = 1.0  # seconds between two looks while serving
GRACE = 12.0  # seconds for open requests to finish
FAREWELL = 5.0  # seconds for a worker to put back what it could not finish
REST = 60.0  # seconds until a worker that died again and again is tried anew


class WebServer(Program):
    """The web server as a child, with its workers in a group of their own."""

    called = "web server"

    def __init__(
        self, port: int, environment: Mapping[str, str], *, workers: int = WORKERS
    ) -> None:
        self.port = port
        command = [sys.executable, "-m", SERVING, str(port), str(workers)]
        super().__init__(command, served_environment(environment), grace=GRACE)

    def start(self) -> None:
        """Start it and wait until it answers."""
        refuse_taken(self.port)
        self.launch()
        until = time.monotonic() + PATIENCE
        while not answers(self.port):
            if self._is_gone() or time.monotonic() > until:
                self.stop()
                raise self.given_up()
            time.sleep(PAUSE)

    def watch(self, tend: Callable[[], None]) -> None:
        """Keep it up until interrupted; `tend` is called each second, for what it stands on."""
        while self.child is not None:
            self.look(BEAT)
            tend()

    def given_up(self) -> Unavailable:
        """What is said when it does not start, or dies again and again."""
        return Unavailable(
            "The web server did not start",
            why="It ended before it answered; what it said stands above.",
            do="Run `secretariat check`, mend what it names, and try again.",
        )

    def _is_gone(self) -> bool:
        return self.child is None or self.child.poll() is not None


class Worker(Program):
    """A worker as a child. Pages are served without one: its death ends nothing else."""

    called = "worker"

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        queues: Sequence[str] = (),
        at_once: int = 1,
        patience: float = A_JOBS_PATIENCE,
    ) -> None:
        command = [sys.executable, "-m", WORKING, str(at_once), str(patience), *queues]
        super().__init__(command, served_environment(environment), grace=patience + FAREWELL)
        self.rests_until = 0.0

    def given_up(self) -> ProductError:
        """What is said when it dies again and again."""
        return Unavailable(
            "The worker ended again and again",
            why="What it said stands above.",
            do="Run `secretariat check` and mend what it names. Jobs wait until a worker runs.",
        )

    def tend(self) -> None:
        """See that it is up; one that dies again and again rests for a while, and is told of."""
        if time.monotonic() < self.rests_until:
            return
        try:
            self.look()
        except ProductError as error:
            tell(str(error))
            self.deaths.clear()
            self.rests_until = time.monotonic() + REST


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
