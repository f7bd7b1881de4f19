"""Posts and officials with sensible values for what a test does not care about."""

from datetime import date
from itertools import count
from typing import Any

import pytest

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import DutyStation, State, Unit
from secretariat.areas.workforce import actions
from secretariat.areas.workforce.models.describing import Grade
from secretariat.areas.workforce.models.holding import Incumbency
from secretariat.areas.workforce.models.people import Official
from secretariat.areas.workforce.models.posts import Post
from secretariat.areas.workforce.registers import KINDS
from secretariat.engine.history.acting import Process
from secretariat.engine.ordinary import Ordinary
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import add, change

BY = Process("tests")
ON = date(2026, 1, 1)
BEGAN = date(2000, 1, 1)
RANKS = {"G5": ("GS", 5), "P3": ("P", 43), "P4": ("P", 44), "P5": ("P", 45), "D1": ("D", 51)}


def kind(key: str) -> Ordinary:
    """The declaration of a register of the ordinary kind."""
    return next(one for one in KINDS if one.key == key)


class Office:
    """Writes records of the workforce by their actions."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def add(self, action: Action, **row: Any) -> Any:
        """One record, by its action."""
        return self.add_each(action, [row])[0]

    def add_each(self, action: Action, rows: list[dict[str, Any]]) -> list[Any]:
        """Several records, by one act, in the order given."""
        numbers = add(action, rows, by=BY, on=ON)
        found = action.model._base_manager.in_bulk(numbers)
        return [found[number] for number in numbers]

    def change(self, action: Action, values: dict[str, Any], **which: Any) -> None:
        """Change the records that these columns tell."""
        change(action, action.model._base_manager.filter(**which), values, by=BY, on=ON)

    def state(self, code: str, since: date = BEGAN) -> State:
        """A State, a member since a day."""
        made: State = self.add(reference.add_states, code=code, name_en=f"State {code}")
        self.add(reference.admit, state=made, starts=since)
        return made

    def unit(self, path: str = "HRD") -> Unit:
        """A unit."""
        code = path.rpartition("/")[2]
        known = Unit.objects.filter(code=code).first()
        made: Unit = known or self.add(
            reference.add_units, code=code, path=path, name_en=f"Unit {code}", starts=BEGAN
        )
        return made

    def station(self, code: str = "HQ") -> DutyStation:
        """A duty station."""
        known = DutyStation.objects.filter(code=code).first()
        if known is not None:
            return known
        name = f"Z{code}"[:3]
        state = self.add(reference.add_states, code=name, name_en=name)  # no member
        made: DutyStation = self.add(
            reference.add_duty_stations,
            code=code,
            name_en=f"Station {code}",
            state=state,
            starts=BEGAN,
        )
        return made

    def grade(self, code: str) -> Grade:
        """A grade of the ladder."""
        category, rank = RANKS[code]
        known = Grade.objects.filter(code=code).first()
        row = {"code": code, "name_en": code, "category": category, "rank": rank}
        made: Grade = known or self.add(kind("grades").add, **row)
        return made

    def post(self, grade: str = "P4", **more: Any) -> Post:
        """A post of the regular budget that is not counted for representation."""
        number = next(self.numbers)
        row = {
            "code": f"POST-{number}",
            "title_en": "Officer",
            "grade": self.grade(grade),
            "unit": self.unit(),
            "station": self.station(),
            "funding": "RB",
            "starts": BEGAN,
        }
        made: Post = self.add(actions.establish_posts, **{**row, **more})
        return made

    def official(
        self, sex: str = "F", born: date | None = date(1975, 5, 20), **more: Any
    ) -> Official:
        """An official."""
        number = next(self.numbers)
        row = {"code": f"N{number}", "name": f"Name {number}", "sex": sex, "born": born}
        made: Official = self.add(actions.add_officials, **{**row, "entered": BEGAN, **more})
        return made

    def national(self, state: State, **more: Any) -> Official:
        """An official with a nationality."""
        made = self.official(**more)
        self.add(kind("nationalities").add, official=made, state=state, starts=BEGAN)
        return made

    def holds(
        self, official: Official, post: Post, starts: date = BEGAN, **more: Any
    ) -> Incumbency:
        """An incumbency."""
        made: Incumbency = self.add(
            actions.appoint, official=official, post=post, starts=starts, **more
        )
        return made

    def counted(self, state: State, number: int, starts: date = BEGAN) -> None:
        """So many officials counted for a State, by three acts."""
        if not number:
            return
        post = {"title_en": "Officer", "grade": self.grade("P4"), "unit": self.unit()}
        place = {"station": self.station(), "funding": "RB", "geographical": True, "starts": BEGAN}
        codes = [next(self.numbers) for _each in range(number)]
        posts = self.add_each(
            actions.establish_posts, [{"code": f"POST-{n}", **post, **place} for n in codes]
        )
        person = {"sex": "M", "born": date(1970, 1, 1), "entered": BEGAN}
        people = self.add_each(
            actions.add_officials, [{"code": f"N{n}", "name": f"Name {n}", **person} for n in codes]
        )
        of_state = {"state": state, "starts": BEGAN}
        self.add_each(kind("nationalities").add, [{"official": one, **of_state} for one in people])
        pairs = zip(people, posts, strict=True)
        rows = [
            {"official": one, "post": held, "counts_for": state, "starts": starts}
            for one, held in pairs
        ]
        self.add_each(actions.appoint, rows)

    def retirement(self) -> None:
        """The rules of retirement by date of entry: 60, 62 or 65, and 65 at the latest."""
        rules = (
            (date(1946, 1, 1), date(1989, 12, 31), 60),
            (date(1990, 1, 1), date(2013, 12, 31), 62),
            (date(2014, 1, 1), None, 65),
        )
        rows = [
            {"starts": starts, "ends": ends, "earliest_age": age, "mandatory_age": 65}
            for starts, ends, age in rules
        ]
        authority = {"authority": "General Assembly resolution 70/244"}
        self.add_each(kind("retirement-rules").add, [{**row, **authority} for row in rows])

    def formula(self, code: str = "UN", *, chosen: bool = True, **more: Any) -> Any:
        """The United Nations Secretariat's formula, in force unless said otherwise."""
        method = self.add(kind("representation-methods").add, code=code, name_en=f"Method {code}")
        row = {
            "method": method,
            "base": 3400,
            "membership": 40,
            "contribution": 55,
            "population": 5,
            "margin": 15,
            "margin_least": "4.8",
            "upper_least": 14,
            "authority": "General Assembly",
            "starts": BEGAN,
        }
        made = self.add(kind("representation-formulas").add, **{**row, **more})
        if chosen:
            self.add(
                kind("representation-choices").add, method=method, authority="GB", starts=BEGAN
            )
        return made


@pytest.fixture
def office(db: None) -> Office:
    """An office without anybody."""
    return Office()
