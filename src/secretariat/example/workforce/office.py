"""The Office as it stands in a month: who is in post, which posts are free, and what can happen."""

from datetime import date
from random import Random

from secretariat.example.workforce.leaving import plan_to_leave
from secretariat.example.workforce.months import DAY, first_day, last_day, month_of
from secretariat.example.workforce.nations import Nations
from secretariat.example.workforce.people import Recruiting
from secretariat.example.workforce.places import Places
from secretariat.example.workforce.posts import Establishing
from secretariat.example.workforce.targets import BEGINS, COUNTED, LINES
from secretariat.example.workforce.truth import Holding, Official, Post
from secretariat.example.world import World


class Office:
    """What happens to officials and posts, each by one method."""

    def __init__(self, seed: int) -> None:
        """Nobody is there yet."""
        self.rng = Random(f"{seed}:workforce")
        places = Places()
        self.posts = Establishing(self.rng, places)
        self.recruiting = Recruiting(self.rng, Nations(World()), places)
        self.serving: dict[str, dict[Official, None]] = {line: {} for line in LINES}
        self.vacant: dict[str, list[Post]] = {line: [] for line in LINES}
        self.due: dict[int, list[Official]] = {}
        self.officials: list[Official] = []

    def count(self, line: str, sex: str) -> int:
        """How many women or men hold posts of a line."""
        return sum(one.sex == sex for one in self.serving[line])

    def enter(self, official: Official, post: Post, starts: date, percent: int = 100) -> None:
        """Somebody takes up her first post."""
        official.grade_since = starts
        if official.entered > BEGINS:
            official.entered = starts
        self.officials.append(official)
        self._hold(official, post, Holding(post=post, starts=starts, percent=percent))
        self._plan(official, max(month_of(starts), month_of(BEGINS)))

    def move(self, official: Official, post: Post, starts: date, why: str) -> None:
        """Somebody goes on to another post."""
        self._leave_post(official, starts - DAY, "move")
        if post.grade != official.now.post.grade:
            official.grade_since = starts
        other_line = official.line != post.line
        self._hold(official, post, Holding(post=post, starts=starts, beginning=why))
        if other_line and not official.person:
            self._plan(official, month_of(starts))

    def leave(self, official: Official, last: date, why: str) -> None:
        """Somebody goes for good; her post is kept, or abolished with her last day."""
        self._leave_post(official, last, why)

    def go(self, official: Official, month: int) -> None:
        """Somebody goes in a month as she was due to: who retires on the last day of the former."""
        if official.cause == "retirement":
            self.leave(official, first_day(month) - DAY, official.cause)
            return
        span = (last_day(month) - first_day(month)).days
        last = first_day(month) + DAY * self.rng.randrange(span)
        self.leave(official, max(last, official.now.starts), official.cause)

    def is_due(self, official: Official, month: int) -> bool:
        """Whether that is the month in which she goes: she may have moved since it was drawn."""
        return official.leaves == month and official.exit is None

    def reclassify(self, official: Official, grade: str, starts: date) -> None:
        """Her post is graded higher, and she stays on it."""
        old = official.now.post
        new = self.posts.continuing(old, grade, starts)
        self.move(official, new, starts, "reclassification")
        if old in self.vacant[old.line]:
            self.vacant[old.line].remove(old)
        if old.ends is None:
            self.posts.gone(old, starts - DAY)

    def _plan(self, official: Official, month: int) -> None:
        if official.person:
            return
        plan_to_leave(self.rng, official, month)
        self.due.setdefault(official.leaves, []).append(official)

    def _hold(self, official: Official, post: Post, holding: Holding) -> None:
        post.holders += 1
        post.percent = holding.percent
        official.holdings.append(holding)
        official.line = post.line
        self.serving[post.line][official] = None
        if post.line in COUNTED:
            self._counts(official, 1)

    def _leave_post(self, official: Official, last: date, why: str) -> None:
        held = official.now
        held.ends, held.ending = last, why
        del self.serving[held.post.line][official]
        if held.post.line in COUNTED:
            self._counts(official, -1)
        self._freed(held.post, last)

    def _counts(self, official: Official, number: int) -> None:
        counted = self.recruiting.counted
        counted[official.state] = counted.get(official.state, 0) + number

    def _freed(self, post: Post, last: date) -> None:
        post.holders -= 1
        post.free = max(post.free, last + DAY)
        if post.holders:
            return
        if self.rng.random() < LINES[post.line].kept:
            self.vacant[post.line].append(post)
        else:
            self.posts.gone(post, post.free - DAY)
