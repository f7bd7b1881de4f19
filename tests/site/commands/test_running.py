"""`secretariat run` as a person meets it: served, alone, revived, stopped as a whole."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from tests.serving import free_port, programs_environment

from secretariat.site.cluster import postmaster, processes
from secretariat.site.cluster.places import Place

PROGRAM = "from secretariat.site.commands import main; main()"
LONG = 300.0  # seconds; machines that test are busy


@dataclass(frozen=True, kw_only=True)
class Home:
    """A place of a test's own and the commands called in it."""

    place: Place

    def start(self, *arguments: str, log: Path | None = None) -> subprocess.Popen[str]:
        """Start a command and let it run."""
        out = (log or self.place.home / "said.log").open("w")
        with out:
            return subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *arguments],
                env=programs_environment() | {"SECRETARIAT_HOME": str(self.place.home)},
                stdout=out,
                stderr=out,
                text=True,
            )

    def call(self, *arguments: str) -> tuple[int, str]:
        """Run a command to its end: its exit code and all it said."""
        log = self.place.home / "called.log"
        code = self.start(*arguments, log=log).wait(LONG)
        return code, log.read_text()

    def server(self) -> postmaster.Postmaster | None:
        """The embedded server, if it runs."""
        return postmaster.running_over(self.place.data, self.place.name)


@dataclass(frozen=True, kw_only=True)
class Run:
    """A `run` that serves."""

    home: Home
    process: subprocess.Popen[str]
    port: int

    def page(self) -> int:
        """The status of the list of papers, which asks the database; 0 if nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.request("GET", "/papers/")
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()

    def web(self) -> int:
        """The first process of the web server."""
        return _children(self.process.pid, "secretariat.site.serving")[0]

    def workers(self) -> list[int]:
        """The processes that answer requests."""
        return _children(self.web(), "")

    def does_jobs(self) -> list[int]:
        """The process that does jobs."""
        return _children(self.process.pid, "secretariat.site.working")

    def check(self) -> str:
        """What `check` says of jobs."""
        code, said = self.home.call("check")
        assert code == 0, said
        return next(line for line in said.splitlines() if line.startswith("jobs"))


def _children(pid: int, command: str) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            line = (entry / "cmdline").read_bytes().decode()
        except (OSError, ValueError, IndexError):
            continue
        buried = not line  # one that died and was not yet waited for has no command
        if parent == pid and not buried and command in line and "resource_tracker" not in line:
            found.append(int(entry.name))
    return sorted(found)


def eventually(holds: Callable[[], bool], *, within: float = LONG) -> None:
    """Wait until something holds."""
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def home() -> Iterator[Home]:
    """A home that is made once for the module: making its databases takes seconds."""
    with tempfile.TemporaryDirectory(prefix="sec-") as folder:
        Path(folder).chmod(0o755)
        found = Home(place=Place(home=Path(folder)))
        yield found
        processes.end(processes.of_server(found.place.data, found.place.name), patience=5.0)


class Served:
    """The empty instance, served: started when it is asked for and does not run."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.run: Run | None = None

    def now(self) -> Run:
        """A run that serves; the one of the test before, if that left it alive."""
        if self.run is None or self.run.process.poll() is not None:
            self.run = self._started()
        return self.run

    def stop(self) -> None:
        """Stop it as Ctrl-C would."""
        if self.run is not None and self.run.process.poll() is None:
            self.run.process.terminate()
            self.run.process.wait(LONG)

    def _started(self) -> Run:
        port = free_port()
        process = self.home.start("run", "--empty", "--port", str(port))
        log = self.home.place.home / "said.log"
        eventually(lambda: "Ctrl-C stops it" in log.read_text() or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        return Run(home=self.home, process=process, port=port)


@pytest.fixture(scope="module")
def served(home: Home) -> Iterator[Served]:
    """What serves, for the tests of this module one after the other."""
    found = Served(home)
    yield found
    found.stop()


@pytest.fixture
def run(served: Served) -> Run:
    """A run that serves."""
    return served.now()


def test_ctrl_c_stops_all_of_it(run: Run) -> None:
    assert run.page() == 200
    all_of_it = [run.web(), *run.workers(), *run.does_jobs()]
    assert len(all_of_it) == 4
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(LONG) == 0
    assert processes.wait_for_end(all_of_it, patience=5.0) == []
    assert run.home.server() is None
    assert run.page() == 0


def test_it_says_where_and_that_there_are_no_walls(run: Run) -> None:
    said = (run.home.place.home / "said.log").read_text()
    assert f"http://127.0.0.1:{run.port}/" in said
    assert "no walls" in said
    assert str(run.home.place.home) in said


def test_a_second_run_says_who_runs_already(run: Run) -> None:
    code, said = run.home.call("run", "--empty", "--port", str(free_port()))
    assert code == 5
    assert f"http://127.0.0.1:{run.port}/" in said
    assert str(run.process.pid) in said
    assert run.page() == 200


def test_another_command_joins_what_runs_and_leaves_it_running(run: Run) -> None:
    before = run.home.server()
    code, said = run.home.call("check")
    assert code == 0, said
    assert "secretariat_default_empty as secretariat_app" in said
    assert run.home.server() == before
    assert run.page() == 200


def test_a_worker_of_another_s_joins_and_leaves_the_first_alive(run: Run) -> None:
    second = run.home.start("worker", log=run.home.place.home / "worker.log")
    eventually(lambda: "2 workers alive" in run.check())
    second.terminate()
    assert second.wait(LONG) == 0
    assert "1 worker alive" in run.check()
    assert run.page() == 200


def test_a_killed_worker_is_replaced(run: Run) -> None:
    killed, *_ = run.workers()
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: len(run.workers()) == 2 and killed not in run.workers())
    eventually(lambda: run.page() == 200)


