"""The example’s recruitment since 2022, its rosters, and the moves that are proposed today."""

import csv
from collections import Counter, defaultdict

from tests.example.recruited import brought_over, day, each_era, filled, mean

from secretariat.areas.recruitment.registers.applying import set_erasure
from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import ChangingEach, Importing
from secretariat.example.plan import SEED
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.past import EVALUATED, recruitment_past
from secretariat.example.recruitment.seeking import held, told_by
from secretariat.example.recruitment.simulating import cases
from secretariat.example.recruitment.targets import ERAS, FORMER, LATER, USED, Era
from secretariat.example.workforce.importing import as_file
from secretariat.example.workforce.simulating import simulated


def test_days_to_a_decision_count_those_who_declined_in_every_year_that_has_a_target() -> None:
    for era in ERAS:
        for year, target in era.close_to_decision.items():
            took = [
                (one.decided - case.first_close).days
                for case in cases(SEED, era)
                for one in case.choices
                if case.route == "regular" and one.decided and one.decided.year == year
            ]
            assert mean(took) == target, year
    for era, years in ((FORMER, {"2018", "2019", "2020", "2021"}), (LATER, {"2024", "2025"})):
        told = brought_over(era)["appointments"]
        declined = {row["decided_on"][:4] for row in told if row["state"] == "declined"}
        assert declined >= years
        assert "2022" not in declined


def test_no_year_since_is_without_vacancies_decisions_and_first_days() -> None:
    told = brought_over(LATER)
    published = Counter(row["published_on"][:4] for row in told["vacancies"])
    assert set(published) == {"2023", "2024", "2025"}
    assert min(published.values()) >= 60
    for name in ("decided_on", "on_post_on"):
        days = Counter(row[name][:4] for row in told["appointments"] if row[name])
        assert set(days) == {"2023", "2024", "2025", "2026"}
        assert min(days.values()) >= 20


def test_what_was_brought_over_later_repeats_nothing_and_moves_no_figure_of_2022() -> None:
    first, later = brought_over(FORMER), brought_over(LATER)
    for table in ("vacancies", "candidates", "declarations", "applications", "positions"):
        codes = {row["code"] for row in first[table]}
        assert not codes & {row["code"] for row in later[table]}, table
    days = [value for row in later["appointments"] for value in row.values() if value[:4] == "2022"]
    assert days == []
    posts = [row["post"] for row in later["positions"] if row["post"]]
    assert posts


def test_an_event_and_what_names_it_are_brought_over_once_it_was_held() -> None:
    for era in ERAS:
        told = {row["code"] for row in brought_over(era)["outreach_events"]}
        assert told == {code for code in held() if told_by(code) is era}
        assert all(held()[code] <= era.brought_over for code in told)
        named = {row["event"] for row in brought_over(era)["application_sources"]} - {""}
        assert named < told
        met = {row["event"] for row in brought_over(era)["outreach_contacts"]}
        assert met == told


@each_era
def test_some_of_those_appointed_were_on_a_roster_when_they_applied(era: Era) -> None:
    told = brought_over(era)
    applied = {row["code"]: row for row in told["applications"]}
    listed_on = defaultdict(list)
    for row in told["roster_places"]:
        listed_on[row["candidate"]].append((row["starts"], row["ends"], row["roster"]))
    used: Counter[int] = Counter()
    for row in told["appointments"]:
        one = applied[row["application"]]
        for starts, ends, roster in listed_on[one["candidate"]]:
            if starts <= one["received_on"] <= ends:
                assert roster == f"{filled(row)['family']}-{filled(row)['grade']}"
                used[day(row["decided_on"]).year] += 1
    assert used == dict.fromkeys(era.from_rosters, USED)


def test_the_exercise_of_2026_proposes_exchanges_in_several_states() -> None:
    act = next(
        act
        for act in recruitment_past(SEED)
        if isinstance(act, Importing) and act.name == "proposed_moves-2026-10-14.csv"
    )
    rows = list(csv.DictReader(as_file(act).read().decode().splitlines()))
    outcomes = Counter(row["outcome"] for row in rows)
    assert outcomes == {"agreed": 6, "not_agreed": 4, "open": 8}
    (exercise,) = {row["exercise"] for row in rows}
    began = next(r["starts"] for r in read_facts("exercises", FACTS) if r["code"] == exercise)
    assert all(began <= row["decided_on"] <= "2026-10-14" for row in rows if row["decided_on"])
    assert all(bool(row["decided_on"]) == (row["outcome"] != "open") for row in rows)
    officials = {one.code: one for one in simulated(SEED).officials}
    now = {row["official"]: officials[row["official"]].now.post for row in rows}
    assert len(now) == len(rows)
    assert {post.code for post in now.values()} == {row["post"] for row in rows}
    to = {post.code: post for post in now.values()}
    for row in rows:
        assert now[row["official"]].station != to[row["post"]].station
        assert now[row["official"]].grade == to[row["post"]].grade


def test_candidates_of_these_years_are_kept_until_the_strategy_is_evaluated() -> None:
    later = [one for one in recruitment_past(SEED) if isinstance(one, ChangingEach)]
    kept = {
        str(finds["code"]): gives["erase_on"]
        for one in later
        if one.action is set_erasure
        for finds, gives in one.each
    }
    told = {row["code"] for era in ERAS for row in brought_over(era)["candidates"]}
    assert set(kept) == told
    assert set(kept.values()) == {EVALUATED}
