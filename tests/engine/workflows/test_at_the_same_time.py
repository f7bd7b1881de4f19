"""Of two moves at the same moment one is made, and the other is told what it came too late for."""

import threading
from collections.abc import Callable, Mapping

from django.db import connections, transaction
from pytest_django import Settings
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, build, somebody, state_of, these, value, values

from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.engine.history.models import Act
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import ProductError

Work = Callable[[], object]
Names = Mapping[str, str]


def together(*works: Work) -> list[ProductError | None]:
    """Do several things at the same moment, each on its own connection; what each was refused."""
    started = threading.Barrier(len(works))
    refused: list[ProductError | None] = [None] * len(works)

    def run(place: int, work: Work) -> None:
        try:
            with connections["default"].cursor() as cursor:
                cursor.execute("SELECT 1")
            started.wait(30)
            work()
        except ProductError as error:
            refused[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    return refused


def test_two_who_move_the_same_record_do_not_both(made_up: Settings, fresh_database: Names) -> None:
    parts = build()
    for attempt in range(8):
        made = value(parts["FIN"], f"V{attempt}", source="x", state=Standing.REPORTED, as_of=ON)
        refused = together(
            lambda made=made: move(VALUES, "verify", these(made), by=BY, on=ON),
            lambda made=made: move(VALUES, "return", these(made), by=BY, on=ON, reason="no"),
        )
        assert sum(one is None for one in refused) == 1
        (late,) = [one for one in refused if one is not None]
        assert isinstance(late, NotYet)
        assert "It is in “" in str(late)
        moves = Act.objects.filter(action__in=["tests.value_verify", "tests.value_return"])
        assert moves.count() == attempt + 1
        assert state_of(made) in {Standing.VERIFIED, Standing.RETURNED}


def test_two_sets_that_share_records_wait_for_each_other_and_not_in_a_circle(
    made_up: Settings, fresh_database: Names
) -> None:
    parts = build()
    for attempt in range(4):
        made = values(parts["FIN"], *(f"V{attempt}-{n}" for n in range(30)), source="x")
        first, second = made[:20], made[:9:-1]
        refused = together(
            lambda first=first: move(VALUES, "withdraw", these(*first), by=BY, on=ON),
            lambda second=second: move(VALUES, "withdraw", these(*second), by=BY, on=ON),
        )
        assert [type(one) for one in refused if one is not None] == [NotYet]
        kept = Value.objects.filter(code__startswith=f"V{attempt}-", state=Standing.WITHDRAWN)
        assert kept.count() == 20


def test_nobody_reports_and_verifies_at_the_same_moment(
    made_up: Settings, fresh_database: Names
) -> None:
    parts = build()
    both = somebody("both", "reporter", "verifier")
    made = value(parts["FIN"], source="x", state=Standing.RETURNED, as_of=ON)
    reporting, reported = threading.Event(), threading.Event()

    def report_slowly() -> None:
        with transaction.atomic():
            move(VALUES, "report", these(made), by=both, on=ON)
            reporting.set()
            reported.wait(1)

    def verify_meanwhile() -> None:
        reporting.wait(30)
        move(VALUES, "verify", these(made), by=both, on=ON)

    refused = together(report_slowly, verify_meanwhile)
    assert refused[0] is None
    assert isinstance(refused[1], NotYou)
    assert state_of(made) is Standing.REPORTED
