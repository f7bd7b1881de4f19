"""What jobs are called and which description they have on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from secretariat.areas.reference.facts import read_facts
from secretariat.example.workforce.facts import FACTS
from secretariat.example.workforce.months import DAY
from secretariat.example.world import day_or_none

LANGUAGES = ("en", "fr", "es")
CLASSIFIED = date(2001, 7, 1)
FIRST_AGREEMENT = "Collective agreement on the classification of posts, 12 June 2001, article 4"
AGREEMENT = "Collective agreement on generic job descriptions, 30 June 2022, article 3"


@cache
def _jobs() -> dict[tuple[str, str], Mapping[str, str]]:
    return {
        (row["family"], grade): row
        for row in read_facts("jobs", FACTS)
        for grade in row["grades"].split()
    }


@cache
def _families() -> dict[str, Mapping[str, str]]:
    return {row["code"]: row for row in read_facts("families", FACTS)}


@cache
def titles(family: str, grade: str) -> Mapping[str, str]:
    """What a job is called, in three languages."""
    row = _jobs()[family, grade]
    return {f"title_{code}": row[f"title_{code}"] for code in LANGUAGES}


@cache
def _reviewed(family: str) -> date | None:
    return day_or_none(_families()[family]["reviewed"])


def described(family: str, grade: str, on: date) -> str:
    """The code of the generic job description of a post established on a day."""
    reviewed = _reviewed(family)
    version = 2 if reviewed and on >= reviewed else 1
    return code_of(family, grade, version)


def code_of(family: str, grade: str, version: int) -> str:
    """The code of a version of a generic job description."""
    return f"{family}-{grade}-{version}"


def descriptions(version: int) -> Iterator[Mapping[str, str]]:
    """The first version of all generic job descriptions, or those that were reviewed."""
    for family, grade in _jobs():
        reviewed = _reviewed(family)
        if version == 1:
            ends = (reviewed - DAY).isoformat() if reviewed else ""
            yield _description(family, grade, 1, CLASSIFIED) | {"ends": ends}
        elif reviewed:
            yield _description(family, grade, version, reviewed) | {"ends": ""}


def _description(family: str, grade: str, version: int, starts: date) -> dict[str, str]:
    known = _families()[family]
    return {
        "code": code_of(family, grade, version),
        "family": family,
        "grade": grade,
        "version": str(version),
        **titles(family, grade),
        **{f"work_{code}": known[f"work_{code}"] for code in LANGUAGES},
        "agreement": AGREEMENT if version > 1 else FIRST_AGREEMENT,
        "starts": starts.isoformat(),
    }
