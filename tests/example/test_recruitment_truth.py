"""The example's recruitment as its files tell it: dated, whole, on the averages aimed at."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.example.recruited import Row, brought_over, day, each_era, filled, mean, of_vacancies

from secretariat.areas.reference.facts import read_facts
from secretariat.example.plan import SEED
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.past import recruitment_past
from secretariat.example.recruitment.simulating import cases
from secretariat.example.recruitment.stages import stages, state_after
from secretariat.example.recruitment.targets import Era
from secretariat.example.recruitment.totals import to_total
from secretariat.example.workforce.lists import listed
from secretariat.example.workforce.simulating import simulated

SPOKEN = ("en", "fr", "es")
TABLES = ("stages", "channels", "sources", "events", "rosters", "exercises")
MOST_ACTS, MOST_APPLICATIONS = 25, 6000


def on_post_in(*years: int) -> Iterator[Row]:
    """Appointments whose first day lies in one of these years."""
    for row in brought_over()["appointments"]:
        if row["on_post_on"] and day(row["on_post_on"]).year in years:
            yield row


def test_the_same_seed_gives_the_same_files() -> None:
    def digest() -> str:
        told = "".join(repr(act) for act in recruitment_past(SEED))
        return hashlib.sha256(told.encode()).hexdigest()

    first = digest()
    cases.cache_clear()
    assert digest() == first


@each_era
def test_it_was_brought_over_in_few_acts(era: Era) -> None:
    acts = [act for act in recruitment_past(SEED) if act.at.date() == era.brought_over]
    assert len(acts) <= MOST_ACTS
    assert len({act.at for act in acts}) == len(acts)
    assert len(brought_over(era)["applications"]) <= MOST_APPLICATIONS


def test_77_vacancies_were_published_by_regular_placement_in_2022() -> None:
    published = Counter(
        day(row["published_on"]).year
        for row in brought_over()["vacancies"]
        if row["route"] == "regular"
    )
    assert published[2022] == 77
    assert set(published) == {2018, 2019, 2020, 2021, 2022}


def test_172_days_went_by_from_the_first_close_to_the_decision_in_2022() -> None:
    closed = {
        row["vacancy"]: day(row["closes_on"])
        for row in brought_over()["announcements"]
        if row["number"] == "1"
    }
    took = [
        (day(row["decided_on"]) - closed[filled(row)["code"]]).days
        for row in brought_over()["appointments"]
        if filled(row)["route"] == "regular" and day(row["decided_on"]).year == 2022
    ]
    assert len(took) > 60
    assert mean(took) == 172
    assert len(set(took)) > 30


def test_a_key_project_position_took_124_days_and_145_in_the_three_years_before() -> None:
    def took(*years: int) -> list[int]:
        return [
            (day(row["on_post_on"]) - day(filled(row)["published_on"])).days
            for row in on_post_in(*years)
            if filled(row)["route"] == "cooperation" and filled(row)["key_position"] == "1"
        ]

    assert mean(took(2022)) == 124
    assert mean(took(2019, 2020, 2021)) == 145
    assert len(took(2022)) > 20


def test_projects_took_62_days_from_the_decision_and_68_in_the_three_years_before() -> None:
    def took(*years: int) -> list[int]:
        return [
            (day(row["on_post_on"]) - day(row["decided_on"])).days
            for row in on_post_in(*years)
            if filled(row)["route"] == "cooperation"
        ]

    assert mean(took(2022)) == 62
    assert mean(took(2019, 2020, 2021)) == 68


def test_117_professional_positions_of_projects_were_filled_in_2022() -> None:
    graded = [filled(row) for row in on_post_in(2022)]
    assert sum(row["route"] == "cooperation" and row["grade"][0] == "P" for row in graded) == 117


def test_the_office_went_to_three_career_fairs_in_2022() -> None:
    held = [row for row in read_facts("events", FACTS) if row["held_on"][:4] == "2022"]
    assert sum(row["kind"] == "fair" for row in held) == 3
    assert sum(row["kind"] == "mission" for row in held) == 1


def test_some_were_cancelled_advertised_again_shared_declined_or_given_up() -> None:
    told = brought_over()
    assert sum(row["state"] == "cancelled" for row in told["vacancies"]) > 20
    assert sum(row["number"] == "2" for row in told["announcements"]) > 20
    assert sum(row["code"].endswith("/2") for row in told["positions"]) > 20
    assert sum(row["state"] == "declined" for row in told["appointments"]) > 5
    given_up = [row for row in told["positions"] if row["given_up_on"]]
    assert any(of_vacancies()[row["vacancy"]]["state"] == "completed" for row in given_up)


@each_era
def test_the_days_of_a_case_follow_each_other(era: Era) -> None:
    steps = ("recommended_on", "decided_on", "offered_on", "accepted_on", "on_post_on")
    for row in brought_over(era)["appointments"]:
        days = [day(row[name]) for name in steps if row[name]]
        assert days == sorted(days), row
        assert day(filled(row)["published_on"]) < days[0]
        if row["state"] == "declined":
            assert day(row["offered_on"]) <= day(row["ended_on"])


@each_era
def test_announcements_follow_each_other_and_the_first_opens_when_it_is_published(era: Era) -> None:
    of_each = defaultdict(list)
    for row in brought_over(era)["announcements"]:
        of_each[row["vacancy"]].append(row)
    for code, rows in of_each.items():
        assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
        assert rows[0]["opens_on"] == of_vacancies()[code]["published_on"]
        for earlier, later in pairwise(rows):
            assert day(earlier["closes_on"]) < day(later["opens_on"])
    assert set(of_each) == {row["code"] for row in brought_over(era)["vacancies"]}


@each_era
def test_announcements_and_decisions_fall_on_working_days(era: Era) -> None:
    told = brought_over(era)
    days = [row["opens_on"] for row in told["announcements"]]
    days += [row["decided_on"] for row in told["appointments"] if row["decided_on"]]
    assert {day(one).weekday() for one in days} <= {0, 1, 2, 3, 4}


@each_era
def test_all_had_ended_when_it_was_brought_over(era: Era) -> None:
    for row in brought_over(era)["vacancies"]:
        ends = {row["completed_on"], row["cancelled_on"]} - {""}
        assert [day(one) <= era.brought_over for one in ends] == [True]
    for row in brought_over(era)["appointments"]:
        assert bool(row["on_post_on"]) != bool(row["ended_on"])


@each_era
def test_every_application_came_while_the_vacancy_was_open(era: Era) -> None:
    open_on = defaultdict(list)
    for row in brought_over(era)["announcements"]:
        open_on[row["vacancy"]].append((day(row["opens_on"]), day(row["closes_on"])))
    for row in brought_over(era)["applications"]:
        came = day(row["received_on"])
        assert any(first <= came <= last for first, last in open_on[row["vacancy"]]), row


@each_era
def test_nobody_applies_twice_to_a_vacancy_and_some_apply_to_several(era: Era) -> None:
    applied = Counter((r["vacancy"], r["candidate"]) for r in brought_over(era)["applications"])
    assert max(applied.values()) == 1
    by_candidate = Counter(candidate for _vacancy, candidate in applied)
    assert max(by_candidate.values()) > 2
    assert set(by_candidate) == {row["code"] for row in brought_over(era)["candidates"]}


@each_era
def test_a_declaration_belongs_to_one_application_and_its_number_names_neither(era: Era) -> None:
    declared = [row["code"] for row in brought_over(era)["declarations"]]
    applications = {row["declaration"]: row for row in brought_over(era)["applications"]}
    assert set(declared) == set(applications)
    assert len(set(declared)) == len(declared) == len(brought_over(era)["applications"])
    for code, row in applications.items():
        assert row["code"] not in code
        assert row["candidate"] not in code


@each_era
def test_the_steps_of_an_application_follow_each_other_and_lead_to_its_state(era: Era) -> None:
    of_each = defaultdict(list)
    for row in brought_over(era)["steps"]:
        of_each[row["application"]].append(row)
    for one in brought_over(era)["applications"]:
        rows, route = of_each[one["code"]], of_vacancies()[one["vacancy"]]["route"]
        codes = [stage.code for stage in stages(route)]
        assert [row["stage"] for row in rows] == codes[: len(rows)]
        assert rows[0]["entered_on"] == one["received_on"]
        for earlier, later in pairwise(rows):
            assert (earlier["outcome"], earlier["left_on"]) == ("passed", later["entered_on"])
        assert all(row["entered_on"] <= row["left_on"] for row in rows)
        assert one["state"] == state_after(route, len(rows), rows[-1]["outcome"])


@each_era
def test_who_is_stopped_is_told_why_and_nobody_passes_short_of_the_requirements(era: Era) -> None:
    stopped = [row for row in brought_over(era)["steps"] if row["outcome"] == "stopped"]
    assert stopped
    assert all(row["reason"] for row in stopped)
    for one in brought_over(era)["applications"]:
        asked = of_vacancies()[one["vacancy"]]
        short = (
            one["education"] < asked["education"]
            or int(one["years"]) < int(asked["years"])
            or int(one["years_abroad"]) < int(asked["years_abroad"])
        )
        if one["state"] in ("eligible", "shortlisted", "recommended", "chosen"):
            assert not short, one
        if one["state"] == "screened_out":
            assert short, one


@each_era
def test_whoever_came_on_post_was_chosen_for_the_vacancy(era: Era) -> None:
    applied = {row["code"]: row for row in brought_over(era)["applications"]}
    for row in brought_over(era)["appointments"]:
        one = applied[row["application"]]
        assert one["vacancy"] == filled(row)["code"]
        assert one["state"] == ("chosen" if row["on_post_on"] else "withdrawn")


@each_era
def test_those_whom_the_workforce_follows_came_to_their_post_on_its_first_day(era: Era) -> None:
    held = {
        (one.code, holding.post.code): holding
        for one in simulated(SEED).officials
        for holding in one.holdings
    }
    linked = [c for case in cases(SEED, era) for c in case.choices if c.holding]
    assert len(linked) > 400
    for choice in linked:
        assert choice.official
        assert choice.holding
        holding = held[choice.official.code, choice.holding.post.code]
        assert choice.on_post == holding.starts
        told = listed(holding.starts)
        assert told is not None
        assert told < era.brought_over


@each_era
def test_internal_candidates_are_officials_and_others_name_none(era: Era) -> None:
    officials = {one.code: one for one in simulated(SEED).officials}
    named = [row["official"] for row in brought_over(era)["candidates"] if row["official"]]
    assert 100 < len(named) < len(brought_over(era)["candidates"]) / 2
    assert set(named) <= set(officials)


def test_few_have_worked_for_the_constituents_in_each_year() -> None:
    declared = {row["code"]: row for row in brought_over()["declarations"]}
    told: dict[str, list[str]] = defaultdict(list)
    for row in brought_over()["applications"]:
        told[row["received_on"][:4]].append(declared[row["declaration"]]["experience"])
    for year in ("2018", "2019", "2020", "2021", "2022"):
        groups = told[year]
        known = [one for one in groups if one]
        assert known, year
        assert len(known) < len(groups) / 10, year


@pytest.mark.parametrize("table", TABLES)
def test_every_name_is_written_in_three_languages(table: str) -> None:
    rows = list(read_facts(table, FACTS))
    assert rows
    assert all(row[f"name_{code}"] for row in rows for code in SPOKEN)
    assert len({row["code"] for row in rows}) == len(rows)
    differing = [row for row in rows if len({row[f"name_{code}"] for code in SPOKEN}) == 3]
    assert len(differing) >= len(rows) - 1


def test_a_source_is_a_channel_or_an_event_that_is_known() -> None:
    channels = {row["code"] for row in read_facts("channels", FACTS)}
    events = {row["code"] for row in read_facts("events", FACTS)}
    for row in read_facts("sources", FACTS):
        assert row["channel"] in channels | {""}
        assert row["event"] in events | {""}
        assert not (row["channel"] and row["event"])


def test_who_wants_no_letters_any_more_had_agreed_before() -> None:
    rows = brought_over()["outreach_contacts"]
    no = [row for row in rows if row["withdrawn_on"]]
    assert 0 < len(no) < len(rows) / 2
    assert all(row["agreed_on"] <= row["withdrawn_on"] for row in no)


@given(st.lists(st.integers(20, 300), min_size=4, max_size=60), st.integers(-5, 5), st.randoms())
def test_numbers_come_to_any_total_their_bounds_allow(
    numbers: list[int], more: int, rng: Random
) -> None:
    total = sum(numbers) + more * len(numbers)
    found = to_total(rng, numbers, total, lambda _place, number: 10 <= number <= 310)
    assert sum(found) == total
    assert all(10 <= one <= 310 for one in found)


def test_a_total_that_cannot_be_reached_is_refused() -> None:
    with pytest.raises(LookupError, match="2 numbers can't come to 9"):
        to_total(Random(1), [1, 2], 9, lambda _place, number: number <= 3)
