"""What was achieved under the other frameworks, and rates under all of them, as the facts say."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.frameworks.achieved import Achieved, Fate, Judged
from secretariat.example.frameworks.aims import BEFORE, EARLIER, UNVERIFIED, WOMEN, When
from secretariat.example.frameworks.days import drawn, experts_close
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.planned import of
from secretariat.example.frameworks.sharing import by_sex, shared
from secretariat.example.world import World

HALVES = {"2000": 0.48, "2001": 0.52}


def units_of_value() -> dict[tuple[str, str], str]:
    """The unit of each part's value, by framework and indicator."""
    return {
        (row["framework"], row["indicator"]): row["unit_of_value"]
        for row in read_facts("parts", FACTS)
    }


def _fate(row: dict[str, str]) -> Fate:
    waits = (row["framework"], row["indicator"], row["on"]) in UNVERIFIED
    return Fate.WAITING if waits else Fate.VERIFIED


def judged() -> Iterator[Judged]:
    """Values that do not add up: rates, days, scores."""
    units = units_of_value()
    for row in read_facts("values", FACTS):
        if units[row["framework"], row["indicator"]] != "number":
            yield Judged(
                framework=row["framework"],
                part=row["indicator"],
                on=date.fromisoformat(row["on"]),
                value=Decimal(row["value"]),
                fate=_fate(row),
            )


def stated() -> Iterator[Achieved]:
    """Numbers reached by a day, split as their indicator asks for."""
    units = units_of_value()
    splits = {
        (row["framework"], row["number"]): row["disaggregated_by"]
        for row in read_facts("indicators", FACTS)
    }
    for row in read_facts("values", FACTS):
        key = row["framework"], row["indicator"]
        if units[key] == "number":
            number = int(row["value"])
            yield Achieved(
                framework=row["framework"],
                part=row["indicator"],
                on=date.fromisoformat(row["on"]),
                number=number,
                by_sex=by_sex(number, WOMEN.get(key, 0.52)) if splits[key] == "sex" else (),
                by_region=_by_region(number) if splits[key] == "region" else (),
                fate=_fate(row),
            )


def _by_region(number: int) -> tuple[tuple[str, int], ...]:
    weights: dict[str, float] = {}
    for row in read_facts("states", "secretariat.example.facts"):
        weights[row["region"]] = weights.get(row["region"], 0) + 1
    return shared(number, weights)


def earlier(world: World, seed: int) -> Iterator[Achieved]:
    """What was achieved in 2000 and 2001: State by State, or as a number for each year."""
    rows = {row["number"]: row for row in of("indicators", BEFORE)}
    for indicator, number in EARLIER.items():
        rng = Random(f"frameworks:{seed}:earlier:{indicator}")
        if rows[indicator]["counts"] == "member_states":
            present = [s.code for s in world.states.values() if s.is_member(date(2001, 12, 31))]
            for place in rng.sample(present, number):
                on = drawn(rng, When.ANY, 2000, 2001)
                yield Achieved(framework=BEFORE, part=indicator, on=on, place=place)
        else:
            for year, part in shared(number, HALVES):
                on = experts_close(int(year))
                if part:
                    yield Achieved(framework=BEFORE, part=indicator, on=on, number=part)
