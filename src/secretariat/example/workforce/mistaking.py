"""What the Office learned late, or first had wrong: officials, their sex, birth and nationality."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from random import Random

from secretariat.example.workforce.lists import LISTS, listed, lists_later
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.targets import (
    COUNTED,
    LATE_SEPARATIONS,
    MISREAD_BEFORE,
    MISREAD_UNTIL,
    WRONG_BIRTH,
    WRONG_NATIONALITY,
    WRONG_SEX,
)
from secretariat.example.workforce.truth import Official
from secretariat.example.world import months_later

FROM = date(2004, 1, 1)
SWAPPED = {"F": "M", "M": "F"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """What was first entered of a person, and the list by which it was mended."""

    sex: str
    born: date
    mended: date


class Mistakes:
    """Draws what went wrong, and says what was told on a day."""

    def __init__(self, office: Office, seed: int) -> None:
        """Everything is drawn here."""
        self.rng = Random(f"{seed}:workforce:mistakes")
        self.office = office
        self.late = dict(self._late())
        able = [one for one in office.officials if self._was_newly_told(one)]
        chosen = self.rng.sample(able, WRONG_SEX + WRONG_BIRTH + WRONG_NATIONALITY)
        people = chosen[: WRONG_SEX + WRONG_BIRTH]
        self.of_person = {
            one: self._wrong(one, sex=place < WRONG_SEX) for place, one in enumerate(people)
        }
        her, misread = self._misread()
        self.of_person[her] = misread
        self.of_state = {
            one: (self._another_state(one), self._mended(one))
            for one in chosen[WRONG_SEX + WRONG_BIRTH :]
        }

    def state_told(self, official: Official, on: date | None = None) -> str:
        """The nationality a list tells; at first, if no day is given."""
        wrong = self.of_state.get(official)
        if wrong is None or (on is not None and on > wrong[1]):
            return official.state
        return wrong[0]

    def _was_newly_told(self, official: Official) -> bool:
        first = official.holdings[0].starts
        return (
            first >= FROM
            and official.exit is None
            and not official.person
            and not official.second
            and self._mended_after(official, 4) is not None
            and (official.line not in COUNTED or first.year < 2021)
        )

    def _mended_after(self, official: Official, number: int) -> date | None:
        day = listed(official.holdings[0].starts)
        return lists_later(day, number) if day else None

    def _mended(self, official: Official) -> date:
        day = self._mended_after(official, self.rng.randrange(1, 4))
        assert day is not None, "a mistake is drawn only where a list comes after"
        return day

    def _wrong(self, official: Official, *, sex: bool) -> Wrong:
        years = self.rng.choice((-12, 12, 120, -1))
        return Wrong(
            sex=SWAPPED[official.sex] if sex else official.sex,
            born=official.born if sex else months_later(official.born, years),
            mended=self._mended(official),
        )

    def _another_state(self, official: Official) -> str:
        there = (one.state for one in self.office.officials if one.entered < FROM)
        others = sorted(set(there) - {official.state})
        return self.rng.choice(others)

    def _late(self) -> Iterator[tuple[Official, date]]:
        gone = [one for one in self.office.officials if self._can_be_late(one)]
        for one in self.rng.sample(gone, LATE_SEPARATIONS):
            yield one, self._next_but(one, 1)

    def _misread(self) -> tuple[Official, Wrong]:
        """The last woman who came to a senior post from outside before the day."""
        able = [
            one
            for one in self.office.officials
            if one.line == "senior"
            and one.sex == "F"
            and one.exit is None
            and one not in self.of_person
            and one.holdings[0].post.line == "senior"
            and one.entered < MISREAD_BEFORE
        ]
        her = max(able, key=lambda one: one.entered)
        mended = listed(MISREAD_UNTIL)
        assert mended is not None, "the list came long ago"
        return her, Wrong(sex="M", born=her.born, mended=mended)

    def _next_but(self, official: Official, number: int) -> date:
        day = listed(official.exit or LISTS[0])
        later = lists_later(day, number) if day else None
        assert later is not None, "late is drawn only where a list comes after"
        return later

    def _can_be_late(self, official: Official) -> bool:
        """Nobody else has the post, and it is there, until it is known that she left it."""
        if official.exit is None or official.exit < FROM or official.also:
            return False
        day = listed(official.exit)
        late = lists_later(day, 1) if day else None
        if late is None or day == listed(official.now.starts):
            return False
        post = official.now.post
        if post.ends and (listed(post.ends) or date.max) < late:
            return False
        return all((listed(one) or date.max) > late for one in self._taken(official))

    def _taken(self, official: Official) -> list[date]:
        """The first days of those who had the post after her."""
        post, left = official.now.post, official.exit or date.max
        return [day for day in self._starts.get(post.code, ()) if day > left]

    @cached_property
    def _starts(self) -> dict[str, list[date]]:
        found: dict[str, list[date]] = {}
        for one in self.office.officials:
            for holding in one.holdings:
                found.setdefault(holding.post.code, []).append(holding.starts)
        return found
