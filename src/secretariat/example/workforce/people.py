"""Newcomers: how old they are and of which nationality."""

from datetime import date, timedelta
from random import Random

from secretariat.example.workforce.leaving import may_retire
from secretariat.example.workforce.months import at, first_day, last_day
from secretariat.example.workforce.nations import Nations
from secretariat.example.workforce.places import HEADQUARTERS, Places
from secretariat.example.workforce.targets import (
    BEGINS,
    COUNTED,
    LINES,
    SECOND_NATIONALITY,
)
from secretariat.example.workforce.truth import Official, Post

YEAR = 365.25
NEIGHBOURS = 0.12  # of the local staff of headquarters
FROM = 100_101  # the first personnel number
NOISE = 0.35


class Recruiting:
    """Draws newcomers, and keeps how many officials count for each State."""

    def __init__(self, rng: Random, nations: Nations, places: Places) -> None:
        """Nobody is there yet."""
        self.rng, self.nations, self.places = rng, nations, places
        self.counted: dict[str, int] = {}
        self.made = 0
        self._aims: tuple[int, dict[str, float]] = (0, {})

    def newcomer(self, post: Post, sex: str, month: int, *, stays: bool = False) -> Official:
        """Somebody who enters in a month; young enough to be there today, if she `stays`."""
        youngest, usual, oldest = (24, 26, 34) if stays else LINES[post.line].hired
        age = self.rng.triangular(youngest, oldest, usual)
        entered = first_day(month)
        return self._official(post, sex, month, entered, entered - timedelta(days=age * YEAR))

    def there_before(self, post: Post, sex: str, month: int, *, stays: bool = False) -> Official:
        """Somebody who was there when the simulated months begin, and still is, if she `stays`."""
        line = LINES[post.line]
        youngest, usual, oldest = (24, 26, 31) if stays else line.hired
        while True:
            age = self.rng.triangular(youngest, oldest, usual)
            served = min(self.rng.expovariate(1 / line.served), 7 if stays else 36)
            entered = BEGINS - timedelta(days=served * YEAR)
            born = entered - timedelta(days=age * YEAR)
            if may_retire(born, entered) > BEGINS + timedelta(days=40):
                return self._official(post, sex, month, entered, born)

    def _official(self, post: Post, sex: str, month: int, entered: date, born: date) -> Official:
        self.made += 1
        state = self._nationality(post, month)
        second = self.nations.drawn(self.rng, month) if self._has_second() else ""
        return Official(
            code=str(FROM + self.made),
            line=post.line,
            sex=sex,
            born=born,
            entered=entered,
            state=state,
            second=second if second != state else "",
        )

    def _has_second(self) -> bool:
        return self.rng.random() < SECOND_NATIONALITY

    def _nationality(self, post: Post, month: int) -> str:
        if post.line in COUNTED:
            return self.most_missed(month)
        if not LINES[post.line].local:
            return self.nations.drawn(self.rng, month)
        if post.station == HEADQUARTERS and self.rng.random() < NEIGHBOURS:
            return self.nations.drawn(self.rng, month)
        return self.places.state_of[post.station]

    def most_missed(self, month: int) -> str:
        """The State that has the fewest officials counted, against what it is to have."""
        return max(self.nations.shares(month), key=lambda code: self._missed(code, month))

    def is_missed(self, state: str, month: int) -> bool:
        """Whether a State is to have more officials counted than it has."""
        return self._aim(month).get(state, 0) - self.counted.get(state, 0) >= 0.5

    def _missed(self, code: str, month: int) -> float:
        missing = self._aim(month)[code] - self.counted.get(code, 0)
        return missing + self.rng.gauss(0, NOISE)

    def _aim(self, month: int) -> dict[str, float]:
        if self._aims[0] != month:
            counted = sum(round(at(LINES[line].held, month)) for line in COUNTED)
            self._aims = month, self.nations.aimed_at(month, counted)
        return self._aims[1]


def within_month(rng: Random, month: int, since: date) -> date:
    """A first day of work in a month, on or after a day: often the first of the month."""
    first = max(first_day(month), since)
    if rng.random() < 0.5 and first.day == 1:
        return first
    return first + timedelta(days=rng.randrange((last_day(month) - first).days + 1))
