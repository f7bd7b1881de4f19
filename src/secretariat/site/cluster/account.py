"""The system account PostgreSQL runs as: the person's own, and never root, which it refuses."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCOUNT = "secretariat-db"
LAST_RESORT = "nobody"


@dataclass(frozen=True, kw_only=True)
class Account:
    """Who the server runs as; `separate` when that is another than who starts it."""

    uid: int
    gid: int
    separate: bool

    def running_as(self) -> dict[str, Any]:
        """What `subprocess` needs to start a program as this account."""
        if not self.separate:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, path: Path) -> None:
        """Hand a file or folder to this account."""
        if self.separate:
            os.chown(path, self.uid, self.gid)


def account() -> Account:
    """The person's own account, or a separate one when the person is root."""
    if os.geteuid() != 0:
        return Account(uid=os.geteuid(), gid=os.getegid(), separate=False)
    entry = _known(ACCOUNT) or _created() or _known(LAST_RESORT)
    if entry is None:
        return Account(uid=65534, gid=65534, separate=True)
    return Account(uid=entry.pw_uid, gid=entry.pw_gid, separate=True)


def owner_of(folder: Path) -> Account | None:
    """The account a data folder belongs to already, if there is one."""
    if not folder.exists():
        return None
    kept = folder.stat()
    return Account(uid=kept.st_uid, gid=kept.st_gid, separate=kept.st_uid != os.geteuid())


def _known(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _created() -> pwd.struct_passwd | None:
    """A system account without home, password or shell, where the system lets us make one."""
    program = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if program is None:
        return None
    options = ["--system", "--no-create-home", "--user-group", "--home-dir", "/nonexistent"]
    command = [program, *options, "--shell", "/usr/sbin/nologin", ACCOUNT]
    subprocess.run(command, capture_output=True, check=False)
    return _known(ACCOUNT)
