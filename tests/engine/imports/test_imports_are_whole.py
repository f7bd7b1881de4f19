"""An import is one act or nothing: undone as one, repeated without effect, never half-done."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from tests.engine.imports.given import OFFICE, TODAY, a_world, csv_of, file_of

from secretariat.areas.reference.models import State
from secretariat.areas.standards.imports import ratifications
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.history.models import Act
from secretariat.engine.imports.running import File, compared, imported, tried
from secretariat.engine.records.telling import Difference, history_of
from secretariat.engine.records.undoing import undo
from secretariat.kernel.errors import BadInput, Conflict, Unavailable
from secretariat.site.databases import ADDRESS_VARIABLES

ROOT = Path(__file__).parents[3]
HEADER = ("instrument", "state", "registered", "note")
FIRST = [HEADER, ("C900", "ARL", "2001-01-01", "one"), ("C900", "BES", "2002-02-02", "two")]
NOTE = Difference(label="note", before="one", after="ONE")
LATER = [HEADER, ("C900", "ARL", "2001-01-01", "ONE"), ("C901", "BES", "2003-03-03", "three")]


def table() -> list[tuple[object, ...]]:
    """Every row of the table, byte by byte."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM standards_ratification t ORDER BY id")
        return cursor.fetchall()


@pytest.fixture
def world(db: None) -> None:
    a_world()


def test_an_import_is_one_act_that_says_which_file_it_was(world: None) -> None:
    outcome = imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    act = Act.objects.get(pk=outcome.act)
    assert act.action == "standards.register_ratifications"
    assert act.facts == {
        "import": "standards.ratifications",
        "file": "file.csv",
        "sha256": outcome.trial.sha256,
        "rows": 2,
        "new": 2,
        "changed": 0,
    }
    assert [entry.who for entry in history_of(Ratification.objects.first())] == [OFFICE.name]  # type: ignore[arg-type]


