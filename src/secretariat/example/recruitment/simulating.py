"""All cases of the years that were brought over, drawn once."""

from datetime import date
from functools import lru_cache
from random import Random

from secretariat.example.recruitment.applying import Applying
from secretariat.example.recruitment.clocks import days, worked_on
from secretariat.example.recruitment.others import other_routes
from secretariat.example.recruitment.people import People
from secretariat.example.recruitment.placing import placed
from secretariat.example.recruitment.projects import project_positions
from secretariat.example.recruitment.targets import YEARS
from secretariat.example.recruitment.truth import Case, Choice
from secretariat.example.workforce.simulating import simulated

CODES = {
    "regular": "RP", "cooperation": "DC", "local": "LR", "interest": "EI", "temporary": "TA",
}  # fmt: skip
OFFERED_AFTER, ACCEPTED_AFTER = 5, 12
"""After how many days a choice that was decided is offered, and accepted."""


@lru_cache(maxsize=2)
def cases(seed: int) -> tuple[Case, ...]:
    """Every case; the same seed gives the same."""
    office = simulated(seed)
    found = [
        *placed(Random(f"{seed}:recruitment:regular"), office),
        *project_positions(Random(f"{seed}:recruitment:cooperation"), office),
        *other_routes(Random(f"{seed}:recruitment:others"), office),
    ]
    rng = Random(f"{seed}:recruitment:applying")
    applying = Applying(rng, People(rng))
    for case in _numbered(found):
        if case.choices:
            case.completed = max(accepted_on(one) for one in case.chosen)
        applying.apply(case)
    return tuple(found)


def _numbered(found: list[Case]) -> list[Case]:
    for route, letters in CODES.items():
        for year in YEARS:
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
