"""Workers as processes of their own, quickly: forked from one that has everything imported.

`python -m tests.engine.jobs.forge` reads lines of JSON: the addresses of the databases, the pace of
the worker, its queues and its log; it answers each with the number of a new process. That process
is a worker like any other: it has its own connections, and can be killed.
"""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.engine.jobs.patience import eventually
from tests.serving import programs_environment

ROOT = Path(__file__).parents[3]
ENDED = "ended in order"


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A worker that was started: its process, and what it says."""

    pid: int
    log: Path

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, if it lives."""
        if self.lives():
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it like a power failure, and wait until it is gone."""
        self.send(signal.SIGKILL)
        eventually(lambda: not self.lives())

    def lives(self) -> bool:
        """Whether its process is there."""
        return Path(f"/proc/{self.pid}").exists()

    def ended(self) -> bool:
        """Wait for its end; whether it ended in order."""
        eventually(lambda: not self.lives())
        return ENDED in self.log.read_text()


class Forge:
    """The process that workers are forked from."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def start(self, **given: Any) -> Worker:
        """Start a worker."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(given) + "\n")
        self.process.stdin.flush()
        return Worker(pid=int(self.process.stdout.readline()), log=Path(given["log"]))


@contextmanager
def forge(settings: str = "tests.engine.jobs.settings") -> Iterator[Forge]:
    """Start the process that workers are forked from."""
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    given = programs_environment() | {"PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": settings}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.engine.jobs.forge"],
        env=given,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Forge(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


def _fork_on_demand() -> None:
    """Fork a worker for each line, until there are no more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who ends is gone at once
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _work(json.loads(line))
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _work(given: Mapping[str, Any]) -> None:
    """Be a worker."""
    from django.utils import timezone

    from secretariat.engine.jobs.working import Pace, work
    from secretariat.site.connections import point

    log = os.open(given["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    point(given["addresses"])
    work(timezone.now, queues=given["queues"], pace=Pace(**given["pace"]))
    os.write(2, ENDED.encode())


if __name__ == "__main__":
    import django

    django.setup()
    from django.urls import get_resolver

    import secretariat.engine.jobs.working  # noqa: F401 - imported once, for all who are forked

    _ = get_resolver().url_patterns
    _fork_on_demand()
