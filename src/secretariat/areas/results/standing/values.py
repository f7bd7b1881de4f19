"""What parts of indicators are worth on a day: of all parts at once, never one by one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl

from django.db import connections, router
from django.db.models import Exists, OuterRef, Q

from secretariat.areas.results.models.achieved import Result
from secretariat.areas.results.models.linked import IndicatorContinuation
from secretariat.areas.results.models.measured import Part, Target
from secretariat.areas.results.models.planned import Indicator
from secretariat.areas.results.standing.paths import DAY, Course, Goal
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.declaring import Kind, Measure, measure_of
from secretariat.engine.measures.figures import When, figure, select
from secretariat.engine.measures.series import series
from secretariat.kernel.periods import Period

_COUNTED: Final = """
    SELECT w.n, sum(r.number), count(DISTINCT r.member_id)
    FROM unnest(%s::bigint[], %s::date[], %s::date[]) WITH ORDINALITY AS w(part, after, until, n)
    JOIN results_result r ON r.part_id = w.part AND r.state = 'verified'
     AND r.achieved_on > w.after AND r.achieved_on <= w.until
    GROUP BY w.n
"""
_LATEST: Final = """
    SELECT w.n, v.value
    FROM unnest(%s::bigint[], %s::date[]) WITH ORDINALITY AS w(part, until, n)
    CROSS JOIN LATERAL (
        SELECT value FROM results_value
        WHERE part_id = w.part AND state = 'verified' AND as_of <= w.until
        ORDER BY as_of DESC, id DESC LIMIT 1
    ) v
"""


class Planned(NamedTuple):
    """A part as far as its value and status need it, and where it stands in its framework.

    `id` is None for an indicator that has no part yet.
    """

    id: int | None
    indicator: int
    objective: int
    code: str
    responsible: int | None
    continues: bool
    course: Course
    unit: str
    counts_states: bool
    measure: str
    cell: str


class Asked(NamedTuple):
    """A part on a day."""

    part: Planned
    day: date


Sees = Callable[[Measure], bool]
Due = tuple[int, Asked, When]
FEW: Final = 2  # dates that are computed one by one; more are one series


def planned(wanted: Q) -> list[Planned]:
    """The parts of the indicators wanted, with what each is to do: two queries, however many.

    In the order of the indicators within their objective, and of the parts within those.
    """
    continued = IndicatorContinuation.objects.filter(later=OuterRef("pk"))
    indicators = Indicator.objects.filter(wanted).annotate(goes_on=Exists(continued))
    goals = _goals(wanted)
    ordered = indicators.order_by("objective_id", "position", "code", "parts__code")
    return [_planned(row, goals) for row in ordered.values_list(*_READ)]


_READ: Final = (
    *("parts__id", "pk", "objective_id", "code", "unit_id", "goes_on"),
    *("counts", "direction", "parts__unit_of_value", "parts__afresh"),
    *("parts__measure", "parts__cell", "parts__baseline__as_of", "parts__baseline__value"),
)


def _planned(row: tuple[Any, ...], goals: Mapping[int, list[Goal]]) -> Planned:
    part, pk, objective, code, responsible, continues, counts, direction, *rest = row
    unit, afresh, measure, cell, began_on, began_at = rest
    higher = direction == Indicator.Direction.HIGHER
    course = Course(began_on, began_at, tuple(goals.get(part, ())), higher, bool(afresh))
    states = counts == Indicator.Counts.MEMBER_STATES
    return Planned(
        *(part, pk, objective, code, responsible, continues),
        *(course, unit or "", states, measure or "", cell or ""),
    )


def _goals(wanted: Q) -> Mapping[int, list[Goal]]:
    found: dict[int, list[Goal]] = defaultdict(list)
    of_them = Target.objects.filter(part__indicator__in=Indicator.objects.filter(wanted))
    fields = ("part_id", "starts", "ends", "value", "upper_value")
    rows = of_them.order_by().values_list(*fields, "condition_en", "condition_met_on")
    for part, starts, ends, value, upper, condition, met_on in rows:
        highest = value if upper is None else upper
        found[part].append(Goal(starts, ends, value, highest, condition != "", met_on))
    return found


def values(
    asked: Sequence[Asked], *, sees: Sees, known_at: datetime | None = None
) -> list[Decimal | None]:
    """The value of each part on its day, in the order asked.

    Verified results are counted in one query, judged values read in another, and computed parts
    take one figure for each measure, way of cutting it and date. A measure that `sees` refuses
    has no value here.
    """
    found: list[Decimal | None] = [None] * len(asked)
    numbered = list(enumerate(asked))
    judged = [(n, one) for n, one in numbered if one.part.id and not one.part.measure]
    counted = [(n, one) for n, one in judged if one.part.unit == Part.UnitOfValue.NUMBER]
    rated = [(n, one) for n, one in judged if one.part.unit != Part.UnitOfValue.NUMBER]
    using = router.db_for_read(Result)
    with reading_known_at(known_at, using=using):
        _count(counted, found, using)
        _take_latest(rated, found, using)
    _compute([(n, one) for n, one in numbered if one.part.measure], found, sees, known_at)
    return found


Numbered = Sequence[tuple[int, Asked]]


def _count(wanted: Numbered, found: list[Decimal | None], using: str) -> None:
    """Results achieved and verified, added to the baseline; of States, each once."""
    if not wanted:
        return
    windows = [one.part.course.window(one.day) for _n, one in wanted]
    for n, one in wanted:
        found[n] = one.part.course.base()
    ids, after, until = (
        [one.part.id for _n, one in wanted],
        [window[0] for window in windows],
        [window[1] for window in windows],
    )
    for place, total, states in _rows(_COUNTED, [ids, after, until], using):
        n, one = wanted[place - 1]
        found[n] = one.part.course.base() + (states if one.part.counts_states else total)


def _take_latest(wanted: Numbered, found: list[Decimal | None], using: str) -> None:
    """The latest value judged and verified."""
    if not wanted:
        return
    ids, until = [one.part.id for _n, one in wanted], [one.day for _n, one in wanted]
    for place, value in _rows(_LATEST, [ids, until], using):
        found[wanted[place - 1][0]] = value


def _rows(statement: str, parameters: list[Any], using: str) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def cell_of(words: str) -> dict[str, str]:
    """The cell a part names, as region=AF or instrument=C138&region=AF."""
    return dict(parse_qsl(words, keep_blank_values=True))


def moment(measure: Measure, asked: Asked) -> When | None:
    """The date a part's measure is counted on, or the period; none before the period begins."""
    if measure.kind is Kind.STOCK:
        return asked.day
    after, until = asked.part.course.window(asked.day)
    return Period(after + DAY, until) if after < until else None


