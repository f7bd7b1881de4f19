"""All cases of years that were brought over together, drawn once."""

from datetime import date
from functools import lru_cache
from random import Random

from secretariat.example.recruitment.applying import Applying
from secretariat.example.recruitment.clocks import days, worked_on
from secretariat.example.recruitment.others import other_routes
from secretariat.example.recruitment.people import People
from secretariat.example.recruitment.placing import placed
from secretariat.example.recruitment.projects import project_positions
from secretariat.example.recruitment.rosters import use_rosters
from secretariat.example.recruitment.targets import FORMER, Era
from secretariat.example.recruitment.truth import Case, Choice
from secretariat.example.workforce.simulating import simulated

CODES = {
    "regular": "RP", "cooperation": "DC", "local": "LR", "interest": "EI", "temporary": "TA",
}  # fmt: skip
OFFERED_AFTER, ACCEPTED_AFTER = 5, 12
"""After how many days a choice that was decided is offered, and accepted."""


@lru_cache(maxsize=4)
def cases(seed: int, era: Era = FORMER) -> tuple[Case, ...]:
    """Every case of an era; the same seed gives the same."""
    office, lot = simulated(seed), f"{seed}:{era.lot}"
    found = [
        *placed(Random(f"{lot}:regular"), office, era),
        *project_positions(Random(f"{lot}:cooperation"), office, era),
        *other_routes(Random(f"{lot}:others"), office, era),
    ]
    rng = Random(f"{lot}:applying")
    people = People(rng, first=era.first_candidate)
    applying = Applying(rng, people, applicants=era.applicants)
    for case in _numbered(found, era):
        if case.choices:
            case.completed = max(accepted_on(one) for one in case.chosen)
        applying.apply(case)
    use_rosters(Random(f"{lot}:rosters"), found, era)
    return tuple(found)


def _numbered(found: list[Case], era: Era) -> list[Case]:
    for route, letters in CODES.items():
        for year in era.years:
            them = [one for one in found if (one.route, one.published.year) == (route, year)]
            for place, case in enumerate(them, 1):
                case.code = f"{letters}-{year}-{place:03}"
    return found


def offered_on(choice: Choice) -> date:
    """When a choice was offered the position."""
    assert choice.decided
    return worked_on(choice.decided + days(OFFERED_AFTER))


def accepted_on(choice: Choice) -> date:
    """When she accepted it: before her first day."""
    assert choice.decided
    assert choice.on_post
    soon = min(worked_on(choice.decided + days(ACCEPTED_AFTER)), choice.on_post)
    return max(soon, offered_on(choice))
