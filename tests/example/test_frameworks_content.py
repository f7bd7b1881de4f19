"""What the example's frameworks say: complete in three languages, in its own words, and counted."""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Indicator, Objective
from secretariat.areas.standards.facts import FACTS as STANDARDS
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.frameworks import planned
from secretariat.example.frameworks.aims import AIMS, CHILDREN, CONSENSUS, RATIFIED, TOTALS
from secretariat.example.frameworks.amending import amendments
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.planned import LANGUAGES, part_code

POLICY, BEFORE = "spf-2002-05", "pb-2000-01"
DRAFT = "hr-2027-30"
FRAMEWORKS = [row["code"] for row in read_facts("frameworks", FACTS)]


def rows_of(table: str, framework: str) -> list[dict[str, str]]:
    return [row for row in read_facts(table, FACTS) if row["framework"] == framework]


def test_the_policy_framework_has_four_objectives_ten_below_38_indicators_and_41_values() -> None:
    depths = Counter(row["depth"] for row in rows_of("objectives", POLICY))
    assert depths == {"1": 4, "2": 10}
    assert len(rows_of("indicators", POLICY)) == 38
    assert len(rows_of("parts", POLICY)) == 41


def test_each_operational_objective_has_the_indicators_of_the_document() -> None:
    found = Counter(row["objective"] for row in rows_of("indicators", POLICY))
    assert found == {
        "1a": 3, "1b": 4, "1c": 7, "2a": 2, "2b": 2, "2c": 2, "3a": 3, "3b": 6, "4a": 3, "4b": 6,
    }  # fmt: skip
    assert list(found) == sorted(found)


def test_three_indicators_have_two_parts() -> None:
    found = Counter(row["indicator"] for row in rows_of("parts", POLICY))
    assert {number for number, parts in found.items() if parts == 2} == {"1b.1", "1c.4", "1c.5"}
    assert max(found.values()) == 2


def test_the_framework_before_had_sixteen_objectives_and_46_indicators() -> None:
    depths = Counter(row["depth"] for row in rows_of("objectives", BEFORE))
    assert depths == {"1": 4, "2": 16}
    assert len(rows_of("indicators", BEFORE)) == 46


def test_every_earlier_objective_and_indicator_is_carried_on_and_every_later_one_carries_on() -> (
    None
):
    rows = read_facts("continuations", FACTS)
    assert {(row["earlier_framework"], row["later_framework"]) for row in rows} == {
        (BEFORE, POLICY)
    }
    for kind, table in (("objective", "objectives"), ("indicator", "indicators")):
        mine = [row for row in rows if row["kind"] == kind]
        assert {row["earlier"] for row in mine} == {r["number"] for r in rows_of(table, BEFORE)}
        assert {row["later"] for row in mine} == {r["number"] for r in rows_of(table, POLICY)}
        assert max(Counter((row["earlier"], row["later"]) for row in mine).values()) == 1


def test_an_indicator_is_carried_on_under_the_objective_that_carries_on_its_own() -> None:
    rows = read_facts("continuations", FACTS)
    objectives = {(r["earlier"], r["later"]) for r in rows if r["kind"] == "objective"}
    of = {
        (row["framework"], row["number"]): row["objective"]
        for row in read_facts("indicators", FACTS)
    }
    for row in rows:
        if row["kind"] == "indicator":
            pair = of[BEFORE, row["earlier"]], of[POLICY, row["later"]]
            assert pair in objectives, row


def test_what_counts_the_same_has_one_predecessor_of_its_kind_and_counts_the_same_thing() -> None:
    counts = {
        (row["framework"], row["number"]): row["counts"] for row in read_facts("indicators", FACTS)
    }
    alike = [row for row in read_facts("continuations", FACTS) if row["comparable"]]
    assert len(alike) >= 12
    for row in alike:
        assert counts[BEFORE, row["earlier"]] == counts[POLICY, row["later"]], row


def test_what_the_source_does_not_name_says_that_it_is_invented() -> None:
    said = {"en": "invention", "fr": "invention", "es": "invención"}
    for row in read_facts("continuations", FACTS):
        below = row["kind"] == "indicator" or "." in row["earlier"]
        for language, word in said.items():
            assert (word in row[f"note_{language}"]) is below, row


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_value_has_a_baseline_before_it_and_a_target_for_every_period(framework: str) -> None:
    parts = {part_code(row) for row in rows_of("parts", framework)}
    baselines = rows_of("baselines", framework)
    assert {part_code(row) for row in baselines} == parts
    assert len(baselines) == len(parts)
    (whole,) = (r for r in read_facts("frameworks", FACTS) if r["code"] == framework)
    for part in parts:
        mine = [row for row in rows_of("targets", framework) if part_code(row) == part]
        periods = sorted((r["starts"], r["ends"]) for r in mine if not r["condition_en"])
        assert periods[0][0] == whole["starts"]
        assert periods[-1][1] == whole["ends"]
        for (_starts, ends), (starts, _ends) in pairwise(periods):
            assert (date.fromisoformat(starts) - date.fromisoformat(ends)).days == 1


