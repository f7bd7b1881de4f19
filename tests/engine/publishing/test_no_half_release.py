"""A disk that fills and a process that is killed leave no half release, and no lock."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from django.db import connection, connections
from django.db.models import QuerySet
from tests.databases import Connection
from tests.engine.publishing.conftest import CLERK, TODAY, withdraw_state
from tests.engine.publishing.product import members_paper
from tests.engine.publishing.public import now

from secretariat.areas.reference.actions import admit
from secretariat.areas.reference.models import Membership, State
from secretariat.engine.history.acting import Process
from secretariat.engine.history.models import Act
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release, ReleaseStep, Step
from secretariat.engine.publishing.sql import TABLES
from secretariat.engine.publishing.stepping import take
from secretariat.engine.publishing.verifying import verify
from secretariat.engine.records.performing import performing
from secretariat.kernel.errors import Unavailable
from secretariat.site.commands import main
from secretariat.site.databases import ADDRESS_VARIABLES

ROOT = Path(__file__).parents[3]
DAY = date(1900, 1, 1)
FULL = 'could not extend file "base/16384/16397": No space left on device'
FILLS = """
CREATE FUNCTION secretariat.disk_fills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = '{message}';
END $$;
CREATE TRIGGER disk_fills BEFORE INSERT ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION secretariat.disk_fills();
"""
EMPTIES = "DROP FUNCTION secretariat.disk_fills() CASCADE"

FREEZING = """
import sys, time
import django
django.setup()
from django.conf import settings
settings.PRODUCT = "tests.engine.publishing.product.PRODUCT"
from tests.engine.publishing.conftest import CLERK, TODAY
from tests.engine.publishing.product import members_paper
from secretariat.engine.publishing import freezing
where, sealed = sys.argv[1], freezing._sealed
def here():
    print("here", flush=True)
    time.sleep(60)
def progress(done, total, words):
    if (where, done) in (("first table", 0), ("figures", 4)):
        here()
def sealed_then_wait(*everything):
    made = sealed(*everything)
    if where == "before the commit":
        here()
    return made
freezing._sealed = sealed_then_wait
if where == "waiting for writers":
    print("here", flush=True)
freezing.freeze(members_paper, by=CLERK, on=TODAY, progress=progress)
"""
PRINTING = """
import sys, time
import django
django.setup()
from django.conf import settings
settings.PRODUCT = "tests.engine.publishing.product.PRODUCT"
from pathlib import Path
from secretariat.site.commands import main
where, file = sys.argv[1:]
def here():
    print("here", flush=True)
    time.sleep(60)
