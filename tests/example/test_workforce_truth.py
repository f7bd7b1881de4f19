"""The workforce as it is drawn, before anybody enters it: whole, dated and always the same."""

import ast
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

import secretariat
from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import Importing
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.people_past import newcomers
from secretariat.example.plan import SEED
from secretariat.example.workforce import targets
from secretariat.example.workforce.cast import cast
from secretariat.example.workforce.facts import FACTS
from secretariat.example.workforce.filling import wanted
from secretariat.example.workforce.lists import LISTS, listed
from secretariat.example.workforce.months import (
    first_day,
    last_day,
    months_between,
    number_of,
)
from secretariat.example.workforce.names import name_of
from secretariat.example.workforce.past import mistakes_of, workforce_past
from secretariat.example.workforce.simulating import simulated
from secretariat.example.workforce.spells import contracts, steps
from secretariat.example.workforce.truth import Holding, Official, Post
from secretariat.example.world import World, months_later

OFFICE = simulated(SEED)
NEVER = date.max
SOURCE = Path(secretariat.__file__).parent


def all_held() -> Iterator[tuple[Official, Holding]]:
    """Every holding of every official."""
    for official in OFFICE.officials:
        for holding in (*official.holdings, *official.also):
            yield official, holding


def on(day: date) -> list[tuple[Official, Holding]]:
    """First posts held on a day."""
    return [
        (one, held)
        for one in OFFICE.officials
        for held in one.holdings
        if held.starts <= day <= (held.ends or NEVER)
    ]


def test_the_same_seed_gives_the_same_rows_in_the_same_order() -> None:
    def digest() -> str:
        simulated.cache_clear()
        mistakes_of.cache_clear()
        rows = [(act.at, act.by, getattr(act, "rows", act)) for act in workforce_past(SEED)]
        return hashlib.sha256(repr(rows).encode()).hexdigest()

    assert digest() == digest()


def test_another_seed_gives_other_officials() -> None:
    other = simulated(SEED + 1)
    assert [one.born for one in other.officials] != [one.born for one in OFFICE.officials]
    assert len(other.serving["senior"]) == len(OFFICE.serving["senior"])


def test_each_line_has_the_women_and_men_it_is_to_have_at_the_end_of_every_month() -> None:
    moves: dict[tuple[str, str], Counter[date]] = defaultdict(Counter)
    for official in OFFICE.officials:
        for held in official.holdings:
            key = held.post.line, official.sex
            moves[key][held.starts] += 1
            if held.ends:
                moves[key][date.fromordinal(held.ends.toordinal() + 1)] -= 1
    for (line, sex), changes in moves.items():
        days = sorted(changes)
        for month in range(number_of(targets.START), number_of(targets.LAST_MONTH) + 1, 7):
            there = sum(changes[day] for day in days if day <= last_day(month))
            assert there == wanted(line, month)[sex], (line, sex, last_day(month))


def test_nobody_holds_a_post_before_it_is_there_or_after_it_is_gone() -> None:
    for official, held in all_held():
        assert held.post.starts <= held.starts <= (held.ends or NEVER), official.code
        assert (held.ends or NEVER) <= (held.post.ends or NEVER), official.code


def test_no_post_and_no_official_is_taken_for_more_than_full_time() -> None:
    of_post: dict[Post, list[Holding]] = defaultdict(list)
    of_official: dict[Official, list[Holding]] = defaultdict(list)
    for official, held in all_held():
        of_post[held.post].append(held)
        of_official[official].append(held)
    for held_together in (*of_post.values(), *of_official.values()):
        for first in held_together:
            same = [h for h in held_together if h.starts <= first.starts <= (h.ends or NEVER)]
            assert sum(h.percent for h in same) <= 100, first.post.code


def test_a_post_that_is_reclassified_continues_the_former_on_the_next_day() -> None:
    continuing = [post for post in OFFICE.posts.all if post.continues]
    assert len(continuing) > 50
    for post in continuing:
        assert post.continues is not None
        assert post.continues.ends is not None
        assert (post.starts - post.continues.ends).days == 1
        assert post.grade != post.continues.grade


def test_nobody_stays_beyond_the_age_at_which_one_must_go() -> None:
    for official in OFFICE.officials:
        last = official.exit or last_day(number_of(targets.LAST_MONTH))
        at_65 = months_later(official.born, 65 * 12)
        assert last <= last_day(at_65.year * 12 + at_65.month - 1), official.code


@pytest.mark.parametrize("year", range(2004, 2018, 4))
def test_until_2017_who_entered_before_1990_goes_at_60(year: int) -> None:
    for official, _held in on(date(year, 12, 31)):
        if official.entered < date(1990, 1, 1):
            assert official.born > date(year - 61, 12, 1)


