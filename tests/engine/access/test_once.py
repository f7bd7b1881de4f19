"""What a page asks again is answered once; outside of a page, and in the next, it is asked anew."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.engine.access.conftest import OFFICE, TODAY, AddPerson

from secretariat.engine.access.decisions import rights_of
from secretariat.engine.access.granting import give
from secretariat.engine.access.once import answered_once, asking_once
from secretariat.kernel.periods import Period


def counting() -> Callable[[], int]:
    """An answer that is another each time it is asked for."""
    given = iter(range(100))
    return lambda: next(given)


def test_outside_of_a_page_each_question_is_asked() -> None:
    ask = counting()
    assert [answered_once("how many", ask) for _each in range(3)] == [0, 1, 2]


def test_a_page_asks_once_and_the_next_page_anew() -> None:
    ask = counting()
    with asking_once():
        assert [answered_once("how many", ask) for _each in range(3)] == [0, 0, 0]
    with asking_once():
        assert answered_once("how many", ask) == 1


def test_different_questions_have_different_answers_and_none_is_an_answer_too() -> None:
    asked: list[str] = []
    with asking_once():
        for _each in range(2):
            assert answered_once(("hands", 1), lambda: asked.append("one")) is None
            assert answered_once(("hands", 2), lambda: asked.append("two")) is None
    assert asked == ["one", "two"]


def test_a_page_within_a_page_leaves_the_answers_of_the_first() -> None:
    ask = counting()
    with asking_once():
        assert answered_once("how many", ask) == 0
        with asking_once():
            assert answered_once("how many", ask) == 1
        assert answered_once("how many", ask) == 0


def test_an_error_is_no_answer() -> None:
    def broken() -> int:
        raise LookupError

    with asking_once():
        with pytest.raises(LookupError):
            answered_once("how many", broken)
        assert answered_once("how many", lambda: 7) == 7


def test_grants_are_read_once_for_a_page_and_a_role_given_since_is_seen_by_the_next(
    person: AddPerson,
) -> None:
    ana = person("ana")
    since = Period.since(date(2020, 1, 1))
    with asking_once(), CaptureQueriesContext(connection) as asked:
        before = [rights_of(ana, on=TODAY).grants for _each in range(4)]
    assert before == [()] * 4
    assert len(asked) == 1
    give([ana], "access_manager", scope="", period=since, by=OFFICE, reason="test", on=TODAY)
    with asking_once():
        assert [one.role for one in rights_of(ana, on=TODAY).grants] == ["access_manager"]