def test_the_policy_framework_has_a_target_for_each_of_two_biennia() -> None:
    found = Counter(
        (part_code(row), row["ends"])
        for row in rows_of("targets", POLICY)
        if not row["condition_en"]
    )
    assert set(found.values()) == {1}
    assert Counter(ends for _part, ends in found) == {"2003-12-31": 41, "2005-12-31": 41}


def test_a_target_lies_on_the_better_side_of_its_baseline() -> None:
    better = {
        (row["framework"], row["number"]): row["direction"]
        for row in read_facts("indicators", FACTS)
    }
    from_where = {part_code(r): Decimal(r["value"]) for r in read_facts("baselines", FACTS)}
    for row in read_facts("targets", FACTS):
        rise = Decimal(row["value"]) - from_where[part_code(row)]
        higher = better[row["framework"], row["indicator"]] == "higher"
        assert rise > 0 if higher else rise < 0, row


def test_a_conditional_target_is_higher_and_names_its_condition() -> None:
    plain = {
        (part_code(r), r["ends"]): Decimal(r["value"])
        for r in read_facts("targets", FACTS)
        if not r["condition_en"]
    }
    conditional = [row for row in read_facts("targets", FACTS) if row["condition_en"]]
    assert len(conditional) >= 8
    assert any(row["condition_met_on"] for row in conditional)
    assert any(not row["condition_met_on"] for row in conditional)
    for row in conditional:
        assert Decimal(row["value"]) > plain[part_code(row), row["ends"]]


def test_no_baseline_was_known_after_the_framework_had_been_adopted() -> None:
    adopted = {row["code"]: row["adopted_on"] for row in read_facts("frameworks", FACTS)}
    for row in read_facts("baselines", FACTS):
        assert row["as_of"] < (adopted[row["framework"]] or "2026-10-22"), row


def test_one_framework_alone_is_a_draft_and_nothing_has_been_achieved_for_it() -> None:
    adopted = {row["code"]: row["adopted_on"] for row in read_facts("frameworks", FACTS)}
    assert [code for code, day in adopted.items() if not day] == [DRAFT]
    assert not rows_of("values", DRAFT)
    assert not [row for row in rows_of("milestones", DRAFT) if row["met_on"]]
    assert len(rows_of("indicators", DRAFT)) == 6


def test_codes_name_one_thing_each() -> None:
    codes = Counter(part_code(row) for row in read_facts("parts", FACTS))
    codes.update(
        f"{r['framework']}/{r['number']} objective" for r in read_facts("objectives", FACTS)
    )
    codes.update(f"{r['framework']}/{r['number']}" for r in read_facts("indicators", FACTS))
    parts = {part_code(row) for row in read_facts("parts", FACTS)}
    whole = {f"{r['framework']}/{r['number']}" for r in read_facts("indicators", FACTS)}
    assert {code for code, times in codes.items() if times > 1} == parts & whole
    assert max(map(len, codes)) <= 40


def test_choices_are_those_of_the_tables() -> None:
    for row in read_facts("objectives", FACTS):
        assert row["gender_marker"] in Objective.Marker
    for row in read_facts("indicators", FACTS):
        assert row["counts"] in Indicator.Counts
        assert row["direction"] in Indicator.Direction
        assert not row["disaggregated_by"] or row["disaggregated_by"] in Indicator.Split
    for row in read_facts("parts", FACTS):
        assert row["source"] in Part.Source
        assert row["unit_of_value"] in Part.UnitOfValue


def test_what_indicators_count_differs_as_it_does_in_the_document() -> None:
    found = {row["counts"] for row in rows_of("indicators", POLICY)}
    assert found == {
        "member_states", "constituents", "organizations", "groupings", "policies", "children",
        "reports", "complaints", "cases", "response_rate", "consensus",
    }  # fmt: skip


def test_every_indicator_of_the_policy_framework_says_what_counts() -> None:
    said = {row["number"]: row for row in rows_of("definitions", POLICY)}
    assert list(said) == [row["number"] for row in rows_of("indicators", POLICY)]
    for row in planned.indicators(POLICY):
        for language in LANGUAGES:
            assert len(row[f"definition_{language}"].split()) >= 7, row["code"]
            assert row[f"definition_{language}"] != row[f"title_{language}"]


def test_ratifications_are_computed_by_measures_that_exist(django_test_environment: None) -> None:
    from secretariat.engine.measures.declaring import measures

    keys = {one.key for one in measures()}
    computed = [row for row in rows_of("parts", POLICY) if row["source"] == "computed"]
    assert {row["indicator"] for row in computed} == {"1a.1", "1b.1"}
    assert {row["measure"] for row in computed} <= keys
    instruments = {row["code"] for row in read_facts("instruments", STANDARDS)}
    cells = [row["cell"] for row in read_facts("parts", FACTS) if row["cell"]]
    assert cells
    assert {cell.removeprefix("instrument=") for cell in cells} <= instruments


