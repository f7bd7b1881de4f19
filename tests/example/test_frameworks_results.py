"""What was achieved is drawn as the aims say, agrees with its splits, and is drawn alike again."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.areas.reference.facts import read_facts
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.frameworks import aims
from secretariat.example.frameworks.achieved import Achieved, Fate, Judged
from secretariat.example.frameworks.achieving import Achieving
from secretariat.example.frameworks.aims import AIMS, CHILDREN, POLICY, When
from secretariat.example.frameworks.days import committee_meets, drawn, experts_close
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.officials import language_of, reporter, verifier
from secretariat.example.frameworks.past import achieved, frameworks_past
from secretariat.example.frameworks.recounting import judged
from secretariat.example.frameworks.reporting import Report, reports
from secretariat.example.frameworks.sharing import by_sex, shared, uneven
from secretariat.example.frameworks.wording import said, words
from secretariat.example.plan import SEED, plan
from secretariat.example.world import World

WORLD = World()
FOUND = achieved(SEED)
VALUES = tuple(judged())
COUNTS = {(r["framework"], r["number"]): r["counts"] for r in read_facts("indicators", FACTS)}
FOUR = (("C087", "C098"), ("C029", "C105"), ("C138", "C182"), ("C100", "C111"))
BIENNIA = {2002: 0, 2003: 0, 2004: 1, 2005: 1}
COUNTED_IN_THE_END = (Fate.VERIFIED, Fate.MENDED)


def of_part(part: str, framework: str = POLICY) -> list[Achieved]:
    return [one for one in FOUND if (one.framework, one.part) == (framework, part)]


@pytest.mark.parametrize("part", sorted(AIMS))
def test_as_many_are_verified_returned_and_withdrawn_as_the_aims_say(part: str) -> None:
    found = Counter((BIENNIA[one.on.year], one.fate) for one in of_part(part))
    for biennium in (0, 1):
        aim = AIMS[part]
        assert sum(found[biennium, fate] for fate in COUNTED_IN_THE_END) == aim.verified[biennium]
        assert found[biennium, Fate.MENDED] == aim.mended[biennium]
        assert found[biennium, Fate.RETURNED] == aim.returned[biennium]
        assert found[biennium, Fate.WITHDRAWN] == aim.withdrawn[biennium]


def test_a_state_counts_once_in_a_biennium_where_member_states_are_counted() -> None:
    found = Counter(
        (one.framework, one.part, one.on.year // 2, one.place)
        for one in FOUND
        if COUNTS[one.framework, one.indicator] == "member_states"
    )
    assert found
    assert max(found.values()) == 1


def test_results_happen_in_states_that_are_members_on_the_day() -> None:
    states = WORLD.states
    placed = [one for one in FOUND if one.place in states]
    assert len(placed) > 800
    assert [one for one in placed if not states[one.place].is_member(one.on)] == []


def test_results_happen_where_the_aims_say() -> None:
    for part, aim in AIMS.items():
        if aim.regions:
            regions = {WORLD.states[one.place].region for one in of_part(part)}
            assert regions <= set(aim.regions.split())


def test_every_region_but_none_alone_has_results() -> None:
    found = Counter(WORLD.states[one.place].region for one in FOUND if one.place in WORLD.states)
    assert set(found) == {row["code"] for row in read_facts("regions")}
    assert max(found.values()) < sum(found.values()) / 2


def test_ratifications_that_are_counted_stand_in_the_register() -> None:
    registered = {(row.state, row.registered, row.instrument) for row in plan(SEED).ratifications}
    for part, conventions in aims.RATIFIED.items():
        found = of_part(part)
        assert len(found) >= 8
        for one in found:
            numbers = [f"C{int(one.convention):03}"]
            assert numbers[0] in conventions
            assert (one.place, one.on, numbers[0]) in registered


def test_children_helped_add_up_to_the_year_and_girls_and_boys_to_the_children() -> None:
    found = of_part(CHILDREN)
    for year, number in aims.CHILDREN_BY_YEAR.items():
        assert sum(one.number for one in found if one.on.year == year) == number
    for one in found:
        assert sum(number for _sex, number in one.by_sex) == one.number
        assert one.by_region == ((WORLD.states[one.place].region, one.number),)
    girls = sum(dict(one.by_sex)["women"] for one in found)
    assert 0.44 < girls / sum(one.number for one in found) < 0.50


def test_every_split_agrees_with_its_total() -> None:
    split = [one for one in FOUND if one.by_sex or one.by_region]
    assert len(split) > 80
    for one in split:
        for shares in (one.by_sex, one.by_region):
            assert not shares or sum(number for _key, number in shares) == one.number
            assert all(number >= 0 for _key, number in shares)


def test_what_is_to_be_split_by_sex_is() -> None:
    wanted = {
        (row["framework"], row["number"])
        for row in read_facts("indicators", FACTS)
        if row["disaggregated_by"] in ("sex", "both")
    }
    for one in FOUND:
        assert bool(one.by_sex) == ((one.framework, one.indicator) in wanted)


def test_totals_of_a_year_are_those_of_the_aims_over_all_regions() -> None:
    for part, (by_year, _when) in aims.TOTALS.items():
        found = {one.on.year: one for one in of_part(part)}
        assert {year: one.number for year, one in found.items()} == by_year
        for one in found.values():
            assert len(one.by_region) == 5


def test_targets_are_met_by_some_missed_by_others_and_bettered_in_the_second_biennium() -> None:
    targets = {
        (row["indicator"], row["part"], row["ends"][:4]): int(float(row["value"]))
        for row in read_facts("targets", FACTS)
        if row["framework"] == POLICY and not row["condition_en"]
    }
    met = Counter[tuple[str, bool]]()
    for part in AIMS:
        indicator, _stroke, name = part.partition("/")
        for year in ("2003", "2005"):
            verified = [
                one
                for one in of_part(part)
                if one.fate in COUNTED_IN_THE_END and BIENNIA[one.on.year] == BIENNIA[int(year)]
            ]
            met[year, len(verified) >= targets[indicator, name, year]] += 1
    for year in ("2003", "2005"):
        assert 8 <= met[year, True] <= 27
        assert met[year, False] >= 5


def test_some_results_are_returned_some_withdrawn_and_a_few_still_wait() -> None:
    everything: tuple[Achieved | Judged, ...] = (*FOUND, *VALUES)
    found = Counter(one.fate for one in everything)
    assert found[Fate.VERIFIED] > 0.9 * found.total()
    assert min(found[fate] for fate in Fate) >= 4
    waiting = [one for one in everything if one.fate is Fate.WAITING]
    assert len(waiting) == len(aims.UNVERIFIED)
    assert {one.framework for one in waiting} == {"hr-2022-25", "union-2020-25"}


def test_the_consensus_was_claimed_once_in_vain_and_reached_in_2005() -> None:
    assert [(one.on.year, one.fate) for one in of_part(aims.CONSENSUS)] == [
        (2003, Fate.WITHDRAWN),
        (2005, Fate.VERIFIED),
    ]


def test_what_was_achieved_before_is_what_the_aims_say() -> None:
    before = Counter[str]()
    for one in FOUND:
        if one.framework == aims.BEFORE:
            before[one.part] += one.number
            assert one.on.year in (2000, 2001)
    assert before == Counter(aims.EARLIER)


def holders(day: date) -> dict[str, set[str]]:
    """The States that hold each Convention on a day, as the plan has it."""
    past = plan(SEED)
    ended = {(e.instrument, e.state, e.ratified): e.ends for e in past.endings}
    found: dict[str, set[str]] = defaultdict(set)
    for row in past.ratifications:
        ends = ended.get((row.instrument, row.state, row.registered), date.max)
        if row.registered <= day <= ends:
            found[row.instrument].add(row.state)
    return found


def share_with_one_in_each(day: date) -> Decimal:
    held = holders(day)
    members = [state.code for state in WORLD.states.values() if state.is_member(day)]
    having = [s for s in members if all(s in held[one] | held[other] for one, other in FOUR)]
    return round(Decimal(100 * len(having)) / len(members), 1)


def stated(table: str, framework: str, indicator: str, part: str = "") -> dict[date, Decimal]:
    """What the facts state of a part, by the day it is stated for."""
    day = {"baselines": "as_of", "milestones": "met_on", "values": "on"}[table]
    return {
        date.fromisoformat(row[day]): Decimal(row["value"])
        for row in read_facts(table, FACTS)
        if (row["framework"], row["indicator"], row.get("part", "")) == (framework, indicator, part)
    }


def test_what_the_facts_state_of_ratification_is_what_the_register_holds() -> None:
    shares = stated("baselines", POLICY, "1a.1") | stated("baselines", aims.BEFORE, "1.1.1")
    shares |= stated("values", aims.BEFORE, "1.1.1")
    assert len(shares) == 3
    assert shares == {day: share_with_one_in_each(day) for day in shares}
    for convention, part, before in (("C138", "i", "1.3.1"), ("C182", "ii", "1.3.2")):
        numbers = stated("baselines", POLICY, "1b.1", part)
        numbers |= stated("baselines", aims.BEFORE, before)
        assert numbers == {day: len(holders(day)[convention]) for day in numbers}


def test_a_milestone_of_ratification_was_reached_on_the_day_it_was_met() -> None:
    ((day, share),) = stated("milestones", POLICY, "1a.1").items()
    assert share_with_one_in_each(day) >= share
    ((day, number),) = stated("milestones", POLICY, "1b.1", "ii").items()
    assert len(holders(day)["C182"]) >= number


def test_the_same_seed_draws_the_same_and_another_seed_does_not() -> None:
    def draw(seed: int) -> tuple[Achieved, ...]:
        return Achieving(World(), plan(SEED).ratifications, seed).results

    again, other = draw(SEED), draw(SEED + 1)
    assert tuple(one for one in FOUND if one.framework == POLICY) == again
    assert other != again
    assert len(other) == len(again)


def test_the_past_is_planned_alike_each_time() -> None:
    assert tuple(frameworks_past(SEED)) == tuple(frameworks_past(SEED))


def test_nobody_works_on_a_weekend_and_nobody_before_she_has_joined() -> None:
    joined = {row["username"]: row["since"] for row in read_facts("people", EXAMPLE)}
    acts = tuple(frameworks_past(SEED))
    assert len(acts) > 200
    for act in acts:
        assert act.at.weekday() < 5, act.at
        assert joined[act.by] <= str(act.at.date()), act.by
        assert act.reason.endswith("."), act.reason


@given(
    total=st.integers(0, 10**7),
    weights=st.dictionaries(st.text(min_size=1), st.floats(0.01, 1000), min_size=1, max_size=9),
)
def test_a_whole_is_shared_out_without_rest_and_fairly(
    total: int, weights: dict[str, float]
) -> None:
    found = dict(shared(total, weights))
    assert set(found) == set(weights)
    assert sum(found.values()) == total
    for key, number in found.items():
        exact = total * weights[key] / sum(weights.values())
        assert abs(number - exact) < 1.001


@given(total=st.integers(0, 10**6), women=st.floats(0, 1))
def test_women_and_men_make_everybody(total: int, women: float) -> None:
    found = dict(by_sex(total, women))
    assert set(found) == {"women", "men"}
    assert sum(found.values()) == total
    assert abs(found["women"] - total * women) <= 1


@given(seed=st.integers(), weights=st.dictionaries(st.text(), st.floats(0.1, 100), max_size=5))
def test_uneven_weights_stay_near_and_are_drawn_alike(seed: int, weights: dict[str, float]) -> None:
    found = uneven(Random(seed), weights)
    assert found == uneven(Random(seed), weights)
    for key, weight in weights.items():
        assert 0.66 * weight < found[key] < 1.34 * weight


@given(seed=st.integers(), when=st.sampled_from(When), first=st.integers(2000, 2005))
def test_a_drawn_day_is_a_working_day_of_its_years(seed: int, when: When, first: int) -> None:
    day = drawn(Random(seed), when, first, first + 1)
    assert day.weekday() < 5
    assert first <= day.year <= first + 1
    if when is When.EXPERTS:
        assert day == experts_close(day.year)
    if when is When.COMMITTEE:
        assert day in committee_meets(day.year)


def test_the_experts_close_on_the_second_friday_of_december() -> None:
    for year in range(2000, 2010):
        day = experts_close(year)
        assert (day.month, day.weekday()) == (12, 4)
        assert 8 <= day.day <= 14


DRAFT = "hr-2027-30"  # nobody reports under a framework that is not adopted


def test_whoever_reports_does_not_verify_and_is_of_the_example() -> None:
    people = {row["username"] for row in read_facts("people", EXAMPLE)}
    units = {(r["framework"], r["number"]): r["unit"] for r in read_facts("indicators", FACTS)}
    for (framework, _number), unit in units.items():
        if framework == DRAFT:
            continue
        by = reporter(framework, unit)
        assert by in people
        assert verifier(by) in people
        assert verifier(by) != by


def test_whoever_reports_may_do_so_for_the_unit() -> None:
    scopes = {row["username"]: row["scope"] for row in read_facts("people", EXAMPLE)}
    roles = {row["username"]: row["roles"].split() for row in read_facts("people", EXAMPLE)}
    from secretariat.example.reference_past import unit_paths

    for row in read_facts("indicators", FACTS):
        if row["framework"] == DRAFT:
            continue
        by = reporter(row["framework"], row["unit"])
        assert "results_officer" in roles[by]
        assert "results_verifier" in roles[verifier(by)]
        assert f"{unit_paths()[row['unit']]}/".startswith(f"{scopes[by]}/")


def test_nobody_reports_for_a_unit_outside_the_framework() -> None:
    with pytest.raises(LookupError, match="LEGAL"):
        reporter(POLICY, "LEGAL")


def test_evidence_is_written_in_the_language_of_who_reports_without_a_gap() -> None:
    made: tuple[Report[Any], ...] = (*reports(FOUND), *reports(VALUES))
    languages = {language_of(one.by) for one in made}
    assert languages == {"en", "fr", "es"}
    for one in made:
        told = one.words
        for text in (told.named, told.evidence, told.source):
            assert text.strip()
            assert "{" not in text
            assert "()" not in text
        assert told.evidence.endswith(".")
        assert len(told.named) <= 400
        assert len(told.source) <= 400


def test_evidence_names_the_state_and_the_day() -> None:
    names = {row["code"]: row for row in read_facts("states", EXAMPLE)}
    for one in reports(FOUND):
        language = language_of(one.by)
        if one.what.framework == POLICY and one.what.place in names:
            name = names[one.what.place][f"name_{language}"]
            assert name in one.words.named + one.words.evidence
            assert said(one.what.on, language) in one.words.evidence


def test_references_of_results_and_values_are_unique_and_short_enough() -> None:
    made: tuple[Report[Any], ...] = (*reports(FOUND), *reports(VALUES))
    codes = [one.code for one in made]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= 40


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2003, 3, 1), ("1 March 2003", "1er mars 2003", "1 de marzo de 2003")),
        (date(2003, 8, 14), ("14 August 2003", "14 août 2003", "14 de agosto de 2003")),
        (date(2004, 12, 11), ("11 December 2004", "11 décembre 2004", "11 de diciembre de 2004")),
    ],
)
def test_a_day_is_said_as_the_language_says_it(day: date, expected: tuple[str, ...]) -> None:
    found = tuple(said(day, language) for language in ("en", "fr", "es"))
    assert tuple(text.lower() for text in found) == tuple(text.lower() for text in expected)


def test_a_value_is_worded_by_its_framework() -> None:
    one = Judged(framework="hr-2022-25", part="1.2.4", on=date(2022, 12, 31), value=Decimal("40"))
    told = words(one, "en")
    assert "31 December 2022" in told.evidence
    assert told.source == "Personnel records"
