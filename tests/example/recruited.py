"""What the files of the former recruitment system tell, read as they are brought over."""

import csv
from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from secretariat.example.entries import Importing
from secretariat.example.plan import SEED
from secretariat.example.recruitment.past import recruitment_past
from secretariat.example.recruitment.targets import ERAS, FORMER, Era
from secretariat.example.workforce.importing import as_file

Row = dict[str, str]
each_era = pytest.mark.parametrize("era", ERAS, ids=lambda one: f"{one.years[0]}-")


@cache
def brought_over(era: Era = FORMER) -> dict[str, list[Row]]:
    """The rows of every file of the former system, read as files are."""
    found = {}
    for act in recruitment_past(SEED):
        if isinstance(act, Importing) and act.at.date() == era.brought_over:
            lines = as_file(act).read().decode().splitlines()
            found[act.reads.key.removeprefix("recruitment.")] = list(csv.DictReader(lines))
    return found


def day(text: str) -> date:
    """A day of a file."""
    return date.fromisoformat(text)


@cache
def of_vacancies() -> dict[str, Row]:
    """The vacancies of all years by their code."""
    return {row["code"]: row for era in ERAS for row in brought_over(era)["vacancies"]}


def filled(row: Row) -> Row:
    """The vacancy of an appointment."""
    return of_vacancies()[row["position"].partition("/")[0]]


def mean(numbers: list[int]) -> Fraction:
    """The arithmetic mean."""
    return Fraction(sum(numbers), len(numbers))
