"""What the values stand on: a framework, units, an indicator and a part of each unit, people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from secretariat.areas.reference.models import Unit
from secretariat.areas.results.models.achieved import Standing, Value
from secretariat.areas.results.models.measured import Part
from secretariat.areas.results.models.planned import Framework, Indicator, Level, Objective
from secretariat.engine.access.granting import give
from secretariat.engine.access.models import Person
from secretariat.engine.access.people import NewPerson, add_person
from secretariat.engine.history.acting import Process, act
from secretariat.kernel.periods import Period

BY = Process("tests")
ON = date(2026, 6, 15)
UNITS = ("HRD", "HRD/REC", "FIN")


def kept(records: Iterable[Model]) -> list[Any]:
    """Records written as they are, by the tests themselves."""
    listed = list(records)
    with act("tests.ground", by=BY):
        return QuerySet(type(listed[0])).bulk_create(listed)


def build() -> dict[str, Part]:
    """One part of an indicator for each unit, by the path of the unit."""
    units = kept(
        Unit(code=path, path=path, name_en=path, starts=date(2000, 1, 1)) for path in UNITS
    )
    (framework,) = kept(
        [Framework(code="F", title_en="F", starts=date(2026, 1, 1), ends=date(2027, 12, 31))]
    )
    (level,) = kept([Level(code="F/1", framework=framework, depth=1, one_en="aim", many_en="aims")])
    (objective,) = kept([Objective(code="F/1", framework=framework, level=level, title_en="Aim")])
    indicators = kept(
        Indicator(
            code=f"F/{unit.code}",
            objective=objective,
            title_en=unit.code,
            counts=Indicator.Counts.POLICIES,
            unit=unit,
        )
        for unit in units
    )
    parts = kept(
        Part(code=f"F/{one.title_en}", indicator=one, source=Part.Source.JUDGED)
        for one in indicators
    )
    return {part.indicator.title_en: part for part in parts}


def values(part: Part, *codes: str, **facts: Any) -> list[Value]:
    """Values of a part, ready to be reported unless said otherwise."""
    given = {"as_of": date(2026, 6, 30), "value": 1, "evidence": "A report", **facts}
    return kept(Value(code=code, part=part, **given) for code in codes)


def value(part: Part, code: str = "V1", **facts: Any) -> Value:
    """One value of a part."""
    (made,) = values(part, code, **facts)
    return made


def these(*records: Value) -> QuerySet[Value]:
    """The set of these values."""
    found: QuerySet[Value] = Value.objects.filter(pk__in=[one.pk for one in records])
    return found


def state_of(record: Value) -> Standing:
    """Where a value stands now."""
    return Standing(Value.objects.get(pk=record.pk).state)


def somebody(username: str, *roles: str, over: str = "") -> Person:
    """A person who holds these roles over a unit."""
    new = NewPerson(username=username, name=username.title(), email=f"{username}@example.org")
    person = add_person(new, by=BY, on=ON)
    for role in roles:
        period = Period(date(2026, 1, 1), None)
        give([person], role, scope=over, period=period, by=BY, reason="for the test", on=ON)
    return person
