"""The stages of each route, and the state of an application that is in one."""

from dataclasses import dataclass
from functools import cache

from secretariat.areas.reference.facts import read_facts
from secretariat.example.recruitment.facts import FACTS


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A stage of a route."""

    code: str
    number: int
    state: str


@cache
def stages(route: str) -> tuple[Stage, ...]:
    """The stages of a route, in their order."""
    found = [
        Stage(code=row["code"], number=int(row["number"]), state=row["state"])
        for row in read_facts("stages", FACTS)
        if row["route"] == route
    ]
    return tuple(sorted(found, key=lambda one: one.number))


LAST_STATES = {"passed": "chosen", "withdrew": "withdrawn", "cancelled": "not_retained"}


def state_after(route: str, number: int, outcome: str) -> str:
    """The state of an application that left its last stage so."""
    if outcome == "stopped":
        return "screened_out" if number == 1 else "not_retained"
    if outcome == "passed" and number < len(stages(route)):
        return stages(route)[number].state
    return LAST_STATES[outcome]
