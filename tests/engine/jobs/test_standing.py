"""How runs stand is told from what workers leave behind: signs of life, tries, the queue."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.engine.jobs import declared as given
from tests.engine.jobs.conftest import HANDS, OFFICE, TODAY
from tests.engine.jobs.looking import queued, state

from secretariat.engine.jobs.beside import Beside
from secretariat.engine.jobs.doing import do
from secretariat.engine.jobs.models import Run, Try
from secretariat.engine.jobs.passing import Again, ForGood
from secretariat.engine.jobs.rescuing import dropped, put_back, rescue
from secretariat.engine.jobs.standing import Health, Stage, alive_workers, health, standings
from secretariat.engine.jobs.starting import let_go, start, try_again

pytestmark = pytest.mark.usefixtures("fresh_database")


def stage(run: int) -> Stage:
    (found,) = standings(Run.objects.filter(pk=run))
    return found.stage


def a_worker(silent: timedelta = timedelta()) -> int:
    """A worker that gave a sign of life so long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s) RETURNING id",
            [silent],
        )
        number: int = cursor.fetchone()[0]
        return number


def taken(run: int, worker: int | None) -> None:
    """Let a worker have taken a run from the queue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s"
            " WHERE (args ->> 'run')::bigint = %s",
            [worker, run],
        )


def waits(run: int) -> bool:
    """Whether a run waits in the queue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status FROM procrastinate_jobs WHERE (args ->> 'run')::bigint = %s", [run]
        )
        return bool(cursor.fetchone()[0] == "todo")


def test_a_run_goes_through_its_stages() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    assert stage(run) is Stage.WAITING
    under_way = Try.objects.create(run_id=run, worker=a_worker())
    assert stage(run) is Stage.UNDER_WAY
    Try.objects.filter(pk=under_way.pk).update(worker=a_worker(timedelta(minutes=1)))
    assert stage(run) is Stage.BROKEN
    do(run, hands=HANDS)
    assert stage(run) is Stage.DONE


def test_one_that_rests_says_so_and_one_begun_anew_waits() -> None:
    run = start(given.NEVER, {"code": "NOR"}, by=OFFICE, on=TODAY)
    with pytest.raises(Again):
        do(run, hands=HANDS)
    assert stage(run) is Stage.RESTING
    for _ in range(2):
        with pytest.raises(Again):
            do(run, hands=HANDS)
    with pytest.raises(ForGood):
        do(run, hands=HANDS)
    assert stage(run) is Stage.FAILED
    try_again(run, by=OFFICE, on=TODAY)
    assert stage(run) is Stage.WAITING
    let_go(run, by=OFFICE, on=TODAY, reason="enough")
    assert stage(run) is Stage.LET_GO


def test_one_that_was_put_back_waits() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    Try.objects.create(run_id=run, end="released")
    assert stage(run) is Stage.WAITING


def test_when_one_is_given_out_again_is_told() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour' RETURNING"
            " scheduled_at"
        )
        ((when,),) = cursor.fetchall()
    (found,) = standings(Run.objects.filter(pk=run))
    assert found.next_at == when


def test_many_are_told_in_as_many_queries_as_one(django_assert_num_queries: object) -> None:
    for number in range(12):
        run = start(given.ADD, {"code": f"R{number}"}, by=OFFICE, on=TODAY)
        Try.objects.create(run_id=run)
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert len(standings(Run.objects.order_by("pk"))) == 12


def test_health_counts_each_run_once() -> None:
    alive, dead = a_worker(), a_worker(timedelta(minutes=5))
    runs = [start(given.ADD, {"code": f"R{n}"}, by=OFFICE, on=TODAY) for n in range(5)]
    Try.objects.create(run_id=runs[0], worker=alive)
    Try.objects.create(run_id=runs[1], worker=dead)
    Try.objects.create(run_id=runs[0], worker=dead)
    do(runs[2], hands=HANDS)
    bad = start(given.BAD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    with pytest.raises(ForGood):
        do(bad, hands=HANDS)
    assert health() == Health(workers=1, waiting=3, under_way=1, failed=1)
    assert alive_workers() == {alive}


def test_what_a_silent_worker_held_is_put_back_and_the_worker_forgotten() -> None:
    alive, dead = a_worker(), a_worker(timedelta(minutes=5))
    of_alive, of_dead, of_nobody, waiting = (
        start(given.ADD, {"code": f"R{n}"}, by=OFFICE, on=TODAY) for n in range(4)
    )
    taken(of_alive, alive)
    taken(of_dead, dead)
    taken(of_nobody, None)
    assert rescue(30.0) == 2
    assert [waits(run) for run in (of_alive, of_dead, of_nobody, waiting)] == [
        False,
        True,
        True,
        True,
    ]
    assert rescue(30.0) == 0
    assert alive_workers() == {alive}
    assert len(queued()) == 4


def test_what_a_living_worker_dropped_is_put_back_and_nothing_else() -> None:
    mine, other = a_worker(), a_worker()
    under_way, lost, of_other, waiting = (
        start(given.ADD, {"code": f"R{n}"}, by=OFFICE, on=TODAY) for n in range(4)
    )
    taken(under_way, mine)
    taken(lost, mine)
    taken(of_other, other)
    found = dropped(mine, [under_way])
    assert len(found) == 1
    assert put_back(found, mine) == 1
    runs = (under_way, lost, of_other, waiting)
    assert [waits(run) for run in runs] == [False, True, False, True]
    assert dropped(mine, [under_way]) == set()
    assert put_back(found, mine) == 0


def test_progress_is_seen_at_once_and_stays_when_the_run_is_taken_back() -> None:
    run = start(given.NEVER, {"code": "NOR"}, by=OFFICE, on=TODAY)
    with Beside() as beside:
        number = beside.begin(run, None)
        beside.tell(number, 40, 100, "Reading")
        found = Try.objects.get(pk=number)
        assert (found.done, found.total, found.sentence) == (40, 100, "Reading")
    with pytest.raises(Again):
        do(run, hands=HANDS)
    assert state(run) == "waiting"
    assert Try.objects.get(pk=number).end == "broken"
