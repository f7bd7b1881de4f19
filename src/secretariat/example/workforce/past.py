"""Every act on the example's workforce, from the first load to the last list."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from random import Random

from secretariat.example.entries import Act
from secretariat.example.workforce.assessed import assessed_past
from secretariat.example.workforce.described import described_past
from secretariat.example.workforce.importing import importing
from secretariat.example.workforce.lists import FIRST, HR, LISTS, at, listed
from secretariat.example.workforce.mending import mending_past
from secretariat.example.workforce.mistaking import Mistakes
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.simulating import simulated
from secretariat.example.workforce.targets import DECLARES_AFTER, DISABLED
from secretariat.example.workforce.telling import (
    CONTRACTS,
    ENDED,
    HELD,
    NATIONALITIES,
    OFFICIALS,
    POSTS,
    STEPS,
    Lists,
    Telling,
    iso,
)
from secretariat.example.world import months_later

POST_OFFICER, INCLUSION_OFFICER = "henrik.solvang", "tendai.morukwe"
DISABILITIES = "disabilities"
IN_ORDER = (OFFICIALS, NATIONALITIES, ENDED, POSTS, HELD, CONTRACTS, STEPS, DISABILITIES)
KEPT_BY = {POSTS: POST_OFFICER, DISABILITIES: INCLUSION_OFFICER}
READ_AS = {ENDED: HELD}
FIRST_LOAD = "First load of the personnel system."


def workforce_past(seed: int) -> Iterator[Act]:
    """Jobs, scales, then every list with what it mends."""
    yield from described_past()
    yield from assessed_past()
    yield from _lists(_told(seed))
    yield from mending_past(mistakes_of(seed))


@lru_cache(maxsize=2)
def mistakes_of(seed: int) -> Mistakes:
    """What goes wrong in the lists."""
    return Mistakes(simulated(seed), seed)


def _told(seed: int) -> Lists:
    office = simulated(seed)
    lists = Telling(office, mistakes_of(seed)).tell()
    _declare(office, lists, seed)
    return lists


def _declare(office: Office, lists: Lists, seed: int) -> None:
    """Some officials declare a disability after some years."""
    rng = Random(f"{seed}:workforce:disabilities")
    for official in office.officials:
        declares = rng.random() < DISABLED * 2  # about half leave before they would
        first = max(official.holdings[0].starts, FIRST)
        starts = months_later(first, int(rng.uniform(*DECLARES_AFTER) * 12))
        if declares and (official.exit is None or starts < official.exit):
            lists.add(
                listed(starts), DISABILITIES, {"official": official.code, "starts": iso(starts)}
            )


def _yearly(day: date) -> date | None:
    """The last list of a year: declarations are entered together."""
    return listed(date(day.year, 12, 31))


def _lists(lists: Lists) -> Iterator[Act]:
    for day in LISTS:
        for minute, table in enumerate(IN_ORDER):
            rows = lists.rows.get((day, table))
            if rows:
                yield importing(
                    READ_AS.get(table, table),
                    rows,
                    at=at(day, minute),
                    by=KEPT_BY.get(table, HR),
                    reason=FIRST_LOAD if day == FIRST else f"Staff list of {day:%B %Y}.",
                )
