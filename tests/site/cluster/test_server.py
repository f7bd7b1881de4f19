"""The embedded server: what is committed survives any kill, and the next start recovers."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from tests.databases import quiet

from secretariat.kernel.errors import Unavailable
from secretariat.site.cluster import postmaster, processes
from secretariat.site.cluster.addresses import url
from secretariat.site.cluster.joining import server_at
from secretariat.site.cluster.places import Place
from secretariat.site.cluster.provisioning import as_superuser
from secretariat.site.cluster.server import SUPERUSER, Server, answers, ensure_running, runs, stop


def _pid(server: Server) -> int:
    found = postmaster.running_over(server.place.data, server.place.name)
    assert found is not None
    return found.pid


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def _eventually(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.02)


class Writer(threading.Thread):
    """Commits one number after the other and remembers the last that was confirmed."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self.address = url(server.socket, SUPERUSER, "postgres")
        self.confirmed = 0

    def run(self) -> None:
        """Write until the server is gone."""
        try:
            with psycopg.connect(self.address, autocommit=True) as connection:
                while True:
                    connection.execute("INSERT INTO written VALUES (%s)", [self.confirmed + 1])
                    self.confirmed += 1
        except psycopg.OperationalError:
            return


def _counted(server: Server) -> int:
    with as_superuser(server) as boss:
        row = boss.execute("SELECT count(*) FROM written").fetchone()
        assert row is not None
        return int(str(row[0]))


@pytest.fixture
def writer(running: Server) -> Writer:
    """Somebody who writes while things happen."""
    with as_superuser(running) as boss:
        boss.execute("CREATE TABLE written (number bigint PRIMARY KEY)")
    thread = Writer(running)
    thread.start()
    _eventually(lambda: thread.confirmed > 20)
    return thread


def test_all_that_was_committed_survives_kill_9_of_the_postmaster(
    running: Server, writer: Writer
) -> None:
    _kill(_pid(running))
    writer.join(30)
    ensure_running(running, quiet)
    assert _counted(running) in {writer.confirmed, writer.confirmed + 1}  # one may be unconfirmed


def test_all_that_was_committed_survives_kill_9_of_every_process_at_once(
    running: Server, writer: Writer
) -> None:
    for pid in processes.of_server(running.place.data, running.place.name):
        _kill(pid)
    writer.join(30)
    ensure_running(running, quiet)
    assert _counted(running) in {writer.confirmed, writer.confirmed + 1}


def test_kill_9_of_one_backend_is_recovered_by_the_server_itself(
    running: Server, writer: Writer
) -> None:
    before = _pid(running)
    with as_superuser(running) as boss:
        row = boss.execute(
            "SELECT pid FROM pg_stat_activity WHERE query LIKE 'INSERT INTO written%'"
        ).fetchone()
    assert row is not None
    _kill(int(str(row[0])))
    writer.join(30)
    _eventually(lambda: answers(running))
    assert _counted(running) in {writer.confirmed, writer.confirmed + 1}
    assert _pid(running) == before


def test_a_backend_that_outlives_its_postmaster_is_ended_before_the_next_start(
    running: Server,
) -> None:
    stuck = threading.Thread(target=_sleep_in_the_server, args=[running])
    stuck.start()
    _eventually(lambda: len(_backends(running)) == 1)
    backend = _backends(running)[0]
    os.kill(backend, signal.SIGSTOP)  # so that it cannot notice that its postmaster died
    _kill(_pid(running))
    said: list[str] = []
    threading.Timer(1.0, os.kill, [backend, signal.SIGCONT]).start()
    ensure_running(running, said.append)
    stuck.join(30)
    assert not processes.alive(backend)
    assert any("left behind" in words for words in said)
    assert answers(running)


def _sleep_in_the_server(server: Server) -> None:
    with pytest.raises(psycopg.OperationalError), as_superuser(server) as boss:
        boss.execute("SELECT pg_sleep(60)")


def _backends(server: Server) -> list[int]:
    with as_superuser(server) as boss:
        query = """SELECT pid FROM pg_stat_activity
                   WHERE query LIKE '%pg_sleep(60)' AND pid <> pg_backend_pid()"""
        return [int(str(pid)) for (pid,) in boss.execute(query)]


