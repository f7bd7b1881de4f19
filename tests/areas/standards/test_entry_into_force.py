"""Instruments enter into force by their own rule, former States' ratifications included."""

from datetime import date

import pytest

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.measures import instruments_in_force, ratifications_in_force
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.history.acting import Process
from secretariat.engine.measures.evidence import added_up
from secretariat.engine.measures.figures import figure
from secretariat.engine.records.performing import add, change

pytestmark = pytest.mark.django_db
BY = Process("tests")
ON = date(2026, 1, 1)


def instrument(needed: int = 2, months: int = 12, in_force: date | None = None) -> Instrument:
    """An instrument with a rule."""
    row = {
        "code": "T100",
        "kind": "convention",
        "title_en": "Test",
        "adopted": date(1951, 6, 29),
        "ratifications_needed": needed,
        "months_after": months,
        "state_months_after": months,
        "in_force": in_force,
    }
    (number,) = add(standards.add_instruments, [row], by=BY, on=ON)
    return Instrument.objects.get(pk=number)


def ratify(kept: Instrument, code: str, starts: date, **more: object) -> None:
    """A State ratifies; it is added first."""
    (number,) = add(
        reference.add_states,
        [{"code": code, "name_en": code, "former": bool(more.pop("former", 0))}],
        by=BY,
        on=ON,
    )
    row = {"instrument": kept, "state": State.objects.get(pk=number), "starts": starts, **more}
    add(standards.register_ratifications, [row], by=BY, on=ON)


def entered(kept: Instrument) -> date | None:
    """The day its rule gives."""
    found: date | None = Instrument.objects.with_entry_into_force().get(pk=kept.pk).entry_by_rule
    return found


def test_one_ratification_of_two_brings_nothing_into_force() -> None:
    kept = instrument()
    ratify(kept, "XXA", date(1952, 5, 23))
    assert entered(kept) is None
    explained = Instrument.objects.with_entry_into_force().get().entry_explained
    assert "do not meet the rule yet" in explained


def test_twelve_months_after_the_second() -> None:
    kept = instrument()
    ratify(kept, "XXB", date(1952, 8, 23))
    ratify(kept, "XXA", date(1952, 5, 23))
    ratify(kept, "XXC", date(1953, 1, 1))
    assert entered(kept) == date(1953, 8, 23)


@pytest.mark.parametrize(
    ("months", "registered", "day"),
    [
        (12, date(1955, 2, 28), date(1956, 2, 28)),
        (12, date(1956, 2, 29), date(1957, 2, 28)),
        (6, date(2004, 8, 31), date(2005, 2, 28)),
        (0, date(1921, 6, 13), date(1921, 6, 13)),
    ],
)
def test_months_are_reckoned_to_the_same_day_or_the_last_of_a_shorter_month(
    months: int, registered: date, day: date
) -> None:
    kept = instrument(needed=1, months=months)
    add(reference.add_states, [{"code": "XXA", "name_en": "A"}], by=BY, on=ON)
    if registered < kept.adopted:
        change(
            standards.amend_instruments,
            Instrument.objects.all(),
            {"adopted": date(1919, 1, 1)},
            by=BY,
            on=ON,
        )
    row = {"instrument": kept, "state": State.objects.get(), "starts": registered}
    add(standards.register_ratifications, [row], by=BY, on=ON)
    assert entered(kept) == day


def test_a_former_states_ratification_counts_and_explains_the_day() -> None:
    kept = instrument(in_force=date(1953, 5, 23))
    ratify(kept, "XXA", date(1952, 5, 23))
    ratify(kept, "XXB", date(1952, 8, 23))
    without = Instrument.objects.with_entry_into_force().get()
    assert without.entry_by_rule == date(1953, 8, 23)
    assert "no longer exist" in without.entry_explained
    ratify(kept, "XXF", date(1952, 5, 21), former=True, ends=date(1992, 4, 27), ending="succeeded")
    with_it = Instrument.objects.with_entry_into_force().get()
    assert with_it.entry_by_rule == with_it.in_force
    assert "no longer exist" not in with_it.entry_explained
    assert "XXA" in with_it.entry_explained


def test_a_successors_confirmation_does_not_count_again() -> None:
    kept = instrument()
    ratify(kept, "XXA", date(1952, 5, 23))
    ratify(kept, "XXS", date(1992, 5, 29), inherited=True)
    assert entered(kept) is None


def test_a_state_is_bound_months_after_and_not_before_the_instrument_is_in_force() -> None:
    kept = instrument(in_force=date(1953, 8, 23))
    ratify(kept, "XXA", date(1952, 5, 23))
    ratify(kept, "XXB", date(1952, 8, 23))
    ratify(kept, "XXC", date(2001, 3, 1))
    bound = {one.state.code: one.binds_from for one in Ratification.objects.with_binding_day()}
    assert bound == {"XXA": date(1953, 8, 23), "XXB": date(1953, 8, 23), "XXC": date(2002, 3, 1)}
    for day, number in ((date(1953, 8, 22), 0), (date(1953, 8, 23), 2), (date(2002, 3, 1), 3)):
        assert figure(ratifications_in_force, day).value == number
        assert added_up(ratifications_in_force, day) == number


def test_a_day_that_is_stated_comes_before_the_one_the_rule_gives() -> None:
    kept = instrument(in_force=date(1953, 8, 23))
    ratify(kept, "XXA", date(1960, 5, 23), effective=date(1960, 7, 1))
    (one,) = Ratification.objects.with_binding_day()
    assert one.binds_from == date(1960, 7, 1)
    told = {date(1960, 6, 30): 0, date(1960, 7, 1): 1}
    assert {day: figure(ratifications_in_force, day).value for day in told} == told


def test_the_figure_of_instruments_in_force_counts_from_the_day_of_the_rule() -> None:
    kept = instrument(needed=1)
    ratify(kept, "XXA", date(1952, 5, 23))
    assert figure(instruments_in_force, date(1953, 5, 22)).value == 0
    assert figure(instruments_in_force, date(1953, 5, 23)).value == 1
