"""How the member States are assessed and represented, as it was entered."""

from collections.abc import Iterator, Mapping
from datetime import date

from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import Importing
from secretariat.example.knowing import instant, next_entry
from secretariat.example.workforce.facts import FACTS
from secretariat.example.workforce.importing import importing
from secretariat.example.workforce.lists import FIRST
from secretariat.example.world import World, day_or_none

ANALYST = "julieta.saravane"
HOUR = 11
OWN = "the numbers are the example’s own"
DECIDED = f"Governing Body, 144th Session, November 2002; {OWN}"
REDECIDED = f"Governing Body, 171st Session, November 2011; {OWN}"

Row = Mapping[str, str]

METHODS = (
    {
        "code": "share",
        "name_en": "By contribution",
        "name_fr": "Selon la contribution",
        "name_es": "Según la contribución",
    },
    {
        "code": "factors",
        "name_en": "Membership, contribution and population",
        "name_fr": "Qualité de membre, contribution et population",
        "name_es": "Condición de miembro, contribución y población",
    },
)
BY_CONTRIBUTION = {
    "method": "share",
    "base": "",
    "membership": "0",
    "contribution": "100",
    "population": "0",
    "margin": "25",
    "margin_least": "0",
    "upper_least": "0",
    "rounding": "nearest",
    "small_share": "0.2",
    "small_lower": "1",
    "small_upper": "2",
    "no_excess_above": "10",
    "authority": REDECIDED,
    "starts": "2012-01-01",
    "ends": "",
}
BEFORE_2012 = {
    **BY_CONTRIBUTION,
    "margin": "20",
    "small_share": "0.1",
    "authority": DECIDED,
    "starts": "2003-01-01",
}
THREE_FACTORS = {
    **BY_CONTRIBUTION,
    "method": "factors",
    "membership": "40",
    "contribution": "55",
    "population": "5",
    "margin": "15",
    "margin_least": "4.8",
    "upper_least": "14",
    "small_share": "",
    "small_lower": "",
    "small_upper": "",
    "no_excess_above": "",
    "authority": "The formula of the United Nations Secretariat, for comparison",
    "starts": "2003-01-01",
}
CHOSEN = {"method": "share", "authority": DECIDED, "starts": "2003-01-01"}


def assessed_past() -> Iterator[Importing]:
    """Every act on scales, populations, methods and formulas."""
    reason = "Decided by the Governing Body."
    yield _at(FIRST, 20, "representation-methods", METHODS, reason)
    yield _at(FIRST, 21, "representation-formulas", (BEFORE_2012, THREE_FACTORS), reason)
    yield _at(FIRST, 22, "representation-choices", (CHOSEN,), reason)
    closed = {**BEFORE_2012, "ends": "2011-12-31"}
    second = next_entry(date(2012, 1, 1))
    yield _at(second, 21, "representation-formulas", (closed, BY_CONTRIBUTION), reason)
    yield from _by_version("assessments", 23, "A new scale of assessments.")
    yield from _by_version("populations", 24, "New estimates of populations.")


def _at(day: date, minute: int, table: str, rows: tuple[Row, ...], reason: str) -> Importing:
    return importing(table, rows, at=instant(day, HOUR, minute), by=ANALYST, reason=reason)


def _by_version(table: str, minute: int, reason: str) -> Iterator[Importing]:
    """Rows as they began; what a State’s end cut short was entered when the State had ended."""
    world = World()
    told: dict[date, list[Row]] = {}
    for row in read_facts(table, FACTS):
        state = world.states[row["state"]]
        starts, cut = date.fromisoformat(row["starts"]), state.last_day
        if cut and day_or_none(row["ends"]) == cut:
            told.setdefault(next_entry(cut), []).append(row)
            row = {**row, "ends": ""}
        known = max(starts, state.spells[0].starts)
        told.setdefault(max(next_entry(known), FIRST), []).append(row)
    for day in sorted(told):
        yield _at(day, minute, table, tuple(told[day]), reason)
