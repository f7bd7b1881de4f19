"""A move changes the state of a set of records, all or none, and says why when it does not."""

from datetime import date, timedelta

import pytest
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, somebody, state_of, these, value, values

from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.actors import ANONYMOUS
from secretariat.engine.history.models import Act
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.passing import stays
from secretariat.engine.workflows.refusing import NotYet, NotYou
from secretariat.kernel.errors import BadInput, NotFound

Parts = dict[str, Part]
SOURCE = {"source": "Archive"}


def test_whoever_may_moves_a_set_and_the_history_tells_it(parts: Parts) -> None:
    rosa = somebody("rosa", "reporter")
    made = values(parts["FIN"], "V1", "V2", "V3")
    assert move(VALUES, "report", these(*made), by=rosa, on=ON, values=SOURCE) == 3
    assert {state_of(one) for one in made} == {Standing.REPORTED}
    entry = history_of(made[0])[0]
    assert (entry.who, entry.told, entry.action) == (
        "Rosa",
        "reported this value",
        "tests.value_report",
    )
    assert {one.label for one in entry.differences} == {"state", "source of the evidence"}
    assert Act.objects.filter(action="tests.value_report").count() == 1


def test_records_in_another_state_are_named_and_nothing_is_moved(parts: Parts) -> None:
    first, second, third = values(parts["FIN"], "V1", "V2", "V3")
    move(VALUES, "withdraw", these(second), by=BY, on=ON)
    with pytest.raises(NotYet) as refusal:
        move(VALUES, "report", these(first, second, third), by=BY, on=ON, values=SOURCE)
    assert [problem.where for problem in refusal.value.problems] == [str(second)]
    assert str(refusal.value).startswith("Not yet: It is in “withdrawn”; “Report” starts from")
    assert {state_of(first), state_of(third)} == {Standing.DRAFT}


def test_each_guard_speaks_for_each_record_that_must_wait(parts: Parts) -> None:
    bare, good = value(parts["FIN"], "V1", evidence=""), value(parts["FIN"], "V2")
    with pytest.raises(NotYet, match="No evidence is given") as refusal:
        move(VALUES, "report", these(bare, good), by=BY, on=ON, values=SOURCE)
    assert [problem.where for problem in refusal.value.problems] == [str(bare)]
    assert state_of(good) is Standing.DRAFT


def test_a_guard_of_a_set_names_the_records_with_their_own_values(parts: Parts) -> None:
    low = value(parts["FIN"], "V1", value=-3, as_of=date(2026, 6, 1), state=Standing.REPORTED)
    late = value(parts["FIN"], "V2", as_of=ON + timedelta(days=1), state=Standing.REPORTED)
    with pytest.raises(NotYet) as refusal:
        move(VALUES, "verify", these(low, late), by=BY, on=ON)
    said = {problem.where: problem.wrong for problem in refusal.value.problems}
    assert said == {str(low): "The value is -3.0000.", str(late): "It is a value of 2026-06-16."}


def test_a_guard_is_asked_of_the_day_it_is_moved_on(parts: Parts) -> None:
    tomorrow = value(parts["FIN"], as_of=ON + timedelta(days=1), source="x")
    move(VALUES, "report", these(tomorrow), by=BY, on=ON)
    with pytest.raises(NotYet):
        move(VALUES, "verify", these(tomorrow), by=BY, on=ON)
    assert move(VALUES, "verify", these(tomorrow), by=BY, on=ON + timedelta(days=1)) == 1


def test_what_must_hold_once_moved_undoes_it_all(parts: Parts) -> None:
    made = value(parts["FIN"])
    with pytest.raises(BadInput, match="V1 has no source"):
        move(VALUES, "report", these(made), by=BY, on=ON)
    assert state_of(made) is Standing.DRAFT


