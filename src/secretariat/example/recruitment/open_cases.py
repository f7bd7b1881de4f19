"""The vacancies of 2026 and who has applied to them, before anybody acts on them."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from random import Random

from secretariat.areas.reference.facts import read_facts
from secretariat.example.recruitment.applying import Applying
from secretariat.example.recruitment.facts import FACTS
from secretariat.example.recruitment.people import People
from secretariat.example.recruitment.requiring import required
from secretariat.example.recruitment.screening import unmet
from secretariat.example.recruitment.seeking import serving
from secretariat.example.recruitment.telling import Row
from secretariat.example.recruitment.truth import Application, Case, Choice, Window
from secretariat.example.workforce.posts import ABOVE
from secretariat.example.workforce.simulating import simulated
from secretariat.example.workforce.truth import Official
from secretariat.example.world import day_or_none

FIRST_OF_2026 = 600_001
TAKEN_IN = (date(2026, 7, 9), date(2026, 10, 20))
"""The days on which applications sent to the former site were taken in."""
BORN_SINCE = date(1974, 1, 1)
"""Officials born before think of retiring, not of another post."""


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """A vacancy of 2026: its row of facts, when it is open, and its applications so far."""

    row: Row
    windows: tuple[Window, ...]
    case: Case
    applications: list[Application] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The number of the vacancy."""
        return self.row["code"]

    @property
    def taken_in(self) -> date:
        """When its applications were taken in."""
        return next(day for day in TAKEN_IN if self.windows[-1].closes < day or day == TAKEN_IN[-1])

    def meeting(self) -> list[Application]:
        """The applications that meet the requirements of its grade."""
        asked = required(self.case.grade, self.case.published)
        return [one for one in self.applications if not unmet(one, asked)]

    def short(self) -> list[Application]:
        """Those that do not."""
        able = self.meeting()
        return [one for one in self.applications if one not in able]


@lru_cache(maxsize=2)
def open_cases(seed: int) -> dict[str, OpenCase]:
    """Every vacancy of 2026 by its number."""
    rng = Random(f"{seed}:recruitment:2026")
    applying = Applying(rng, People(rng, first=FIRST_OF_2026))
    found = {}
    for row in read_facts("open_vacancies", FACTS):
        one = _of(row)
        if int(row["applicants"]):
            case, own = _so_far(one), _officials(seed, one)
            sent = [applying.chosen(case, _choice(official)) for official in own]
            one.applications.extend(applying.received(case, int(row["applicants"]), sent))
        found[one.code] = one
    return found


def _of(row: Row) -> OpenCase:
    windows = [Window(opens=_day(row["opens_on"]), closes=_day(row["closes_on"]))]
    again = day_or_none(row["again_on"])
    if again:
        windows.append(Window(opens=again, closes=_day(row["again_until"])))
    case = Case(
        code=row["code"],
        route=row["route"],
        grade=row["grade"],
        family=row["family"],
        unit=row["unit"],
        station=row["station"],
        funding=row["funding"],
        key=row["key_position"] == "1",
        windows=windows,
    )
    return OpenCase(row=row, windows=tuple(windows), case=case)


def _officials(seed: int, one: OpenCase) -> list[Official]:
    """Officials who do such work elsewhere a grade below, those first who have done so longest."""
    case, day = one.case, one.windows[0].opens
    able = [
        official
        for official, held in serving(simulated(seed), day)
        if held is official.now
        and held.ends is None
        and (held.post.family, ABOVE.get(held.post.grade)) == (case.family, case.grade)
        and held.post.unit != case.unit
        and official.born >= BORN_SINCE
        and not official.person
    ]
    able.sort(key=lambda official: (official.now.starts, official.code))
    return able[: int(one.row["officials"])]


def _choice(official: Official) -> Choice:
    return Choice(position=1, decided=None, on_post=None, official=official)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _so_far(one: OpenCase) -> Case:
    """The case as if it had closed when its applications were taken in."""
    case, last = one.case, one.taken_in
    case.windows = [Window(opens=w.opens, closes=min(w.closes, last)) for w in one.windows]
    return case