def test_a_pid_file_that_names_another_living_program_is_put_aside(running: Server) -> None:
    _kill(_pid(running))
    _eventually(lambda: not processes.of_server(running.place.data, running.place.name))
    file = running.place.data / "postmaster.pid"
    lines = file.read_text().splitlines()
    file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    ensure_running(running, quiet)
    assert _pid(running) != os.getpid()


def test_a_pid_file_that_names_a_dead_program_not_yet_buried_is_put_aside(running: Server) -> None:
    _kill(_pid(running))
    _eventually(lambda: not processes.of_server(running.place.data, running.place.name))
    unburied = subprocess.Popen(["true"])
    _eventually(lambda: not processes.alive(unburied.pid))
    file = running.place.data / "postmaster.pid"
    lines = file.read_text().splitlines()
    file.write_text("\n".join([str(unburied.pid), *lines[1:]]) + "\n")
    ensure_running(running, quiet)
    assert answers(running)
    unburied.wait()


def test_what_a_killed_first_start_left_behind_is_made_anew(unmade: Server) -> None:
    half = unmade.place.home / "postgresql.half"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    ensure_running(unmade, quiet)
    assert answers(unmade)
    assert not half.exists()


def test_stopping_leaves_no_process_and_is_harmless_twice(running: Server) -> None:
    pid = _pid(running)
    stop(running, quiet)
    stop(running, quiet)
    assert not processes.alive(pid)
    assert processes.of_server(running.place.data, running.place.name) == []


def test_a_server_told_to_stop_while_it_recovers_is_stopped_all_the_same(
    running: Server, writer: Writer
) -> None:
    for _ in range(3):
        with as_superuser(running) as boss:
            boss.execute("CHECKPOINT")
        _kill(_auxiliary(running))
        time.sleep(0.02)
        stop(running, quiet)
        assert not runs(running)
        ensure_running(running, quiet)
    writer.join(30)
    assert _counted(running) in {writer.confirmed, writer.confirmed + 1}


def _auxiliary(server: Server) -> int:
    """Any process of the server but the first: its death sends the server into recovery."""
    first = _pid(server)
    pids = processes.of_server(server.place.data, server.place.name)
    return next(pid for pid in pids if pid != first)


def test_starting_what_runs_already_changes_nothing(running: Server) -> None:
    before = _pid(running)
    ensure_running(running, quiet)
    assert _pid(running) == before


def test_data_of_another_version_is_refused_with_what_to_do(unmade: Server) -> None:
    unmade.place.data.mkdir()
    (unmade.place.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(Unavailable) as refused:
        ensure_running(unmade, quiet)
    assert "PostgreSQL 12 wrote it" in str(refused.value)
    assert "backup" in str(refused.value.do)


def test_a_server_that_cannot_start_says_why(running: Server) -> None:
    stop(running, quiet)
    (running.place.data / "global" / "pg_control").unlink()
    with pytest.raises(Unavailable) as failed:
        ensure_running(running, quiet)
    assert "pg_control" in str(failed.value.why)
    assert str(running.place.log) in str(failed.value.do)


def test_a_place_too_deep_for_a_socket_gets_one_elsewhere_and_keeps_it(home: Path) -> None:
    deep = home / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    server = server_at(Place(home=deep))
    first = server.socket
    assert len(str(first)) < 90
    assert server_at(Place(home=deep)).socket == first
    assert (first.stat().st_mode & 0o777) == 0o700
    shutil.rmtree(first)
    again = server_at(Place(home=deep)).socket
    assert again != first, "a folder that was cleared away is replaced"
    again.rmdir()


def test_nobody_reaches_the_server_by_network(running: Server) -> None:
    with as_superuser(running) as boss:
        assert boss.execute("SHOW listen_addresses").fetchone() == ("",)
    assert (running.socket.stat().st_mode & 0o777) == 0o700


def test_letters_of_every_language_fold_without_the_system_knowing_them(running: Server) -> None:
    with as_superuser(running) as boss:
        assert boss.execute("SELECT lower('ÉÑŒÐ')").fetchone() == ("éñœð",)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may run programs as another account")
def test_root_runs_the_server_as_another_account(running: Server) -> None:
    assert Path(f"/proc/{_pid(running)}").stat().st_uid == running.programs.account.uid != 0
