"""Made-up staffs: who they are, what they hold, and what is to be told of them on a day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.areas.workforce.conftest import BEGAN, RANKS, Office, kind

from secretariat.areas.reference.models import State
from secretariat.areas.workforce import actions

EDGES = (
    *(date(2012, 2, 29), date(2016, 2, 28), date(2016, 2, 29), date(2016, 3, 1)),
    *(date(2016, 12, 31), date(2017, 1, 1), date(2017, 1, 31)),
)
days = st.sampled_from(EDGES) | st.dates(date(2011, 1, 1), date(2020, 12, 31))
EARLIEST, MANDATORY = (60, 62, 65), 65
SINCE = (date(1990, 1, 1), date(2014, 1, 1))  # from when on another rule holds


@dataclass(frozen=True)
class Held:
    """Something that holds for a time, and what of it counts."""

    starts: date
    ends: date | None
    what: Any = None

    def on(self, day: date) -> bool:
        """Whether it holds on the day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Place:
    """What a post is: its grade, who pays, and whether its holder is counted."""

    grade: str
    funding: str
    geographical: bool


@dataclass(frozen=True)
class Someone:
    """An official: posts one after another, grades of her own, and when she declared what."""

    sex: str
    born: date | None
    entered: date
    posts: tuple[Held, ...]
    grades: tuple[Held, ...]
    declared: tuple[Held, ...]

    def post(self, day: date) -> Place | None:
        """The post she holds on the day."""
        return next((one.what for one in self.posts if one.on(day)), None)

    def age(self, day: date) -> int | None:
        """Her full years."""
        return None if self.born is None else full_years(self.born, day)

    def retires(self, age: int) -> date | None:
        """The last day of the month in which she reaches an age."""
        if self.born is None:
            return None
        year, month = self.born.year + age, self.born.month
        return date(year, month, monthrange(year, month)[1])

    @property
    def may_retire(self) -> date | None:
        """As soon as the rule of her date of entry allows."""
        return self.retires(EARLIEST[sum(self.entered >= day for day in SINCE)])

    @property
    def must_retire(self) -> date | None:
        """At 65, whatever her date of entry."""
        return self.retires(MANDATORY)


def full_years(since: date, until: date) -> int:
    """How often the day has come round."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


places = st.builds(
    Place,
    grade=st.sampled_from(sorted(RANKS)),
    funding=st.sampled_from(("RB", "RB", "DC", "OT")),
    geographical=st.booleans(),
)


@st.composite
def spells(draw: st.DrawFn, what: st.SearchStrategy[Any], most: int) -> tuple[Held, ...]:
    """Up to so many times one after another, back to back or with days between."""
    edges = sorted(draw(st.sets(days, min_size=1, max_size=most + 1)))
    found = []
    for starts, following in zip(edges, [*edges[1:], None], strict=True):
        gap = draw(st.sampled_from((1, 1, 2, 40)))
        ends = None if following is None else max(starts, following - timedelta(days=gap))
        if following is not None or draw(st.booleans()):
            found.append(Held(starts, ends, draw(what)))
    return tuple(found)


births = st.sampled_from((date(1952, 2, 29), date(1977, 2, 28), date(1982, 1, 1)))


@st.composite
def people(draw: st.DrawFn) -> Someone:
    """One official, about to retire, young or in between; some birth dates nobody knows."""
    entered = st.dates(date(1980, 1, 1), date(2010, 12, 31))
    return Someone(
        sex=draw(st.sampled_from("FFMX")),
        born=draw(st.none() | births | st.dates(date(1947, 1, 1), date(1990, 12, 31))),
        entered=draw(st.sampled_from((*SINCE[:1], date(1989, 12, 31))) | entered),
        posts=draw(spells(places, 3)),
        grades=draw(spells(st.dates(date(2000, 1, 1), date(2010, 12, 31)), 2)),
        declared=draw(spells(st.none(), 1)),
    )


staffs = st.lists(people(), min_size=1, max_size=5)


def employ(office: Office, staff: list[Someone]) -> State:
    """Write a staff by an act for each kind of record; the State all are counted for."""
    state = office.state("XXQ")
    rows = [
        {"code": f"S{n}", "name": f"S{n}", "sex": one.sex, "born": one.born, "entered": one.entered}
        for n, one in enumerate(staff)
    ]
    made = office.add_each(actions.add_officials, rows)
    each = list(zip(made, staff, strict=True))
    national = [{"official": who, "state": state, "starts": BEGAN} for who in made]
    office.add_each(kind("nationalities").add, national)
    _appoint(office, [(who, held) for who, one in each for held in one.posts], state)
    grade = office.grade("P4")
    stepped = [
        {**_of(who, held), "grade": grade, "since": held.what}
        for who, one in each
        for held in one.grades
    ]
    declared = [_of(who, held) for who, one in each for held in one.declared]
    for key, found in (("grades-held", stepped), ("disabilities", declared)):
        if found:
            office.add_each(kind(key).add, found)
    return state


def _appoint(office: Office, held: list[tuple[Any, Held]], state: State) -> None:
    """A post of its own for each time one is held."""
    grades = {code: office.grade(code) for code in RANKS}
    place = {"title_en": "Officer", "unit": office.unit(), "station": office.station()}
    posts = [
        {**place, "code": f"T{n}", "grade": grades[one.what.grade], "funding": one.what.funding}
        | {"geographical": one.what.geographical, "starts": BEGAN}
        for n, (_who, one) in enumerate(held)
    ]
    if posts:
        made = office.add_each(actions.establish_posts, posts)
        pairs = zip(held, made, strict=True)
        rows = [{**_of(who, one), "post": post, "counts_for": state} for (who, one), post in pairs]
        office.add_each(actions.appoint, rows)


def _of(who: Any, held: Held) -> dict[str, Any]:
    return {"official": who, "starts": held.starts, "ends": held.ends}
