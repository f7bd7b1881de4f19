"""Where an embedded instance lives: one folder per person and checkout."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
LONGEST_SOCKET_FOLDER = 90  # characters; the system allows 107 with the socket's own name
ROOT_HOMES = Path("/var/lib/secretariat")


@dataclass(frozen=True, kw_only=True)
class Place:
    """The folder of one instance and what lies where in it."""

    home: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.home / "postgresql"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "postgresql.log"

    @property
    def programs(self) -> Path:
        """A copy of PostgreSQL's programs, where the installed ones cannot be reached."""
        return self.home / "programs"

    @property
    def static(self) -> Path:
        """The collected static files."""
        return self.home / "static"

    @property
    def uploads(self) -> Path:
        """The files on their way in, for pages and workers."""
        return self.home / "uploads"

    @property
    def starting(self) -> Path:
        """Held alone while the server is started or stopped."""
        return self.home / "starting.lock"

    @property
    def using(self) -> Path:
        """Held by everyone who uses the server."""
        return self.home / "using.lock"

    @property
    def serving(self) -> Path:
        """Held by the one process that serves pages; its number stands in it."""
        return self.home / "serving.lock"

    @property
    def recorded_socket(self) -> Path:
        """Where the socket folder is written down when it could not be beside the data."""
        return self.home / "socket-folder"

    @property
    def name(self) -> str:
        """The name by which the server's processes are known."""
        return "secretariat-" + hashlib.sha256(str(self.home).encode()).hexdigest()[:8]


def place(environment: Mapping[str, str], *, root: bool | None = None) -> Place:
    """The place of this person and checkout; SECRETARIAT_HOME decides where it is given."""
    given = environment.get("SECRETARIAT_HOME")
    if given:
        return Place(home=Path(given).expanduser().absolute())
    as_root = os.geteuid() == 0 if root is None else root
    homes = ROOT_HOMES if as_root else _personal_data(environment) / "secretariat"
    return Place(home=homes / checkout_hash())


def checkout_hash() -> str:
    """Twelve characters that tell one checkout on this machine from another."""
    return hashlib.sha256(str(PACKAGE).encode()).hexdigest()[:12]


def socket_folder(here: Place) -> Path:
    """The folder of the socket: beside the data, or in the temporary folder if that is too long."""
    beside = here.home / "socket"
    if len(os.fsencode(beside)) < LONGEST_SOCKET_FOLDER:
        return beside
    if here.recorded_socket.exists():
        recorded = Path(here.recorded_socket.read_text().strip())
        if recorded.is_dir() and not recorded.is_symlink():
            return recorded
    made = Path(tempfile.mkdtemp(prefix="secretariat-"))
    here.recorded_socket.write_text(f"{made}\n")
    return made


def _personal_data(environment: Mapping[str, str]) -> Path:
    """Where programs keep a person's data, by the XDG convention."""
    given = Path(environment.get("XDG_DATA_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".local" / "share"