@pytest.mark.parametrize("typed", [{"state": "verified"}, {"value": 99}, {"part": 1}])
def test_a_move_writes_its_own_fields_alone(parts: Parts, typed: dict[str, object]) -> None:
    made = value(parts["FIN"], source="x")
    with pytest.raises(BadInput, match="does not set"):
        move(VALUES, "report", these(made), by=BY, on=ON, values=typed)
    assert state_of(made) is Standing.DRAFT


def test_a_value_that_does_not_fit_its_field_is_refused(parts: Parts) -> None:
    made = value(parts["FIN"])
    with pytest.raises(BadInput):
        move(VALUES, "report", these(made), by=BY, on=ON, values={"source": "x" * 401})


def test_a_move_that_needs_a_reason_is_refused_without_one(parts: Parts) -> None:
    made = value(parts["FIN"], state=Standing.REPORTED)
    with pytest.raises(BadInput, match="needs a reason"):
        move(VALUES, "return", these(made), by=BY, on=ON, reason="  ")
    move(VALUES, "return", these(made), by=BY, on=ON, reason="The year is wrong")
    assert history_of(made)[0].reason == "The year is wrong"


def test_a_move_nobody_declared_is_not_made(parts: Parts) -> None:
    with pytest.raises(NotFound, match=r"no move “adopt”.*report, verify, return, withdraw"):
        move(VALUES, "adopt", these(value(parts["FIN"])), by=BY, on=ON)


def test_whoever_holds_no_role_for_it_is_told_who_may(parts: Parts) -> None:
    made, una = value(parts["FIN"]), somebody("una", "verifier")
    for by in (una, ANONYMOUS):
        with pytest.raises(NotYou, match=r"^Not you: .*Those who may: Reporter\."):
            move(VALUES, "report", these(made), by=by, on=ON, values=SOURCE)


def test_a_set_that_reaches_beyond_her_unit_is_not_moved_at_all(parts: Parts) -> None:
    hers, theirs = value(parts["HRD/REC"], "V1"), value(parts["FIN"], "V2")
    rosa = somebody("rosa", "reporter", over="HRD")
    with pytest.raises(NotYou, match="Your grants reach HRD, not FIN"):
        move(VALUES, "report", these(hers, theirs), by=rosa, on=ON, values=SOURCE)
    assert {state_of(hers), state_of(theirs)} == {Standing.DRAFT}
    assert move(VALUES, "report", these(hers), by=rosa, on=ON, values=SOURCE) == 1


def test_a_move_is_undone_like_any_other_act(parts: Parts) -> None:
    made = value(parts["FIN"])
    move(VALUES, "report", these(made), by=BY, on=ON, values=SOURCE)
    act = Act.objects.get(action="tests.value_report")
    undo(act.pk, by=BY, on=ON, reason="Reported too early")
    assert (state_of(made), Value.objects.get(pk=made.pk).source) == (Standing.DRAFT, "")


def test_nothing_is_moved_when_the_set_is_empty(parts: Parts) -> None:
    assert move(VALUES, "withdraw", these(), by=BY, on=ON) == 0


def test_a_thousand_records_are_moved_in_a_handful_of_queries(
    parts: Parts, django_assert_max_num_queries: object
) -> None:
    made = values(parts["FIN"], *(f"V{number}" for number in range(1000)), source="x")
    rosa = somebody("rosa", "reporter")
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        assert move(VALUES, "report", these(*made), by=rosa, on=ON) == 1000


def test_the_way_of_a_record_is_told_state_by_state(parts: Parts) -> None:
    made = value(parts["FIN"], source="x")
    for name in ("report", "return", "report", "withdraw"):
        move(VALUES, name, these(made), by=BY, on=ON, reason="so")
    way = stays(made)
    assert [stay.state for stay in way] == [
        *("draft", "reported", "returned", "reported", "withdrawn"),
    ]
    assert [stay.until for stay in way[:-1]] == [stay.since for stay in way[1:]]
    assert way[-1].until is None
