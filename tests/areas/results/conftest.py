"""A framework to try things on: two levels, one indicator of one part, in draft or adopted."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region, State, Unit
from secretariat.areas.results import actions
from secretariat.areas.results.models.achieved import Result, Standing
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Framework, Indicator, Level, Objective
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process
from secretariat.engine.records.declaring import Action, Kind
from secretariat.engine.records.performing import add, change
from secretariat.kernel.periods import Period

BY = Process("tests")
ON = date(2004, 6, 1)


class World:
    """Writes records of results with sensible values for what a test does not care about."""

    def __init__(self) -> None:
        self.count = 0
        add(reference.add_regions, [{"code": "R1", "name_en": "One"}], by=BY, on=ON)
        add(
            reference.add_units,
            [
                {"code": code, "path": f"TOP/{code}", "name_en": code, "starts": date(1990, 1, 1)}
                for code in ("A", "B")
            ],
            by=BY,
            on=ON,
        )
        self.region = Region.objects.get()
        self.unit = Unit.objects.get(code="A")
        self.other_unit = Unit.objects.get(code="B")

    def add(self, action: Action, **row: Any) -> Any:
        """One record, by its action."""
        (number,) = add(action, [row], by=BY, on=ON)
        return action.model._base_manager.get(pk=number)

    def state(self, code: str) -> State:
        """A State of the one region."""
        found: State = self.add(reference.add_states, code=code, name_en=code, region=self.region)
        return found

    def framework(self, code: str = "plan", **more: Any) -> Framework:
        """A draft with a level of each depth."""
        years = {"starts": date(2002, 1, 1), "ends": date(2005, 12, 31)}
        made: Framework = self.add(
            actions.add_frameworks, code=code, title_en=f"Plan {code}", **{**years, **more}
        )
        for depth, one in ((1, "goal"), (2, "aim")):
            self.add(
                actions.add_levels,
                code=f"{code}/level-{depth}",
                framework=made,
                depth=depth,
                one_en=one,
                many_en=f"{one}s",
            )
        return made

    def objective(
        self, framework: Framework, number: str, parent: Objective | None = None, **more: Any
    ) -> Objective:
        """An objective of the first level, or one below its parent."""
        depth = 2 if parent else 1
        values = {"title_en": f"Objective {number}", "unit": self.unit, **more}
        made: Objective = self.add(
            actions.add_objectives,
            code=f"{framework.code}/{number}",
            framework=framework,
            level=Level.objects.get(framework=framework, depth=depth),
            parent=parent,
            **values,
        )
        return made

    def indicator(self, objective: Objective, number: str, **more: Any) -> Indicator:
        """An indicator that counts policies."""
        values = {"title_en": f"Indicator {number}", "counts": "policies", "unit": self.unit}
        made: Indicator = self.add(
            actions.add_indicators,
            code=f"{objective.framework.code}/{number}",
            objective=objective,
            **{**values, **more},
        )
        return made

    def part(self, indicator: Indicator, suffix: str = "", **more: Any) -> Part:
        """A judged part without baseline or target."""
        made: Part = self.add(
            actions.add_parts,
            code=f"{indicator.code}{suffix}",
            indicator=indicator,
            **{"source": "judged", **more},
        )
        return made

    def aim(self, part: Part, baseline: int = 0, *targets: tuple[int, int]) -> None:
        """A baseline at the end of 2001 and a target for each (first year, value), two years long.

        Without targets, 10 over 2002–03 and 20 over 2004–05.
        """
        self.add(
            actions.add_baselines, part=part, as_of=date(2001, 12, 31), value=Decimal(baseline)
        )
        for year, value in targets or ((2002, 10), (2004, 20)):
            self.add(
                actions.add_targets,
                part=part,
                starts=date(year, 1, 1),
                ends=date(year + 1, 12, 31),
                value=Decimal(value),
            )

    def adopt(self, framework: Framework) -> None:
        """Adopt it, as its workflow's action does, by the last day of 2001."""
        adoption = {
            "adopted_by_en": "Council",
            "session": "1st",
            "adopted_on": date(2001, 11, 1),
        }
        self.force(framework, state=Framework.State.ADOPTED, **adoption)

    def force(self, record: Any, **values: Any) -> None:
        """Write any values of a record, past its checks."""
        anything = Action(
            key="tests.force",
            title="Force",
            told="forced",
            model=type(record),
            kind=Kind.CHANGE,
            may=actions.add_results.may,
            fields=tuple(values),
        )
        change(anything, type(record)._base_manager.filter(pk=record.pk), values, by=BY, on=ON)

    def result(self, part: Part, day: date, *, verified: bool = True, **more: Any) -> Result:
        """A result with evidence, verified unless told otherwise."""
        self.count += 1
        values = {"named": f"Policy {self.count}", "evidence": "Read.", "source": "Gazette"}
        made: Result = self.add(
            actions.add_results,
            code=f"R{self.count:03}",
            part=part,
            achieved_on=day,
            **{**values, **more},
        )
        if verified:
            self.force(made, state=Standing.VERIFIED)
        return made

    def plan(self, code: str = "plan", **more: Any) -> Part:
        """A whole draft: one goal, one aim, one indicator of one part with baseline and targets."""
        framework = self.framework(code)
        aim = self.objective(framework, "1a", self.objective(framework, "1"))
        part = self.part(self.indicator(aim, "1a.1", **more))
        self.aim(part)
        return part


def somebody(name: str, *roles: str, over: str = "") -> Person:
    """A person with roles over a unit."""
    new = NewPerson(username=name, name=name.title(), email=f"{name}@example.org")
    person = add_person(new, by=BY, on=ON)
    for role in roles:
        held = Period(date(2000, 1, 1), None)
        give([person], role, scope=over, period=held, by=BY, reason="for the test", on=ON)
    return person


@pytest.fixture
def world(db: None) -> World:
    """An empty instance with a region and two units."""
    return World()


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Client:
    """A reader who has not signed in; static files need no hashes here."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.STATIC_ROOT = str(tmp_path)
    return Client()


@pytest.fixture
def editor(world: World, client: Client) -> Client:
    """Somebody signed in who drafts frameworks."""
    client.force_login(somebody("edith", "framework_editor"))
    return client


@pytest.fixture
def officer(world: World, client: Client) -> Client:
    """Somebody signed in who reports the results of unit A."""
    client.force_login(somebody("olga", "results_officer", over="TOP/A"))
    return client
