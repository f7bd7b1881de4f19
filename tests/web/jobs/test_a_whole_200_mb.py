"""A file of 200 MB is imported whole by a worker: in bounded memory, in one act, seen meanwhile."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.engine.imports.given import OFFICE, TODAY
from tests.engine.jobs.forge import Forge, forge
from tests.engine.jobs.patience import eventually

from secretariat.areas.reference import actions as reference
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.history.recording import event_model
from secretariat.engine.jobs.models import Run, Try
from secretariat.engine.jobs.starting import start
from secretariat.engine.records.performing import add
from secretariat.web.imports.jobs import IMPORT

MB = 1_000_000
STATES, INSTRUMENTS, A_NOTE = 200, 500, 1_975
ROWS = STATES * INSTRUMENTS
LONG = 600.0  # seconds; machines that test are busy


@pytest.fixture
def uploads(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of files on their way in, for the test and its worker."""
    folder = tmp_path / "uploads"
    folder.mkdir()
    settings.UPLOADS = str(folder)
    monkeypatch.setenv("SECRETARIAT_UPLOADS", str(folder))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def of_the_product(uploads: Path) -> Iterator[Forge]:
    """Workers of the product as it is."""
    with forge("secretariat.site.settings") as found:
        yield found


def code(state: int) -> str:
    """A code of three letters for a State."""
    return "Q" + chr(ord("A") + state // 26) + chr(ord("A") + state % 26)


def a_world() -> None:
    """As many States and instruments as make every row of the file one ratification."""
    states = [{"code": code(n), "name_en": f"State {n}"} for n in range(STATES)]
    add(reference.add_states, states, by=OFFICE, on=TODAY)
    instruments = [
        {"code": f"C{n:04}", "kind": "convention", "title_en": f"C{n}", "adopted": date(1950, 1, 1)}
        for n in range(INSTRUMENTS)
    ]
    add(standards.add_instruments, instruments, by=OFFICE, on=TODAY)


def write_file(path: Path) -> None:
    """Every State ratifies every instrument, each with a long note."""
    note = "x" * A_NOTE
    with path.open("w") as file:
        file.write("instrument,state,registered,note\n")
        for instrument in range(INSTRUMENTS):
            for state in range(STATES):
                file.write(f"C{instrument:04},{code(state)},1999-01-01,{note}\n")
    assert path.stat().st_size > 199 * MB


def memory(pid: int, what: str) -> int:
    """Kilobytes a process holds (VmRSS), or held at most (VmHWM)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1])
    raise AssertionError(what)


def test_it_is_imported_whole(
    fresh_database: Mapping[str, str], uploads: Path, of_the_product: Forge, tmp_path: Path
) -> None:
    a_world()
    write_file(uploads / "large")
    given = {"register": "ratifications", "file": "large"}
    run = start(IMPORT, given, by=OFFICE, on=TODAY)
    worker = of_the_product.start(
        addresses=dict(fresh_database),
        pace={"pulse": 1.0, "look": 0.2, "silent": 60.0, "patience": 0.5},
        queues=[],
        log=str(tmp_path / "worker.log"),
    )
    seen: set[tuple[int, int]] = set()

    def settled() -> bool:
        seen.update(Try.objects.filter(run=run).values_list("done", "total"))
        return Run.objects.get(pk=run).state != "waiting"

    try:
        before = memory(worker.pid, "VmRSS")
        eventually(settled, within=LONG)
        grown = memory(worker.pid, "VmHWM") - before
        eventually(lambda: not list(uploads.iterdir()))  # what was imported is dropped
    finally:
        worker.kill()
    kept = Run.objects.get(pk=run)
    assert kept.state == "done", kept.failure
    assert Ratification.objects.count() == ROWS
    written = event_model(Ratification)._base_manager.filter(
        pgh_context_id=(kept.result or {})["facts"]["act"]
    )
    assert written.count() == ROWS
    assert grown < 120_000, "kilobytes, where the file has 200,000"
    shares = sorted({done * 100 // total for done, total in seen if total})
    assert len([share for share in shares if 0 < share < 100]) >= 3, shares
