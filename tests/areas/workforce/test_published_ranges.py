"""The United Nations formula with the scale and populations of 2013 gives the published ranges."""

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.areas.workforce.conftest import Office, kind

from secretariat.areas.reference import actions as reference
from secretariat.areas.workforce.models.standing import standing

HR = Path(__file__).parents[4] / "shared/data/hr"
ON = date(2013, 6, 30)
SCALE, YEAR = "2015", "2012"  # the scale of 2013 to 2015; the populations of the year before
CALLED = {
    "Belarus": "BLR",
    "Bolivia": "BOL",
    "Cambodia": "KHM",
    "Cote d'Ivoire": "CIV",
    "Czech Republic": "CZE",
    "Democratic Republic of the Congo": "COD",
    "Eswatini": "SWZ",
    "Myanmar": "MMR",
    "North Macedonia": "MKD",
    "Serbia": "SRB",
    "Türkiye": "TUR",
    "Ukraine": "UKR",
    "Venezuela": "VEN",
}
pytestmark = pytest.mark.skipif(
    not HR.exists(), reason="the data of the workforce is not beside this checkout"
)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file."""
    with (HR / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def assessed() -> dict[str, str]:
    """The share of each of the 193 States."""
    codes = {
        row["Country or Area"]: row["ISO-alpha3 Code"]
        for row in rows("m49_country_codes/UNSD-en.csv")
    }
    found: dict[str, str] = {}
    for row in rows("un_scale_of_assessments/UNGA_scale_of_assessment.csv"):
        name, share = row["Member State"], row[SCALE]
        if share not in {"", "-"}:
            known = CALLED.get(name.partition(" (")[0], "")
            found[codes.get(name) or known] = share
    return found


@pytest.fixture
def nations(office: Office) -> dict[str, str]:
    """The United Nations in 2013, without anybody in its Secretariat."""
    shares = assessed()
    people = {
        row["Country Code"]: int(float(row["Value"]))
        for row in rows("population/population.csv")
        if row["Year"] == YEAR
    }
    states = office.add_each(
        reference.add_states, [{"code": code, "name_en": code} for code in shares]
    )
    since = {"starts": date(2012, 1, 1)}
    office.add_each(reference.admit, [{"state": one, **since} for one in states])
    office.add_each(
        kind("assessments").add,
        [{"state": one, "share": shares[one.code], **since} for one in states],
    )
    office.add_each(
        kind("populations").add,
        [{"state": one, "people": people[one.code], **since} for one in states],
    )
    return shares


def test_the_published_bounds_come_out_exactly(office: Office, nations: dict[str, str]) -> None:
    assert len(nations) == 193
    office.formula(base=3400)
    ranges = {
        code: (int(low), int(high))
        for code, low, high in standing(ON).values_list("code", "lower", "upper")
    }
    published = {
        row["iso3"]: (int(row["lower_published"]), int(row["upper_published"]))
        for row in rows("un_desirable_range_oracle/published_ranges.csv")
        if row["lower_published"]
    }
    assert set(published) == {"USA", "JPN", "DEU"}
    assert {code: ranges[code] for code in published} == published


def test_no_range_ends_below_fourteen_posts(office: Office, nations: dict[str, str]) -> None:
    office.formula(base=3400)
    found = standing(ON).values_list("midpoint", "lower", "upper")
    assert min(upper for _middle, _lower, upper in found) == 14
    assert all(0 <= lower <= middle <= upper for middle, lower, upper in found if upper > 14)


@pytest.mark.parametrize(("rounding", "base"), [("down", 3408), ("up", 3396)])
def test_other_ways_to_round_fit_other_bases(
    office: Office, nations: dict[str, str], rounding: str, base: int
) -> None:
    """What is published does not tell the way of rounding: it is a parameter."""
    office.formula(base=base, rounding=rounding)
    found = standing(ON).get(code="USA")
    assert (int(found.lower), int(found.upper)) == (362, 490)
