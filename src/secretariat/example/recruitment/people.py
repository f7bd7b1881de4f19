"""Who applies: officials and people from outside, some of whom have applied before."""

from datetime import date, timedelta
from random import Random

from secretariat.example.recruitment.targets import (
    DISABLED,
    EXPERIENCED,
    REPEATING,
    UNSTATED,
    WOMEN,
)
from secretariat.example.recruitment.truth import Candidate, Choice
from secretariat.example.workforce.lines import ages_hired
from secretariat.example.workforce.months import month_of
from secretariat.example.workforce.nations import Nations
from secretariat.example.world import World

YEAR = 365.25


class People:
    """Draws candidates, and remembers those who may apply again."""

    def __init__(self, rng: Random, *, first: int) -> None:
        """Nobody has applied yet; the first will have this number."""
        self.rng, self.nations = rng, Nations(World())
        self.next = first
        self.before: dict[str, list[Candidate]] = {}

    def of_choice(self, choice: Choice, route: str, grade: str, on: date) -> Candidate:
        """Whoever was chosen: an official where the workforce follows her."""
        one = choice.official
        if one is None:
            return self.somebody(route, grade, on)
        return self._new(
            sex=one.sex,
            state=one.state,
            born=one.born,
            official=one,
            internal=choice.is_internal,
        )

    def applicant(self, route: str, grade: str, on: date) -> Candidate:
        """Somebody who will not be chosen: sometimes the same as for another vacancy alike."""
        kind = f"{route} {grade}"
        known = self.before.setdefault(kind, [])
        if known and self.rng.random() < REPEATING:
            return self.rng.choice(known)
        found = self.somebody(route, grade, on)
        known.append(found)
        return found

    def somebody(self, route: str, grade: str, on: date) -> Candidate:
        """Somebody from outside."""
        age = self.rng.triangular(*_ages(route, grade))
        return self._new(
            sex="F" if self.rng.random() < WOMEN else "M",
            state=self.nations.drawn(self.rng, month_of(on)),
            born=on - timedelta(days=round(age * YEAR)),
        )

    def _new(self, **known: object) -> Candidate:
        self.next += 1
        return Candidate(
            code=f"C-{self.next - 1}",
            disability=self._disability(),
            experience=self._experience(),
            **known,  # type: ignore[arg-type]
        )

    def _disability(self) -> str:
        lot = self.rng.random()
        if lot < DISABLED:
            return "yes"
        return "unstated" if lot < DISABLED + UNSTATED else "no"

    def _experience(self) -> str:
        lot, until = self.rng.random(), 0.0
        for group, share in EXPERIENCED.items():
            until += share
            if lot < until:
                return group
        return ""


def _ages(route: str, grade: str) -> tuple[float, float, float]:
    """The least, the greatest and the most usual age of those who apply for a grade."""
    youngest, usual, oldest = ages_hired("senior" if grade in ("P5", "D1", "D2") else "junior")
    if route in ("local", "temporary") or grade[0] in "GN":
        youngest, usual, oldest = ages_hired("support")
    return youngest, oldest + 6, usual
