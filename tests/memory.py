"""Where there is room, the tests' clones lie in memory.

A clone is thousands of files, made and deleted for one test. On ext4, a file made after thousands
were deleted takes far longer, since it looks past each of them: two seconds were measured for a
clone that takes a thirtieth of one in memory.
"""

import shutil
from pathlib import Path

import psycopg
from psycopg import sql

from secretariat.site.cluster.configuration import machine_memory
from secretariat.site.cluster.server import Server

Connection = psycopg.Connection[tuple[object, ...]]
FOLDER = Path("/dev/shm")
TABLESPACE = "memory"
ENOUGH = 4 * 1024**3  # bytes free: a clone of the example is a quarter of one
OF_MEMORY = 2  # the machine has at least so many times that


def provide(server: Server, boss: Connection) -> None:
    """Make the place of clones in memory, anew where the machine was started since.

    Who calls holds a lock, and has dropped the clones nobody uses any more.
    """
    folder = FOLDER / server.place.name
    if tablespace(boss) == TABLESPACE:
        if folder.is_dir():
            return
        boss.execute(sql.SQL("DROP TABLESPACE {}").format(sql.Identifier(TABLESPACE)))
    if _is_roomy():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        server.programs.account.give(folder)
        make = sql.SQL("CREATE TABLESPACE {} LOCATION {}")
        boss.execute(make.format(sql.Identifier(TABLESPACE), sql.Literal(str(folder))))


def tablespace(boss: Connection) -> str:
    """The tablespace clones are made in: in memory, or the server's own."""
    known = boss.execute("SELECT 1 FROM pg_tablespace WHERE spcname = %s", [TABLESPACE]).fetchone()
    return TABLESPACE if known else "pg_default"


def _is_roomy() -> bool:
    return (
        FOLDER.is_dir()
        and shutil.disk_usage(FOLDER).free >= ENOUGH
        and machine_memory() >= OF_MEMORY * ENOUGH
    )