write = Path.write_bytes
def written(path, data):
    write(path, data[: len(data) // 2] if where == "half written" else data)
    here()
Path.write_bytes = written
main(["print", "tests.members", "--as", "docx", "-o", file])
"""


@contextmanager
def filling(owner: Connection, table: str) -> Iterator[None]:
    """Let the database find no room for what is written to a table."""
    owner.execute(FILLS.format(message=FULL, table=table))
    owner.commit()
    try:
        yield
    finally:
        owner.execute(EMPTIES)
        owner.commit()


def kept() -> dict[str, int]:
    """How many rows there are of everything a release consists of."""
    with connection.cursor() as cursor:
        counts = {}
        for table in (*TABLES, "publishing_releasestep"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[table] = int(cursor.fetchone()[0])
    return counts


def hold_to_whole(acts: int) -> None:
    """Nothing is left, nobody holds a lock, and freezing anew gives the first edition, whole."""
    assert set(kept().values()) == {0}
    assert Act.objects.count() == acts
    assert locks() == 0
    withdraw_state("X03")  # a writer goes on at once
    release = freeze(members_paper, by=CLERK, on=TODAY)
    assert release.edition == 1
    assert verify(release, release.seal).findings == ()


def locks() -> int:
    """How many advisory locks anybody holds or waits for in this database."""
    return _count(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )


def others_at_work() -> int:
    return _count(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )


def _count(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found: int = cursor.fetchone()[0]
    return found


def until(true: str, holds: object) -> None:
    """Wait until a condition holds, at most some seconds."""
    assert callable(holds)
    for _time in range(400):
        if holds():
            return
        time.sleep(0.025)
    raise AssertionError(f"In ten seconds it did not come to this: {true}.")


@contextmanager
def at_work(databases: Mapping[str, str], script: str, *words: str) -> Iterator[None]:
    """A program of its own that has come to the place named; killed at the end."""
    environment = {
        **os.environ,
        **{ADDRESS_VARIABLES[side]: address for side, address in databases.items()},
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "secretariat.site.settings",
    }
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", script, *words],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as working:
        assert working.stdout is not None
        assert working.stdout.readline() == "here\n"
        yield
        working.send_signal(signal.SIGKILL)
        assert working.wait() == -signal.SIGKILL


@pytest.mark.parametrize("where", ["first table", "figures", "before the commit"])
def test_killed_while_freezing_leaves_no_half_release_and_no_lock(
    office: None, fresh_database: Mapping[str, str], where: str
) -> None:
    acts = Act.objects.count()
    with at_work(fresh_database, FREEZING, where):
        assert others_at_work() == 1
        assert set(kept().values()) == {0}, "others see nothing of it before it is whole"
    until("the killed one's connection ends", lambda: not others_at_work())
    hold_to_whole(acts)


def test_killed_while_it_waits_for_a_writer_holds_up_nobody(
    office: None, fresh_database: Mapping[str, str]
) -> None:
    acts, begun, finish = Act.objects.count(), threading.Event(), threading.Event()
    state = State.objects.get(code="X05")

    def write() -> None:
        try:
            with performing(admit, by=Process("a slow writer"), on=TODAY):
                row = Membership(state=state, starts=DAY, ends=DAY)
                QuerySet(Membership).bulk_create([row])
                begun.set()
                finish.wait(60)
        finally:
            connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(30)
        with at_work(fresh_database, FREEZING, "waiting for writers"):
            waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            until("the freeze waits for the writer", lambda: _count(waiting))
    finally:
        finish.set()
        writer.join(60)
    until("the killed one's connection ends", lambda: not others_at_work())
    hold_to_whole(acts + 1)


@pytest.mark.parametrize("table", TABLES)
def test_a_disk_that_fills_while_freezing_leaves_nothing_and_is_said_as_such(
    office: None, owner: Connection, table: str
) -> None:
    acts = Act.objects.count()
    with filling(owner, table):
        told = CliRunner().invoke(main, ["freeze", "tests.members"])
        assert told.exit_code == Unavailable.exit_code, told.output
        assert "The database has no room left on its disk" in told.output
        assert "Nothing of this change was kept" in told.output
        assert not connection.in_atomic_block
    hold_to_whole(acts)


def test_a_disk_that_fills_at_a_step_leaves_the_edition_where_it_was(
    release: Release, owner: Connection
) -> None:
    acts = Act.objects.count()
    step = {"by": Process("author"), "on": TODAY, "now": now()}
    with filling(owner, "publishing_releasestep"), pytest.raises(Unavailable, match="no room"):
        take(members_paper, release, Step.SEND, **step)  # type: ignore[arg-type]
    assert (ReleaseStep.objects.count(), Act.objects.count(), locks()) == (0, acts, 0)
    assert take(members_paper, release, Step.SEND, **step).number == 1  # type: ignore[arg-type]


def test_a_connection_cut_while_freezing_leaves_nothing(
    office: None, fresh_database: Mapping[str, str]
) -> None:
    acts = Act.objects.count()
    mine = _count("SELECT pg_backend_pid()")

    def cut(done: int, total: int, words: str) -> None:
        if words == "Sealing":
            with psycopg.connect(fresh_database["default"], autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [mine])

    with pytest.raises(Unavailable):
        freeze(members_paper, by=CLERK, on=TODAY, progress=cut)
    connection.close()
    hold_to_whole(acts)


@pytest.mark.parametrize(
    ("where", "before"), [("half written", b"an earlier file"), ("written", b"")]
)
def test_killed_while_printing_leaves_no_half_file(
    release: Release, fresh_database: Mapping[str, str], tmp_path: Path, where: str, before: bytes
) -> None:
    file = tmp_path / "paper.docx"
    if before:
        file.write_bytes(before)
    with at_work(fresh_database, PRINTING, where, str(file)):
        pass
    assert (file.read_bytes() if file.exists() else b"") == before
    until("the killed one's connection ends", lambda: not others_at_work())
    assert locks() == 0
    told = CliRunner().invoke(main, ["print", "tests.members", "--as", "docx", "-o", str(file)])
    assert told.exit_code == 0
    assert file.read_bytes().startswith(b"PK")
    assert verify(release, release.seal).agrees


@pytest.mark.parametrize("before", [b"", b"an earlier file"])
def test_a_disk_that_fills_while_printing_leaves_what_was_there_and_is_said(
    release: Release, tmp_path: Path, before: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, write = tmp_path / "paper.html", Path.write_bytes
    if before:
        file.write_bytes(before)

    def fills(path: Path, data: bytes) -> int:
        write(path, data[:100])
        raise OSError(28, "No space left on device")  # as a write says it: without a name

    monkeypatch.setattr(Path, "write_bytes", fills)
    told = CliRunner().invoke(main, ["print", "tests.members", "-o", str(file)])
    monkeypatch.undo()
    assert told.exit_code == Unavailable.exit_code, told.output
    assert f"{file} was not written" in told.output
    assert "No space left on device" in told.output
    assert (file.read_bytes() if file.exists() else b"") == before
    assert [one.name for one in tmp_path.iterdir()] == (["paper.html"] if before else [])
