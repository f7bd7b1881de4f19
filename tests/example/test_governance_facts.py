"""The invented facts of governance agree with each other and with the rest of the example."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import Importing
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.frameworks.facts import FACTS as FRAMEWORKS
from secretariat.example.governance.past import (
    LOADS,
    NEVER_TAKEN_UP,
    facts,
    governance_past,
)
from secretariat.example.organization import TODAY
from secretariat.example.publications import PUBLICATIONS

TABLES = ("bodies", "sections", "sessions", "documents", "decisions", "follow_ups", "reports")
SPOKEN = ("en", "fr", "es")


def by_code(table: str) -> dict[str, dict[str, str]]:
    """The rows of a table by their codes."""
    return {row["code"]: dict(row) for row in facts(table)}


def day(text: str) -> date:
    """A day of the facts."""
    return date.fromisoformat(text)


@pytest.mark.parametrize("table", TABLES)
def test_every_text_is_written_in_three_languages_that_differ(table: str) -> None:
    stems = {name[:-3] for name in facts(table)[0] if name.endswith("_en")}
    assert stems
    for row in facts(table):
        for stem in stems - {"place"}:
            texts = [row[f"{stem}_{code}"] for code in SPOKEN]
            assert all(texts), row
            assert len(set(texts)) == len(SPOKEN), row


@pytest.mark.parametrize("table", [one for one in TABLES if one != "reports"])
def test_no_code_is_given_twice(table: str) -> None:
    counted = Counter(row["code"] for row in facts(table))
    assert [code for code, count in counted.items() if count > 1] == []


def test_the_governing_body_meets_three_times_a_year_one_number_after_the_other() -> None:
    held = [row for row in facts("sessions") if row["body"] == "GB"]
    numbers = [int(row["number"]) for row in held]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    years = Counter(day(row["starts"]).year for row in held)
    assert {years[year] for year in range(2018, 2027)} == {3}
    for earlier, later in pairwise(held):
        assert day(earlier["ends"]) < day(later["starts"])


def test_the_papers_of_the_example_lay_before_the_sessions_they_name() -> None:
    documents, sessions = by_code("documents"), by_code("sessions")
    issued = [one for one in PUBLICATIONS if one.symbol in documents]
    assert {one.key for one in issued} >= {"fundamental-conventions", "composition-of-the-staff"}
    for one in issued:
        document = documents[one.symbol]
        assert document["publication"] == one.key
        session = sessions[document["session"]]
        said = str(one.session)
        assert f"{session['number']}th Session" in said
        assert f"{day(session['starts']):%B %Y}" in said
        assert session["place_en"] in said


def test_the_strategy_was_endorsed_on_the_day_the_framework_says() -> None:
    (adopted,) = (
        row for row in read_facts("frameworks", FRAMEWORKS) if row["code"] == "hr-2022-25"
    )
    decision = by_code("decisions")["GB.201/PFA/12/33"]
    assert decision["decided_on"] == adopted["adopted_on"]
    assert adopted["session"] == "201st Session"


def test_decisions_are_made_while_the_session_sits() -> None:
    sessions = by_code("sessions")
    for row in facts("decisions"):
        session = sessions[row["session"]]
        assert session["starts"] <= row["decided_on"] <= session["ends"], row["code"]


def test_the_register_holds_what_nine_years_of_sessions_asked_and_decided() -> None:
    """Some eighty points, most with a follow-up; each names its paper and stands in it once."""
    decisions, documents = facts("decisions"), by_code("documents")
    assert len(decisions) == 80
    years = Counter(row["decided_on"][:4] for row in decisions)
    assert set(years) == {str(year) for year in range(2018, 2027)}
    assert min(years.values()) >= 4
    asked = {row["decision"] for row in facts("follow_ups")}
    assert len(asked) > 0.8 * len(decisions)
    for row in decisions:
        paper = documents[row["document"]] if row["document"] else None
        assert paper is None or paper["session"] == row["session"]
        assert row["code"].endswith(f"/{row['paragraph']}")


def test_papers_are_written_by_units_that_existed() -> None:
    units = {row["code"]: row for row in read_facts("units", EXAMPLE)}
    sessions = by_code("sessions")
    for row in facts("documents"):
        unit, day = units[row["unit"]], sessions[row["session"]]["starts"]
        assert unit["starts"] <= day <= (unit["ends"] or day), row["code"]


def test_the_paper_on_recruitment_asked_for_what_was_decided_on_it() -> None:
    """The draft decision of the example's paper stands in the paragraph the register names."""
    folder = files("secretariat.example").joinpath("papers")
    text = folder.joinpath("recruitment-and-diversity.en.md").read_text(encoding="utf-8")
    last = max(int(one) for one in re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE))
    decided = by_code("decisions")[f"GB.207/PFA/8/{last + 1}"]
    assert "took note of the progress made in recruitment and diversity" in text
    assert "took note of the progress made in recruitment and diversity" in decided["text_en"]


