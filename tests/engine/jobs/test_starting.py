"""Who may have a job done, with what; who is shown it, tries it again, lets it go."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.engine.jobs import declared as given
from tests.engine.jobs.conftest import HANDS, NOW, OFFICE, TODAY, AddPerson
from tests.engine.jobs.looking import ends, queued, regions, state

from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.access.granting import end_grants
from secretariat.engine.access.models import Grant
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.models import Act
from secretariat.engine.jobs.doing import do
from secretariat.engine.jobs.models import Run
from secretariat.engine.jobs.passing import Again, ForGood
from secretariat.engine.jobs.starting import let_go, start, try_again
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused

pytestmark = pytest.mark.usefixtures("fresh_database")


def failed(by: object = OFFICE) -> int:
    """A run that failed for good."""
    run = start(given.BAD, {"code": "NOR"}, by=by, on=TODAY)  # type: ignore[arg-type]
    with pytest.raises(ForGood):
        do(run, hands=HANDS)
    return run


def test_whoever_may_has_it_done_under_her_own_name(person: AddPerson) -> None:
    ana = person("ana", "reference_editor")
    run = start(given.ADD, {"code": "NOR"}, by=ana, on=TODAY)
    do(run, hands=HANDS)
    kept = Run.objects.get(pk=run)
    assert (kept.state, kept.person, kept.process) == ("done", ana, "")
    assert Act.objects.get(action="reference.add_regions").by == ana.pk


def test_a_job_of_the_office_is_done_under_the_name_it_gave() -> None:
    do(start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY), hands=HANDS)
    act = Act.objects.get(action="reference.add_regions")
    assert (act.by, act.process) == (None, "tests of jobs")


def test_whoever_may_not_starts_nothing(person: AddPerson) -> None:
    with pytest.raises(Refused):
        start(given.ADD, {"code": "NOR"}, by=person("ben"), on=TODAY)
    with pytest.raises(Refused):
        start(given.ADD, {"code": "NOR"}, by=ANONYMOUS, on=TODAY)
    assert (Run.objects.count(), queued()) == (0, [])


def test_what_only_the_office_starts_nobody_else_does(person: AddPerson) -> None:
    with pytest.raises(Conflict, match="started by the Office itself"):
        start(given.SLOW, {"code": "A", "steps": 1}, by=person("ana", "operator"), on=TODAY)


def test_rights_lost_before_it_runs_are_lost_to_it(person: AddPerson) -> None:
    ana = person("ana", "reference_editor")
    run = start(given.ADD, {"code": "NOR"}, by=ana, on=TODAY)
    end_grants(
        Grant.objects.filter(person=ana), TODAY - timedelta(1), by=OFFICE, reason="r", on=TODAY
    )
    with pytest.raises(ForGood):
        do(run, hands=HANDS)
    assert (state(run), regions("NOR")) == ("failed", 0)


def test_a_closed_sign_in_ends_what_waits_under_its_name(person: AddPerson) -> None:
    ana = person("ana", "reference_editor")
    run = start(given.ADD, {"code": "NOR"}, by=ana, on=TODAY)
    deactivate([ana], by=OFFICE, on=TODAY, reason="left")
    with pytest.raises(ForGood):
        do(run, hands=HANDS)
    assert (state(run), regions("NOR")) == ("failed", 0)


@pytest.mark.parametrize(
    "arguments", [{}, {"code": "A", "more": 1}, {"codes": "A"}, {"code": "ana@example.invalid"}]
)
def test_it_is_given_what_it_takes_and_no_address(arguments: dict[str, str | int]) -> None:
    with pytest.raises(BadInput):
        start(given.ADD, arguments, by=OFFICE, on=TODAY)
    assert Run.objects.count() == 0


def test_the_queue_knows_the_number_of_a_run_and_nothing_else() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(j)::text FROM procrastinate_jobs j")
        ((kept,),) = cursor.fetchall()
    assert queued() == [{"run": run}]
    assert "NOR" not in kept


def test_one_for_later_is_not_given_out_before() -> None:
    start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY, after=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT scheduled_at FROM procrastinate_jobs")
        assert cursor.fetchall() == [(NOW,)]


def test_one_that_failed_is_tried_again_by_those_who_keep_jobs_going(person: AddPerson) -> None:
    run = failed()
    olga = person("olga", "operator")
    before = len(queued())
    try_again(run, by=olga, on=TODAY, reason="the file is back")
    assert (state(run), len(queued())) == ("waiting", before + 1)
    assert Run.objects.get(pk=run).failure is None
    act = Act.objects.get(action="jobs.try_again")
    assert (act.by, act.reason, act.facts) == (olga.pk, "the file is back", {"run": run})


def test_tries_before_it_was_begun_anew_no_longer_count() -> None:
    run = start(given.NEVER, {"code": "NOR"}, by=OFFICE, on=TODAY)
    for _ in range(3):
        with pytest.raises(Again):
            do(run, hands=HANDS)
    with pytest.raises(ForGood):
        do(run, hands=HANDS)
    try_again(run, by=OFFICE, on=TODAY)
    with pytest.raises(Again):
        do(run, hands=HANDS)
    assert ends(run) == ["passing"] * 3 + ["failed", "passing"]


def test_she_tries_her_own_again_without_a_role(person: AddPerson) -> None:
    ana = person("ana", "reference_editor")
    run = failed(ana)
    try_again(run, by=ana, on=TODAY)
    assert state(run) == "waiting"


def test_of_another_s_she_learns_nothing(person: AddPerson) -> None:
    run, ben = failed(), person("ben", "reference_editor")
    for number in (run, 4711):
        with pytest.raises(NotFound) as told:
            try_again(number, by=ben, on=TODAY)
        with pytest.raises(NotFound) as also:
            let_go(number, by=ben, on=TODAY, reason="r")
        assert str(told.value) == str(also.value)
    assert state(run) == "failed"


def test_only_what_failed_is_tried_again() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    with pytest.raises(Conflict, match="has not failed"):
        try_again(run, by=OFFICE, on=TODAY)
    do(run, hands=HANDS)
    with pytest.raises(Conflict, match="has not failed"):
        try_again(run, by=OFFICE, on=TODAY)


@pytest.mark.parametrize("waits", [True, False])
def test_one_let_go_is_not_done_and_says_why(person: AddPerson, waits: bool) -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY) if waits else failed()
    olga = person("olga", "operator")
    let_go(run, by=olga, on=TODAY, reason="nobody needs it")
    do(run, hands=HANDS)
    assert (state(run), regions("NOR")) == ("let go", 0)
    act = Act.objects.get(action="jobs.let_go")
    assert (act.by, act.reason) == (olga.pk, "nobody needs it")


def test_letting_go_needs_a_reason() -> None:
    run = failed()
    with pytest.raises(BadInput, match="needs a reason"):
        let_go(run, by=OFFICE, on=TODAY, reason="  ")
    assert state(run) == "failed"


def test_what_is_done_or_under_way_is_not_let_go() -> None:
    run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT * FROM jobs_run WHERE id = %s FOR NO KEY UPDATE", [run])
        with pytest.raises(Conflict, match="being done just now"):
            let_go(run, by=OFFICE, on=TODAY, reason="r")
    other.close()
    do(run, hands=HANDS)
    with pytest.raises(Conflict, match="nothing to let go"):
        let_go(run, by=OFFICE, on=TODAY, reason="r")
