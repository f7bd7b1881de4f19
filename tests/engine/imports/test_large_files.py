"""A file of 200 MB is answered in bounded memory, with what is wrong in it, or written whole."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.engine.imports.given import OFFICE, TODAY, a_world, file_of

from secretariat.areas.reference.imports import duty_stations
from secretariat.areas.reference.models import DutyStation
from secretariat.areas.standards.imports import ratifications
from secretariat.engine.history.recording import event_model
from secretariat.engine.imports.running import compared, imported
from secretariat.kernel.errors import BadInput

ROOT = Path(__file__).parents[3]
MB = 1_000_000

READING = """
import os, resource, sys
import django
django.setup()
from secretariat.engine.imports.files import read_table
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as file:
    table = read_table(file, name="large.csv", known={"instrument", "state"}.__contains__)
    rows = sum(1 for _row in table.rows)
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(rows, grown)
"""


def test_reading_200_mb_needs_a_few_mb_of_memory(tmp_path: Path) -> None:
    path, filling = tmp_path / "large.csv", "x" * 9_980
    row = f"C900,ARL,2001-01-01,{filling}\n"
    with path.open("w") as file:
        file.write("instrument,state,registered,note\n")
        for _ in range(200 * MB // len(row)):
            file.write(row)
    assert path.stat().st_size > 199 * MB
    done = subprocess.run(
        [sys.executable, "-c", READING, str(path)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "secretariat.site.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    rows, grown = map(int, done.stdout.split())
    assert rows == 200 * MB // len(row)
    assert grown < 20_000  # kilobytes


def test_staging_many_rows_needs_no_memory_for_each(db: None) -> None:
    a_world()
    rows = 60_000
    content = "instrument,state,registered,note\n" + f"C900,ARL,never,{'x' * 200}\n" * rows
    file = file_of(content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    trial = compared(ratifications, file)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (trial.rows, trial.bad, len(trial.bad_rows)) == (rows, rows, 1_000)
    assert grown < 40_000  # kilobytes, where the file has 13,000


def test_every_row_of_a_large_import_leaves_its_event(fresh_database: Mapping[str, str]) -> None:
    a_world()
    rows = 20_000
    lines = [f"D{n},Place {n},ARL,2000-01-01\n" for n in range(rows)]
    file = file_of("code,name,state,starts\n" + "".join(lines))
    outcome = imported(duty_stations, file, by=OFFICE, on=TODAY)
    assert outcome.trial.new == rows
    assert DutyStation.objects.count() == rows
    events = event_model(DutyStation)._base_manager.filter(pgh_context_id=outcome.act)
    assert events.count() == rows


def test_a_file_with_another_column_under_a_header_is_given_up_early(db: None) -> None:
    a_world()
    names = "".join(f"C900,nobody {n},2001-01-01\n" for n in range(20_050))
    with pytest.raises(BadInput, match="is not what its header says"):
        compared(ratifications, file_of(f"instrument,state,registered\n{names}"))
