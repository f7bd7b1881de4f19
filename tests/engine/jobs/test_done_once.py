"""A run is done once and wholly: alone, in one transaction with the note that it is done."""

from collections.abc import Mapping

import pytest
from django.db import connection, transaction
from tests.engine.jobs import declared as given
from tests.engine.jobs.conftest import HANDS, OFFICE, TODAY
from tests.engine.jobs.looking import ends, queued, regions, state

from secretariat.engine.jobs.doing import do
from secretariat.engine.jobs.models import Run
from secretariat.engine.jobs.passing import Again, ForGood
from secretariat.engine.jobs.starting import start

pytestmark = pytest.mark.usefixtures("fresh_database")


def test_what_a_run_writes_stands_with_the_note_that_it_is_done() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    assert (state(run), regions("NOR")) == ("waiting", 0)
    do(run, hands=HANDS)
    kept = Run.objects.get(pk=run)
    assert (kept.state, regions("NOR"), ends(run)) == ("done", 1, ["done"])
    assert kept.result == {
        "sentence": "One region was added.",
        "address": "/registers/regions/",
        "facts": {"n": 1},
    }
    assert kept.ended_at is not None
    assert kept.ended_at >= kept.asked_at


def test_a_run_that_is_done_is_not_done_again() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    do(run, hands=HANDS)
    do(run, hands=HANDS)
    assert (regions("NOR"), ends(run)) == (1, ["done"])


def test_a_run_is_queued_in_the_transaction_that_starts_it() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
        assert len(queued()) == 1
        _ = 1 / 0
    assert (queued(), Run.objects.count()) == ([], 0)
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    assert queued() == [{"run": run}]


def test_a_run_that_another_holds_is_left_to_it(fresh_database: Mapping[str, str]) -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    with connection.copy().cursor() as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM jobs_run WHERE id = %s FOR NO KEY UPDATE", [run])
        with pytest.raises(Again) as told:
            do(run, hands=HANDS)
        assert told.value.rest > 0
        other.execute("ROLLBACK")
    assert (regions("NOR"), ends(run)) == (0, [])
    do(run, hands=HANDS)
    assert regions("NOR") == 1


def test_what_another_finished_meanwhile_is_not_done_again() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    Run.objects.filter(pk=run).update(state="done")
    do(run, hands=HANDS)
    assert (regions("NOR"), ends(run)) == (0, [])


def test_a_run_that_nobody_knows_is_passed_over() -> None:
    do(4711, hands=HANDS)


def test_steps_are_held_alone_by_the_connection_that_takes_them() -> None:
    run = start(given.STEPS, {"code": "S"}, by=OFFICE, on=TODAY)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [7_300_200_000_000_000 + run])
        with pytest.raises(Again):
            do(run, hands=HANDS)
    assert regions("S0") == 0
    other.close()
    do(run, hands=HANDS)
    assert [regions(f"S{number}") for number in range(5)] == [1] * 5
    assert state(run) == "done"


def test_a_job_that_is_no_longer_declared_fails_for_good_and_says_so() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    Run.objects.filter(pk=run).update(job="test.long_gone")
    with pytest.raises(ForGood):
        do(run, hands=HANDS)
    failure = Run.objects.values_list("failure", flat=True).get(pk=run)
    assert "test.long_gone" in failure["what"]
    assert state(run) == "failed"
