"""One act gives each record its own values: the same as changing them one by one, but one act."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.records.test_actions import BY, ON, convention, ratified, somebody, states
from tests.engine.records.test_versions import taken_back

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Membership, State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Ratification
from secretariat.engine.history.models import Act
from secretariat.engine.records import performing
from secretariat.engine.records.performing import add, change, change_each
from secretariat.engine.records.setting import set_each
from secretariat.engine.records.telling import history_of
from secretariat.engine.records.undoing import undo
from secretariat.engine.records.versions import ChangedSince, versions
from secretariat.kernel.errors import BadInput, Conflict, NotFound, Refused

pytestmark = pytest.mark.django_db
CODES = [f"X{n:02}" for n in range(6)]
FIELDS = {
    "name_en": st.sampled_from(["Norland", "Velia's", 'Sund "Isles"', "Ostia %s", "é\n–"]),
    "name_fr": st.sampled_from(["", "Norlande", "NULL"]),
    "m49": st.sampled_from(["", "001", "999"]),
    "former": st.booleans(),
}
GIVEN = st.fixed_dictionaries({}, optional=FIELDS)
EACH = st.dictionaries(st.sampled_from(CODES), GIVEN)


def facts() -> dict[str, tuple[Any, ...]]:
    """What is recorded of each State."""
    return {one.code: tuple(getattr(one, name) for name in FIELDS) for one in State.objects.all()}


@settings(max_examples=40)
@given(each=EACH)
def test_it_agrees_with_changing_them_one_by_one(each: dict[str, dict[str, Any]]) -> None:
    with taken_back():
        numbers = dict(zip(CODES, states(*CODES), strict=True))
        expected = facts()
        for code, values in each.items():
            before = dict(zip(FIELDS, expected[code], strict=True))
            expected[code] = tuple({**before, **values}.values())
        changed = {code for code, now in facts().items() if now != expected[code]}
        values = {numbers[code]: given_values for code, given_values in each.items()}
        acts = Act.objects.count()
        done = change_each(reference.amend_states, values, by=BY, on=ON)
        assert done == (len(each) if any(each.values()) else 0)
        assert facts() == expected
        assert Act.objects.count() == acts + 1
        told = {s.code for s in State.objects.all() if len(history_of(s)) == 2}
        assert told == changed


def test_each_record_gets_its_own_and_the_history_of_each_tells_its_own() -> None:
    one, other = states("XXA", "XXB")
    names = {one: {"name_en": "Norland"}, other: {"name_en": "Velia", "name_fr": "Vélie"}}
    assert change_each(reference.amend_states, names, by=BY, on=ON, reason="letters") == 2
    kept = list(State.objects.order_by("code").values_list("name_en", "name_fr"))
    assert kept == [("Norland", ""), ("Velia", "Vélie")]
    first, second = (history_of(State.objects.get(pk=number))[0] for number in (one, other))
    assert first.act == second.act
    assert [one.after for one in first.differences] == ["Norland"]
    assert [one.after for one in second.differences] == ["Velia", "Vélie"]
    undo(first.act, by=BY, on=ON, reason="No")
    assert set(State.objects.values_list("name_en", flat=True)) == {"State XXA", "State XXB"}


def test_references_dates_and_nothing_at_all_are_written_as_they_are() -> None:
    one, other = states("XXA", "XXB")
    instrument = convention()
    numbers = [ratified(one, instrument), ratified(other, instrument)]
    change_each(
        standards.correct_ratifications,
        {
            numbers[0]: {"ends": date(2020, 1, 1), "ending": "denounced"},
            numbers[1]: {"starts": date(2003, 3, 3), "ends": None},
        },
        by=BY,
        on=ON,
        reason="letters",
    )
    kept = Ratification.objects.order_by("pk").values_list("state", "starts", "ends")
    assert list(kept) == [
        (one, date(2001, 1, 1), date(2020, 1, 1)),
        (other, date(2003, 3, 3), None),
    ]


def test_a_set_is_written_by_as_many_statements_as_one_record(
    django_assert_num_queries: Any,
) -> None:
    few = {n: {"name_en": "Norland"} for n in states("XXA")}
    many = {n: {"name_en": f"Land {n}"} for n in states(*(f"Y{n:02}" for n in range(60)))}
    with connection.execute_wrapper(counting := Counting()):
        change_each(reference.amend_states, few, by=BY, on=ON)
    with django_assert_num_queries(counting.count):
        change_each(reference.amend_states, many, by=BY, on=ON)


class Counting:
    """How many statements were executed."""

    count = 0

    def __call__(self, execute: Any, *given_words: Any) -> Any:
        self.count += 1
        return execute(*given_words)


def test_a_text_too_long_for_its_field_is_named_not_cut() -> None:
    one, other = states("XXA", "XXB")
    with pytest.raises(BadInput) as bad:
        change_each(
            reference.amend_states,
            {one: {"m49": "001"}, other: {"m49": "TOO LONG"}},
            by=BY,
            on=ON,
        )
    (problem,) = bad.value.problems
    assert problem.where.startswith("2, ")
    assert not State.objects.exclude(m49="").exists()


def test_even_unchecked_a_text_is_refused_by_the_table_not_cut_by_the_statement() -> None:
    states("XXA")
    record = State.objects.get()
    record.m49 = "TOO LONG"
    with (
        pytest.raises(BadInput, match="does not fit"),
        performing.performing(reference.amend_states, by=BY, on=ON),
    ):
        set_each([record], ["m49"], using="default")


def test_what_one_of_them_may_not_be_keeps_all_as_they_were() -> None:
    one, other = states("XXA", "XXB")
    rows = [{"state": State.objects.get(pk=n), "starts": date(1990, 1, 1)} for n in (one, other)]
    first, second = add(reference.admit, rows, by=BY, on=ON)
    change(reference.amend_states, State.objects.filter(pk=other), {"former": True}, by=BY, on=ON)
    ended = {"ends": date(2000, 1, 1)}
    with pytest.raises(BadInput, match="no longer exists"):
        change_each(
            reference.correct_memberships, {first: ended, second: {"note": "x"}}, by=BY, on=ON
        )
    assert not Membership.objects.exclude(ends=None).exists()
    with pytest.raises(Conflict, match="before the first"):
        change_each(
            reference.correct_memberships,
            {first: ended, second: {"ends": date(1980, 1, 1)}},
            by=BY,
            on=ON,
        )
    assert not Membership.objects.exclude(ends=None).exists()


def test_who_may_not_is_refused_and_only_the_actions_fields_are_set() -> None:
    (one,) = states("XXA")
    stranger = somebody("bo", "standards_officer")
    with pytest.raises(Refused):
        change_each(reference.amend_states, {one: {"name_en": "Norland"}}, by=stranger, on=ON)
    with pytest.raises(BadInput, match="does not set state"):
        change_each(reference.amend_states, {one: {"state": 1}}, by=BY, on=ON)


def test_a_number_no_record_has_is_named_and_nothing_is_written() -> None:
    (one,) = states("XXA")
    with pytest.raises(NotFound, match=str(one + 99)):
        change_each(
            reference.amend_states,
            {one: {"name_en": "Norland"}, one + 99: {"name_en": "Velia"}},
            by=BY,
            on=ON,
        )
    assert State.objects.get().name_en == "State XXA"


def test_a_member_that_another_changed_meanwhile_stands_in_the_way_of_all() -> None:
    one, other = states("XXA", "XXB")
    began = versions(State, [one, other])
    change_each(reference.amend_states, {other: {"m49": "001"}}, by=BY, on=ON)
    values = {one: {"name_en": "Norland"}, other: {"name_en": "Velia"}}
    with pytest.raises(ChangedSince) as refused:
        change_each(reference.amend_states, values, by=BY, on=ON, began_from=began)
    assert [changed.name for changed in refused.value.changed] == ["State XXB"]
    assert set(State.objects.values_list("name_en", flat=True)) == {"State XXA", "State XXB"}


def test_parts_of_a_long_list_are_written_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secretariat.engine.records.setting.AT_ONCE", 2)
    numbers = states(*CODES[:5])
    values = {number: {"m49": f"{place:03}"} for place, number in enumerate(numbers)}
    assert change_each(reference.amend_states, values, by=BY, on=ON) == 5
    assert list(State.objects.order_by("pk").values_list("m49", flat=True)) == [
        f"{place:03}" for place in range(5)
    ]


@pytest.mark.parametrize("what", ["add", "change", "change_each", "undo"])
def test_before_a_large_set_plans_are_made_anew(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(performing, "LARGE", 3)
    for codes, wanted in ((("XXA", "XXB"), 0), (("YYA", "YYB", "YYC"), 1)):
        numbers = [] if what == "add" else states(*codes)
        if what == "undo":
            change_each(reference.amend_states, _numbered(numbers), by=BY, on=ON)
        seen: list[str] = []
        with connection.execute_wrapper(_noting(seen)):
            _do(what, codes, numbers)
        assert sum("DISCARD PLANS" in one for one in seen) == wanted


def _numbered(numbers: list[int]) -> dict[int, dict[str, str]]:
    return {number: {"m49": f"{place:03}"} for place, number in enumerate(numbers, 1)}


def _do(what: str, codes: tuple[str, ...], numbers: list[int]) -> None:
    if what == "add":
        states(*codes)
    elif what == "change":
        rows = State.objects.filter(pk__in=numbers)
        change(reference.amend_states, rows, {"former": True}, by=BY, on=ON)
    elif what == "change_each":
        change_each(reference.amend_states, _numbered(numbers), by=BY, on=ON)
    else:
        undo(Act.objects.latest("at").pk, by=BY, on=ON, reason="No")


def _noting(seen: list[str]) -> Any:
    def wrapper(execute: Any, sql: str, *others: Any) -> Any:
        seen.append(sql)
        return execute(sql, *others)

    return wrapper
