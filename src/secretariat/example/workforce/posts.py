"""Posts as they are established: graded, placed and named by what their line lacks."""

from collections import Counter
from datetime import date
from itertools import pairwise
from random import Random

from secretariat.example.workforce.places import HEADQUARTERS, Places
from secretariat.example.workforce.targets import LADDERS, LINES
from secretariat.example.workforce.truth import Post

HEADS = frozenset({"ADG", "DDG", "DG"})
DIRECTING = HEADS | {"D1", "D2"}
ABOVE = {one: after for ladder in LADDERS for one, after in pairwise(ladder)}
BELOW = {after: one for one, after in ABOVE.items()}


class Establishing:
    """Makes posts, and keeps how many of each grade a line has."""

    def __init__(self, rng: Random, places: Places) -> None:
        """No post is there yet."""
        self.rng, self.places = rng, places
        self.of_grade: dict[str, Counter[str]] = {line: Counter() for line in LINES}
        self.made = 0
        self.all: list[Post] = []

    def new(self, line: str, on: date, *, unit: str = "", grade: str = "") -> Post:
        """A post of a line, of the grade it lacks most; in a unit, if one is named."""
        graded = grade or self._lacking(line)
        family = self._family(line, graded, unit)
        if unit:
            station = self.places.station_of(unit)
        else:
            station = self._station(line, graded, on)
            unit = self.places.unit_at(self.rng, station, family, on)
        if graded in HEADS:
            unit = "DGO"
        return self._made(line, on, graded, (family, unit, station))

    def continuing(self, post: Post, grade: str, on: date) -> Post:
        """The post that another becomes when it is reclassified."""
        family = post.family if grade not in DIRECTING else "MAN"
        made = self._made(post.line, on, grade, (family, post.unit, post.station))
        made.continues = post
        return made

    def gone(self, post: Post, last: date) -> None:
        """A post is abolished."""
        post.ends = last
        self.of_grade[post.line][post.grade] -= 1

    def _made(self, line: str, on: date, grade: str, where: tuple[str, str, str]) -> Post:
        self.made += 1
        self.of_grade[line][grade] += 1
        family, unit, station = where
        made = Post(
            code=f"{LINES[line].funding}-{self.made:05}",
            line=line,
            grade=grade,
            family=family,
            unit=unit,
            station=station,
            starts=on,
            free=on,
        )
        self.all.append(made)
        return made

    def _lacking(self, line: str) -> str:
        have = self.of_grade[line]
        wanted = {
            grade: number
            for grade, number in LINES[line].grades.items()
            if grade not in HEADS or have[grade] < int(number)
        }
        return max(wanted, key=lambda grade: wanted[grade] / (have[grade] + 1))

    def _family(self, line: str, grade: str, unit: str) -> str:
        if grade in DIRECTING:
            return "MAN"
        families = LINES[line].families
        there = self.places.families_in(unit)
        usual = {one: there[one] for one in families if one in there} or families
        return self.rng.choices(list(usual), list(usual.values()))[0]

    def _station(self, line: str, grade: str, on: date) -> str:
        if grade in HEADS or self.rng.random() < LINES[line].headquarters:
            return HEADQUARTERS
        return self.places.in_the_field(self.rng, on)
