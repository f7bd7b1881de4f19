"""A figure over many dates or periods: swept where stocks add up, else joined to a calendar."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.calendars import Table, calendar, cumulated, swept, table
from secretariat.engine.measures.compiling import Sql, run_apart, run_each
from secretariat.engine.measures.declaring import Definition, Dimension, Kind, Measure
from secretariat.engine.measures.figures import Value, When, narrow, using
from secretariat.engine.measures.labelling import labels
from secretariat.engine.measures.selections import Selection
from secretariat.engine.records.days import CalendarColumn, Ever, NeedsADate, Span
from secretariat.engine.records.everywhen import asks_ever_within
from secretariat.kernel.periods import Period


class Strategy(StrEnum):
    """How a series is computed. The values are the same; the time they take is not."""

    SWEEP = "sweep"
    CALENDAR = "calendar"
    ONE_BY_ONE = "one by one"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One date or period of a series and one cell of it; the total has an empty key."""

    when: When
    key: tuple[str | None, ...]
    value: Value


def series(
    measure: Measure,
    when: Sequence[When],
    *,
    by: Sequence[str] = (),
    where: Mapping[str, str | None] | None = None,
    known_at: datetime | None = None,
    strategy: Strategy | None = None,
) -> list[Point]:
    """The figure at each date or period, and each cell of it, in the order given.

    Each date follows the definition in force on it. `strategy` forces one way of computing, for
    tests and measurements; left out, the fastest that the definition allows is taken.
    """
    dimensions = [measure.dimension(key) for key in by]
    points: list[Point] = []
    for definition, dates in _by_definition(measure, _in_order(when)).items():
        plan = _plan(measure, definition, strategy)
        with reading_known_at(known_at, using=using(plan.selection(dates[0]))):
            points += plan.points(dates, dimensions, dict(where or {}))
    place = _places(when)
    return sorted(points, key=lambda point: place[point.when])


def several(asked: Sequence[tuple[Measure, Sequence[When]]]) -> list[list[Point]]:
    """Several series, each of a measure in all as known today: one statement for each side.

    Dates that an earlier definition of a measure counts are asked for beside the others. What can
    only be computed date by date takes a statement a date.
    """
    parts = [
        (place, _plan(measure, definition, None), dates)
        for place, (measure, when) in enumerate(asked)
        for definition, dates in _by_definition(measure, _in_order(when)).items()
    ]
    points: list[list[Point]] = [[] for _each in asked]
    sides: dict[str, list[tuple[int, _Plan, list[When]]]] = defaultdict(list)
    for place, plan, dates in parts:
        if plan.everywhen is None:
            points[place] += plan.points(dates, (), {})
        else:
            sides[using(plan.everywhen)].append((place, plan, dates))
    for side, some in sides.items():
        for (place, plan, dates), numbers in zip(some, _side_by_side(some, side), strict=True):
            assert plan.everywhen is not None
            points[place] += _points(plan.everywhen, numbers, dates, ())
    return [
        sorted(some, key=lambda point: _places(when)[point.when])
        for some, (_measure, when) in zip(points, asked, strict=True)
    ]


def _side_by_side(
    parts: Sequence[tuple[int, "_Plan", list[When]]], side: str
) -> list[dict[str, Table]]:
    """The numbers of several plans of one side, by one statement."""
    statements = [plan.statements(dates, (), {}, side) for _place, plan, dates in parts]
    rows = iter(run_apart([sql for one in statements for sql in one.values()], using=side))
    return [
        {name: plan.read(next(rows), dates, ()) for name in one}
        for (_place, plan, dates), one in zip(parts, statements, strict=True)
    ]


def strategy_of(measure: Measure, day: date) -> Strategy:
    """How a series of the measure is computed around a date."""
    return _plan(measure, measure.on(day), None).strategy


def _in_order(when: Sequence[When]) -> list[When]:
    """Each date once, earliest first."""
    return sorted(set(when), key=lambda one: one.starts if isinstance(one, Period) else one)  # type: ignore[arg-type, return-value]


def _by_definition(measure: Measure, when: Sequence[When]) -> dict[Definition, list[When]]:
    groups: dict[Definition, list[When]] = defaultdict(list)
    for one in when:
        day = one.ends if isinstance(one, Period) else one
        groups[measure.on(day or date.max)].append(one)
    return groups


