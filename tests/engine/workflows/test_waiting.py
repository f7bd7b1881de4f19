"""What waits for a person is what she may do: the same as asking of every record, one by one."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, somebody, these, value, values

from secretariat.areas.results.models.achieved import Standing as State
from secretariat.areas.results.models.achieved import Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.models import Person
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.standing import moves_of
from secretariat.engine.workflows.waiting import waiting_for
from secretariat.kernel.periods import Period

Parts = dict[str, Part]
Counted = Callable[[int], Any]
TODAY = Period(ON, ON)


def waits(person: Person, on: date = ON, most: int = 50) -> list[tuple[str, str]]:
    """The moves and records that wait for a person, in order."""
    things = waiting_for(person, on=on, most=most).things
    return [(one.move.name, one.record.code) for one in things]


def reported(part: Part, by: Any, *codes: str) -> list[Value]:
    """Values that somebody reported."""
    made = values(part, *codes, source="x", as_of=ON)
    move(VALUES, "report", these(*made), by=by, on=ON)
    return made


def test_what_is_due_first_stands_first_and_what_has_no_day_last(parts: Parts) -> None:
    both = somebody("both", "reporter", "verifier")
    for code, days in (("V1", 9), ("V2", -3), ("V3", 0)):
        value(parts["FIN"], code, as_of=ON + timedelta(days=days))
    reported(parts["FIN"], BY, "V4")
    assert waits(both) == [
        *(("report", "V2"), ("report", "V3"), ("report", "V1"), ("verify", "V4")),
    ]
    first = waiting_for(both, on=ON).things[0]
    assert (first.due, first.instead_of) == (ON - timedelta(days=3), None)


def test_a_move_with_neither_deadline_nor_mark_waits_for_nobody(parts: Parts) -> None:
    value(parts["FIN"])
    assert {name for name, _code in waits(somebody("rosa", "reporter"))} == {"report"}


def test_whoever_holds_nothing_has_nothing_waiting(parts: Parts) -> None:
    value(parts["FIN"])
    assert waits(somebody("una")) == []


def test_only_her_own_unit_waits(parts: Parts) -> None:
    for number, part in enumerate(parts.values()):
        value(part, f"V{number}")
    assert waits(somebody("rosa", "reporter", over="HRD")) == [("report", "V0"), ("report", "V1")]


def test_what_she_reported_herself_does_not_wait_for_her_to_verify(parts: Parts) -> None:
    both, rosa = somebody("both", "reporter", "verifier"), somebody("rosa", "reporter")
    reported(parts["FIN"], both, "V1")
    reported(parts["FIN"], rosa, "V2")
    assert waits(both) == [("verify", "V2")]


def test_a_guard_of_the_set_keeps_a_record_from_waiting(parts: Parts) -> None:
    vera = somebody("vera", "verifier")
    value(parts["FIN"], "V1", value=-1, state=State.REPORTED)
    value(parts["FIN"], "V2", state=State.REPORTED)
    assert waits(vera) == [("verify", "V2")]


def test_what_waits_for_whom_she_stands_in_waits_for_her_and_says_so(parts: Parts) -> None:
    rosa, deo = somebody("rosa", "reporter", over="HRD"), somebody("deo")
    delegate(rosa, to=deo, period=TODAY, by=rosa, on=ON)
    value(parts["HRD"], "V1")
    value(parts["FIN"], "V2")
    (thing,) = waiting_for(deo, on=ON).things
    assert (thing.record.code, thing.instead_of) == ("V1", rosa)
    assert waits(deo, on=ON + timedelta(days=1)) == []


def test_what_waits_for_both_is_told_once_and_as_her_own(parts: Parts) -> None:
    rosa, rex = somebody("rosa", "reporter"), somebody("rex", "reporter")
    delegate(rosa, to=rex, period=TODAY, by=rosa, on=ON)
    value(parts["FIN"])
    (thing,) = waiting_for(rex, on=ON).things
    assert thing.instead_of is None


def test_it_says_whether_anything_was_left_out(parts: Parts) -> None:
    rosa = somebody("rosa", "reporter")
    values(parts["FIN"], "V1", "V2", "V3")
    assert not waiting_for(rosa, on=ON, most=2).is_all
    assert waits(rosa, most=2) == [("report", "V1"), ("report", "V2")]
    assert waiting_for(rosa, on=ON, most=3).is_all


def test_ten_thousand_records_are_asked_in_the_same_few_queries(
    parts: Parts, django_assert_max_num_queries: Counted
) -> None:
    both = somebody("both", "reporter", "verifier")
    values(parts["FIN"], *(f"V{number}" for number in range(10_000)))
    reported(parts["FIN"], BY, *(f"W{number}" for number in range(100)))
    with django_assert_max_num_queries(5):
        assert len(waits(both)) == 50


STATES = [State.DRAFT, State.REPORTED, State.RETURNED, State.WITHDRAWN]
rows = st.tuples(
    st.sampled_from(["HRD", "HRD/REC", "FIN"]),
    st.sampled_from(STATES),
    st.integers(-3, 3),
    st.sampled_from([-1, 1]),
)


@settings(max_examples=25)
@given(
    given_rows=st.lists(rows, min_size=1, max_size=6),
    roles=st.sets(st.sampled_from(["reporter", "verifier"]), min_size=1),
    over=st.sampled_from(["", "HRD", "FIN"]),
)
def test_it_agrees_with_asking_each_record(
    parts: Parts, given_rows: list[tuple[str, State, int, int]], roles: set[str], over: str
) -> None:
    before = Value.objects.count()
    person = somebody(f"person{before}", *sorted(roles), over=over)
    for number, (where, state, days, worth) in enumerate(given_rows):
        facts = {"state": state, "as_of": ON + timedelta(days=days), "value": worth}
        value(parts[where], f"V{before + number:05}", **facts)
    expected = {
        (one.move.name, record.code)
        for record in Value.objects.all()
        for one in moves_of(record, by=person, on=ON)
        if (one.move.waits or one.move.due)
        and (one.is_open or "The value is" not in one.reason)
        and str(one.shut_by) != "Not you:"
    }
    assert set(waits(person, most=1000)) == expected
