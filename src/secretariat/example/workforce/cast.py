"""Those whom the example knows by name, as officials: their post, and that they stay."""

from dataclasses import dataclass

from secretariat.areas.reference.facts import read_facts
from secretariat.example.people_past import newcomers
from secretariat.example.workforce.facts import FACTS
from secretariat.example.workforce.months import month_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Who signs in by a name, and the post she has; she comes in the month, or soon after."""

    username: str
    sex: str
    line: str
    grade: str
    unit: str
    month: int


def cast() -> tuple[Part, ...]:
    """Everybody of the example but those who work for the Staff Union or from outside."""
    known = {one.username: one for one in newcomers()}
    return tuple(
        Part(
            username=row["username"],
            sex=row["sex"],
            line=row["line"],
            grade=row["grade"],
            unit=known[row["username"]].unit,
            month=month_of(known[row["username"]].since) + 1,
        )
        for row in read_facts("cast", FACTS)
    )
