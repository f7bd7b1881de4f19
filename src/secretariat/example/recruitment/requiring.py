"""What a grade required on a day: the facts of the workforce say it."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from secretariat.areas.reference.facts import read_facts
from secretariat.example.workforce.facts import FACTS
from secretariat.example.world import day_or_none


@dataclass(frozen=True, kw_only=True, slots=True)
class Required:
    """The education, and the years of experience, some of them at the international level.

    `years_in_lieu`: how many more do with a first-level degree; None where no number does.
    """

    education: str
    years: int
    years_in_lieu: int | None
    years_abroad: int


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(read_facts("requirements", FACTS))


@cache
def required(grade: str, on: date) -> Required:
    """What the grade required on the day."""
    for row in _rows():
        ends = day_or_none(row["ends"])
        if row["grade"] == grade and date.fromisoformat(row["starts"]) <= on <= (ends or on):
            return Required(
                education=row["education"],
                years=int(row["years"]),
                years_in_lieu=int(row["years_in_lieu"]) if row["years_in_lieu"] else None,
                years_abroad=int(row["years_abroad"]),
            )
    raise LookupError(f"Nothing says what {grade} required on {on}.")
