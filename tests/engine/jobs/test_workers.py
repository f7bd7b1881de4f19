"""Workers as they run: killed in the midst of a job, told to end, two at once, one kind alone."""

import random
import signal
import time
from collections.abc import Mapping

import pytest
from django.db import connection
from tests.engine.jobs import declared as given
from tests.engine.jobs.conftest import OFFICE, TODAY, StartWorker
from tests.engine.jobs.looking import ends, queued, regions, state
from tests.engine.jobs.patience import eventually

from secretariat.engine.jobs.models import Run, Try
from secretariat.engine.jobs.standing import alive_workers, health
from secretariat.engine.jobs.starting import start
from secretariat.site.cluster.provisioning import as_superuser
from secretariat.site.cluster.server import Server

pytestmark = pytest.mark.usefixtures("fresh_database")
KILLS = 4


def under_way(run: int) -> bool:
    """Whether a worker is at it."""
    return Try.objects.filter(run=run, end="").exists()


def test_a_worker_does_what_waits_and_what_comes(worker: StartWorker) -> None:
    first = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    worker()
    eventually(lambda: state(first) == "done")
    second = start(given.ADD, {"code": "ISL"}, by=OFFICE, on=TODAY)
    eventually(lambda: state(second) == "done")
    assert (regions("NOR"), regions("ISL")) == (1, 1)
    eventually(lambda: not queued())
    assert health().workers == 1


@pytest.mark.parametrize("seed", range(2))
def test_whoever_is_killed_in_the_midst_of_a_job_has_done_it_once_in_the_end(
    worker: StartWorker, seed: int
) -> None:
    chance = random.Random(seed)
    runs = {
        code: start(given.SLOW, {"code": code, "steps": 15}, by=OFFICE, on=TODAY)
        for code in ("NOR", "ISL", "SUN")
    }
    runs["S"] = start(given.STEPS, {"code": "S"}, by=OFFICE, on=TODAY)
    for _ in range(KILLS):
        doomed = worker()
        eventually(lambda: Try.objects.filter(end="").exists() or not waiting())
        pause(chance.uniform(0, 0.5))
        doomed.kill()
    worker()
    eventually(lambda: not waiting())
    assert {code: state(run) for code, run in runs.items()} == dict.fromkeys(runs, "done")
    assert [regions(code) for code in ("NOR", "ISL", "SUN")] == [1, 1, 1]
    assert [regions(f"S{number}") for number in range(5)] == [1] * 5
    broken = Try.objects.filter(end="broken").count()
    assert broken > 0, "nobody was killed in the midst of a job"


def waiting() -> bool:
    """Whether any run is still to be done."""
    return Run.objects.filter(state="waiting").exists()


def pause(seconds: float) -> None:
    """Let the worker work."""
    time.sleep(seconds)


def test_one_told_to_end_finishes_what_it_can(worker: StartWorker) -> None:
    run = start(given.SLOW, {"code": "NOR", "steps": 20}, by=OFFICE, on=TODAY)
    told = worker(patience=30.0)
    eventually(lambda: under_way(run))
    told.send(signal.SIGTERM)
    assert told.ended()
    assert (state(run), ends(run), regions("NOR")) == ("done", ["done"], 1)
    assert alive_workers() == frozenset()


def test_one_told_to_end_puts_back_what_it_cannot_finish(worker: StartWorker) -> None:
    run = start(given.SLOW, {"code": "NOR", "steps": 5_000}, by=OFFICE, on=TODAY)
    told = worker(patience=0.1)
    eventually(lambda: under_way(run))
    told.send(signal.SIGTERM)
    assert told.ended()
    assert (state(run), ends(run), regions("NOR")) == ("waiting", ["released"], 0)
    assert {"run": run} in queued()


def test_one_told_to_end_breaks_off_a_long_statement(worker: StartWorker) -> None:
    run = start(given.LONG, {"code": "NOR", "seconds": 600}, by=OFFICE, on=TODAY)
    told = worker(patience=0.1)
    eventually(lambda: under_way(run))
    told.send(signal.SIGTERM)
    assert told.ended()
    assert (state(run), ends(run), regions("NOR")) == ("waiting", ["released"], 0)


def test_what_is_put_back_is_done_by_the_next(worker: StartWorker) -> None:
    run = start(given.SLOW, {"code": "NOR", "steps": 40}, by=OFFICE, on=TODAY)
    told = worker(patience=0.1)
    eventually(lambda: under_way(run))
    told.send(signal.SIGTERM)
    told.ended()
    worker()
    eventually(lambda: state(run) == "done")
    assert (ends(run)[-1], regions("NOR")) == ("done", 1)


def test_a_worker_that_only_slept_does_nothing_twice(worker: StartWorker) -> None:
    run = start(given.SLOW, {"code": "NOR", "steps": 30}, by=OFFICE, on=TODAY)
    sleeper = worker()
    eventually(lambda: under_way(run))
    sleeper.send(signal.SIGSTOP)
    pause(1.5)  # longer than a worker may be silent
    worker()
    pause(1.0)
    sleeper.send(signal.SIGCONT)
    eventually(lambda: state(run) == "done")
    assert regions("NOR") == 1


@pytest.mark.parametrize("seed", range(2))
def test_whoever_loses_every_connection_does_it_once_all_the_same(
    worker: StartWorker, database_server: Server, seed: int
) -> None:
    chance = random.Random(seed)
    run = start(given.SLOW, {"code": "NOR", "steps": 25}, by=OFFICE, on=TODAY)
    worker()
    for _ in range(3):
        eventually(lambda: under_way(run) or state(run) == "done")
        pause(chance.uniform(0, 0.6))
        cut_connections(database_server)
        worker()  # as its keeper would, if it ended
    eventually(lambda: state(run) == "done")
    assert regions("NOR") == 1
    eventually(lambda: {"run": run} not in queued())


def cut_connections(server: Server) -> None:
    """End every connection to this test's database but the test's own."""
    connection.ensure_connection()
    mine = connection.connection.info.backend_pid
    with as_superuser(server) as boss:
        boss.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND pid <> %s",
            [connection.settings_dict["NAME"], mine],
        )


def test_what_may_pass_is_tried_again_until_it_passed(worker: StartWorker) -> None:
    run = start(given.THIRD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    worker()
    eventually(lambda: state(run) == "done")
    assert (ends(run), regions("NOR")) == (["passing", "passing", "done"], 1)


def test_a_worker_for_one_queue_leaves_the_others(worker: StartWorker) -> None:
    ordinary = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    mail = start(given.MAIL, {"code": "ISL"}, by=OFFICE, on=TODAY)
    worker("mail")
    eventually(lambda: state(mail) == "done")
    assert state(ordinary) == "waiting"


def test_the_log_of_a_worker_holds_no_words_of_what_it_worked_on(
    worker: StartWorker, fresh_database: Mapping[str, str]
) -> None:
    run = start(given.FAULT, {"code": "NOR"}, by=OFFICE, on=TODAY)
    told = worker()
    eventually(lambda: state(run) == "failed")
    told.send(signal.SIGTERM)
    told.ended()
    said = told.log.read_text()
    assert "test.break_down" in said
    assert "KeyError" in said
    assert "declared.py" in said
    assert "ana@example.invalid" not in said
    assert "NOR" not in said
