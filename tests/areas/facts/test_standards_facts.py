"""The facts about instruments and fundamental categories hold together, at every date."""

import re
from collections import Counter
from datetime import date

import pytest

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.standards.facts import FACTS

INSTRUMENTS = read_facts("instruments", FACTS)
CATEGORIES = read_facts("categories", FACTS)
BY_CODE = {row["code"]: row for row in INSTRUMENTS}
TITLES = ("title_en", "title_fr", "title_es")
DATED = ("adopted", "in_force", "abrogated")


def fundamental_on(day: date) -> dict[str, set[str]]:
    """Return the instruments of each category as it stood on a day."""
    found: dict[str, set[str]] = {}
    for row in CATEGORIES:
        ends = date.fromisoformat(row["ends"]) if row["ends"] else date.max
        if date.fromisoformat(row["starts"]) <= day <= ends:
            found.setdefault(row["category"], set()).add(row["instrument"])
    return found


def conventions_on(day: date) -> set[str]:
    """Return the fundamental instruments of a day that are Conventions."""
    every = set().union(*fundamental_on(day).values())
    return {code for code in every if BY_CODE[code]["kind"] == "convention"}


@pytest.mark.parametrize(
    ("day", "conventions", "categories"),
    [
        (date(1998, 6, 17), 0, 0),
        (date(1998, 12, 31), 7, 4),
        (date(2000, 1, 1), 8, 4),
        (date(2022, 6, 9), 8, 4),
        (date(2022, 6, 30), 10, 5),
    ],
)
def test_fundamental_conventions_are_those_of_their_day(
    day: date, conventions: int, categories: int
) -> None:
    if conventions == 0:
        assert fundamental_on(day) == {}
        return
    assert (len(conventions_on(day)), len(fundamental_on(day))) == (conventions, categories)


def test_the_protocol_of_2014_belongs_to_forced_labour_since_its_adoption() -> None:
    assert fundamental_on(date(2014, 6, 10))["forced_labour"] == {"C029", "C105"}
    assert fundamental_on(date(2014, 6, 11))["forced_labour"] == {"C029", "C105", "P029"}


def test_a_category_has_one_title_and_every_row_its_authority() -> None:
    for category in {row["category"] for row in CATEGORIES}:
        titled = {
            tuple(row[t] for t in TITLES) for row in CATEGORIES if row["category"] == category
        }
        assert len(titled) == 1
    assert [row["instrument"] for row in CATEGORIES if not row["authority"]] == []
    pairs = Counter((row["category"], row["instrument"], row["starts"]) for row in CATEGORIES)
    assert max(pairs.values()) == 1


def test_no_instrument_is_fundamental_before_its_adoption() -> None:
    assert [
        row["instrument"]
        for row in CATEGORIES
        if row["starts"] < BY_CODE[row["instrument"]]["adopted"]
    ] == []


def test_every_instrument_has_its_own_code_and_titles_in_three_languages() -> None:
    assert len(BY_CODE) == len(INSTRUMENTS)
    for rows in (INSTRUMENTS, CATEGORIES):
        assert [row for row in rows for title in TITLES if not row[title].strip()] == []
    titles = Counter((row["kind"], row["title_en"], row["adopted"]) for row in INSTRUMENTS)
    assert max(titles.values()) == 1


def test_a_code_says_its_kind_and_number() -> None:
    letter = {"convention": "C", "protocol": "P", "recommendation": "R"}
    for row in INSTRUMENTS:
        if row["code"] == "MLC":
            assert row["number"] == ""
        else:
            assert row["code"] == f"{letter[row['kind']]}{int(row['number']):03d}"


def test_dates_are_real_and_follow_one_another() -> None:
    for row in INSTRUMENTS:
        days = [date.fromisoformat(row[column]) for column in DATED if row[column]]
        assert days == sorted(days), row["code"]
        assert date(1919, 11, 28) <= days[0]


def test_revised_and_parent_instruments_are_in_the_list_and_older() -> None:
    for row in INSTRUMENTS:
        for other in (row["revises"], row["parent"]):
            assert not other or BY_CODE[other]["adopted"] < row["adopted"], row["code"]
    assert {row["code"] for row in INSTRUMENTS if row["parent"]} == {
        row["code"] for row in INSTRUMENTS if row["kind"] == "protocol"
    }


def test_recommendations_are_not_ratified_and_conventions_say_when_they_enter_into_force() -> None:
    rule = ("ratifications_needed", "months_after", "state_months_after", "in_force")
    for row in INSTRUMENTS:
        given = [row[column] for column in rule if row[column]]
        if row["kind"] == "recommendation":
            assert given == []
        elif row["ratifications_needed"]:
            assert len(given) == 4
        else:
            assert row["in_force"] == row["adopted"]
            assert row["rule_note"]


def test_every_extra_condition_is_said_in_words() -> None:
    unusual = {row["code"] for row in INSTRUMENTS if row["ratifications_needed"] not in ("2", "")}
    assert unusual == {"MLC", "C188"}
    assert all(re.search(r"\w.*\.$", BY_CODE[code]["rule_note"]) for code in unusual)


@pytest.mark.parametrize(
    ("code", "in_force"),
    [
        ("C001", "1921-06-13"), ("C029", "1932-05-01"), ("C100", "1953-05-23"),
        ("C111", "1960-06-15"), ("C156", "1983-08-11"), ("C183", "2002-02-07"),
        ("MLC", "2013-08-20"), ("P029", "2016-11-09"), ("C190", "2021-06-25"),
    ],
)  # fmt: skip
def test_known_entries_into_force_are_as_published(code: str, in_force: str) -> None:
    assert BY_CODE[code]["in_force"] == in_force


def test_the_earliest_conventions_bind_at_once_and_the_later_ones_after_a_year() -> None:
    binding = [r for r in INSTRUMENTS if r["ratifications_needed"]]
    assert {r["months_after"] for r in binding if r["adopted"] < "1927-01-01"} == {"0"}
    assert {r["months_after"] for r in binding if r["adopted"] >= "1927-01-01"} == {"12", "6"}
    assert [r["code"] for r in binding if r["months_after"] == "6"] == ["C185"]
