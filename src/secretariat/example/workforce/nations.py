"""The member States: how they are assessed, and how many officials each is to have."""

from datetime import date
from functools import cached_property
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.workforce.facts import FACTS
from secretariat.example.workforce.months import last_day, number_of
from secretariat.example.workforce.targets import LEANS
from secretariat.example.world import World, day_or_none

LEANING = {"in_2003": (2003, 1), "in_2021": (2021, 12), "in_2022": (2022, 12), "in_2026": (2026, 1)}
SMALL_HAVE = {"none": 0.0, "under": 0.0, "fair": 1.4, "over": 3.4}
SMALL = 0.2  # per cent, as in the formula in force
OFTENER = 0.62  # large States send fewer people than they pay


class Nations:
    """What the shares and leanings of the States say of a month."""

    def __init__(self, world: World) -> None:
        """Read nothing yet."""
        self.world = world
        self._shares: dict[int, dict[str, float]] = {}

    @cached_property
    def _assessed(self) -> list[tuple[str, date, date | None, float]]:
        return [
            (
                row["state"],
                date.fromisoformat(row["starts"]),
                day_or_none(row["ends"]),
                float(row["share"]),
            )
            for row in read_facts("assessments", FACTS)
        ]

    @cached_property
    def _leans(self) -> dict[str, dict[str, str]]:
        return {row["state"]: row for row in read_facts("leans", FACTS)}

    @cached_property
    def regions(self) -> dict[str, str]:
        """The region of each State."""
        return {code: state.region for code, state in self.world.states.items()}

    def shares(self, month: int) -> dict[str, float]:
        """The share of each member State in the regular budget, in per cent."""
        if month not in self._shares:
            day = last_day(month)
            self._shares[month] = {
                code: share
                for code, starts, ends, share in self._assessed
                if starts <= day
                and (ends is None or day <= ends)
                and self.world.states[code].is_member(day)
                and not self.world.states[code].heirs
            }
        return self._shares[month]

    def aimed_at(self, month: int, counted: int) -> dict[str, float]:
        """How many counted officials each member State is to have, together all of them."""
        wanted = {code: self._wanted(code, month, counted) for code in self.shares(month)}
        fixed = sum(want for code, want in wanted.items() if self.shares(month)[code] <= SMALL)
        free = sum(want for code, want in wanted.items() if self.shares(month)[code] > SMALL)
        scale = (counted - fixed) / free
        return {
            code: want if self.shares(month)[code] <= SMALL else want * scale
            for code, want in wanted.items()
        }

    def _wanted(self, code: str, month: int, counted: int) -> float:
        share, row = self.shares(month)[code], self._leans[code]
        of = SMALL_HAVE if share <= SMALL else LEANS
        stated = [(number_of(when), of[row[name]]) for name, when in LEANING.items()]
        factor = _between(stated, month)
        return factor if share <= SMALL else factor * share * counted / 100

    def drawn(self, rng: Random, month: int) -> str:
        """A member State, the larger ones oftener."""
        shares = self.shares(month)
        return rng.choices(list(shares), [share**OFTENER for share in shares.values()])[0]


def _between(stated: list[tuple[int, float]], month: int) -> float:
    before, was = stated[0]
    for after, value in stated:
        if month <= after:
            part = (month - before) / (after - before) if after > before else 1.0
            return was + (value - was) * max(part, 0.0)
        before, was = after, value
    return was
