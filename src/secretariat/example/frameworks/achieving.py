"""What was achieved from 2002 to 2005, drawn from the aims on the example's invented States."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.frameworks import aims
from secretariat.example.frameworks.achieved import Achieved, Fate
from secretariat.example.frameworks.aims import AIMS, POLICY, Aim, When
from secretariat.example.frameworks.days import committee_meets, drawn, experts_close
from secretariat.example.frameworks.facts import FACTS
from secretariat.example.frameworks.sharing import by_sex, shared, uneven
from secretariat.example.rows import Ratification
from secretariat.example.world import State, World

BIENNIA = ((2002, 2003), (2004, 2005))
STATES = "member_states"
GROUPINGS = "groupings"

Place = tuple[str, int]


class Achieving:
    """Draws the results of the policy framework; the same seed draws the same ones."""

    def __init__(self, world: World, ratifications: Sequence[Ratification], seed: int) -> None:
        """Prepare to draw; nothing is drawn before `results` is read."""
        self.world = world
        self.ratifications = ratifications
        self.seed = seed

    @cached_property
    def results(self) -> tuple[Achieved, ...]:
        """Every result, by day."""
        found = [
            *self.counted(),
            *self.ratified(),
            *self.totals(),
            *self.children(),
            *consensus(),
        ]
        return tuple(sorted(found, key=lambda one: (one.on, one.part, one.place, one.variant)))

    def rng(self, *words: object) -> Random:
        """Return the random numbers of one question, independent of all other questions."""
        return Random(":".join(("frameworks", str(self.seed), *map(str, words))))

    @cached_property
    def variants(self) -> dict[str, int]:
        """How many wordings there are for the evidence of each part."""
        found: dict[str, int] = {}
        for row in read_facts("evidence", FACTS):
            key = f"{row['indicator']}/{row['part']}" if row["part"] else row["indicator"]
            found[key] = found.get(key, 0) + 1
        return found

    @cached_property
    def counts(self) -> dict[str, str]:
        """What each indicator counts."""
        rows = read_facts("indicators", FACTS)
        return {row["number"]: row["counts"] for row in rows if row["framework"] == POLICY}

    def members(self, first: int, last: int, regions: Iterable[str] = ()) -> list[State]:
        """The States of some regions, or of all, that were members throughout these years."""
        wanted = frozenset(regions)
        return [
            state
            for state in self.world.states.values()
            if (not wanted or state.region in wanted)
            and state.is_member(date(first, 1, 1))
            and state.is_member(date(last, 12, 31))
        ]

    def counted(self) -> Iterator[Achieved]:
        """What is counted one by one, in each biennium as many as the aims say."""
        for part, aim in AIMS.items():
            for number, (first, last) in enumerate(BIENNIA):
                fates = fates_of(aim, number)
                places = self.places(part, aim, first, last)
                rng = self.rng("when", part, first)
                for fate, (place, variant) in zip(
                    fates, rng.sample(places, len(fates)), strict=True
                ):
                    yield Achieved(
                        framework=POLICY,
                        part=part,
                        on=drawn(rng, aim.when, first, last),
                        place=place,
                        variant=variant,
                        fate=fate,
                    )

    def places(self, part: str, aim: Aim, first: int, last: int) -> list[Place]:
        """Where it can happen: each State once where States are counted, else once a wording."""
        counts = self.counts[part.partition("/")[0]]
        if counts == GROUPINGS:
            return [(row["code"], 0) for row in read_facts("groupings", FACTS)]
        variants = self.variants[part]
        states = self.members(first, last, aim.regions.split())
        if counts == STATES:
            rng = self.rng("variant", part, first)
            return [(state.code, rng.randrange(variants)) for state in states]
        return [(state.code, variant) for state in states for variant in range(variants)]

    def ratified(self) -> Iterator[Achieved]:
        """Ratifications that the register holds: a State's first in each biennium."""
        for part, conventions in aims.RATIFIED.items():
            for first, last in BIENNIA:
                met: set[str] = set()
                for row in self.ratifications:
                    in_time = first <= row.registered.year <= last
                    if row.instrument in conventions and in_time and row.state not in met:
                        met.add(row.state)
                        yield Achieved(
                            framework=POLICY,
                            part=part,
                            on=row.registered,
                            place=row.state,
                            convention=row.instrument.lstrip("C0"),
                        )

    def totals(self) -> Iterator[Achieved]:
        """What is reported as a whole for each year, split by region."""
        for part, (by_year, when) in aims.TOTALS.items():
            for year, number in by_year.items():
                weights: dict[str, float] = {}
                for state in self.members(year, year):
                    weights[state.region] = weights.get(state.region, 0) + 1
                closing = when is When.EXPERTS
                yield Achieved(
                    framework=POLICY,
                    part=part,
                    on=experts_close(year) if closing else committee_meets(year)[-1],
                    number=number,
                    by_region=shared(number, uneven(self.rng("total", part, year), weights)),
                )

    def children(self) -> Iterator[Achieved]:
        """Children helped in each State that has projects, once a year, girls and boys apart."""
        rng = self.rng("projects")
        states = [
            state
            for region, number in aims.PROJECT_REGIONS.items()
            for state in rng.sample(self.members(2002, 2005, (region,)), number)
        ]
        for year, number in aims.CHILDREN_BY_YEAR.items():
            weights = uneven(rng, dict.fromkeys([state.code for state in states], 1.0))
            for code, helped in shared(number, weights):
                yield Achieved(
                    framework=POLICY,
                    part=aims.CHILDREN,
                    on=experts_close(year),
                    place=code,
                    number=helped,
                    by_sex=by_sex(helped, aims.GIRLS + rng.uniform(-0.04, 0.04)),
                    by_region=((self.world.states[code].region, helped),),
                )


def fates_of(aim: Aim, biennium: int) -> list[Fate]:
    """What becomes of each report of a part in a biennium."""
    mended = aim.mended[biennium]
    return [
        *[Fate.VERIFIED] * (aim.verified[biennium] - mended),
        *[Fate.MENDED] * mended,
        *[Fate.RETURNED] * aim.returned[biennium],
        *[Fate.WITHDRAWN] * aim.withdrawn[biennium],
    ]


def consensus() -> tuple[Achieved, Achieved]:
    """Claimed too early, and withdrawn: two groups had reserved their position; then reached."""
    reached = Achieved(framework=POLICY, part=aims.CONSENSUS, on=date(2005, 3, 24))
    return replace(reached, on=date(2003, 11, 20), fate=Fate.WITHDRAWN), reached
