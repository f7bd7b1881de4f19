"""A move that another's act leads to is held as if it were made alone, in that one act."""

import pytest
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, somebody, state_of, these, value

from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.actors import Actor
from secretariat.engine.history.models import Act
from secretariat.engine.records.performing import performing
from secretariat.engine.workflows.moving import move, move_with
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, Refused

Parts = dict[str, Part]


def moved_along(name: str, record: Value, *, by: Actor = BY) -> None:
    """Make the move in an act that returns another value."""
    action = VALUES.action(VALUES.move("return"))
    with performing(action, by=by, on=ON, reason="for the test") as performance:
        move_with(performance, VALUES, name, record)


def reported(part: Part, by: Actor, code: str = "V1") -> Value:
    """A value that somebody reported, ready to be verified."""
    made = value(part, code, source="x", as_of=ON)
    move(VALUES, "report", these(made), by=by, on=ON)
    return made


def test_it_is_written_in_the_act_that_leads_to_it(parts: Parts) -> None:
    made = reported(parts["FIN"], BY)
    moved_along("verify", made)
    assert state_of(made) is Standing.VERIFIED
    assert list(
        Act.objects.filter(action__startswith="tests.value_")
        .order_by("at")
        .values_list("action", flat=True)
    ) == [
        "tests.value_report",
        "tests.value_return",
    ]


def test_a_record_in_another_state_is_refused(parts: Parts) -> None:
    made = value(parts["FIN"], source="x", as_of=ON)
    with pytest.raises(NotYet, match="It is in “"):
        moved_along("verify", made)
    assert state_of(made) is Standing.DRAFT


def test_what_it_was_read_as_before_does_not_count(parts: Parts) -> None:
    """The record in hand says reported; somebody withdrew it meanwhile."""
    made = reported(parts["FIN"], BY)
    in_hand = Value.objects.get(pk=made.pk)
    move(VALUES, "withdraw", these(made), by=BY, on=ON)
    with pytest.raises(NotYet):
        moved_along("verify", in_hand)
    assert state_of(made) is Standing.WITHDRAWN


def test_its_guards_and_checks_hold(parts: Parts) -> None:
    made = reported(parts["FIN"], BY)
    below = value(parts["FIN"], "V2", source="x", as_of=ON, value=-1, state=Standing.REPORTED)
    with pytest.raises(NotYet, match="The value is -1"):
        moved_along("verify", below)
    without = value(parts["FIN"], "V3", as_of=ON)
    with pytest.raises(BadInput, match="V3 has no source"):
        moved_along("report", without)
    assert [state_of(one) for one in (made, below, without)] == [
        Standing.REPORTED,
        Standing.REPORTED,
        Standing.DRAFT,
    ]


def test_it_needs_its_own_permission(parts: Parts) -> None:
    made = reported(parts["FIN"], BY)
    with pytest.raises(Refused):
        moved_along("withdraw", made, by=somebody("vera", "verifier"))
    assert state_of(made) is Standing.REPORTED


def test_whoever_reported_does_not_verify_along_with_something_else(parts: Parts) -> None:
    both, rosa = somebody("both", "reporter", "verifier"), somebody("rosa", "reporter")
    hers, others = reported(parts["FIN"], both), reported(parts["FIN"], rosa, "V2")
    with pytest.raises(NotYou, match="You made the move “Report” here"):
        moved_along("verify", hers, by=both)
    moved_along("verify", others, by=both)
    assert (state_of(hers), state_of(others)) == (Standing.REPORTED, Standing.VERIFIED)
