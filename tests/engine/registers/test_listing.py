"""A list holds exactly what is asked for, in the order asked for, page by page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.engine.registers.conftest import ON, READER
from tests.web.pages.conftest import World

from secretariat.areas.reference import actions
from secretariat.areas.reference.models import Membership, Region, State
from secretariat.engine.records.performing import add
from secretariat.engine.registers import counting, listing
from secretariat.engine.registers.declaring import register_of
from secretariat.engine.registers.listing import Asked, Listed, listed
from secretariat.kernel.errors import BadInput
from secretariat.kernel.languages import fold

FIRST = date(1990, 1, 1)
NAMES = ["Aland", "Åland", "aland", "Ébène", "Ebony", "Zeta", "Œuvre", "Oasis", "île", "Ils"]

pytestmark = pytest.mark.django_db


def asked(key: str, **more: Any) -> Listed:
    return listed(register_of(key), Asked(**more), actor=READER, on=ON)


def codes(found: Listed) -> list[str]:
    return [one.code for one in found.rows]


def test_filters_words_and_the_date_narrow_together(world: World) -> None:
    found = asked("ratifications", where={"instrument": "C29"}, text="norland")
    assert [one.pk for one in found.rows] == [world.ratifications["QMA", "C29"]]
    assert found.total.exactly
    assert asked("ratifications", on=date(1999, 1, 1)).count == 1
    assert asked("ratifications", on=date(1999, 1, 1), where={"instrument": "C105"}).count == 0


def test_an_unknown_filter_value_or_column_is_said(world: World) -> None:
    for where in ({"colour": "red"}, {"former": "perhaps"}):
        with pytest.raises(BadInput):
            asked("states", where=where)
    with pytest.raises(BadInput, match="can't be ordered by"):
        asked("states", order="colour")
    with pytest.raises(BadInput, match="can't be ordered by"):
        asked("ratifications", order="binds_from")


def test_a_record_that_others_point_to_narrows_their_register(world: World) -> None:
    found = asked("ratifications", where={"state": "QMA"})
    assert {one.pk for one in found.rows} == {
        number for (state, _), number in world.ratifications.items() if state == "QMA"
    }


def test_texts_are_ordered_without_accents_in_the_language_of_the_reader(world: World) -> None:
    rows = [{"code": f"Q{n:02}", "name_en": name} for n, name in enumerate(NAMES)]
    add(actions.add_states, rows, by=READER, on=ON)
    shown = [one.name.text for one in asked("states", order="name").rows]
    assert shown == sorted(shown, key=fold)
    turned = [one.name.text for one in asked("states", order="-name").rows]
    assert turned == shown[::-1]


def test_references_are_ordered_by_what_their_own_table_is_ordered_by(world: World) -> None:
    shown = [one.state.name.text for one in asked("ratifications", order="state").rows]
    assert shown == sorted(shown, key=fold)


def test_all_pages_together_are_all_records_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    rows = [{"code": f"Q{n:02}", "name_en": f"Same {n % 3}"} for n in range(20)]
    add(actions.add_states, rows, by=READER, on=ON)
    for order in ("", "name", "-name", "code", "-former", "region"):
        pages = [asked("states", order=order, page=page) for page in range(1, 13)]
        seen = [one.pk for page in pages for one in page.rows]
        assert sorted(seen) == sorted(State.objects.values_list("pk", flat=True)), order
        assert [page.has_next for page in pages] == [True] * 11 + [False]


@pytest.mark.parametrize("page", [3, 1000, 10**12, 10**40])
def test_beyond_the_last_page_stands_the_last(
    world: World, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    found = asked("states", page=page)
    assert (found.page, len(found.rows), found.pages) == (2, 1, 2)
    assert asked("states", text="nowhere", page=page).page == 1


def test_a_list_takes_few_queries_at_any_size(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        asked("ratifications", text="norland", order="state", where={"instrument": "C29"})
    assert len(queries) <= 5


def test_a_long_list_is_reckoned_and_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    monkeypatch.setattr(counting, "BOUND", 2)
    found = asked("states")
    assert not found.total.exactly
    assert found.count >= 3
    monkeypatch.setattr(counting, "BOUND", 3)
    assert asked("states").total == counting.Count(number=3)


def test_of_a_long_list_that_holds_words_only_a_bound_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    monkeypatch.setattr(counting, "BOUND", 1)
    found = asked("ratifications", text="norland")
    assert found.total == counting.Count(number=1, exactly=False, beyond=True)
    assert (found.total.rounded, found.has_next) == (1, True)
    monkeypatch.setattr(counting, "BOUND", 2)
    assert asked("ratifications", text="norland").total == counting.Count(number=2)


@given(number=st.integers(0, 10**9))
def test_what_is_reckoned_is_told_to_two_figures(number: int) -> None:
    told = counting.Count(number=number, exactly=False).rounded
    assert told <= number
    assert number - told <= max(number // 10, 0)
    assert len(str(told).rstrip("0")) <= 2
    assert counting.Count(number=number).rounded == number


def test_all_registers_are_counted_in_one_query(world: World) -> None:
    rows = [State.objects.all(), Region.objects.all(), State.objects.none()]
    with CaptureQueriesContext(connection) as queries:
        found = counting.counted_at_once(rows)
    assert [one.number for one in found] == [3, 2, 0]
    assert len(queries) == 1


class AgreesWithPlainPython(TestCase):
    """Days from and to, in generated spells, against a loop."""

    @given(
        days=st.lists(st.integers(0, 40), min_size=1, max_size=6),
        first=st.integers(0, 40),
        last=st.integers(0, 40),
    )
    @settings(max_examples=20)
    def test_days_from_and_to_are_both_included(
        self, days: list[int], first: int, last: int
    ) -> None:
        from secretariat.engine.registers.narrowing import Filter, Kind

        rows = [{"code": f"Q{n:02}", "name_en": f"State {n}"} for n in range(len(days))]
        numbers = add(actions.add_states, rows, by=READER, on=ON)
        states = State.objects.in_bulk(numbers)
        spells = [
            {"state": states[number], "starts": FIRST + timedelta(day)}
            for number, day in zip(numbers, days, strict=True)
        ]
        add(actions.admit, spells, by=READER, on=ON)
        one = Filter(name="starts", kind=Kind.DAYS, field=Membership._meta.get_field("starts"))
        asked_for = {
            "starts_from": (FIRST + timedelta(first)).isoformat(),
            "starts_to": (FIRST + timedelta(last)).isoformat(),
        }
        assert one.words == tuple(asked_for)
        found = Membership.objects.filter(state__in=numbers).filter(one.condition(asked_for))
        assert found.count() == sum(first <= day <= last for day in days)
