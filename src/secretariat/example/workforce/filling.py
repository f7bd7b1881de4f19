"""Vacancies filled, until a line has as many women and men as it is to have in a month."""

from typing import Final

from secretariat.example.workforce.cast import Part
from secretariat.example.workforce.months import at, first_day
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.people import within_month
from secretariat.example.workforce.posts import BELOW
from secretariat.example.workforce.targets import COUNTED, LINES, YEARS_BEFORE_PROMOTION
from secretariat.example.workforce.truth import Official, Post
from secretariat.example.world import months_earlier

OLDEST: Final = 6  # a vacancy is filled from among those that are open longest
STEPS: Final = 5  # of a chain of promotions, at most
HALF: Final = 50


def wanted(line: str, month: int) -> dict[str, int]:
    """How many women and men are to hold posts of a line at the end of a month."""
    held = round(at(LINES[line].held, month))
    women = round(held * at(LINES[line].women, month))
    return {"F": women, "M": held - women}


class Filling:
    """Fills the posts of an Office; `parts` are those whom the example knows by name."""

    def __init__(self, office: Office, parts: tuple[Part, ...]) -> None:
        """No part has been given yet."""
        self.office, self.rng = office, office.rng
        self.parts = list(parts)
        self.half: dict[str, Post] = {}

    def part_for(self, line: str, sex: str, month: int) -> Part | None:
        """Somebody known by name who is to come to the line by the month, if there is one."""
        for part in self.parts:
            if (part.line, part.sex) == (line, sex) and part.month <= month:
                self.parts.remove(part)
                return part
        return None

    def fill(self, line: str, month: int) -> None:
        """Let those go who are too many, and somebody come for each who is missing."""
        missing: list[str] = []
        for sex, number in wanted(line, month).items():
            there = self.office.count(line, sex)
            self._let_go(line, sex, month, there - number)
            missing += [sex] * (number - there)
        self.rng.shuffle(missing)
        for sex in missing:
            self._take(line, sex, month)

    def _let_go(self, line: str, sex: str, month: int, number: int) -> None:
        first = first_day(month)
        for _each in range(number):
            able = [
                one
                for one in self.office.serving[line]
                if one.sex == sex and not one.person and one.now.starts < first
            ]
            going = self.rng.choice(able)
            going.cause = "end_of_term" if LINES[line].funding != "RB" else "resignation"
            self.office.go(going, month)

    def _take(self, line: str, sex: str, month: int) -> None:
        """Fill one post; whoever is promoted within the line leaves one that is filled in turn."""
        if part := self.part_for(line, sex, month):
            self._cast(part, month)
            return
        for _step in range(STEPS):
            if self.rng.random() >= LINES[line].within:
                break
            post = self._post(line, month)
            mover = self._from_within(post, sex, month)
            if mover is None:
                self.office.vacant[line].insert(0, post)
                break
            came_from = mover.line
            self._move(mover, post, month)
            if came_from != line:
                return
        self._newcomer(line, sex, month)

    def _move(self, mover: Official, post: Post, month: int) -> None:
        why = "transfer" if mover.now.post.grade == post.grade else "promotion"
        self.office.move(mover, post, within_month(self.rng, month, post.free), why)

    def _newcomer(self, line: str, sex: str, month: int) -> None:
        post = self.half.pop(line, None)
        shared = post is not None
        if post is None:
            post = self._post(line, month)
            shared = self.rng.random() < LINES[line].shared
            if shared:
                self.half[line] = post
        elif not post.holders:
            shared = False
            if post in self.office.vacant[line]:
                self.office.vacant[line].remove(post)
            if post.ends:
                post = self._post(line, month)
        official = self.office.recruiting.newcomer(post, sex, month)
        starts = within_month(self.rng, month, post.free)
        self.office.enter(official, post, starts, HALF if shared else 100)

    def _cast(self, part: Part, month: int) -> None:
        first = first_day(month)
        post = self.office.posts.new(part.line, first, unit=part.unit, grade=part.grade)
        official = self.office.recruiting.newcomer(post, part.sex, month, stays=True)
        official.person = part.username
        self.office.enter(official, post, within_month(self.rng, month, first))

    def _post(self, line: str, month: int) -> Post:
        vacant = self.office.vacant[line]
        if vacant:
            return vacant.pop(self.rng.randrange(min(OLDEST, len(vacant))))
        return self.office.posts.new(line, first_day(month))

    def _from_within(self, post: Post, sex: str, month: int) -> Official | None:
        own = self._promotable(post.line, post, month)
        fed = [
            one
            for feeder in LINES[post.line].feeders
            for one in self._promotable(feeder, post, month)
            if one.sex == sex and self._is_welcome(one, post, month)
        ]
        able = own if own and (not fed or self.rng.random() < 0.5) else fed
        return self.rng.choice(able) if able else None

    def _promotable(self, line: str, post: Post, month: int) -> list[Official]:
        first = first_day(month)
        since = months_earlier(first, YEARS_BEFORE_PROMOTION * 12)
        grades = {BELOW.get(post.grade)}
        if LINES[line].funding != LINES[post.line].funding:
            grades.add(post.grade)
        local = LINES[line].local
        return [
            one
            for one in self.office.serving[line]
            if one.grade_since <= since
            and (held := one.holdings[-1]).post.grade in grades
            and held.percent == 100
            and held.starts < first
            and not one.person
            and (not local or held.post.station == post.station)
        ]

    def _is_welcome(self, official: Official, post: Post, month: int) -> bool:
        """Who does not count yet may only come to count for a State that is missed."""
        if post.line not in COUNTED or official.line in COUNTED:
            return True
        return self.office.recruiting.is_missed(official.state, month)
