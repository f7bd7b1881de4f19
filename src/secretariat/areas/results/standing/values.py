"""What parts of indicators are worth on a day: of all parts at once, never one by one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl

from django.db import connections, router
from django.db.models import Exists, OuterRef, Q, QuerySet

from secretariat.areas.results.models.achieved import Result
from secretariat.areas.results.models.linked import IndicatorContinuation
from secretariat.areas.results.models.measured import Part, Target
from secretariat.areas.results.models.planned import Indicator
from secretariat.areas.results.standing.paths import DAY, Course, Goal
from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.declaring import Kind, Measure, measure_of
from secretariat.engine.measures.figures import When, figure, select, totals
from secretariat.engine.measures.series import series
from secretariat.kernel.periods import Period

_VERIFIED: Final = """
    SELECT w.n, sum(r.number), count(DISTINCT r.member_id)
    FROM unnest(string_to_array(%s, ',')::bigint[], string_to_array(%s, ',')::date[],
        string_to_array(%s, ',')::date[], string_to_array(%s, ',')::int[])
        AS w(part, after, until, n)
    JOIN results_result r ON r.part_id = w.part AND r.state = 'verified'
     AND r.achieved_on > w.after AND r.achieved_on <= w.until
    GROUP BY w.n
    UNION ALL
    SELECT w.n, v.value, NULL
    FROM unnest(string_to_array(%s, ',')::bigint[], string_to_array(%s, ',')::date[],
        string_to_array(%s, ',')::int[]) AS w(part, until, n)
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
AT_ONCE: Final = 20  # figures that one statement asks for, each by itself; more share their cuts


def planned(wanted: Q) -> list[Planned]:
    """The parts of the indicators wanted, with what each is to do: two queries, however many.

    In the order of the indicators within their objective, and of the parts within those.
    """
    continued = IndicatorContinuation.objects.filter(later=OuterRef("pk"))
    indicators = Indicator.objects.filter(wanted).annotate(goes_on=Exists(continued))
    ordered = indicators.order_by("objective_id", "position", "code", "parts__code")
    goals = _goals(_targets(wanted))
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


def _targets(wanted: Q) -> QuerySet[Any, Any]:
    of_them = Target.objects.filter(part__indicator__in=Indicator.objects.filter(wanted))
    fields = ("part_id", "starts", "ends", "value", "upper_value")
    return of_them.order_by().values_list(*fields, "condition_en", "condition_met_on")


def _goals(targets: Iterable[tuple[Any, ...]]) -> Mapping[int, list[Goal]]:
    found: dict[int, list[Goal]] = defaultdict(list)
    for part, starts, ends, value, upper, condition, met_on in targets:
        highest = value if upper is None else upper
        found[part].append(Goal(starts, ends, value, highest, condition != "", met_on))
    return found


def values(
    asked: Sequence[Asked], *, sees: Sees, known_at: datetime | None = None
) -> list[Decimal | None]:
    """The value of each part on its day, in the order asked.

    Verified results are counted and judged values read in one query; a few computed parts take
    another, many take one figure for each measure, way of cutting it and date. A measure that
    `sees` refuses has no value here.
    """
    found: list[Decimal | None] = [None] * len(asked)
    numbered = list(enumerate(asked))
    judged = [(n, one) for n, one in numbered if one.part.id and not one.part.measure]
    using = router.db_for_read(Result)
    with reading_known_at(known_at, using=using):
        _read_verified(judged, found, using)
    _compute([(n, one) for n, one in numbered if one.part.measure], found, sees, known_at)
    return found


Numbered = Sequence[tuple[int, Asked]]


def _read_verified(wanted: Numbered, found: list[Decimal | None], using: str) -> None:
    """Results achieved and verified, added to the baseline, of States each once; and of what is
    judged the latest value that was verified.
    """
    counted = {n: one for n, one in wanted if one.part.unit == Part.UnitOfValue.NUMBER}
    rated = {n: one for n, one in wanted if n not in counted}
    for n, one in counted.items():
        found[n] = one.part.course.base()
    windows = [one.part.course.window(one.day) for one in counted.values()]
    parameters = [
        *([one.part.id for one in counted.values()], [after for after, _until in windows]),
        *([until for _after, until in windows], list(counted)),
        *([one.part.id for one in rated.values()], [one.day for one in rated.values()]),
        list(rated),
    ]
    for n, total, states in _rows(_VERIFIED, parameters, using) if wanted else ():
        if n in rated:
            found[n] = total
        else:
            part = counted[n].part
            found[n] = part.course.base() + (states if part.counts_states else total)


def _rows(statement: str, parameters: list[Any], using: str) -> list[tuple[Any, ...]]:
    # A list goes as one text: element by element, thousands took as long as the answer.
    with connections[using].cursor() as cursor:
        cursor.execute(statement, [",".join(map(str, one)) for one in parameters])
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
    alone: list[Due] = []
    for (key, cell), members in dated.items():
        if len({when for _n, _one, when in members}) > FEW:
            _trace(measure_of(key), cell_of(cell), members, found, known_at)
        else:
            alone += members
    if len({(one.part.measure, one.part.cell, when) for _n, one, when in alone}) <= AT_ONCE:
        _at_once(alone, found, known_at)
    else:
        _by_cuts(alone, found, known_at)


def _at_once(wanted: Sequence[Due], found: list[Decimal | None], known_at: datetime | None) -> None:
    """Each figure by itself, all of them by one statement."""
    asked: dict[tuple[str, str, When], list[Due]] = defaultdict(list)
    for due in wanted:
        asked[due[1].part.measure, due[1].part.cell, due[2]].append(due)
    of_them = [(measure_of(key), when) for key, _cell, when in asked]
    with reading_known_at(known_at):
        figures = totals(of_them, where=[cell_of(cell) for _key, cell, _when in asked])
    for (measure, _when), one, members in zip(of_them, figures, asked.values(), strict=True):
        for n, part, _on in members:
            found[n] = _scaled(measure, part, one.value)


def _by_cuts(wanted: Sequence[Due], found: list[Decimal | None], known_at: datetime | None) -> None:
    """Parts that are cut alike share a figure."""
    together: dict[tuple[str, When, tuple[str, ...]], list[Due]] = defaultdict(list)
    for due in wanted:
        cut = tuple(sorted(cell_of(due[1].part.cell)))
        together[due[1].part.measure, due[2], cut].append(due)
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
