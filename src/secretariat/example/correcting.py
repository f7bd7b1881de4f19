"""Ratifications first entered under a wrong day, and an import that should not have been made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from secretariat.example.drawing import on_a_working_day
from secretariat.example.knowing import LAST_ENTRY, next_entry
from secretariat.example.ratifying import Fact
from secretariat.example.targets import CORRECTIONS, MISTAKEN_IMPORT, MISTAKEN_ROWS
from secretariat.example.world import World, months_later

REASONS = {
    "swapped": "Day and month had been read in the wrong order.",
    "year": "The year had been mistyped; the instrument itself bears the right one.",
    "deposit": "The day the letter was signed had been taken for the day of registration.",
    "next": "The letter reached the registry one day before it was registered.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """What was first entered in place of a ratification's day, why, and when that was mended."""

    fact: Fact
    wrong: date
    reason: str
    mended: date


def wrong_days(rng: Random, right: date) -> Iterator[tuple[date, str]]:
    """Yield days that a person could take for the right one, with the reason it happened."""
    if right.day <= 12 and right.day != right.month:
        yield date(right.year, right.day, right.month), REASONS["swapped"]
    yield months_later(right, -12), REASONS["year"]
    yield on_a_working_day(right - timedelta(days=rng.randrange(6, 30))), REASONS["deposit"]
    if right.weekday() > 0:
        yield right - timedelta(days=1), REASONS["next"]


def plausible(world: World, fact: Fact, wrong: date, known: datetime) -> bool:
    """Say whether the Office could have accepted the wrong day when it entered it."""
    if wrong.weekday() > 4:
        return False
    adopted = world.instruments[fact.instrument].adopted
    return adopted < wrong < known.date() and world.states[fact.state].is_member(wrong)


def mistakes(
    world: World, known: dict[Fact, datetime], settled: frozenset[tuple[str, str]], seed: int
) -> tuple[Mistake, ...]:
    """Choose the ratifications first entered wrongly, none of them among the `settled` ones.

    `settled` are pairs of instrument and State on which other events of the plan depend.
    """
    rng = Random(f"{seed}:mistakes")
    able = [
        fact
        for fact, at in known.items()
        if (fact.instrument, fact.state) not in settled
        and at.year >= 2001
        and next_entry(months_later(at.date(), 3)) <= LAST_ENTRY
    ]
    found: list[Mistake] = []
    for fact in rng.sample(able, len(able)):
        ways = [
            w for w in wrong_days(rng, fact.registered) if plausible(world, fact, w[0], known[fact])
        ]
        if not ways or len(found) == CORRECTIONS:
            continue
        wrong, reason = rng.choice(ways)
        mended = min(next_entry(months_later(known[fact].date(), rng.randrange(2, 12))), LAST_ENTRY)
        found.append(Mistake(fact=fact, wrong=wrong, reason=reason, mended=mended))
    return tuple(found)


def mistaken_import(world: World, facts: tuple[Fact, ...], seed: int) -> tuple[Fact, ...]:
    """Invent the rows of the wrong import: States that have never ratified its instrument."""
    rng = Random(f"{seed}:import")
    ratified = {fact.state for fact in facts if fact.instrument == MISTAKEN_IMPORT}
    free = [state.code for state in world.present if state.code not in ratified]
    return tuple(
        Fact(
            instrument=MISTAKEN_IMPORT,
            state=code,
            registered=on_a_working_day(date(2012, 1, 9) + timedelta(days=rng.randrange(700))),
        )
        for code in sorted(rng.sample(free, MISTAKEN_ROWS))
        if world.states[code].is_member(date(2012, 1, 9))
    )