def test_contracts_and_steps_follow_one_another_and_cover_the_whole_career() -> None:
    for official in OFFICE.officials[::9]:
        for spells in (list(contracts(official)), list(steps(official))):
            for one, after in pairwise(spells):
                assert one.ends is not None
                assert one.ends < after.starts
            assert all(one.starts <= (one.ends or NEVER) for one in spells)
            assert (spells[-1].ends or NEVER) >= (official.exit or targets.BEGINS)


def test_whoever_works_locally_is_mostly_a_national_of_the_place() -> None:
    states = {row["code"]: row["state"] for row in read_facts("duty_stations", EXAMPLE)}
    local = [(o, h) for o, h in on(date(2022, 12, 31)) if targets.LINES[h.post.line].local]
    field = [(o, h) for o, h in local if h.post.station != "LIN"]
    of_place = sum(o.state == states[h.post.station] for o, h in local)
    assert all(o.state == states[h.post.station] for o, h in field)
    assert of_place > 0.9 * len(local)


def test_headquarters_has_about_a_third_and_many_stations_have_fewer_than_five() -> None:
    stations = Counter(held.post.station for _one, held in on(date(2022, 12, 31)))
    assert 0.30 < stations["LIN"] / stations.total() < 0.37
    assert sum(number < 5 for number in stations.values()) >= 20
    assert sum(number > 60 for number in stations.values()) < 15


def test_there_are_fewer_officials_in_each_higher_grade_than_the_middle_ones() -> None:
    grades = Counter(held.post.grade for _one, held in on(date(2022, 12, 31)))
    assert grades["P4"] > grades["P5"] > grades["D1"] > grades["D2"] > grades["ADG"]
    assert grades["G5"] > grades["G6"] > grades["G7"]
    assert grades["DG"] <= 1


def test_the_example_knows_its_own_people_as_officials_who_stay() -> None:
    of_account = {one.person: one for one in OFFICE.officials if one.person}
    assert set(of_account) == {part.username for part in cast()}
    people = {one.username: one for one in newcomers()}
    for username, official in of_account.items():
        assert official.exit is None
        assert official.now.post.unit == people[username].unit
        family, given = name_of(official.code, official.sex, official.state, username)
        assert people[username].name == f"{given} {family}"


def test_each_list_tells_what_happens_until_its_period_ends() -> None:
    assert listed(date(2002, 12, 31)) == LISTS[0] == date(2003, 1, 16)
    assert listed(date(2022, 7, 1)) == listed(date(2022, 12, 31)) == date(2022, 12, 15)
    assert listed(last_day(number_of(targets.LAST_MONTH))) == LISTS[-1]
    assert listed(first_day(number_of((2026, 10)))) is None


def test_late_separations_leave_nobody_else_on_the_post() -> None:
    late = mistakes_of(SEED).late
    assert len(late) == targets.LATE_SEPARATIONS
    for official, day in late.items():
        assert official.exit is not None
        assert day > (listed(official.exit) or NEVER)
        after = [
            held.starts
            for _one, held in all_held()
            if held.post is official.now.post and held.starts > official.exit
        ]
        assert all((listed(starts) or NEVER) > day for starts in after)


def test_every_scale_of_assessments_makes_a_hundred_over_the_members() -> None:
    world = World()
    rows = read_facts("assessments", FACTS)
    for starts in sorted({row["starts"] for row in rows if row["starts"].endswith("01-01")}):
        shares = [row for row in rows if row["starts"] == starts]
        assert sum(Decimal(row["share"]) for row in shares) == 100
        day = date.fromisoformat(starts)
        assert all(world.states[row["state"]].is_member(day) for row in shares)


def test_every_job_has_a_title_and_a_description_in_three_languages() -> None:
    rows = [*read_facts("jobs", FACTS), *read_facts("families", FACTS)]
    rows += [*read_facts("terms", FACTS), *read_facts("languages", FACTS)]
    for row in rows:
        for name in (name for name in row if name.endswith(("_en", "_fr", "_es"))):
            assert row[name].strip(), row


def test_files_go_to_imports_in_rows_as_wide_as_their_headers() -> None:
    for act in workforce_past(SEED):
        if isinstance(act, Importing):
            assert {len(row) for row in act.rows} == {len(act.headers)}, act.name


def test_no_module_but_those_of_the_example_knows_what_is_aimed_at() -> None:
    """And of the example, those of the workforce alone."""
    own = SOURCE / "example" / "workforce"
    for path in SOURCE.rglob("*.py"):
        if own in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module != targets.__name__, path


def test_months_between_two_are_counted_in_a_row() -> None:
    assert [last_day(month) for month in months_between((2023, 12), (2024, 2))] == [
        date(2023, 12, 31),
        date(2024, 1, 31),
        date(2024, 2, 29),
    ]
