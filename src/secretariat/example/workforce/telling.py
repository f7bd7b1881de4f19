"""What each list of the personnel system tells: rows of every table, new or changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from secretariat.example.workforce.jobs import described, titles
from secretariat.example.workforce.lists import listed
from secretariat.example.workforce.mistaking import Mistakes
from secretariat.example.workforce.names import name_of
from secretariat.example.workforce.office import Office
from secretariat.example.workforce.spells import Spell, contracts, steps
from secretariat.example.workforce.targets import LINES
from secretariat.example.workforce.truth import Holding, Official, Post

OFFICIALS, NATIONALITIES, POSTS = "officials", "nationalities", "posts"
ENDED, HELD = "incumbencies ended", "incumbencies"
CONTRACTS, STEPS = "contracts", "grades-held"

Row = Mapping[str, str]


@dataclass(kw_only=True)
class Lists:
    """Rows by the day of the list and the table they are of."""

    rows: dict[tuple[date, str], list[Row]] = field(default_factory=dict)

    def add(self, day: date | None, table: str, row: Row) -> None:
        """A row of a list that has come already."""
        if day is not None:
            self.rows.setdefault((day, table), []).append(row)


def iso(day: date | None) -> str:
    """A day as a cell."""
    return day.isoformat() if day else ""


class Telling:
    """Puts what is true on the clock of the lists, mistakes included."""

    def __init__(self, office: Office, mistakes: Mistakes) -> None:
        """Nothing is told yet."""
        self.office, self.mistakes = office, mistakes
        self.lists = Lists()

    def tell(self) -> Lists:
        """Every row of every list."""
        for post in self.office.posts.all:
            self._post(post)
        for official in self.office.officials:
            self._official(official)
            for holding in (*official.holdings, *official.also):
                self._holding(official, holding)
            for spell in contracts(official):
                self._spell(official, CONTRACTS, spell, {"kind": spell.kind})
            for spell in steps(official):
                more = {"grade": spell.kind, "step": str(spell.step), "since": iso(spell.since)}
                self._spell(official, STEPS, spell, more)
        return self.lists

    def _official(self, official: Official) -> None:
        day = self._first_told(official)
        wrong = self.mistakes.of_person.get(official)
        sex, born = (wrong.sex, wrong.born) if wrong else (official.sex, official.born)
        self.lists.add(day, OFFICIALS, person_row(official, sex, born))
        for state in filter(None, (official.state, official.second)):
            told = self.mistakes.state_told(official) if state == official.state else state
            row = {"official": official.code, "state": told, "starts": iso(official.born)}
            self.lists.add(day, NATIONALITIES, row)

    def _first_told(self, official: Official) -> date | None:
        return listed(official.holdings[0].starts)

    def _post(self, post: Post) -> None:
        row = post_row(post)
        new, gone = listed(post.starts), self._gone(post)
        if gone and new and gone <= new:
            self.lists.add(new, POSTS, {**row, "ends": iso(post.ends)})
            return
        self.lists.add(new, POSTS, row)
        if post.ends:
            self.lists.add(gone, POSTS, {**row, "ends": iso(post.ends)})

    def _gone(self, post: Post) -> date | None:
        return listed(post.ends) if post.ends else None

    def _holding(self, official: Official, holding: Holding) -> None:
        new, ended = listed(holding.starts), self._ended(official, holding)
        row = holding_row(official, holding, self.mistakes.state_told(official, new))
        last = {"ends": iso(holding.ends), "ending": holding.ending}
        if ended and new and ended <= new:
            self.lists.add(new, HELD, {**row, **last})
            return
        self.lists.add(new, HELD, row)
        if holding.ends:
            state = self.mistakes.state_told(official, ended)
            self.lists.add(ended, ENDED, {**row, **last, "counts_for": state})

    def _ended(self, official: Official, holding: Holding) -> date | None:
        if not holding.ends:
            return None
        if holding.ends == official.exit and official in self.mistakes.late:
            return self.mistakes.late[official]
        return listed(holding.ends)

    def _spell(self, official: Official, table: str, spell: Spell, more: Row) -> None:
        new = listed(spell.starts)
        row = {"official": official.code, **more, "starts": iso(spell.starts)}
        if spell.ends == spell.foreseen or spell.ends is None:
            self.lists.add(new, table, {**row, "ends": iso(spell.foreseen)})
            return
        ended = self._cut(official, spell.ends)
        if ended and new and ended <= new:
            self.lists.add(new, table, {**row, "ends": iso(spell.ends)})
            return
        self.lists.add(new, table, {**row, "ends": iso(spell.foreseen)})
        self.lists.add(ended, table, {**row, "ends": iso(spell.ends)})

    def _cut(self, official: Official, ends: date) -> date | None:
        if ends == official.exit and official in self.mistakes.late:
            return self.mistakes.late[official]
        return listed(ends)


def person_row(official: Official, sex: str, born: date) -> Row:
    """An official with a sex and a day of birth, be they right or not."""
    name, given = name_of(official.code, official.sex, official.state, official.person)
    return {
        "code": official.code,
        "name": name,
        "given": given,
        "sex": sex,
        "born": iso(born),
        "entered": iso(official.entered),
        "account": official.person,
    }


def holdings_told(official: Official, day: date) -> Iterator[Row]:
    """What the lists until a day have told of the posts an official holds or held."""
    for holding in (*official.holdings, *official.also):
        first, last = listed(holding.starts), listed(holding.ends) if holding.ends else None
        if first is None or first > day:
            continue
        row = holding_row(official, holding, official.state)
        if last and last <= day:
            row = {**row, "ends": iso(holding.ends), "ending": holding.ending}
        yield row


def post_row(post: Post) -> Row:
    """A post as it is established."""
    return {
        "code": post.code,
        **titles(post.family, post.grade),
        "grade": post.grade,
        "family": post.family,
        "description": described(post.family, post.grade, post.starts),
        "unit": post.unit,
        "station": post.station,
        "funding": LINES[post.line].funding,
        "geographical": "1" if LINES[post.line].geographical else "0",
        "continues": post.continues.code if post.continues else "",
        "starts": iso(post.starts),
        "ends": "",
    }


def holding_row(official: Official, holding: Holding, state: str) -> Row:
    """A holding as it begins."""
    return {
        "official": official.code,
        "post": holding.post.code,
        "rank": str(holding.rank),
        "percent": str(holding.percent),
        "counts_for": state,
        "starts": iso(holding.starts),
        "ends": "",
        "beginning": holding.beginning,
        "ending": "",
    }