def test_follow_ups_are_given_to_units_that_existed_and_due_later() -> None:
    units = {row["code"]: row for row in read_facts("units", EXAMPLE)}
    decisions, sessions = by_code("decisions"), by_code("sessions")
    for row in facts("follow_ups"):
        unit = units[row["unit"]]
        assert unit["starts"] <= row["given_on"]
        assert not unit["ends"] or row["given_on"] <= unit["ends"]
        assert row["given_on"] >= decisions[row["decision"]]["decided_on"]
        due = row["due_by"] or sessions[row["due_session"]]["ends"]
        assert due >= row["given_on"], row["code"]


def test_reports_name_documents_of_the_session_they_were_made_to() -> None:
    documents, sessions, asked = by_code("documents"), by_code("sessions"), by_code("follow_ups")
    for row in facts("reports"):
        session = sessions[row["session"]]
        assert session["starts"] <= row["reported_on"] <= session["ends"]
        assert row["reported_on"] >= asked[row["follow_up"]]["given_on"]
        assert day(row["reported_on"]) <= TODAY
        if row["document"]:
            assert documents[row["document"]]["session"] == row["session"]


def test_what_is_closed_was_reported_before_and_what_was_reopened_had_been_closed() -> None:
    told: dict[str, list[str]] = {}
    for row in facts("reports"):
        told.setdefault(row["follow_up"], []).append(row["reported_on"])
    for row in facts("follow_ups"):
        if row["closed_on"]:
            assert min(told[row["code"]]) <= row["closed_on"], row["code"]
        if row["reopened_on"]:
            assert row["closed_on"] <= row["reopened_on"]
            assert row["reopened_because"]
            assert max(told[row["code"]]) >= row["reopened_on"]


def test_some_answers_came_late_and_some_things_wait() -> None:
    sessions = by_code("sessions")
    first = {row["follow_up"]: row["reported_on"] for row in reversed(facts("reports"))}
    late = waiting = 0
    for row in facts("follow_ups"):
        due = row["due_by"] or sessions[row["due_session"]]["ends"]
        late += first.get(row["code"], "") > due
        waiting += row["code"] not in first
    assert late >= 5
    assert waiting >= 10
    assert {row["code"] for row in facts("follow_ups")} >= NEVER_TAKEN_UP
    assert not NEVER_TAKEN_UP & set(first)


def rows_entered() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The table and first cells of each row that a load enters."""
    for act in _imports():
        for row in act.rows:
            yield act.reads.key, row[:2]


def _imports() -> Iterator[Importing]:
    """The acts of a load that read a file."""
    return (act for act in governance_past() if isinstance(act, Importing))


def test_every_row_is_entered_once_and_few_acts_enter_them() -> None:
    counted = Counter(rows_entered())
    assert set(counted.values()) == {1}
    wanted = sum(len(facts(table)) for table in (*TABLES, "concerns"))
    assert sum(counted.values()) == wanted
    acts = list(governance_past())
    assert len(acts) < 50
    assert {act.at.date() for act in acts} == set(LOADS)


NAMES = {
    "sections": {"body": "bodies"},
    "documents": {"session": "sessions", "section": "sections"},
    "decisions": {"session": "sessions", "document": "documents"},
    "follow_ups": {"decision": "decisions", "due_session": "sessions"},
    "reports": {"follow_up": "follow_ups", "session": "sessions", "document": "documents"},
}
"""What the rows of each table name of others, by the column."""
TABLE_OF = {
    "governance.agenda_sections": "sections",
    "governance.session_documents": "documents",
    "governance.follow_up_reports": "reports",
}


def test_a_load_names_nothing_that_has_not_been_entered_by_then() -> None:
    known: dict[str, set[str]] = {}
    for act in _imports():
        for cells in act.rows:
            row = dict(zip(act.headers, cells, strict=True))
            table = TABLE_OF.get(act.reads.key, act.reads.key.removeprefix("governance."))
            for column, other in NAMES.get(table, {}).items():
                assert not row[column] or row[column] in known[other], (act.at, row)
            known.setdefault(table, set()).add(cells[0])


def test_acts_of_a_load_come_one_after_the_other_before_the_day_the_past_ends() -> None:
    instants = [act.at for act in governance_past()]
    assert instants == sorted(instants)
    assert len(set(instants)) == len(instants)
    assert instants[-1].date() < TODAY - timedelta(days=30)
