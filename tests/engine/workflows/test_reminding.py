"""Reminders go out before and after a deadline, each once, to those who may make the move."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.workflows.declared import VALUES
from tests.engine.workflows.ground import BY, ON, somebody, these, value, values

from secretariat.areas.results.models.achieved import Value
from secretariat.areas.results.models.measured import Part
from secretariat.engine.access.people import deactivate
from secretariat.engine.history.acting import act
from secretariat.engine.notices.models import Kind, Notice
from secretariat.engine.product import Product
from secretariat.engine.workflows.delegating import delegate
from secretariat.engine.workflows.moving import move
from secretariat.engine.workflows.reminding import MISSED, send_reminders
from secretariat.kernel.periods import Period

Parts = dict[str, Part]


def day(days: int) -> date:
    """So many days from today."""
    return ON + timedelta(days=days)


def reminders() -> list[tuple[str, int, int | None]]:
    """Whom was reminded of which record, so many days before."""
    found = Notice.objects.filter(kind=Kind.DUE).order_by("pk").select_related("person")
    return [(one.person.name, one.record or 0, one.days) for one in found]


def test_each_named_day_reminds_once(parts: Parts) -> None:
    somebody("rosa", "reporter")
    made = value(parts["FIN"], as_of=day(7))
    sent = {}
    for offset in range(-3, 12):
        sent[offset] = [send_reminders(day(offset)) for _again in range(2)]
    assert {offset for offset, counts in sent.items() if counts == [1, 0]} == {0, 6, 8}
    assert all(counts == [0, 0] for offset, counts in sent.items() if offset not in {0, 6, 8})
    assert reminders() == [("Rosa", made.pk, 7), ("Rosa", made.pk, 1), ("Rosa", made.pk, -1)]


def test_a_day_on_which_nothing_ran_is_made_up_for(parts: Parts) -> None:
    somebody("rosa", "reporter")
    made = value(parts["FIN"], as_of=day(7))
    assert send_reminders(day(2)) == 1
    assert reminders() == [("Rosa", made.pk, 7)]


def test_unless_a_later_reminder_has_taken_its_place(parts: Parts) -> None:
    somebody("rosa", "reporter")
    made = value(parts["FIN"], as_of=day(7))
    assert send_reminders(day(7)) == 1
    assert reminders() == [("Rosa", made.pk, 1)]


def test_what_has_been_late_for_long_is_not_dug_up(parts: Parts) -> None:
    somebody("rosa", "reporter")
    value(parts["FIN"], as_of=ON - MISSED - timedelta(days=1))
    assert send_reminders(ON) == 0


def test_a_deadline_that_is_a_function_of_the_record_reminds_on_the_same_days(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each day by itself, with nothing sent before: the first and the last of a reminder, too."""
    somebody("rosa", "reporter")
    value(parts["FIN"], as_of=day(7))
    moves = (replace(one, due=one.due and (lambda made: made.as_of)) for one in VALUES.moves)
    sent = []
    for workflow in (VALUES, replace(VALUES, moves=tuple(moves))):
        monkeypatch.setattr(Product, "workflows", property(lambda _self, one=workflow: (one,)))
        sent.append([sent_alone(day(offset)) for offset in range(-3, 45)])
    assert sent[0] == sent[1]
    assert {0, 1} == set(sent[0])


def sent_alone(on: date) -> int:
    """How many reminders go out on a day; afterwards it is as if none had."""
    with transaction.atomic():
        count = send_reminders(on)
        transaction.set_rollback(True)
    return count


def test_what_was_moved_meanwhile_reminds_nobody(parts: Parts) -> None:
    somebody("rosa", "reporter")
    made = value(parts["FIN"], as_of=day(7))
    move(VALUES, "withdraw", these(made), by=BY, on=ON)
    assert send_reminders(ON) == 0


def test_a_deadline_that_was_put_off_reminds_again(parts: Parts) -> None:
    somebody("rosa", "reporter")
    made = value(parts["FIN"], as_of=day(7))
    assert send_reminders(ON) == 1
    with act("tests.put_off", by=BY):
        QuerySet(type(made)).filter(pk=made.pk).update(as_of=day(9))
    assert send_reminders(day(2)) == 1
    assert {one.due_on for one in Notice.objects.all()} == {day(7), day(9)}


def test_only_those_who_may_are_reminded_and_whoever_stands_in_for_them(parts: Parts) -> None:
    rosa = somebody("rosa", "reporter", over="HRD")
    deo, gone = somebody("deo"), somebody("gone", "reporter")
    somebody("fay", "reporter", over="FIN")
    somebody("vera", "verifier")
    deactivate([gone], by=BY, on=ON, reason="left")
    delegate(rosa, to=deo, period=Period(ON, ON), by=rosa, on=ON)
    value(parts["HRD/REC"], as_of=day(1))
    assert send_reminders(ON) == 2
    assert {name for name, _record, _days in reminders()} == {"Rosa", "Deo"}


def test_many_records_are_reminded_of_in_batches(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secretariat.engine.workflows.reminding.AT_A_TIME", 3)
    somebody("rosa", "reporter")
    values(parts["FIN"], *(f"V{number}" for number in range(8)), as_of=day(1))
    assert send_reminders(ON) == 8
    assert send_reminders(ON) == 0


@settings(max_examples=25)
@given(
    due=st.lists(st.integers(-5, 12), min_size=1, max_size=4),
    runs=st.sets(st.integers(-2, 14), max_size=6),
)
def test_they_agree_with_reckoning_each_by_hand(
    parts: Parts, due: list[int], runs: set[int]
) -> None:
    Notice.objects.all().delete()
    before = Value.objects.count()
    codes = [f"V{before + number}" for number in range(len(due))]
    made = {
        value(parts["FIN"], code, as_of=day(n)).pk: n for code, n in zip(codes, due, strict=True)
    }
    if not before:
        somebody("rosa", "reporter")
    expected = set()
    for on in sorted(runs):
        send_reminders(day(on))
        for record, n in made.items():
            in_force = [r for r in (7, 1, -1) if on >= n - r]
            if in_force and on - (n - min(in_force)) < MISSED.days:
                expected.add((record, min(in_force)))
    found = {(record, days) for _name, record, days in reminders() if record in made}
    assert found == expected