def test_units_exist_while_their_framework_is_in_force() -> None:
    units = {row["code"]: row for row in read_facts("units", EXAMPLE)}
    years = {row["code"]: (row["starts"], row["ends"]) for row in read_facts("frameworks", FACTS)}
    for table in ("objectives", "indicators"):
        for row in read_facts(table, FACTS):
            unit, (starts, ends) = units[row["unit"]], years[row["framework"]]
            assert unit["starts"] <= starts, row
            assert not unit["ends"] or unit["ends"] >= ends, row


def test_every_judged_value_of_the_policy_framework_has_its_words_and_its_aim() -> None:
    def number(row: dict[str, str]) -> str:
        return f"{row['indicator']}/{row['part']}" if row["part"] else row["indicator"]

    judged = {number(row) for row in rows_of("parts", POLICY) if row["source"] == "judged"}
    worded = {number(row) for row in read_facts("evidence", FACTS)}
    assert worded == judged
    rates = {number(r) for r in rows_of("parts", POLICY) if r["unit_of_value"] != "number"}
    aimed = {*AIMS, *RATIFIED, *TOTALS, CHILDREN, CONSENSUS}
    assert aimed == judged - rates
    assert {row["indicator"] for row in rows_of("values", POLICY)} == rates & judged


def test_every_judged_value_of_the_other_frameworks_is_followed_by_dated_values() -> None:
    for framework in {*FRAMEWORKS[2:]} - {DRAFT}:
        years = {row["indicator"] for row in rows_of("values", framework)}
        assert years == {row["number"] for row in rows_of("indicators", framework)}


def test_initiatives_join_objectives_of_two_sectors_or_more() -> None:
    sectors: dict[str, set[str]] = {}
    for row in read_facts("initiative_objectives", FACTS):
        assert f"{row['framework']}/{row['objective']}" in {
            f"{r['framework']}/{r['number']}" for r in read_facts("objectives", FACTS)
        }
        sectors.setdefault(row["initiative"], set()).add(row["objective"][0])
    assert set(sectors) == {row["code"] for row in read_facts("initiatives", FACTS)}
    assert min(map(len, sectors.values())) >= 2
    assert len(sectors) >= 10


def test_milestones_fall_into_their_framework_and_some_were_met_late() -> None:
    years = {row["code"]: (row["starts"], row["ends"]) for row in read_facts("frameworks", FACTS)}
    parts = {part_code(row) for row in read_facts("parts", FACTS)}
    rows = read_facts("milestones", FACTS)
    for row in rows:
        starts, ends = years[row["framework"]]
        assert starts <= row["due"] <= ends
        assert part_code(row) in parts
    assert any(row["met_on"] > row["due"] for row in rows)
    assert len({row["framework"] for row in rows}) >= 3


def test_the_reform_tells_progress_from_impact_in_every_language() -> None:
    begins = {
        "en": ("Progress: ", "Impact: "),
        "fr": ("Avancement\u00a0: ", "Impact\u00a0: "),
        "es": ("Avance: ", "Impacto: "),
    }
    rows = rows_of("indicators", "reform-2015-17")
    for language, (progress, impact) in begins.items():
        for row in rows:
            assert row[f"title_{language}"].startswith((progress, impact)), row
    impacts = {r["objective"][:2] for r in rows if r["title_en"].startswith("Impact")}
    steps = {r["objective"][:2] for r in rows if r["title_en"].startswith("Progress")}
    assert impacts == steps == {"R1", "R2", "R3", "R4", "R5"}


def test_the_figures_that_the_documents_publish_are_among_the_values() -> None:
    found = {(row["indicator"], row["on"]): row["value"] for row in rows_of("values", "hr-2022-25")}
    published = {
        "1.2.1": "172", "1.2.2": "124", "1.2.3": "62", "1.2.4": "40", "1.2.8": "80",
        "1.3.1": "9.43", "2.1.1": "88", "2.3.1": "92",
    }  # fmt: skip
    assert {number: found[number, "2022-12-31"] for number in published} == published
    assert found["1.2.7", "2022-07-12"] == "67"
    began = {r["indicator"]: r["value"] for r in rows_of("baselines", "hr-2022-25")}
    assert (began["1.2.2"], began["1.2.3"]) == ("145", "68")


def test_levels_are_named_apart_by_each_framework() -> None:
    names = [row["many_en"] for row in read_facts("levels", FACTS)]
    assert len(set(names)) == 8  # the two policy frameworks share theirs
    for framework in FRAMEWORKS:
        depths = {row["depth"] for row in rows_of("levels", framework)}
        assert depths == {row["depth"] for row in rows_of("objectives", framework)} == {"1", "2"}


def test_an_amendment_changed_something_that_is_there() -> None:
    tables_of = {
        "ObjectiveText": planned.texts, "Indicator": planned.indicators,
        "Target": planned.targets,
    }  # fmt: skip
    for one in amendments():
        name = one.action.model.__name__
        rows = tables_of[name](POLICY) if name in tables_of else planned.objectives(POLICY, 2)
        (row,) = (row for row in rows if one.is_of(row))
        before, after = one.before(row), one.after(row)
        assert all(before[column] != value for column, value in after.items())
        assert {**before, **after} == row
