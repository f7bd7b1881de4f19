"""Past cases of recruitment, taken over with their days and states: what figures are tried on."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from secretariat.areas.recruitment.imports import selecting, vacancies
from secretariat.areas.recruitment.models.selecting import Appointment
from secretariat.areas.recruitment.models.vacancies import Position, Vacancy
from secretariat.areas.recruitment.registers import applying, mobility, outreach
from secretariat.areas.recruitment.registers import vacancies as kept
from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import DutyStation, Region, State, Unit
from secretariat.areas.workforce.registers import KINDS as OF_WORKFORCE
from secretariat.engine.history.acting import Process
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import add

BY = Process("tests")
ON = date(2026, 6, 1)
LONG_AGO = date(1990, 1, 1)
REGULAR, COOPERATION = "regular", "cooperation"
ZONES = (
    *("Pacific/Pago_Pago", "America/Lima", "America/Santiago", "UTC", "Europe/Zurich"),
    *("Asia/Beirut", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland"),
    *("Pacific/Apia", "Pacific/Kiritimati"),
)
"""From eleven hours behind UTC to fourteen before it; some set their clocks, two at midnight."""
P4 = {"code": "P4", "name_en": "P4", "category": "P", "rank": 44}
G5 = {"code": "G5", "name_en": "G5", "category": "GS", "rank": 5}

Row = Mapping[str, Any]


class Past:
    """Writes cases as a former system had them."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.region: Region = self.add(reference.add_regions, code="NOR", name_en="North")
        self.state: State = self.add(
            reference.add_states, code="QMB", name_en="Quimbaya", region=self.region
        )
        self.station: DutyStation = self.add(
            reference.add_duty_stations,
            code="HQ",
            name_en="Headquarters",
            state=self.state,
            starts=LONG_AGO,
        )
        self.unit: Unit = self.add(
            reference.add_units, code="HRD", path="HRD", name_en="HRD", starts=LONG_AGO
        )
        grades = next(one for one in OF_WORKFORCE if one.key == "grades")
        self.grade, self.lower = self.each(grades.add, [P4, G5])

    def add(self, action: Action, **row: Any) -> Any:
        """One record, by its action."""
        return self.each(action, [row])[0]

    def each(self, action: Action, rows: Sequence[Row]) -> list[Any]:
        """Several records, by one act, in the order given."""
        numbers = add(action, rows, by=BY, on=ON)
        found = action.model._base_manager.in_bulk(numbers)
        return [found[number] for number in numbers]

    def vacancy(self, **more: Any) -> Row:
        """A row of a regular vacancy published on 1 March 2022."""
        return {
            "code": f"V{next(self.numbers)}",
            "route": REGULAR,
            "title_en": "Officer",
            "grade": self.grade,
            "unit": self.unit,
            "station": self.station,
            "funding": "RB",
            "education": "3-advanced",
            "years": 7,
            "published_on": date(2022, 3, 1),
            "state": "evaluation",
            **more,
        }

    def vacancies(self, *rows: Row) -> list[Vacancy]:
        """Vacancies as they were."""
        return self.each(vacancies.vacancies.add, [self.vacancy(**one) for one in rows])

    def announced(self, *rows: Row) -> None:
        """Announcements, the first of each vacancy unless said otherwise."""
        self.each(_former("recruitment.announcements"), [{"number": 1, **one} for one in rows])

    def positions(self, *of: Vacancy, **more: Any) -> list[Position]:
        """A position for each time a vacancy is named."""
        rows = [{"code": f"{one.code}/{next(self.numbers)}", "vacancy": one, **more} for one in of]
        return self.each(_former("recruitment.positions"), rows)

    def applications(self, *rows: Row) -> list[Any]:
        """An application of somebody else each, with what she declared under `declared`."""
        numbers = [next(self.numbers) for _one in rows]
        people = self.each(
            applying.candidates.add, [{"code": f"C{n}", "name": f"Name {n}"} for n in numbers]
        )
        said = [{"code": f"D{n}", **one.get("declared", {})} for n, one in _both(numbers, rows)]
        declared = self.each(applying.declarations.add, said)
        made = [
            {
                "code": f"A{n}",
                "candidate": who,
                "declaration": hers,
                "education": "3-advanced",
                "years": 8,
                "received_on": date(2022, 3, 20),
                "state": "received",
                **{name: value for name, value in one.items() if name != "declared"},
            }
            for n, who, hers, one in zip(numbers, people, declared, rows, strict=True)
        ]
        return self.each(applying.former_applications.add, made)

    def appointments(self, *rows: Row) -> list[Appointment]:
        """Appointments to positions, each of a new candidate unless an application is given."""
        new = [one for one in rows if "application" not in one]
        hers = iter(self.applications(*({"vacancy": one["position"].vacancy} for one in new)))
        made = [{"application": one.get("application") or next(hers), **one} for one in rows]
        return self.each(selecting.appointments.add, [_with_state(one) for one in made])

    def stages(self, route: str = REGULAR, number: int = 3) -> list[Any]:
        """The stages of a route."""
        rows = [
            {"code": f"{route}-{n}", "route": route, "number": n, "name_en": f"Stage {n}"}
            for n in range(1, number + 1)
        ]
        return self.each(kept.stages.add, rows)

    def steps(self, *rows: Row) -> None:
        """Steps of applications that were passed on the day they were entered."""
        self.each(
            applying.steps.add,
            [{"left_on": one["entered_on"], "outcome": "passed", **one} for one in rows],
        )

    def event(self, **more: Any) -> Any:
        """A career fair of May 2022."""
        code = f"E{next(self.numbers)}"
        row = {"code": code, "kind": "fair", "name_en": code, "held_on": date(2022, 5, 4)}
        return self.add(outreach.events.add, **{**row, **more})

    def source(self, **more: Any) -> Any:
        """A source of applications."""
        code = f"S{next(self.numbers)}"
        return self.add(outreach.sources.add, **{"code": code, "name_en": code, **more})

    def channel(self) -> Any:
        """A publication channel."""
        code = f"H{next(self.numbers)}"
        return self.add(kept.channels.add, code=code, name_en=code)

    def member(self, state: State, **more: Any) -> None:
        """A State that is a member, since long ago unless told."""
        self.add(reference.admit, **{"state": state, "starts": LONG_AGO, **more})

    def listed(self, candidate: Any, starts: date, ends: date | None = None, **more: Any) -> Any:
        """A place on a roster, of its own unless it is given."""
        code = f"R{next(self.numbers)}"
        roster = more.get("roster") or self.add(outreach.rosters.add, code=code, name_en=code)
        row = {"roster": roster, "candidate": candidate, "starts": starts, "ends": ends}
        return self.add(outreach.listings.add, **row)

    def willing(self, official: Any, starts: date, ends: date | None = None, **more: Any) -> Any:
        """A willingness to move."""
        row = {"official": official, "starts": starts, "ends": ends, **more}
        return self.add(mobility.willingness.add, code=f"W{next(self.numbers)}", **row)


def _both(numbers: Sequence[int], rows: Sequence[Row]) -> zip:  # type: ignore[type-arg]
    return zip(numbers, rows, strict=True)


def _former(key: str) -> Action:
    return next(one.add for one in vacancies.FORMER if one.key == key)


def _with_state(row: Row) -> Row:
    """The state that the days of an appointment tell, and a day of recommendation."""
    days = ("on_post_on", "decided_on")
    state = next((name for name in days if row.get(name)), "recommended_on")
    last = {"on_post_on": "on_post", "decided_on": "decided", "recommended_on": "recommended"}
    recommended = row.get("decided_on") or row.get("recommended_on") or date(2022, 6, 1)
    return {"recommended_on": recommended, "state": last[state], **row}
