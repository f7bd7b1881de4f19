"""The whole simulated past of the example: what was entered, by whom, in which order."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from random import Random

from secretariat.example.batching import (
    ADMIT,
    CLOSE,
    CORRECT,
    END,
    HOURS,
    IMPORTED_AT,
    RATIFY,
    SUCCEED,
    batches,
    wrong_import,
)
from secretariat.example.correcting import Mistake, mistaken_import, mistakes
from secretariat.example.ending import End, EndingThem
from secretariat.example.knowing import instant, learned, next_entry
from secretariat.example.ratifying import Fact, Ratifying
from secretariat.example.rows import (
    Correction,
    Ending,
    Membership,
    Plan,
    Ratification,
    Row,
    Succession,
)
from secretariat.example.targets import LOADED_ON
from secretariat.example.world import World

SEED = 20261022


@lru_cache(maxsize=2)
def plan(seed: int = SEED) -> Plan:
    """Draw the simulated past; the same seed gives the same plan."""
    return Planning(World(), seed).plan


class Planning:
    """Puts facts, ends, mistakes and memberships on the clock of what the Office knew."""

    def __init__(self, world: World, seed: int) -> None:
        """Draw what is true; what was known when is drawn as `plan` is read."""
        self.world = world
        self.seed = seed
        first = Ratifying(world, seed).facts
        self.ending = EndingThem(world, first, seed)
        every = (*first, *self.ending.returns)
        self.facts = tuple(sorted(every, key=lambda f: (f.registered, f.instrument, f.state)))

    @cached_property
    def plan(self) -> Plan:
        """The finished plan."""
        rows: list[Row] = [*self.memberships(), *self.successions(), *self.entered()]
        rows.extend((*self.endings, *self.corrections()))
        mistaken = mistaken_import(self.world, self.facts, self.seed)
        imported = (self.ratification(f, f.registered, IMPORTED_AT) for f in mistaken)
        loads = (*batches(rows), *wrong_import(imported))
        return Plan(
            seed=self.seed,
            loads=tuple(sorted(loads, key=lambda batch: batch.at)),
            ratifications=tuple(
                self.ratification(f, f.registered, self.known[f]) for f in self.facts
            ),
            endings=self.endings,
        )

    @cached_property
    def known(self) -> dict[Fact, datetime]:
        """When the Office entered each ratification."""
        found = {}
        for fact in self.facts:
            rng = Random(f"{self.seed}:known:{fact.instrument}:{fact.state}:{fact.registered}")
            found[fact] = instant(learned(fact.registered, rng), HOURS[RATIFY])
        return found

    @cached_property
    def endings(self) -> tuple[Ending, ...]:
        """Every end with the instant it was entered: never before what it ends or follows."""
        by_key = {(f.instrument, f.state, f.registered): f for f in self.facts}
        found = [self.ending_known(end, by_key) for end in self.ending.ends]
        return tuple(sorted(found, key=lambda e: (e.known_on, e.registered, e.instrument, e.state)))

    def ending_known(self, end: End, facts: dict[tuple[str, str, date], Fact]) -> Ending:
        """Put one end on the clock."""
        days = [next_entry(end.registered)]
        days.append(self.known[facts[end.instrument, end.state, end.ratified]].date())
        if end.by_instrument:
            days.append(self.known[facts[end.by_instrument, end.state, end.registered]].date())
        return Ending(
            instrument=end.instrument,
            state=end.state,
            ratified=end.ratified,
            registered=end.registered,
            ends=end.ends,
            cause=end.cause,
            by_instrument=end.by_instrument,
            known_on=instant(max(days), HOURS[END]),
        )

    @cached_property
    def mistakes(self) -> dict[Fact, Mistake]:
        """The ratifications first entered under a wrong day: none that another event needs."""
        instruments = self.world.instruments.values()
        tied = {i.code for i in instruments if i.revises or i.parent} | {
            i.parent for i in instruments
        }
        settled = {(end.instrument, end.state) for end in self.ending.ends}
        settled |= {(f.instrument, f.state) for f in self.facts if f.succeeds}
        settled |= {(f.instrument, f.state) for f in self.facts if f.instrument in tied}
        found = mistakes(self.world, self.known, frozenset(settled), self.seed)
        return {mistake.fact: mistake for mistake in found}

    def effective(self, fact: Fact, registered: date) -> date:
        """Return the day on which a ratification registered on a day takes effect."""
        if fact.succeeds:
            return registered
        return self.world.instruments[fact.instrument].binds_from(registered)

    def ratification(self, fact: Fact, registered: date, known_on: datetime) -> Ratification:
        """Put one ratification on the clock, under the day it was entered with."""
        return Ratification(
            instrument=fact.instrument,
            state=fact.state,
            registered=registered,
            effective=self.effective(fact, registered),
            succeeds=fact.succeeds,
            known_on=known_on,
        )

    def entered(self) -> Iterable[Ratification]:
        """Yield every ratification as it was first entered, wrong days included."""
        for fact in self.facts:
            mistake = self.mistakes.get(fact)
            day = mistake.wrong if mistake else fact.registered
            yield self.ratification(fact, day, self.known[fact])

    def corrections(self) -> Iterable[Correction]:
        """Yield the corrections of wrong days, those of one day some minutes apart."""
        done: Counter[date] = Counter()
        for mistake in self.mistakes.values():
            yield Correction(
                instrument=mistake.fact.instrument,
                state=mistake.fact.state,
                wrong=mistake.wrong,
                right=mistake.fact.registered,
                effective=self.effective(mistake.fact, mistake.fact.registered),
                reason=mistake.reason,
                known_on=instant(mistake.mended, HOURS[CORRECT], 7 * done[mistake.mended]),
            )
            done[mistake.mended] += 1

    def successions(self) -> Iterable[Succession]:
        """Yield the States that ceased to exist, with those that continue them."""
        for state in self.world.former:
            if state.last_day:
                yield Succession(
                    state=state.code,
                    heirs=state.heirs,
                    on=state.last_day + timedelta(days=1),
                    known_on=instant(next_entry(state.last_day), HOURS[SUCCEED]),
                )

    def memberships(self) -> Iterable[Membership]:
        """Yield admissions, and apart from them the ends that became known after the first load."""
        for state in self.world.states.values():
            for spell in state.spells:
                known = instant(next_entry(spell.starts), HOURS[ADMIT])
                past = spell.ends if spell.ends and spell.ends < LOADED_ON else None
                yield Membership(state=state.code, starts=spell.starts, ends=past, known_on=known)
                if spell.ends and not past:
                    known = instant(next_entry(spell.ends), HOURS[CLOSE])
                    yield Membership(
                        state=state.code, starts=spell.starts, ends=spell.ends, known_on=known
                    )
