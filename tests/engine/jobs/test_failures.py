"""What may pass is tried again after longer and longer rests; what will not is kept in words."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from hypothesis import given as supposing
from hypothesis import strategies as st
from tests.engine.jobs import declared as given
from tests.engine.jobs.conftest import HANDS, NOW, OFFICE, TODAY
from tests.engine.jobs.looking import ends, regions, state

from secretariat.engine.jobs.declaring import Retry
from secretariat.engine.jobs.doing import BROKEN_OFF, Hands, do
from secretariat.engine.jobs.models import Run, Try
from secretariat.engine.jobs.passing import Again, ForGood, may_pass, told
from secretariat.engine.jobs.starting import start
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused, Unavailable


@supposing(st.integers(1, 10**6), st.integers(1, 10), st.integers(1, 10**6), st.integers(1, 200))
def test_rests_grow_and_never_pass_the_longest(
    first: int, factor: int, longest: int, failures: int
) -> None:
    retry = Retry(first=timedelta(seconds=first), factor=factor, longest=timedelta(seconds=longest))
    slow = first
    for _ in range(failures - 1):
        slow = min(slow * factor, 10**12)
    assert retry.rest(failures).total_seconds() == min(slow, longest)
    assert retry.rest(failures) <= retry.rest(failures + 1)


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (Unavailable("x"), True),
        (OperationalError("deadlock detected"), True),
        (BadInput("x"), False),
        (Refused("x"), False),
        (NotFound("x"), False),
        (Conflict("x"), False),
        (ValueError("x"), False),
    ],
)
def test_what_was_out_of_reach_may_pass_and_what_is_wrong_does_not(
    error: Exception, passes: bool
) -> None:
    assert may_pass(error) is passes


def test_an_error_of_the_product_is_kept_in_its_own_words() -> None:
    words = told(BadInput("The file is empty", why="It has no rows.", do="Give another."), job="j")
    assert words == {
        "id": "secretariat.bad_input",
        "what": "The file is empty",
        "why": "It has no rows.",
        "do": "Give another.",
    }


def test_what_the_database_said_is_not_repeated() -> None:
    words = told(OperationalError("password authentication failed for ana"), job="j")
    assert "ana" not in str(words)
    assert "did not answer" in words["what"]


@pytest.mark.usefixtures("fresh_database")
class TestRuns:
    """What becomes of runs that fail."""

    def test_bad_input_fails_at_once_and_writes_nothing(self) -> None:
        run = start(given.BAD, {"code": "NOR"}, by=OFFICE, on=TODAY)
        with pytest.raises(ForGood):
            do(run, hands=HANDS)
        kept = Run.objects.get(pk=run)
        assert (kept.state, ends(run), regions("NOR")) == ("failed", ["failed"], 0)
        assert kept.failure is not None
        assert kept.failure["what"] == "There is nothing in the file"
        assert kept.ended_at is not None

    def test_what_may_pass_is_tried_again_and_given_up_at_last(self) -> None:
        run = start(given.NEVER, {"code": "NOR"}, by=OFFICE, on=TODAY)
        for _ in range(given.QUICK.times):
            with pytest.raises(Again) as rest:
                do(run, hands=HANDS)
            assert rest.value.rest == given.QUICK.first.total_seconds()
            assert state(run) == "waiting"
        with pytest.raises(ForGood):
            do(run, hands=HANDS)
        assert (state(run), regions("NOR")) == ("failed", 0)
        assert ends(run) == ["passing"] * given.QUICK.times + ["failed"]

    def test_a_fault_of_ours_keeps_its_kind_and_none_of_its_words(self) -> None:
        run = start(given.FAULT, {"code": "NOR"}, by=OFFICE, on=TODAY)
        with pytest.raises(ForGood):
            do(run, hands=HANDS)
        failure = str(Run.objects.get(pk=run).failure)
        assert "KeyError" in failure
        assert given.SECRET_WORDS not in failure
        assert regions("NOR") == 0

    def test_what_is_raised_says_nothing_of_what_was_worked_on(self) -> None:
        run = start(given.FAULT, {"code": "NOR"}, by=OFFICE, on=TODAY)
        with pytest.raises(ForGood) as raised:
            do(run, hands=HANDS)
        assert raised.value.args == ()
        assert raised.value.__suppress_context__

    def test_one_whose_worker_must_end_is_put_back_untouched(self) -> None:
        run = start(given.SLOW, {"code": "NOR", "steps": 3}, by=OFFICE, on=TODAY)
        told_to_end = Hands(now=lambda: NOW, must_end=lambda: True)
        with pytest.raises(Again) as rest:
            do(run, hands=told_to_end)
        assert rest.value.rest == 0
        assert (state(run), ends(run), regions("NOR")) == ("waiting", ["released"], 0)

    def test_being_put_back_never_counts_as_a_failure(self) -> None:
        run = start(given.THIRD, {"code": "NOR"}, by=OFFICE, on=TODAY)
        for _ in range(given.QUICK.times * 2):
            Try.objects.create(run_id=run, end="released")
        do(run, hands=HANDS)
        assert state(run) == "done"

    def test_one_that_brings_its_workers_down_is_given_up(self) -> None:
        run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
        for _ in range(BROKEN_OFF):
            Try.objects.create(run_id=run)  # begun, and never ended
        with pytest.raises(ForGood):
            do(run, hands=HANDS)
        failure = Run.objects.get(pk=run).failure
        assert failure is not None
        assert f"ended {BROKEN_OFF} times" in failure["what"]
        assert (state(run), regions("NOR")) == ("failed", 0)

    def test_one_that_broke_off_once_less_is_done(self) -> None:
        run = start(given.ADD, {"code": "NOR"}, by=OFFICE, on=TODAY)
        for _ in range(BROKEN_OFF - 1):
            Try.objects.create(run_id=run)
        do(run, hands=HANDS)
        assert ends(run) == ["broken"] * (BROKEN_OFF - 1) + ["done"]
