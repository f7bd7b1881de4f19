"""The path a value is to take: from its baseline to each target in turn, as straight lines."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

TENTH: Final = Decimal("0.1")
HUNDREDTH: Final = Decimal("0.01")
DAY: Final = timedelta(days=1)


class Goal(NamedTuple):
    """A target of a part: reached by its last day, at least `value` and at most `upper`.

    A conditional one holds from the day its condition was met.
    """

    starts: date
    ends: date
    value: Decimal
    upper: Decimal
    conditional: bool = False
    met_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is to be reached, as far as was decided by the day."""
        return not self.conditional or (self.met_on is not None and self.met_on <= day)


class Leg(NamedTuple):
    """The path towards one target: from where it begins to the target on its last day.

    `reach` is the value that reaches the target, `far` the other end of a range. Either side of
    the path lies a band: a tenth of the way, or a hundredth of the target where there is no way.
    """

    begins: date
    begin: Decimal
    starts: date
    ends: date
    reach: Decimal
    far: Decimal
    higher: bool

    @property
    def tolerance(self) -> Decimal:
        """How far the band goes on either side."""
        way = abs(self.reach - self.begin)
        return way * TENTH if way else abs(self.reach) * HUNDREDTH

    def part_of_the_way(self, day: date) -> Decimal:
        """The fraction of the time gone on a day, from 0 to 1."""
        whole = (self.ends - self.begins).days
        if day >= self.ends or whole <= 0:
            return Decimal(1)
        return Decimal(max((day - self.begins).days, 0)) / Decimal(whole)

    def on(self, day: date) -> Decimal:
        """Where the path is on a day."""
        return self.begin + (self.reach - self.begin) * self.part_of_the_way(day)

    def band(self, day: date) -> tuple[Decimal, Decimal]:
        """The lower and upper end of the band on a day."""
        gone = self.part_of_the_way(day)
        near = self.begin + (self.reach - self.begin) * gone
        far = self.begin + (self.far - self.begin) * gone
        return min(near, far) - self.tolerance, max(near, far) + self.tolerance

    def reached_by(self, value: Decimal) -> bool:
        """Whether a value reaches the target."""
        return value >= self.reach if self.higher else value <= self.reach

    def short_by(self, value: Decimal, day: date) -> Decimal:
        """How far a value lies on the worse side of the path; less than 0 if on the better."""
        return self.on(day) - value if self.higher else value - self.on(day)


class Course(NamedTuple):
    """All that a part is to do: where it began and what it is to reach, in the order of time."""

    began_on: date | None
    began_at: Decimal | None
    goals: tuple[Goal, ...]
    higher: bool
    afresh: bool

    def goal_on(self, day: date) -> Goal | None:
        """The target in force on a day; after the last, the last; before the first, none.

        Of several that hold for the day, that of the shortest time; of those, the farthest.
        """
        found: Goal | None = None
        for goal in self.goals:
            if goal.starts <= day and goal.holds_on(day):
                found = goal if found is None else self._nearer(goal, found, day)
        return found

    def leg_on(self, day: date) -> Leg | None:
        """The path in force on a day; none before the first target, or without a baseline."""
        goal = self.goal_on(day)
        return None if goal is None else self._leg(goal)

    def legs(self, on: date) -> list[Leg]:
        """Every path of the course, as far as was decided by a day, in the order of time."""
        ends = sorted({goal.ends for goal in self.goals if goal.holds_on(on)})
        found = [self._leg_ending(end, on) for end in ends]
        return [leg for leg in found if leg is not None]

    def window(self, day: date) -> tuple[date, date]:
        """After which day and until which day results count towards the value on a day."""
        if not self.afresh:
            return self.began_on or date.min, day
        goal = self.goal_on(day)
        if goal is None:
            return day, day
        return goal.starts - DAY, min(day, goal.ends)

    def base(self) -> Decimal:
        """What results are added to."""
        return Decimal(0) if self.afresh else (self.began_at or Decimal(0))

    def _leg_ending(self, end: date, on: date) -> Leg | None:
        held = [goal for goal in self.goals if goal.ends == end and goal.holds_on(on)]
        return self._leg(self._farthest(held))

    def _leg(self, goal: Goal) -> Leg | None:
        found = self._begin(goal)
        if found is None:
            return None
        reach, far = (goal.value, goal.upper) if self.higher else (goal.upper, goal.value)
        return Leg(*found, goal.starts, goal.ends, reach, far, self.higher)

    def _nearer(self, one: Goal, other: Goal, day: date) -> Goal:
        """Which of two targets is in force on a day."""
        running, others = one.ends >= day, other.ends >= day
        if running != others:
            return one if running else other
        if one.ends != other.ends:
            return one if (one.ends < other.ends) == running else other
        return self._farthest((one, other))

    def _farthest(self, goals: Sequence[Goal]) -> Goal:
        if self.higher:
            return max(goals, key=lambda goal: goal.value)
        return min(goals, key=lambda goal: goal.upper)

    def _begin(self, goal: Goal) -> tuple[date, Decimal] | None:
        """Where the path to a target begins: at nothing, at the target before, or the baseline."""
        if self.afresh:
            return goal.starts - DAY, Decimal(0)
        last: Goal | None = None
        for one in self.goals:
            if one.ends < goal.starts and not one.conditional:
                last = one if last is None or one.ends > last.ends else last
        if last is not None:
            return last.ends, last.value if self.higher else last.upper
        if self.began_on is None or self.began_at is None:
            return None
        return self.began_on, self.began_at
