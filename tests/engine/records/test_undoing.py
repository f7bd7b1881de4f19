"""Undo: whose it is, why it needs a reason, how far it reaches, and what it says beforehand."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.engine.records.test_actions import BY, ON, convention, ratified, somebody, states

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State, Unit
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.history.models import Act
from secretariat.engine.records import declaring, undoing
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.foreseeing import Fate, foreseen, touched
from secretariat.engine.records.performing import add, change, remove
from secretariat.engine.records.undoing import undo
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused
from secretariat.kernel.periods import Period

pytestmark = pytest.mark.django_db
NO_SUCH = uuid.UUID(int=7)


def last() -> uuid.UUID:
    """The act performed last."""
    return Act.objects.latest("at").pk


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_an_undo_says_why_and_without_it_nothing_is_put_back(reason: str) -> None:
    states("XXA")
    with pytest.raises(BadInput, match="needs a reason"):
        undo(last(), by=BY, on=ON, reason=reason)
    assert State.objects.count() == 1


def test_what_would_become_of_each_record_is_foreseen_and_becomes_of_it() -> None:
    states("XXA", "XXB", "XXC")
    found = foreseen(last(), by=BY, on=ON)
    assert (found.count, dict(found.fates[State])) == (3, {Fate.REMOVED: 3})
    change(reference.amend_states, State.objects.all()[:2], {"m49": "001"}, by=BY, on=ON)
    found = foreseen(last(), by=BY, on=ON)
    assert dict(found.fates[State]) == {Fate.PUT_BACK: 2}
    assert undo(last(), by=BY, on=ON, reason="No") == found.count


def test_what_was_taken_away_is_foreseen_to_come_back() -> None:
    (state,) = states("XXA")
    ratified(state, convention())
    strike = standards.strike_ratifications
    remove(strike, Ratification.objects.all(), by=BY, on=ON, reason="twice")
    found = foreseen(last(), by=BY, on=ON)
    assert dict(found.fates[Ratification]) == {Fate.RETURNED: 1}
    assert found.action.key == strike.key


def test_only_acts_that_are_actions_of_the_product_can_be_undone() -> None:
    somebody("ada")
    with pytest.raises(NotFound):
        foreseen(last(), by=BY, on=ON)
    with pytest.raises(NotFound, match="no such act"):
        foreseen(NO_SUCH, by=BY, on=ON)


def test_who_may_not_undo_is_told_nothing_of_what_it_would_do() -> None:
    stranger = somebody("bo", "standards_officer")
    states("XXA")
    with pytest.raises(Refused):
        foreseen(last(), by=stranger, on=ON)


def test_an_act_is_tied_to_the_records_it_wrote() -> None:
    one, other = states("XXA", "XXB")
    change(reference.amend_states, State.objects.filter(pk=one), {"m49": "001"}, by=BY, on=ON)
    assert touched(State, one, last())
    assert not touched(State, other, last())
    assert not touched(State, one, NO_SUCH)
    assert not touched(Unit, one, last())


def test_undone_once_it_cannot_be_undone_again() -> None:
    states("XXA")
    change(reference.amend_states, State.objects.all(), {"m49": "001"}, by=BY, on=ON)
    act = last()
    undo(act, by=BY, on=ON, reason="No")
    with pytest.raises(Conflict, match="changed since"):
        undo(act, by=BY, on=ON, reason="No")


def test_what_one_may_not_hold_today_is_not_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table refuses, and all stays as it was."""
    states("XXA", "XXB")
    change(reference.amend_states, State.objects.filter(code="XXA"), {"code": "XXZ"}, by=BY, on=ON)
    act = last()
    states("XXA")
    with pytest.raises(Conflict):
        undo(act, by=BY, on=ON, reason="No")
    assert set(State.objects.values_list("code", flat=True)) == {"XXA", "XXB", "XXZ"}


@pytest.fixture
def scoped(monkeypatch: pytest.MonkeyPatch) -> dict[str, Action]:
    """Actions on units that reach as far as a grant does."""
    amend = replace(reference.amend_units, scope="path")
    close = replace(
        amend, key="reference.close_units", kind=Kind.REMOVE, fields=(), told="closed this unit"
    )
    made = {one.key: one for one in (amend, close)}

    def find(key: str) -> Action:
        return made.get(key) or declaring.action(key)

    monkeypatch.setattr(undoing, "find_action", find)
    return {"amend": amend, "close": close}


@pytest.fixture
def units() -> dict[str, int]:
    """Two units, one beside the other."""
    rows = [
        {"code": code, "path": code, "name_en": code, "starts": date(2000, 1, 1)}
        for code in ("HRD", "FIN")
    ]
    numbers = add(reference.add_units, rows, by=BY, on=ON)
    return dict(zip(("HRD", "FIN"), numbers, strict=True))


def _keeper_of(unit: str) -> Person:
    person = somebody(unit.lower())
    period = Period(date(2025, 1, 1), None)
    give([person], "reference_editor", scope=unit, period=period, by=BY, reason="test", on=ON)
    return person


@pytest.mark.parametrize("unit", ["HRD", "FIN"])
def test_a_change_is_undone_by_whoever_reaches_the_record_and_by_nobody_else(
    unit: str, scoped: dict[str, Action], units: dict[str, int]
) -> None:
    rows = Unit.objects.filter(pk=units["HRD"])
    change(scoped["amend"], rows, {"name_en": "People"}, by=BY, on=ON)
    _undone_by(unit, Unit.objects.filter(name_en="People"), left=0 if unit == "HRD" else 1)


@pytest.mark.parametrize("unit", ["HRD", "FIN"])
def test_what_was_removed_comes_back_only_for_whoever_reaches_it(
    unit: str, scoped: dict[str, Action], units: dict[str, int]
) -> None:
    remove(scoped["close"], Unit.objects.filter(pk=units["HRD"]), by=BY, on=ON)
    _undone_by(unit, Unit.objects.filter(code="HRD"), left=1 if unit == "HRD" else 0)


def _undone_by(unit: str, rows: Any, *, left: int) -> None:
    act, keeper = last(), _keeper_of(unit)
    if unit == "HRD":
        assert undo(act, by=keeper, on=ON, reason="No") == 1
    else:
        with pytest.raises(Refused, match="not yours to undo") as refused:
            undo(act, by=keeper, on=ON, reason="No")
        assert "HRD" not in str(refused.value)
        assert "People" not in str(refused.value)
    assert rows.count() == left


@pytest.mark.parametrize("since", [False, True], ids=["as it was left", "changed since"])
def test_of_an_act_that_reached_beyond_hers_nothing_is_told(
    since: bool, scoped: dict[str, Action], units: dict[str, int]
) -> None:
    """She found it in the history of a record of hers; the others it wrote are not named to her."""
    keeper = _keeper_of("FIN")
    change(scoped["amend"], Unit.objects.all(), {"ends": date(2030, 12, 31)}, by=BY, on=ON)
    act = last()
    if since:
        of_others = Unit.objects.filter(code="HRD")
        change(scoped["amend"], of_others, {"name_en": "Hidden unit"}, by=BY, on=ON)
    for refused in (lambda: foreseen(act, by=keeper, on=ON), lambda: _undo(act, keeper)):
        with pytest.raises(Refused, match="do not cover all that it wrote") as told:
            refused()
        assert "HRD" not in str(told.value)
        assert "Hidden unit" not in str(told.value)


def _undo(act: uuid.UUID, keeper: Person) -> int:
    return undo(act, by=keeper, on=ON, reason="No")