def test_a_killed_web_server_is_started_again_without_its_old_workers(run: Run) -> None:
    old = [run.web(), *run.workers()]
    os.kill(old[0], signal.SIGKILL)
    assert processes.wait_for_end(old, patience=20.0) == []
    eventually(lambda: run.page() == 200)


def test_a_killed_database_server_is_started_again(run: Run) -> None:
    before = run.home.server()
    assert before is not None
    os.kill(before.pid, signal.SIGKILL)
    eventually(lambda: (now := run.home.server()) is not None and now.pid != before.pid)
    eventually(lambda: run.page() == 200)
    eventually(lambda: "1 worker alive" in run.check())


def test_a_killed_worker_of_jobs_is_started_again(run: Run) -> None:
    (before,) = run.does_jobs()
    os.kill(before, signal.SIGKILL)
    eventually(lambda: run.does_jobs() not in ([], [before]))
    eventually(lambda: run.page() == 200)


def test_when_run_itself_is_killed_the_web_server_ends_and_the_next_command_recovers(
    run: Run,
) -> None:
    left = [run.web(), *run.workers(), *run.does_jobs()]
    run.process.kill()
    run.process.wait(LONG)
    assert processes.wait_for_end(left, patience=20.0) == []
    code, said = run.home.call("check")
    assert code == 0, said
    assert run.home.server() is None  # the last to leave stops it, whoever started it


def test_everything_killed_at_once_is_recovered(run: Run) -> None:
    database = processes.of_server(run.home.place.data, run.home.place.name)
    for pid in (run.process.pid, run.web(), *run.workers(), *run.does_jobs(), *database):
        os.kill(pid, signal.SIGKILL)
    run.process.wait(LONG)
    code, said = run.home.call("check")
    assert code == 0, said


def test_a_port_in_use_is_named_before_anything_is_started(home: Home, served: Served) -> None:
    served.stop()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = home.call("run", "--empty", "--port", str(port))
    assert code == 7
    assert f"Port {port}" in said
    assert re.search(r"--port \d+", said)
    assert home.server() is None


def test_its_programs_know_the_application_s_addresses_alone(run: Run) -> None:
    for pid in (run.web(), *run.workers(), *run.does_jobs()):
        names = {
            pair.split(b"=")[0].decode()
            for pair in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        }
        assert {"DATABASE_URL", "VAULT_DATABASE_URL", "UNION_DATABASE_URL"} <= names
        assert not {name for name in names if name.endswith(("_OWNER_URL", "_SIMULATOR_URL"))}
