"""The facts about States, regions and languages hold together."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from secretariat.areas.reference.facts import read_facts

NAMES = ("name_en", "name_fr", "name_es")
LANGUAGES = [("en", "name_en"), ("fr", "name_fr"), ("es", "name_es")]
RENAMED_SINCE_2021 = {"Turkey": "Türkiye"}  # the extract of 2021 is older than the new name
DATA = Path(__file__).parents[4] / "shared/data"

STATES = read_facts("states")
BY_CODE = {row["code"]: row for row in STATES}


def present_heirs(code: str) -> set[str]:
    """Follow successors until every State reached exists today."""
    row = BY_CODE[code]
    if not row["former"]:
        return {code}
    return {heir for next_code in row["successors"].split() for heir in present_heirs(next_code)}


@pytest.mark.parametrize("table", ["regions", "languages", "states"])
def test_no_code_appears_twice_and_every_name_is_given_in_three_languages(table: str) -> None:
    rows = read_facts(table)
    assert [code for code, n in Counter(row["code"] for row in rows).items() if n > 1] == []
    assert [row["code"] for row in rows for name in NAMES if not row[name].strip()] == []


@pytest.mark.parametrize("column", ["m49", *NAMES])
def test_no_two_present_states_share_a_name_or_a_number(column: str) -> None:
    present = [row[column] for row in STATES if not row["former"]]
    assert [value for value, n in Counter(present).items() if n > 1] == []


def test_codes_of_states_have_their_standard_form() -> None:
    assert [row["code"] for row in STATES if not re.fullmatch(r"[A-Z]{3}", row["code"])] == []
    assert [row["code"] for row in STATES if not re.fullmatch(r"\d{3}", row["m49"])] == []


def test_every_state_lies_in_one_of_the_five_regions() -> None:
    regions = {row["code"] for row in read_facts("regions")}
    assert regions == {"AFR", "AME", "ARB", "ASP", "ECA"}
    assert [row["code"] for row in STATES if row["region"] not in regions] == []


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("ISR", "ECA"), ("TUR", "ECA"), ("KAZ", "ECA"), ("CYP", "ECA"), ("MLT", "ECA"),
        ("IRQ", "ARB"), ("YEM", "ARB"), ("SYR", "ARB"), ("SDN", "AFR"), ("EGY", "AFR"),
        ("SOM", "AFR"), ("DJI", "AFR"), ("IRN", "ASP"), ("AFG", "ASP"), ("COK", "ASP"),
    ],
)  # fmt: skip
def test_regions_follow_the_practice_of_the_organization(code: str, region: str) -> None:
    assert BY_CODE[code]["region"] == region


def test_all_member_states_of_the_united_nations_and_four_others_are_there() -> None:
    present = {row["code"] for row in STATES if not row["former"]}
    assert {"COK", "NIU", "PSE", "VAT"} <= present
    assert len(present) == 193 + 4


def test_only_former_states_have_successors_and_every_chain_ends_in_the_present() -> None:
    assert [row["code"] for row in STATES if bool(row["former"]) != bool(row["successors"])] == []
    assert present_heirs("YUG") == {"BIH", "HRV", "MKD", "MNE", "SRB", "SVN"}
    assert present_heirs("CSK") == {"CZE", "SVK"}
    assert all(present_heirs(code) for code in BY_CODE)


def test_every_state_in_the_public_extract_of_ratifications_has_the_same_name_here() -> None:
    extract = DATA / "labour/ratifications_un_20210601.csv"
    if not extract.exists():
        pytest.skip(f"the public extract of ratifications is not at {extract}")
    with extract.open(encoding="utf-8-sig", newline="") as file:
        named = {(row["iso3"], row["name"]) for row in csv.DictReader(file)}
    wrong = [
        (code, name)
        for code, name in named
        if BY_CODE[code]["name_en"] != RENAMED_SINCE_2021.get(name, name)
    ]
    assert wrong == []


@pytest.mark.parametrize(("language", "column"), LANGUAGES)
def test_numbers_and_names_agree_with_the_statistical_standard(language: str, column: str) -> None:
    standard = DATA / f"hr/m49_country_codes/UNSD-{language}.csv"
    if not standard.exists():
        pytest.skip(f"the list of countries and areas is not at {standard}")
    usual = {"CIV", "NLD"}  # the list says Ivory Coast and, in two languages, the whole kingdom
    with standard.open(encoding="utf-8-sig", newline="") as file:
        listed = {row["ISO-alpha3 Code"]: row for row in csv.DictReader(file)}
    present = [row for row in STATES if not row["former"]]
    assert [r["code"] for r in present if listed[r["code"]]["M49 Code"] != r["m49"]] == []
    names = {row["code"]: row[column].replace("’", "'") for row in present}
    assert {
        code
        for code, name in names.items()
        if listed[code]["Country or Area"].replace("’", "'") != name
    } <= usual
