"""The mark of the records changes with every act, and is settled only while none is under way."""

from datetime import UTC, datetime
from threading import Event, Thread

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from secretariat.engine.history.acting import Process, act, simulated_clock
from secretariat.engine.history.marking import mark

BY = Process("tests")


def test_nothing_done_leaves_the_mark_and_every_act_changes_it(fresh_database: object) -> None:
    marks = [mark()]
    assert mark() == marks[0]
    for number in range(3):
        with act(f"test.act_{number}", by=BY):
            pass
        marks.append(mark())
    assert len(set(marks)) == 4
    assert all(one.settled for one in marks)


def test_the_mark_takes_one_statement(fresh_database: object) -> None:
    with CaptureQueriesContext(connection) as asked:
        mark()
    assert len(asked) == 1


def test_while_an_act_is_under_way_elsewhere_the_mark_is_not_settled(
    fresh_database: object,
) -> None:
    begun, may_end = Event(), Event()

    def work() -> None:
        with act("test.long", by=BY):
            begun.set()
            may_end.wait(30)
        connections.close_all()

    before = mark()
    writer = Thread(target=work)
    writer.start()
    try:
        assert begun.wait(30)
        during = mark()
    finally:
        may_end.set()
        writer.join(30)
    assert (before.settled, during.settled, mark().settled) == (True, False, True)
    assert during.words == before.words
    assert mark().words != before.words


def test_an_act_that_ends_after_a_later_one_never_hides_behind_a_settled_mark(
    fresh_database: object,
) -> None:
    """The earlier act is older than the newest when it ends: no settled mark may have stood."""
    begun, may_end = Event(), Event()

    def work() -> None:
        with act("test.earlier", by=BY):
            begun.set()
            may_end.wait(30)
        connections.close_all()

    writer = Thread(target=work)
    writer.start()
    try:
        assert begun.wait(30)
        with act("test.later", by=BY):
            pass
        between = mark()
    finally:
        may_end.set()
        writer.join(30)
    after = mark()
    assert between.words == after.words, "the newest act is the same"
    assert not between.settled, "so nothing may have been kept under it"
    assert after.settled


def test_an_act_on_the_real_clock_shows_though_the_simulated_past_lies_ahead(
    simulated_database: object,
) -> None:
    with simulated_clock(datetime(2999, 1, 1, tzinfo=UTC)), act("test.ahead", by=BY):
        pass
    before = mark()
    with act("test.now", by=BY):
        pass
    assert mark().words != before.words


def test_what_one_does_oneself_is_no_act_of_others(db: None) -> None:
    with act("test.mine", by=BY):
        assert mark().settled
