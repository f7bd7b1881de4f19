"""The mobility exercise under way: exchanges of posts that it proposes, and what is decided."""

from collections.abc import Iterator
from datetime import date
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.entries import Importing
from secretariat.example.knowing import instant
from secretariat.example.recruitment.clocks import days
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.importing import importing
from secretariat.example.recruitment.seeking import serving
from secretariat.example.recruitment.targets import EXCHANGES
from secretariat.example.recruitment.telling import Row, iso, region_of
from secretariat.example.workforce.simulating import simulated
from secretariat.example.workforce.truth import Holding, Official

DECIDED = date(2026, 10, 14)
"""The day on which the proposals, and what had been decided by then, were entered."""

Placed = tuple[Official, Holding]


def exchanging(seed: int, willing: list[Row], by: str) -> Importing:
    """What the exercise proposes by now: whoever would move changes with somebody there."""
    rng = Random(f"{seed}:recruitment:exchanging")
    placed = [one for one in serving(simulated(seed), DECIDED) if one[1].ends is None]
    pairs = _pairs(rng, placed, {row["official"]: row["region"] for row in willing})
    rows: list[Row] = []
    for outcome, number in EXCHANGES.items():
        for _each in range(number):
            rows += _exchange(next(pairs), outcome, DECIDED - days(rng.randrange(1, 21)))
    return importing("proposed_moves", rows, at=instant(DECIDED, 14), by=by, reason="")


def _pairs(
    rng: Random, placed: list[Placed], wishes: dict[str, str]
) -> Iterator[tuple[Placed, Placed]]:
    """Those who would move to a region, each with somebody of her grade who is there."""
    taken: set[str] = set()
    for one in placed:
        region = wishes.get(one[0].code)
        there = [other for other in placed if _changes(one, other, region)]
        free = [other for other in there if other[0].code not in taken]
        if region and free and one[0].code not in taken:
            found = rng.choice(free)
            taken |= {one[0].code, found[0].code}
            yield one, found


def _changes(one: Placed, other: Placed, region: str | None) -> bool:
    own, hers = one[1].post, other[1].post
    return (
        (own.grade, own.family) == (hers.grade, hers.family)
        and own.station != hers.station
        and region_of(hers.station) == region
    )


def _exchange(pair: tuple[Placed, Placed], outcome: str, decided: date) -> Iterator[Row]:
    """Two moves, decided on together."""
    *_earlier, exercise = read_facts("exercises", FACTS)
    for (official, _own), (_other, there) in (pair, pair[::-1]):
        yield {
            "exercise": exercise["code"],
            "official": official.code,
            "post": there.post.code,
            "outcome": outcome,
            "decided_on": "" if outcome == "open" else iso(decided),
        }
