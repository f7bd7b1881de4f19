"""The Office month by month: who goes, who moves, who comes."""

from datetime import date, timedelta
from functools import lru_cache

from secretariat.example.workforce.cast import cast
from secretariat.example.workforce.filling import Filling, wanted
from secretariat.example.workforce.months import first_day, last_day, months_between, number_of
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.people import within_month
from secretariat.example.workforce.posts import ABOVE
from secretariat.example.workforce.sharing import give_second_posts
from secretariat.example.workforce.targets import (
    BEGINS,
    COUNTED,
    LAST_MONTH,
    LINES,
    RECLASSIFIED,
    START,
    TRANSFERRED,
    VACANT,
)
from secretariat.example.workforce.truth import Official

MOST_VACANT = 1.7  # times as many as are usual
AT_MOST_BEFORE = 3600  # days for which posts of the first officials were there already
SETTLED = timedelta(days=700)


@lru_cache(maxsize=2)
def simulated(seed: int) -> Office:
    """The Office after all its months; the same seed gives the same."""
    simulating = Simulating(seed)
    simulating.begin()
    for month in months_between((START[0] + 1, 1), LAST_MONTH):
        simulating.pass_by(month)
    give_second_posts(simulating.office, seed)
    return simulating.office


class Simulating:
    """Takes an Office from month to month."""

    def __init__(self, seed: int) -> None:
        """Begin with an Office in which nobody is yet."""
        self.office = Office(seed)
        self.rng = self.office.rng
        self.filling = Filling(self.office, cast())

    def begin(self) -> None:
        """Everybody who is there when the months begin."""
        month = number_of(START)
        for line in LINES:
            for sex, number in wanted(line, month).items():
                for _each in range(number):
                    self._was_there(line, sex, month)
            for _each in range(round(VACANT * len(self.office.serving[line]))):
                self.office.vacant[line].append(self.office.posts.new(line, self._long_ago()))

    def pass_by(self, month: int) -> None:
        """One month."""
        for official in self.office.due.pop(month, []):
            if self.office.is_due(official, month):
                self.office.go(official, month)
        for line in LINES:
            self._reclassify(line, month)
            self._transfer(line, month)
        for line in LINES:
            self.filling.fill(line, month)
            self._tidy(line, month)

    def _long_ago(self) -> date:
        return BEGINS - timedelta(days=self.rng.randrange(30, AT_MOST_BEFORE))

    def _was_there(self, line: str, sex: str, month: int) -> None:
        part = self.filling.part_for(line, sex, month)
        unit, grade = (part.unit, part.grade) if part else ("", "")
        post = self.office.posts.new(line, self._long_ago(), unit=unit, grade=grade)
        official = self.office.recruiting.there_before(post, sex, month, stays=part is not None)
        official.person = part.username if part else ""
        first = max(post.starts, official.entered)
        starts = first + timedelta(days=self.rng.randrange((BEGINS - first).days + 1))
        self.office.enter(official, post, starts)

    def _some(self, number: float) -> int:
        return int(number + self.rng.random())

    def _reclassify(self, line: str, month: int) -> None:
        if LINES[line].funding != "RB":
            return
        number = self._some(RECLASSIFIED / 12 * len(self.office.serving[line]))
        if not number:
            return
        first = first_day(month)
        able = [one for one in self.office.serving[line] if self._may_be_higher(one, first)]
        for official in self.rng.sample(able, min(number, len(able))):
            self.office.reclassify(official, ABOVE[official.now.post.grade], first)

    def _may_be_higher(self, official: Official, on: date) -> bool:
        held = official.now
        return (
            ABOVE.get(held.post.grade, "") in LINES[official.line].grades
            and held.post.grade not in ("P5", "D1", "D2", "ADG", "DDG")
            and held.percent == 100
            and held.starts < on - SETTLED
            and not official.person
        )

    def _transfer(self, line: str, month: int) -> None:
        if line not in COUNTED:
            return
        first = first_day(month)
        for _each in range(self._some(TRANSFERRED / 12 * len(self.office.serving[line]))):
            if not self.office.vacant[line]:
                return
            post = self.rng.choice(self.office.vacant[line])
            able = [one for one in self.office.serving[line] if _could_go(one, post.station, first)]
            able = [one for one in able if one.now.post.grade == post.grade]
            if able:
                self.office.vacant[line].remove(post)
                starts = within_month(self.rng, month, post.free)
                self.office.move(self.rng.choice(able), post, starts, "transfer")

    def _tidy(self, line: str, month: int) -> None:
        """Keep the usual share of posts vacant."""
        vacant, usual = self.office.vacant[line], VACANT * len(self.office.serving[line])
        while len(vacant) > usual * MOST_VACANT:
            self.office.posts.gone(vacant.pop(0), last_day(month))
        if len(vacant) < usual / MOST_VACANT:
            vacant.append(self.office.posts.new(line, first_day(month)))


def _could_go(official: Official, station: str, on: date) -> bool:
    held = official.now
    return held.post.station != station and held.starts < on - SETTLED and not official.person
