"""What was known at an instant, against a list of versions kept in Python."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Membership, State
from secretariat.engine.history.acting import Process
from secretariat.engine.history.models import Act
from secretariat.engine.history.reading import known_at
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import add, change, remove
from secretariat.engine.records.undoing import undo
from secretariat.kernel.errors import Conflict

BY = Process("tests")
ON = date(2026, 1, 1)
FIRST = date(2000, 1, 1)
CODES = ["XXA", "XXB", "XXC"]
strike = Action(
    key="test.strike",
    title="Strike",
    told="struck",
    model=Membership,
    kind=Kind.REMOVE,
    may=reference.admit.may,
)
Version = dict[int, tuple[str, date, date | None]]


@dataclass
class Book:
    """Every state the memberships were ever in, with the instant from which they were so."""

    now: Version = field(default_factory=dict)
    pages: list[tuple[datetime, Version]] = field(default_factory=list)

    def turn(self) -> None:
        """Remember the present state as known from now on."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            self.pages.append((cursor.fetchone()[0], dict(self.now)))


class Memberships(RuleBasedStateMachine):
    """Admissions, corrections, removals and undoing, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        add(reference.add_states, [{"code": c, "name_en": c} for c in CODES], by=BY, on=ON)
        self.states = {state.code: state for state in State.objects.all()}
        self.book = Book()
        self.book.turn()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @rule(code=st.sampled_from(CODES), starts=st.integers(0, 9), days=st.none() | st.integers(0, 5))
    def admit(self, code: str, starts: int, days: int | None) -> None:
        """A State becomes a member, unless it is one already on some of the days."""
        first = FIRST + timedelta(days=starts)
        last = None if days is None else first + timedelta(days=days)
        row = {"state": self.states[code], "starts": first, "ends": last}
        if any(_meet(kept, code, first, last) for kept in self.book.now.values()):
            with pytest.raises(Conflict):
                add(reference.admit, [row], by=BY, on=ON)
            return
        (number,) = add(reference.admit, [row], by=BY, on=ON)
        self.book.now[number] = (code, first, last)
        self.book.turn()

    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        """A membership without a last day gets one."""
        still = [n for n, (_c, _s, ends) in self.book.now.items() if ends is None]
        if still:
            number = data.draw(st.sampled_from(sorted(still)))
            code, starts, _ = self.book.now[number]
            change(
                reference.end_memberships,
                Membership.objects.filter(pk=number),
                {"ends": starts},
                by=BY,
                on=ON,
            )
            self.book.now[number] = (code, starts, starts)
            self.book.turn()

    @rule(data=st.data())
    def strike(self, data: st.DataObject) -> None:
        """A membership recorded by mistake is removed."""
        if self.book.now:
            number = data.draw(st.sampled_from(sorted(self.book.now)))
            remove(strike, Membership.objects.filter(pk=number), by=BY, on=ON)
            del self.book.now[number]
            self.book.turn()

    @rule()
    def undo_the_last(self) -> None:
        """The last act is undone, and with it what it changed."""
        last = (
            Act.objects.exclude(action__in=["reference.add_states", "test.strike"])
            .order_by("-at")
            .first()
        )
        if last is None or last.action == "records.undo" or len(self.book.pages) < 2:
            return
        if Act.objects.order_by("-at").first() != last:
            return
        undo(last.pk, by=BY, on=ON, reason="a mistake")
        self.book.now = dict(self.book.pages[-2][1])
        self.book.turn()

    @invariant()
    def every_instant_is_read_as_it_was(self) -> None:
        """Each page of the book, through the view of the past and its joins."""
        for at, version in self.book.pages[-4:]:
            with known_at(at):
                assert _read() == version
        assert _read() == self.book.now


def _read() -> dict[int, Any]:
    rows = Membership.objects.order_by("pk").values_list("pk", "state__code", "starts", "ends")
    return {pk: (code, starts, ends) for pk, code, starts, ends in rows}


def _meet(kept: tuple[str, date, date | None], code: str, first: date, last: date | None) -> bool:
    other, starts, ends = kept
    far = date.max
    return other == code and starts <= (last or far) and first <= (ends or far)


@pytest.mark.django_db
def test_every_instant_can_be_read_again() -> None:
    quick = settings(
        max_examples=15,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Memberships, settings=quick)


@pytest.mark.django_db
def test_a_record_joined_to_is_read_as_it_was_too() -> None:
    add(reference.add_states, [{"code": "XXA", "name_en": "Before"}], by=BY, on=ON)
    state = State.objects.get()
    add(reference.admit, [{"state": state, "starts": FIRST}], by=BY, on=ON)
    book = Book()
    book.turn()
    change(reference.amend_states, State.objects.all(), {"name_en": "After"}, by=BY, on=ON)
    with known_at(book.pages[0][0]):
        assert list(Membership.objects.values_list("state__name_en", flat=True)) == ["Before"]
    assert list(Membership.objects.values_list("state__name_en", flat=True)) == ["After"]
