"""What PostgreSQL's own pid file says: who runs over a data folder and whether it is ready."""

from dataclasses import dataclass
from pathlib import Path

from secretariat.site.cluster import processes

PID, STATUS = 0, 7  # lines of postmaster.pid


@dataclass(frozen=True, kw_only=True)
class Postmaster:
    """The server's first process, as its pid file describes it."""

    pid: int
    status: str

    @property
    def ready(self) -> bool:
        """Whether it answers: recovery, if it needed any, is done."""
        return self.status == "ready"

    @property
    def stopping(self) -> bool:
        """Whether it is on its way out."""
        return self.status == "stopping"


def written_in(data: Path) -> Postmaster | None:
    """What the pid file says, true or stale; nothing where there is none or half of one."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return None
    if not lines or not lines[PID].strip().isdigit():
        return None
    status = lines[STATUS].strip() if len(lines) > STATUS else "starting"
    return Postmaster(pid=int(lines[PID]), status=status)


def running_over(data: Path, name: str) -> Postmaster | None:
    """The postmaster that runs over a data folder: alive, and truly ours."""
    said = written_in(data)
    if said is None or not processes.alive(said.pid):
        return None
    return said if said.pid in processes.of_server(data, name) else None
