"""Names of officials: put together from invented parts, by the region of their nationality."""

from functools import cache
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.workforce.facts import FACTS

STEM, ENDING = "stem", "ending"


@cache
def _parts() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in read_facts("names", FACTS):
        found.setdefault((row["region"], row["kind"]), []).append(row["text"])
    return found


@cache
def _regions() -> dict[str, str]:
    return {row["code"]: row["region"] for row in read_facts("states", EXAMPLE)}


@cache
def _of_people() -> dict[str, tuple[str, str]]:
    return {
        row["username"]: (row["family_name"], row["given_name"])
        for row in read_facts("people", EXAMPLE)
    }


def name_of(code: str, sex: str, state: str, person: str) -> tuple[str, str]:
    """The family and the given name; of somebody the example knows by name, that one."""
    if person:
        return _of_people()[person]
    rng, region = Random(f"name:{code}"), _regions()[state]
    family = rng.choice(_parts()[region, STEM]) + rng.choice(_parts()[region, ENDING])
    return family, rng.choice(_parts()[region, sex])