def _compute(
    wanted: Numbered, found: list[Decimal | None], sees: Sees, known_at: datetime | None
) -> None:
    """Figures of measures: parts cut alike share one; many dates of one cell are a series."""
    dated: dict[tuple[str, str], list[Due]] = defaultdict(list)
    for n, one in wanted:
        measure = measure_of(one.part.measure)
        when = moment(measure, one)
        if when is not None and sees(measure):
            dated[one.part.measure, one.part.cell].append((n, one, when))
    together: dict[tuple[str, When, tuple[str, ...]], list[Due]] = defaultdict(list)
    for (key, cell), members in dated.items():
        measure = measure_of(key)
        if len({when for _n, _one, when in members}) > FEW:
            _trace(measure, cell_of(cell), members, found, known_at)
            continue
        for member in members:
            together[key, member[2], tuple(sorted(cell_of(cell)))].append(member)
    for (key, when, cut), members in together.items():
        measure = measure_of(key)
        cells = _cells(measure, when, cut, members, known_at)
        for n, one, _when in members:
            codes = cell_of(one.part.cell)
            found[n] = _scaled(measure, one, cells[tuple(codes[name] for name in cut)])


def _trace(
    measure: Measure,
    where: Mapping[str, str],
    members: Sequence[Due],
    found: list[Decimal | None],
    known_at: datetime | None,
) -> None:
    """One cell on many dates, in as few queries as its definition allows."""
    points = series(measure, [when for _n, _one, when in members], where=where, known_at=known_at)
    on = {point.when: point.value for point in points}
    for n, one, when in members:
        found[n] = _scaled(measure, one, on.get(when))


def _scaled(measure: Measure, one: Asked, value: Any) -> Decimal | None:
    """A figure as the part states it: a share in per cent, what flowed added to the baseline."""
    if value is None:
        return None
    base = one.part.course.base() if measure.kind is Kind.FLOW else Decimal(0)
    return base + Decimal(value) * measure.unit.times


def _cells(
    measure: Measure,
    when: When,
    cut: tuple[str, ...],
    members: Iterable[Due],
    known_at: datetime | None,
) -> Mapping[tuple[str | None, ...], Any]:
    """The value of each cell wanted; where no record falls, what no record makes."""
    codes = [cell_of(one.part.cell) for _n, one, _when in members]
    if len(codes) == 1:
        alone = figure(measure, when, where=codes[0], known_at=known_at)
        return {tuple(codes[0][name] for name in cut): alone.value}
    whole = figure(measure, when, by=cut, known_at=known_at)
    if not cut:
        return {(): whole.value}
    selection = select(measure, when)
    nothing = selection.value(dict.fromkeys(selection.plain()))
    cells: dict[tuple[str | None, ...], Any] = defaultdict(lambda: nothing)
    cells.update((cell.key, cell.value) for cell in whole.cells)
    return cells
