"""Made-up working lives, for promises that hold whatever people do."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

FIRST = date(2010, 1, 1)
LAST = 120  # days after the first, beyond which nothing is asked


@dataclass(frozen=True)
class Spell:
    """That an official holds a post of a rank, between two days counted from the first."""

    rank: int
    starts: int
    ends: int | None

    def holds(self, day: int) -> bool:
        """Whether it holds on the day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


Life = tuple[str, tuple[Spell, ...]]  # a sex, and what is held


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """One official: spells one after another, back to back or with days between, some doubled."""
    spells: list[Spell] = []
    day = draw(st.integers(0, 30))
    for place in range(draw(st.integers(1, 4))):
        length = draw(st.integers(0, 25))
        is_last = draw(st.booleans()) and place > 0
        spells.append(Spell(1, day, None if is_last else day + length))
        if draw(st.booleans()):
            spells.append(Spell(2, day, day + length))
        if is_last:
            break
        day += length + 1 + draw(st.sampled_from((0, 0, 1, 9)))
    return draw(st.sampled_from("FM")), tuple(spells)


def on(number: int) -> date:
    """The day of this number."""
    return FIRST + timedelta(days=number)


def at_work(life: Life, day: int) -> bool:
    """Whether an official holds a first post on the day."""
    return any(one.rank == 1 and one.holds(day) for one in life[1])