@dataclass(frozen=True, kw_only=True)
class _Plan:
    """A measure's definition with the way its series is computed."""

    measure: Measure
    definition: Definition
    strategy: Strategy
    everywhen: Selection | None

    def selection(self, when: When) -> Selection:
        """The selection as the strategy sees it."""
        if self.everywhen is not None:
            return self.everywhen
        return self.definition.selects(Span.of(when) if isinstance(when, Period) else when)

    def points(
        self, when: Sequence[When], by: Sequence[Dimension], where: Mapping[str, str | None]
    ) -> list[Point]:
        """Every point, with a zero (or no value) where a date has no record."""
        if self.everywhen is None:
            return [
                point for one in when for point in self._at([one], by, where, self.selection(one))
            ]
        return self._at(when, by, where, self.everywhen)

    def _at(
        self,
        when: Sequence[When],
        by: Sequence[Dimension],
        where: Mapping[str, str | None],
        selection: Selection,
    ) -> list[Point]:
        side = using(selection)
        found = run_each(self.statements(when, by, where, side, selection), using=side)
        numbers = {name: self.read(rows, when, by) for name, rows in found.items()}
        return _points(selection, numbers, when, by)

    def statements(
        self,
        when: Sequence[When],
        by: Sequence[Dimension],
        where: Mapping[str, str | None],
        side: str,
        selection: Selection | None = None,
    ) -> dict[str, Sql]:
        """What asks the database, of each part of the selection."""
        selects = selection or self.selection(when[0])
        parts = {name: narrow(self.measure, one, where) for name, one in selects.plain().items()}
        if self.strategy is Strategy.SWEEP:
            days = [one for one in when if isinstance(one, date)]
            return {name: swept(one, days, by, side) for name, one in parts.items()}
        return {name: calendar(one, when, by, side) for name, one in parts.items()}

    def read(
        self, rows: Sequence[tuple[Any, ...]], when: Sequence[When], by: Sequence[Dimension]
    ) -> Table:
        """What the rows of one part tell of each date."""
        if self.strategy is Strategy.SWEEP:
            return cumulated(rows, len(by), len(when))
        return table(rows, len(by))


def _plan(measure: Measure, definition: Definition, wanted: Strategy | None) -> _Plan:
    """The fastest way the definition allows, or the one wanted."""
    if measure.kind is Kind.STOCK and wanted in {None, Strategy.SWEEP}:
        swept = _sweepable(definition)
        if swept is not None:
            return _Plan(
                measure=measure, definition=definition, strategy=Strategy.SWEEP, everywhen=swept
            )
        if wanted is Strategy.SWEEP:
            raise NeedsADate(f"{measure.key} can't be swept: its parts do not add up over time.")
    if wanted is not Strategy.ONE_BY_ONE:
        joined = _joinable(measure, definition)
        if joined is not None:
            return _Plan(
                measure=measure, definition=definition, strategy=Strategy.CALENDAR, everywhen=joined
            )
    return _Plan(
        measure=measure, definition=definition, strategy=Strategy.ONE_BY_ONE, everywhen=None
    )


def _sweepable(definition: Definition) -> Selection | None:
    """The selection at every day at once, if each part adds up and was dated exactly once."""
    ever = Ever()
    try:
        selection = definition.selects(ever)
    except (NeedsADate, TypeError):
        return None
    plain = selection.plain().values()
    marks = [getattr(one.rows, "mark", None) for one in plain]
    fits = (
        all(one.additive for one in plain)
        and all(marks)
        and {id(mark) for mark in marks} == {id(mark) for mark in ever.issued}
        and not any(asks_ever_within(one.rows) for one in plain)
    )
    return selection if fits else None


def _joinable(measure: Measure, definition: Definition) -> Selection | None:
    """The selection with calendar columns for its dates, if it takes columns at all."""
    column: Any = (
        CalendarColumn("day")
        if measure.kind is Kind.STOCK
        else Span(CalendarColumn("day"), CalendarColumn("last"))
    )
    try:
        return definition.selects(column)
    except (NeedsADate, TypeError, AttributeError):
        return None


def _points(
    selection: Selection,
    numbers: Mapping[str, Table],
    when: Sequence[When],
    by: Sequence[Dimension],
) -> list[Point]:
    keys = {key for table in numbers.values() for _place, key in table} - {None}
    (labelled,) = labels(selection, [by], [list(keys)])
    ordered: list[Any] = [None, *sorted(keys, key=labelled.order)]
    places = _places(when)
    return [
        Point(
            when=one,
            key=labelled.codes(key),
            value=selection.value(
                {name: table.get((places[one], key)) for name, table in numbers.items()}
            ),
        )
        for one in when
        for key in ordered
        if key is None or any((places[one], key) in table for table in numbers.values())
    ]


def _places(when: Sequence[When]) -> dict[When, int]:
    return {one: number for number, one in enumerate(when)}
