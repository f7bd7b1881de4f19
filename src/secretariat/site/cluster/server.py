"""Start, recovery and stop of the embedded server; the caller holds the starting lock."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from secretariat.kernel.errors import Unavailable
from secretariat.site.cluster import configuration, postmaster, processes
from secretariat.site.cluster.places import Place, socket_folder
from secretariat.site.cluster.programs import MAJOR, Programs, environment

SUPERUSER = "secretariat_cluster"
Say = Callable[[str], None]
PATIENCE = 3.0  # seconds before a person is told what is being waited for
LONGEST_STOP = 60.0  # seconds before a stop in order gives way to recovery at the next start
LARGEST_LOG = 10 * 1024 * 1024  # bytes, before it is put aside


@dataclass(frozen=True, kw_only=True)
class Server:
    """One embedded server: its place, its programs, and whether it must survive a power cut."""

    place: Place
    programs: Programs
    durable: bool = True

    @property
    def socket(self) -> Path:
        """The folder of its socket."""
        return socket_folder(self.place)


def ensure_running(server: Server, say: Say) -> None:
    """Make sure the server runs and answers, however long its recovery takes."""
    here = server.place
    found = postmaster.running_over(here.data, here.name)
    if found is not None and found.stopping:
        _see_out(server, found.pid)
        found = None
    if found is None:
        _clear_away(server, say)
        _initialise(server, say)
        found_pid, child = _launch(server)
    else:
        found_pid, child = found.pid, None
    _wait_until_ready(server, found_pid, child, say)


def runs(server: Server) -> bool:
    """Whether the server's first process runs; it may still be recovering."""
    return postmaster.running_over(server.place.data, server.place.name) is not None


def answers(server: Server) -> bool:
    """Whether the server takes connections; it does not while it recovers from a lost backend."""
    asked = [server.programs.command("pg_isready"), "--quiet", f"--host={server.socket}"]
    asked += [f"--username={SUPERUSER}", "--dbname=postgres"]
    return subprocess.run(asked, env=environment(), check=False).returncode == 0


def stop(server: Server, say: Say) -> None:
    """Stop the server: open work is rolled back, everything committed is written."""
    here = server.place
    found = postmaster.running_over(here.data, here.name)
    if found is None:
        return
    # Told to stop in order while it recovers from a killed backend, PostgreSQL 18 can wait for
    # ever. Told to drop everything it leaves at once, and the next start recovers again.
    os.kill(found.pid, signal.SIGINT if answers(server) else signal.SIGQUIT)
    if processes.wait_for_end([found.pid], patience=PATIENCE):
        say("Waiting for PostgreSQL to write what is in memory …")
        _see_out(server, found.pid)


def _see_out(server: Server, pid: int) -> None:
    """Wait for a stopping server, and end one that hangs; what is committed is in its log."""
    here = server.place
    if processes.wait_for_end([pid], patience=LONGEST_STOP):
        os.kill(pid, signal.SIGQUIT)
        processes.wait_for_end([pid], patience=PATIENCE)
        processes.end(processes.of_server(here.data, here.name), patience=PATIENCE)


def _clear_away(server: Server, say: Say) -> None:
    """End what a killed postmaster left behind, and forget its number.

    PostgreSQL would take the number for a running server's if another program has it now, or if
    the one that died has not been buried yet. Nobody of ours is left and we hold the starting lock.
    """
    here = server.place
    orphans = processes.of_server(here.data, here.name)
    if orphans:
        say("Ending processes that a server killed earlier left behind …")
        processes.end(orphans, patience=5.0)
    (here.data / "postmaster.pid").unlink(missing_ok=True)
    lock = server.socket / ".s.PGSQL.5432.lock"
    lock.unlink(missing_ok=True)


def _initialise(server: Server, say: Say) -> None:
    """Make the data folder, whole or not at all."""
    here = server.place
    kept = here.data / "PG_VERSION"
    if kept.exists():
        _refuse_other_version(here, kept.read_text().strip())
        return
    say("Making the database …")
    half = here.home / "postgresql.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    server.programs.account.give(half)
    server.programs.run(
        *("initdb", "--pgdata", str(half), "--username", SUPERUSER, "--auth", "trust"),
        *("--encoding", "UTF8", "--locale", "C"),
        *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
        *(() if server.durable else ("--no-sync",)),
    )
    half.rename(here.data)


def _refuse_other_version(here: Place, version: str) -> None:
    if version != str(MAJOR):
        raise Unavailable(
            f"The data in {here.data} cannot be opened",
            why=f"PostgreSQL {version} wrote it, and this product brings PostgreSQL {MAJOR}.",
            do="Take a backup with the version of the product that wrote it, "
            "move the folder away and restore the backup here.",
        )


def _launch(server: Server) -> tuple[int, subprocess.Popen[bytes]]:
    here, account = server.place, server.programs.account
    socket = server.socket
    socket.mkdir(mode=0o700, exist_ok=True)
    socket.chmod(0o700)
    account.give(socket)
    _configure(server)
    if here.log.exists() and here.log.stat().st_size > LARGEST_LOG:
        here.log.replace(here.log.with_suffix(".log.1"))
    with here.log.open("ab") as log:
        child = subprocess.Popen(
            [server.programs.command("postgres"), "-D", str(here.data)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=environment(),
            start_new_session=True,  # Ctrl-C in the terminal is for us: we stop the server last
            **account.running_as(),
        )
    threading.Thread(target=child.wait, daemon=True).start()  # buries it, whenever it ends
    return child.pid, child


def _configure(server: Server) -> None:
    values = configuration.settings(
        socket=server.socket,
        name=server.place.name,
        memory=configuration.machine_memory(),
        durable=server.durable,
    )
    files = {
        "postgresql.conf": configuration.written(values),
        "pg_hba.conf": "local all all trust\n",
    }
    for file, text in files.items():
        path = server.place.data / file
        path.write_text(text)
        path.chmod(0o600)
        server.programs.account.give(path)


def _wait_until_ready(
    server: Server, pid: int, child: subprocess.Popen[bytes] | None, say: Say
) -> None:
    """Wait as long as the server works at its recovery; only its end is a failure."""
    began, told = time.monotonic(), False
    while True:
        said = postmaster.written_in(server.place.data)
        if said is not None and said.pid == pid and said.ready and answers(server):
            return
        if (child is not None and child.poll() is not None) or not processes.alive(pid):
            raise _did_not_start(server)
        if not told and time.monotonic() - began > PATIENCE:
            say("PostgreSQL is recovering what was not written before it was last ended …")
            told = True
        time.sleep(0.02)


def _did_not_start(server: Server) -> Unavailable:
    last = server.place.log.read_text(errors="replace").splitlines()[-5:]
    return Unavailable(
        "The embedded PostgreSQL did not start",
        why=" ".join(last),
        do=f"Read {server.place.log}; nothing that was committed is lost.",
    )
