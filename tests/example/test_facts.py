"""The invented facts are whole, and stand for nothing real."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from secretariat.areas.reference.facts import read_facts
from secretariat.engine.access.roles import roles
from secretariat.example.facts import FACTS
from secretariat.example.organization import ORGANIZATION
from secretariat.example.reference_past import unit_paths
from secretariat.example.world import World

NAMES = ("name_en", "name_fr", "name_es")
STATES = read_facts("states", FACTS)
UNITS = read_facts("units", FACTS)
STATIONS = read_facts("duty_stations", FACTS)
PEOPLE = read_facts("people", FACTS)
WORLD = World()


def folded(name: str) -> str:
    """Return a name without case, accents' absence or spaces telling it apart."""
    return re.sub(r"[^a-zà-ÿ]", "", name.casefold())


@pytest.mark.parametrize("table", ["states", "units", "duty_stations"])
def test_codes_are_unique_and_names_are_given_in_three_languages(table: str) -> None:
    rows = read_facts(table, FACTS)
    assert max(Counter(row["code"] for row in rows).values()) == 1
    assert [row["code"] for row in rows for name in NAMES if not row[name].strip()] == []
    for name in NAMES:
        assert max(Counter(row[name] for row in rows).values()) == 1


def test_codes_of_states_come_from_the_ranges_left_to_users() -> None:
    allowed = re.compile(r"X[A-Z]{2}|Q[M-Z][A-Z]")
    taken = {"XKX", "XXX", "XTS"}  # in common use for other things
    assert [s["code"] for s in STATES if not allowed.fullmatch(s["code"])] == []
    assert {s["code"] for s in STATES} & taken == set()


def test_no_invented_state_or_city_bears_the_name_of_a_real_state() -> None:
    real = {folded(row[name]) for row in read_facts("states") for name in NAMES}
    invented = {folded(row[name]) for row in (*STATES, *STATIONS) for name in NAMES}
    assert real & invented == set()


def test_the_organization_says_in_three_languages_that_it_is_fictional() -> None:
    for texts in (ORGANIZATION.names, ORGANIZATION.notice):
        assert set(texts) == {"en", "fr", "es"}
    assert all(re.search("ficti(onal|fs|cios)", text) for text in ORGANIZATION.notice.values())


def test_five_regions_share_seventy_two_states_and_three_former_ones() -> None:
    present = Counter(row["region"] for row in STATES if not row["former"])
    assert set(present) == {row["code"] for row in read_facts("regions")}
    assert sum(present.values()) == 72
    assert min(present.values()) >= 6
    assert len(WORLD.former) == 3


def test_heirs_become_members_the_day_after_a_former_state_ended() -> None:
    for former in WORLD.former:
        assert former.last_day
        assert len(former.heirs) >= 2
        for heir in former.heirs:
            day_after = former.last_day + timedelta(days=1)
            assert WORLD.states[heir].spells[0].starts == day_after


def test_spells_of_membership_are_real_and_do_not_overlap() -> None:
    rows = read_facts("memberships", FACTS)
    assert {row["state"] for row in rows} == set(WORLD.states)
    for state in WORLD.states.values():
        for spell in state.spells:
            assert ORGANIZATION.founded <= spell.starts <= (spell.ends or date.max)
        for earlier, later in pairwise(state.spells):
            assert earlier.ends
            assert earlier.ends < later.starts


def test_membership_grows_in_waves_and_some_states_left_and_returned() -> None:
    def members(year: int) -> int:
        return sum(state.is_member(date(year, 12, 31)) for state in WORLD.states.values())

    assert members(1919) == 21
    assert [members(y) for y in (1945, 1975, 2000, 2026)] == sorted(
        {members(y) for y in (1945, 1975, 2000, 2026)}
    )
    assert members(2026) == 72
    assert len([s for s in WORLD.states.values() if len(s.spells) == 2]) == 3


def test_units_form_one_tree_under_the_director_general_beside_the_staff_union() -> None:
    parents = {row["code"]: row["parent"] for row in UNITS}
    assert [code for code, parent in parents.items() if not parent] == ["DGO", "UNION"]
    assert "UNION" not in parents.values()
    for code in set(parents) - {"UNION"}:
        seen = [code]
        while parents[seen[-1]]:
            seen.append(parents[seen[-1]])
            assert len(seen) < 6
        assert seen[-1] == "DGO"


def test_a_parent_unit_stands_above_its_parts_in_the_file() -> None:
    order = [row["code"] for row in UNITS]
    for row in UNITS:
        assert not row["parent"] or order.index(row["parent"]) < order.index(row["code"])


def test_dates_of_units_and_duty_stations_are_real() -> None:
    for row in (*UNITS, *STATIONS):
        starts = date.fromisoformat(row["starts"])
        assert starts >= ORGANIZATION.founded
        assert not row.get("ends") or date.fromisoformat(row["ends"]) > starts


def test_one_duty_station_is_headquarters_and_all_lie_in_present_states() -> None:
    assert [row["code"] for row in STATIONS if row["headquarters"]] == [ORGANIZATION.headquarters]
    assert {row["state"] for row in STATIONS} <= {state.code for state in WORLD.present}
    for row in STATIONS:
        assert row["classification"] in ({"H"} if row["headquarters"] else set("ABCDE"))


def test_people_have_a_unit_a_role_and_a_language() -> None:
    units = {row["code"] for row in UNITS if not row["ends"]}
    assert {row["unit"] for row in PEOPLE} <= units
    assert {row["language"] for row in PEOPLE} == {"en", "fr", "es"}
    held = {role for row in PEOPLE for role in row["roles"].split()}
    assert held == set(roles())
    assert len({row["username"] for row in PEOPLE}) == len(PEOPLE) >= 20
    for row in PEOPLE:
        assert re.fullmatch(r"[a-z]+\.[a-z]+", row["username"])


def test_somebody_works_in_every_region() -> None:
    offices = {row["unit"] for row in PEOPLE}
    assert {unit for unit in offices if unit.startswith("RO-")} == {
        f"RO-{row['code']}" for row in read_facts("regions")
    }


def test_a_narrower_scope_is_the_path_of_a_unit() -> None:
    scopes = {row["scope"] for row in PEOPLE} - {""}
    assert scopes
    assert scopes <= set(unit_paths().values())


def test_nobody_joins_a_unit_that_is_not_there_yet() -> None:
    opened = {row["code"]: row["starts"] for row in UNITS}
    assert [p for p in PEOPLE if p["since"] and p["since"] < opened[p["unit"]]] == []
