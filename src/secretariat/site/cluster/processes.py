"""Which processes belong to a data folder, whether they live, and how they are ended."""

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PROCESSES = Path("/proc")


def alive(pid: int) -> bool:
    """Whether a process runs; one that died and was not yet buried does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return _state(pid) != "Z"


def of_server(data: Path, name: str) -> list[int]:
    """The processes of the server over a data folder: its postmaster and all it started."""
    if PROCESSES.joinpath("self").exists():
        return [pid for pid in _all_pids() if _works_for(pid, data)]
    return [pid for pid, command in _listed() if _is_named(command, data, name)]


def end(pids: Iterable[int], *, patience: float) -> None:
    """Wait for processes to leave by themselves, then end those that have not."""
    left = list(pids)
    for asked in (None, signal.SIGTERM, signal.SIGKILL):
        if asked is not None:
            for pid in left:
                _signal(pid, asked)
        left = wait_for_end(left, patience=patience)
        if not left:
            return


def wait_for_end(pids: Iterable[int], *, patience: float) -> list[int]:
    """Wait until the processes have ended; those that still run after `patience` seconds."""
    until = time.monotonic() + patience
    left = [pid for pid in pids if alive(pid)]
    while left and time.monotonic() < until:
        time.sleep(0.02)
        left = [pid for pid in left if alive(pid)]
    return left


def _all_pids() -> Iterator[int]:
    return (int(entry.name) for entry in PROCESSES.iterdir() if entry.name.isdigit())


def _works_for(pid: int, data: Path) -> bool:
    """PostgreSQL's processes work in the data folder; a person's shell may stand there too."""
    try:
        folder = os.readlink(PROCESSES / str(pid) / "cwd")
        command = (PROCESSES / str(pid) / "cmdline").read_bytes()
    except OSError:
        return False
    program = command.split(b"\0", 1)[0]
    is_postgres = program.startswith(b"postgres:") or program.endswith(b"/postgres")
    return is_postgres and Path(folder) == data.resolve()


def _listed() -> Iterator[tuple[int, str]]:
    """Every process with its command, where the system has no /proc."""
    table = subprocess.run(
        ["ps", "-axo", "pid=,command="], capture_output=True, text=True, check=True
    ).stdout
    for line in table.splitlines():
        pid, _, command = line.strip().partition(" ")
        yield int(pid), command


def _is_named(command: str, data: Path, name: str) -> bool:
    return command.startswith(f"postgres: {name}:") or f"postgres -D {data}" in command


def _state(pid: int) -> str:
    """One letter from the process table, empty where there is none to read."""
    try:
        status = (PROCESSES / str(pid) / "stat").read_text()
    except OSError:
        return ""
    return status.rpartition(")")[2].split()[0]


def _signal(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)
