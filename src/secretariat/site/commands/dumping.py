"""Each side written by pg_dump and read back by psql, as the owner."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click

from secretariat import VERSION
from secretariat.kernel.errors import Unavailable
from secretariat.site.cluster.programs import client_program
from secretariat.site.commands.archives import Manifest, Part, checksum
from secretariat.site.commands.choosing import Kind
from secretariat.site.commands.opening import Role, addresses
from secretariat.site.databases import SIDES, Address

LIBPQ = {"name": "PGDATABASE", "role": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST"}
LIBPQ |= {"port": "PGPORT"}
EMPTY_FIRST = "DROP OWNED BY CURRENT_USER CASCADE"


def dump_all(folder: Path, kind: Kind) -> Manifest:
    """Dump every side into the folder; what came of it."""
    owner = addresses(os.environ, Role.OWNER)
    with click.progressbar(SIDES, label="Writing the sides", file=sys.stderr) as sides:
        parts = tuple(_dumped(side, owner[side], folder) for side in sides)
    return Manifest(
        product=VERSION,
        driver=version("psycopg"),
        instance=str(kind),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        parts=parts,
    )


def restore_side(side: str, dump: Path) -> None:
    """Replace what a side holds by a dump, whole or not at all."""
    owner = addresses(os.environ, Role.OWNER)[side]
    script = dump.with_suffix(".sql")
    _run(owner, "pg_restore", "--no-owner", f"--file={script}", str(dump))
    _run(
        owner,
        *("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"),
        *("--output=/dev/null", f"--command={EMPTY_FIRST}", f"--file={script}"),
    )
    script.unlink()


def _dumped(side: str, owner: str, folder: Path) -> Part:
    file = folder / f"{side}.dump"
    _run(owner, "pg_dump", "--format=custom", "--no-password", f"--file={file}")
    return Part(side=side, file=file.name, size=file.stat().st_size, sha256=checksum(file))


def _run(owner: str, program: str, *arguments: str) -> None:
    """Run a program against a side; the password travels by environment, where none can read it."""
    done = subprocess.run(
        [client_program(program), *arguments],
        env={"PATH": os.defpath, "LC_ALL": "C", **libpq(Address.read(owner))},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unavailable(
            f"PostgreSQL's {program} failed",
            why=done.stderr.strip(),
            do="Mend what it names and try again; nothing was changed.",
        )


def libpq(address: Address) -> dict[str, str]:
    """An address in the variables PostgreSQL's own programs read."""
    found = {name: getattr(address, part) for part, name in LIBPQ.items()}
    options = {f"PG{key.upper()}": value for key, value in address.options}
    return {name: value for name, value in {**found, **options}.items() if value}
