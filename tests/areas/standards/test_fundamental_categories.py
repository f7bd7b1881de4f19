"""States with one, all or none of the fundamental Conventions, against plain loops."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.measures import (
    states_with_all,
    states_with_none,
    states_with_one_in_each,
)
from secretariat.areas.standards.models.registered import Category, Instrument
from secretariat.engine.history.acting import Process
from secretariat.engine.measures.figures import figure
from secretariat.engine.measures.series import series
from secretariat.engine.records.performing import add

pytestmark = pytest.mark.django_db
BY = Process("tests")
ON = date(2026, 1, 1)
FIRST = date(2000, 1, 1)
CONVENTIONS, PROTOCOL = ("T001", "T002", "T003"), "P001"
STATES, CATEGORIES = ("XXA", "XXB", "XXC"), ("one", "two")
Spell = tuple[date, date | None]
DAYS = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))


@dataclass(frozen=True)
class World:
    """What is listed, who is a member and who ratified what, each with its days."""

    listed: dict[tuple[str, str], Spell]
    members: dict[str, Spell]
    ratified: dict[tuple[str, str], Spell]


@st.composite
def spells(draw: st.DrawFn) -> Spell:
    """A first day and perhaps a last one."""
    starts = draw(DAYS)
    days = draw(st.none() | st.integers(0, 15))
    return starts, None if days is None else starts + timedelta(days=days)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A small world."""
    instruments = (*CONVENTIONS, PROTOCOL)
    pairs = st.tuples(st.sampled_from(CATEGORIES), st.sampled_from(instruments))
    deeds = st.tuples(st.sampled_from(STATES), st.sampled_from(instruments))
    return World(
        listed=draw(st.dictionaries(pairs, spells(), max_size=6)),
        members=draw(st.dictionaries(st.sampled_from(STATES), spells(), max_size=3)),
        ratified=draw(st.dictionaries(deeds, spells(), max_size=9)),
    )


def holds(spell: Spell, day: date) -> bool:
    """The oracle's own reading of a spell."""
    starts, ends = spell
    return starts <= day and (ends is None or day <= ends)


def expected(world: World, day: date) -> tuple[int, int, int, int]:
    """With one in each category, with all, with none, members: counted one by one."""
    members = [state for state, spell in world.members.items() if holds(spell, day)]
    listed = [
        pair for pair, spell in world.listed.items() if holds(spell, day) and pair[1] != PROTOCOL
    ]
    by_category = {c: {i for k, i in listed if k == c} for c, _ in listed}
    fundamental = {i for _c, i in listed}
    one = every = none = 0
    for state in members:
        held = {i for (s, i), spell in world.ratified.items() if s == state and holds(spell, day)}
        one += bool(by_category) and all(held & wanted for wanted in by_category.values())
        every += bool(fundamental) and fundamental <= held
        none += not held & fundamental
    return one, every, none, len(members)


def write(world: World) -> None:
    """The world as records."""
    add(reference.add_states, [{"code": c, "name_en": c} for c in STATES], by=BY, on=ON)
    kinds = {**dict.fromkeys(CONVENTIONS, "convention"), PROTOCOL: "protocol"}
    add(
        standards.add_instruments,
        [
            {"code": c, "kind": k, "title_en": c, "adopted": date(1990, 1, 1)}
            for c, k in kinds.items()
        ],
        by=BY,
        on=ON,
    )
    add(standards.add_categories, [{"code": c, "title_en": c} for c in CATEGORIES], by=BY, on=ON)
    states = {one.code: one for one in State.objects.all()}
    instruments = {one.code: one for one in Instrument.objects.all()}
    categories = {one.code: one for one in Category.objects.all()}
    listings = [
        {"category": categories[c], "instrument": instruments[i], "starts": s, "ends": e}
        for (c, i), (s, e) in world.listed.items()
    ]
    members = [{"state": states[c], "starts": s, "ends": e} for c, (s, e) in world.members.items()]
    ratified = [
        {
            "state": states[c],
            "instrument": instruments[i],
            "starts": s,
            "ends": e,
            "ending": "denounced" if e else "",
        }
        for (c, i), (s, e) in world.ratified.items()
    ]
    for action, rows in (
        (standards.list_instruments, listings),
        (reference.admit, members),
        (standards.register_ratifications, ratified),
    ):
        if rows:
            add(action, rows, by=BY, on=ON)


class _Undone(Exception):
    """Ends a savepoint."""


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(world=worlds(), day=DAYS)
def test_one_all_and_none_are_what_counting_one_by_one_gives(world: World, day: date) -> None:
    with pytest.raises(_Undone), transaction.atomic():
        write(world)
        one, every, none, members = expected(world, day)
        for measure, part in (
            (states_with_one_in_each, one),
            (states_with_all, every),
            (states_with_none, none),
        ):
            total = figure(measure, day).total
            assert (total.part, total.whole) == (part, members), measure.key
        raise _Undone


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(world=worlds(), days=st.lists(DAYS, min_size=2, max_size=6, unique=True))
def test_their_series_follow_the_categories_of_each_date(world: World, days: list[date]) -> None:
    with pytest.raises(_Undone), transaction.atomic():
        write(world)
        for point in series(states_with_one_in_each, days):
            assert isinstance(point.when, date)
            one, _all, _none, members = expected(world, point.when)
            assert (point.value is None) == (members == 0)
            if members:
                assert point.value is not None
                assert abs(float(point.value) - one / members) < 1e-9
        raise _Undone
