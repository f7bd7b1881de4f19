"""How ratifications come to their end: by revision, by denunciation, with the State itself."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from secretariat.example.drawing import on_a_working_day
from secretariat.example.ratifying import Fact
from secretariat.example.targets import DENOUNCED, LAST_REGISTERED, LOADED_ON, RETURNING
from secretariat.example.world import Instrument, World, months_later

DAY = timedelta(days=1)
NOT_AUTOMATIC = frozenset({"C041"})
"""Ratifying C041 ends no earlier ratification: Conventions of 1919 have no such clause."""


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """The true end of a ratification; the columns of `rows.Ending` without the clock."""

    instrument: str
    state: str
    ratified: date
    registered: date
    ends: date
    cause: str
    by_instrument: str = ""


class EndingThem:
    """Draws the end of each ratification that ends, and the few that begin anew."""

    def __init__(self, world: World, facts: tuple[Fact, ...], seed: int) -> None:
        """Prepare to draw; nothing is drawn before `ends` or `returns` is read."""
        self.world = world
        self.facts = facts
        self.seed = seed
        self.first = {(fact.instrument, fact.state): fact for fact in facts}

    @cached_property
    def ends(self) -> tuple[End, ...]:
        """Every end, at most one per ratification: the earliest of those that could be."""
        found: dict[tuple[str, str], End] = {}
        for end in (*self.with_the_state(), *self.by_revision()):
            key = (end.instrument, end.state)
            if key not in found or end.ends < found[key].ends:
                found[key] = end
        for end in self.by_choice(frozenset(found)):
            found[end.instrument, end.state] = end
        return tuple(sorted(found.values(), key=lambda e: (e.registered, e.instrument, e.state)))

    def with_the_state(self) -> list[End]:
        """End what a former State still held on its last day."""
        return [
            End(
                instrument=fact.instrument,
                state=fact.state,
                ratified=fact.registered,
                registered=last,
                ends=last,
                cause="succeeded",
            )
            for fact in self.facts
            if (last := self.world.states[fact.state].last_day)
        ]

    def by_revision(self) -> list[End]:
        """End the ratification of an instrument when its revision binds the State."""
        found = []
        for fact in self.facts:
            revising = self.world.instruments[fact.instrument]
            old = self.first.get((revising.revises, fact.state))
            if old is None or revising.code in NOT_AUTOMATIC:
                continue
            ends = revising.binds_from(fact.registered) - DAY
            end = End(
                instrument=old.instrument,
                state=fact.state,
                ratified=old.registered,
                registered=fact.registered,
                ends=ends,
                cause="revised",
                by_instrument=fact.instrument,
            )
            found.append(end)
        return found

    def by_choice(self, ended: frozenset[tuple[str, str]]) -> list[End]:
        """Let States denounce instruments in the windows that open every ten years."""
        wanted, found = Counter(DENOUNCED), []
        rng = Random(f"{self.seed}:denounced")
        for fact in rng.sample(self.facts, len(self.facts)):
            if not wanted[fact.instrument] or (fact.instrument, fact.state) in ended:
                continue
            end = self.denounced(rng, fact)
            if end and self.world.states[fact.state].is_member(end.registered):
                found.append(end)
                wanted[fact.instrument] -= 1
        return found

    def denounced(self, rng: Random, fact: Fact) -> End | None:
        """Denounce in a later window, to hold for a year more; None if none is left."""
        instrument = self.world.instruments[fact.instrument]
        opens = [day for day in windows(instrument) if day > months_later(fact.registered, 120)]
        if not opens:
            return None
        day = on_a_working_day(rng.choice(opens) + timedelta(days=rng.randrange(5, 340)))
        if day > LAST_REGISTERED:
            return None
        return End(
            instrument=fact.instrument,
            state=fact.state,
            ratified=fact.registered,
            registered=day,
            ends=months_later(day, 12) - DAY,
            cause="denounced",
        )

    @cached_property
    def returns(self) -> tuple[Fact, ...]:
        """Ratifications since 2000 by States that had denounced the instrument years before."""
        found: list[Fact] = []
        for end in self.ends:
            day = on_a_working_day(months_later(end.ends, 60))
            last = min(self.world.closing_days.get(end.instrument, date.max), LAST_REGISTERED)
            able = self.world.states[end.state].is_member(day) and LOADED_ON < day <= last
            if end.cause == "denounced" and able and len(found) < RETURNING:
                found.append(Fact(instrument=end.instrument, state=end.state, registered=day))
        return tuple(found)


def windows(instrument: Instrument) -> list[date]:
    """Return the days on which it becomes open to denunciation: each ten years in force."""
    return [months_later(instrument.in_force, 120 * decade) for decade in range(1, 10)]
