"""Which State ratifies which instrument, and on what day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

from secretariat.example.drawing import day_for, first_possible, on_a_working_day
from secretariat.example.targets import (
    AIMS,
    CHAMPIONS,
    CONFIRMING,
    FUNDAMENTAL,
    HOLDOUTS,
    LATE_IN_2026,
    LEANING,
)
from secretariat.example.world import Instrument, State, World


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A ratification as it truly is, whenever the Office may learn of it."""

    instrument: str
    state: str
    registered: date
    succeeds: str = ""


class Ratifying:
    """Draws all ratifications of a world; the same seed draws the same ones."""

    def __init__(self, world: World, seed: int) -> None:
        """Prepare to draw; nothing is drawn before `facts` is read."""
        self.world = world
        self.seed = seed
        self.held: dict[tuple[str, str], Fact] = {}

    def rng(self, *words: str) -> Random:
        """Return the random numbers of one question, independent of all other questions."""
        return Random(":".join((str(self.seed), *words)))

    def zeal(self, state: State) -> float:
        """Say how ready a State is to ratify, from 0 to 1."""
        lean = LEANING[state.region] + (0.15 if state.code in CHAMPIONS else 0)
        return min(1.0, max(0.0, self.rng("zeal", state.code).betavariate(2.4, 2.2) + lean))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every ratification, by day of registration."""
        self.of_former_states()
        for instrument in self.world.instruments.values():
            self.of_instrument(instrument)
        self.of_the_last_december()
        return tuple(
            sorted(self.held.values(), key=lambda f: (f.registered, f.instrument, f.state))
        )

    def keep(self, fact: Fact) -> None:
        """Remember a ratification under its instrument and State."""
        self.held[fact.instrument, fact.state] = fact

    def try_for(self, instrument: Instrument, state: State) -> bool:
        """Let the State ratify if a day is found; say whether it did."""
        start = self.first_open(instrument, state)
        if start is None:
            return False
        if instrument.decided:
            start = max(start, instrument.decided + timedelta(days=1))
        rng = self.rng("day", instrument.code, state.code)
        last = self.world.closing_days.get(instrument.code, date.max)
        day = day_for(rng, instrument, state, zeal=self.zeal(state), start=start, last=last)
        if day:
            self.keep(Fact(instrument=instrument.code, state=state.code, registered=day))
        return day is not None

    def first_open(self, instrument: Instrument, state: State) -> date | None:
        """Return the first day on which the State could ratify; None while it lacks the parent."""
        if instrument.parent and (instrument.parent, state.code) not in self.held:
            return None
        before = (
            self.held.get((code, state.code)) for code in (instrument.parent, instrument.revises)
        )
        days = [held.registered + timedelta(days=1) for held in before if held]
        return max(first_possible(instrument, state), *days, date.min)

    def of_pioneers(self, instrument: Instrument) -> None:
        """Let the States whose ratifications bring it into force register them by the day it needs.

        The instruments are real: each comes into force on its real day, by its own rule.
        """
        decided = instrument.decided
        if decided is None:
            return
        able = [
            (state, start)
            for state in self.by_readiness(instrument)
            if (start := self.first_open(instrument, state)) and start <= decided
            if state.is_member(decided)
        ]
        for place, (state, start) in enumerate(able[: instrument.needed]):
            day = decided if place == 0 else self.early(instrument, state, start)
            self.keep(Fact(instrument=instrument.code, state=state.code, registered=day))

    def early(self, instrument: Instrument, state: State, start: date) -> date:
        """Return a day on which a State may have been among the first."""
        decided = instrument.decided or start
        day = start + (decided - start) * self.rng("early", instrument.code, state.code).random()
        worked = on_a_working_day(day)
        return worked if worked <= decided and state.is_member(worked) else decided

    def of_instrument(self, instrument: Instrument) -> None:
        """Let present States ratify, the readiest first, until the aim is reached."""
        self.of_pioneers(instrument)
        wanted = round(AIMS[instrument.code].reach * len(self.world.present))
        have = sum((instrument.code, state.code) in self.held for state in self.world.present)
        for state in self.by_readiness(instrument):
            if have >= wanted:
                return
            have += self.try_for(instrument, state)

    def by_readiness(self, instrument: Instrument) -> Iterator[State]:
        """Yield the present States that have not ratified, champions of rights first."""
        scores = {}
        for state in self.world.present:
            if state.code in HOLDOUTS or (instrument.code, state.code) in self.held:
                continue
            forced = instrument.code in FUNDAMENTAL and state.code in CHAMPIONS
            chance = self.rng("score", instrument.code, state.code).random()
            scores[state.code] = 2.0 if forced else 0.4 * self.zeal(state) + 0.6 * chance
        for code in sorted(scores, key=lambda code: (-scores[code], code)):
            yield self.world.states[code]

    def of_former_states(self) -> None:
        """Let former States ratify in their day, and their heirs confirm what they inherit."""
        for state in self.world.former:
            for instrument in self.world.instruments.values():
                if instrument.adopted >= (state.last_day or date.max):
                    continue
                chance = self.rng("score", instrument.code, state.code).random()
                if chance < 0.85 * AIMS[instrument.code].reach:
                    self.try_for(instrument, state)
            self.confirmed_by_heirs(state)

    def confirmed_by_heirs(self, former: State) -> None:
        """Let each heir confirm most of the ratifications of a State that ended."""
        revised = {
            self.world.instruments[fact.instrument].revises
            for fact in self.held.values()
            if fact.state == former.code
        }
        inherited = [
            fact
            for fact in self.held.values()
            if fact.state == former.code and fact.instrument not in revised
        ]
        for heir in (self.world.states[code] for code in former.heirs):
            delay = self.rng("heir", heir.code).choice((0, 21, 90, 140))
            day = on_a_working_day(heir.spells[0].starts + timedelta(days=delay))
            for fact in inherited:
                if self.can_confirm(fact, heir, day):
                    self.keep(replace(fact, state=heir.code, registered=day, succeeds=former.code))

    def can_confirm(self, fact: Fact, heir: State, day: date) -> bool:
        """Say whether an heir confirms a ratification: most do, while the instrument is open."""
        parent = self.world.instruments[fact.instrument].parent
        if self.world.closing_days.get(fact.instrument, date.max) < day:
            return False
        if parent and (parent, heir.code) not in self.held:
            return False
        return self.rng("heir", fact.instrument, heir.code).random() < CONFIRMING

    def lacking(self, state: State) -> list[str]:
        """Return the fundamental Conventions that a State has not ratified."""
        return [code for code in FUNDAMENTAL if (code, state.code) not in self.held]

    def of_the_last_december(self) -> None:
        """Add the three ratifications of December 2025 that change each of the cited figures."""
        able = [state for state in self.world.present if state.code not in HOLDOUTS]
        lacking = {state.code: no for state in able if (no := self.lacking(state))}
        nearest = sorted(lacking, key=lambda code: (len(lacking[code]), code))
        new_category = next(code for code in nearest if {"C155", "C187"} <= {*lacking[code]})
        complete, another = [code for code in nearest if code != new_category][:2]
        for code, day in zip((new_category, complete, another), LATE_IN_2026, strict=True):
            self.keep(Fact(instrument=lacking[code][-1], state=code, registered=day))