def test_the_same_file_again_finds_all_the_same_and_makes_no_act(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    acts, before = Act.objects.count(), table()
    again = imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    assert (again.act, again.trial.same, again.trial.new) == (None, 2, 0)
    assert (Act.objects.count(), table()) == (acts, before)


def test_new_and_changed_together_are_one_act_of_the_import(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    outcome = imported(ratifications, csv_of(LATER), by=OFFICE, on=TODAY, reason="letter of May")
    act = Act.objects.get(pk=outcome.act)
    assert (act.action, act.facts["new"], act.facts["changed"]) == ("standards.ratifications", 1, 1)
    changed = Ratification.objects.get(note="ONE")
    assert history_of(changed)[0].told == "registered and corrected ratifications from a file"
    assert history_of(changed)[0].reason == "letter of May"


def test_undoing_an_import_leaves_the_table_as_it_was_to_the_byte(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    before = table()
    outcome = imported(ratifications, csv_of(LATER), by=OFFICE, on=TODAY, reason="x")
    assert table() != before
    assert outcome.act is not None
    assert undo(outcome.act, by=OFFICE, on=TODAY, reason="wrong file") == 2
    assert table() == before


def test_an_undone_import_can_be_made_again(world: None) -> None:
    outcome = imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    assert outcome.act is not None
    undo(outcome.act, by=OFFICE, on=TODAY, reason="wrong file")
    assert table() == []
    assert imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY).trial.new == 2


def test_what_was_changed_since_stands_in_the_way_of_undoing(world: None) -> None:
    first = imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    imported(ratifications, csv_of(LATER), by=OFFICE, on=TODAY, reason="x")
    assert first.act is not None
    with pytest.raises(Conflict, match="changed since"):
        undo(first.act, by=OFFICE, on=TODAY, reason="wrong file")


def test_a_trial_and_a_comparison_leave_nothing_behind(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    acts, before = Act.objects.count(), table()
    trial = tried(ratifications, csv_of(LATER), by=OFFICE, on=TODAY)
    assert (trial.new, trial.changed, trial.bad) == (1, 1, 0)
    assert (Act.objects.count(), table()) == (acts, before)


def test_a_trial_tells_each_field_before_and_after_though_it_has_been_written(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    trial = tried(ratifications, csv_of(LATER), by=OFFICE, on=TODAY)
    assert [(change.row, change.differences) for change in trial.changes] == [(2, (NOTE,))]


def test_a_comparison_lists_what_is_changed_new_and_absent(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    found = compared(ratifications, csv_of(LATER))
    assert [change.differences for change in found.changes] == [(NOTE,)]
    assert [change.row for change in found.changes] == [2]
    assert [(new.row, new.label) for new in found.additions] == [(3, "C901 · BES · 2003-03-03")]
    assert found.absent == 1
    assert [absent.label for absent in found.absences] == ["C900, Bestovia, 2002-02-02"]


def test_corrections_need_the_reason_their_action_needs(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    before = table()
    with pytest.raises(BadInput, match="needs a reason"):
        imported(ratifications, csv_of(LATER), by=OFFICE, on=TODAY)
    assert table() == before


def test_a_blank_cell_empties_its_field_unless_it_keeps_it(world: None) -> None:
    header = ("instrument", "state", "registered", "effective", "note")
    row = ("C900", "ARL", "2001-01-01", "2002-01-01", "one")
    imported(ratifications, csv_of([header, row]), by=OFFICE, on=TODAY)
    blank = csv_of([header, (*row[:3], "", "")])
    imported(ratifications, blank, by=OFFICE, on=TODAY, reason="x")
    kept = Ratification.objects.get()
    assert (kept.note, kept.effective) == ("", date(2002, 1, 1))


def test_a_column_the_file_lacks_leaves_its_field_alone(world: None) -> None:
    imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY)
    narrow = csv_of([row[:3] for row in FIRST])
    assert imported(ratifications, narrow, by=OFFICE, on=TODAY).trial.same == 2


def test_a_period_is_closed_before_the_next_one_opens(world: None) -> None:
    header = ("instrument", "state", "registered", "ends", "ending")
    start = [header, ("C900", "ARL", "2001-01-01", "", "")]
    imported(ratifications, csv_of(start), by=OFFICE, on=TODAY)
    ended = [header, ("C900", "ARL", "2001-01-01", "2009-12-31", "denounced"),
             ("C900", "ARL", "2010-01-01", "", "")]  # fmt: skip
    outcome = imported(ratifications, csv_of(ended), by=OFFICE, on=TODAY, reason="x")
    assert (outcome.trial.new, outcome.trial.changed) == (1, 1)


def test_progress_is_told_to_the_last_byte(world: None) -> None:
    content = "instrument,state,registered\n" + "C900,ARL,2001-01-01\n" * 5_000
    heard: list[int] = []
    compared(ratifications, file_of(content, progress=heard.append))
    assert heard == sorted(heard)
    assert heard[-1] == len(content)
    assert len(heard) > 2


SCRIPT = """
import io, os, sys, time
import django
django.setup()
from datetime import date
from secretariat.areas.standards.imports import ratifications
from secretariat.engine.history.acting import Process
from secretariat.engine.imports import running
text = "instrument,state,registered,note\\nC900,ARL,2001-01-01,one\\nC900,BES,2002-02-02,two\\n"
write = running.write
def written_then_wait(*everything):
    write(*everything)
    print("written", flush=True)
    time.sleep(60)
running.write = written_then_wait
file = running.File(name="a.csv", content=io.BytesIO(text.encode()))
running.imported(ratifications, file, by=Process("killed"), on=date(2026, 1, 1))
"""


def test_killed_in_the_middle_of_writing_an_import_leaves_nothing(
    fresh_database: Mapping[str, str],
) -> None:
    a_world()
    acts = Act.objects.count()
    environment = {
        **os.environ,
        **{ADDRESS_VARIABLES[side]: address for side, address in fresh_database.items()},
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "secretariat.site.settings",
    }
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], env=environment, stdout=subprocess.PIPE, text=True
    ) as importing:
        assert importing.stdout is not None
        assert importing.stdout.readline() == "written\n"
        assert _others_at_work() == 1
        importing.send_signal(signal.SIGKILL)
        importing.wait()
    _until_alone()
    assert (Ratification.objects.count(), Act.objects.count()) == (0, acts)
    assert imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY).trial.new == 2


def _others_at_work() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        found: int = cursor.fetchone()[0]
    return found


def _until_alone() -> None:
    for _ in range(200):
        if not _others_at_work():
            return
        time.sleep(0.05)
    raise AssertionError("The server still serves the process that was killed.")


def test_a_lost_connection_says_so_and_leaves_nothing(fresh_database: Mapping[str, str]) -> None:
    a_world()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        mine = cursor.fetchone()[0]

    def cut(_read: int) -> None:
        with psycopg.connect(fresh_database["default"], autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [mine])

    file: File = file_of("instrument,state,registered\nC900,ARL,2001-01-01\n", progress=cut)
    with pytest.raises(Unavailable, match="connection to the database was lost"):
        imported(ratifications, file, by=OFFICE, on=TODAY)
    connection.close()
    assert State.objects.count() == 3
    assert Ratification.objects.count() == 0
    assert imported(ratifications, csv_of(FIRST), by=OFFICE, on=TODAY).trial.new == 2
