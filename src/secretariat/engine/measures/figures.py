"""Computing a figure: one statement a selection, total and every cell at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal, localcontext
from itertools import accumulate
from typing import Any

from django.db import router
from django.utils.translation import gettext as _

from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.compiling import (
    NOTHING,
    Sql,
    cell_types,
    filtered,
    grouped,
    run,
    run_beforehand,
    run_each,
    stacked,
    together,
)
from secretariat.engine.measures.declaring import Dimension, Kind, Measure
from secretariat.engine.measures.labelling import (
    CellKey,
    Key,
    Labels,
    Named,
    labels,
    name_beforehand,
)
from secretariat.engine.measures.remembering import keeps, once
from secretariat.engine.measures.selections import Plain, Selection
from secretariat.engine.records.days import Span
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period

When = date | Period
Value = int | Decimal | None
Within = Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell's value and how many records stand behind it.

    `key` holds a code per dimension, None for "not stated". A share also gives its part and whole.
    `withheld`: the value is not this reader's to know, nor how many stand behind it.
    """

    key: CellKey
    labels: tuple[str, ...]
    value: Value
    n: int
    part: int | None = None
    whole: int | None = None
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Figure:
    """The value of a measure for a date or period, its cells and what it was asked for."""

    measure: Measure
    when: When
    where: Mapping[str, str | None]
    by: tuple[Dimension, ...]
    known_at: datetime | None
    total: Cell
    cells: tuple[Cell, ...] = field(default=())

    @property
    def value(self) -> Value:
        """The total's value."""
        return self.total.value


def figure(
    measure: Measure,
    when: When,
    *,
    by: Sequence[str] = (),
    where: Mapping[str, str | None] | None = None,
    known_at: datetime | None = None,
) -> Figure:
    """Compute a measure as of a date (stock) or over a period (flow), as known at an instant."""
    dimensions = tuple(measure.dimension(key) for key in by)
    narrowed = dict(where or {})
    selection = select(measure, when)
    with reading_known_at(known_at, using=using(selection)):
        asked = {
            name: narrow(measure, plain, narrowed) for name, plain in selection.plain().items()
        }
        numbers = (
            {name: _numbers(plain, dimensions) for name, plain in asked.items()}
            if dimensions
            else dict(zip(asked, _in_one(list(asked.values())), strict=True))
        )
        keys = [key for n in numbers.values() for key in n]
        (labelled,) = labels(selection, [dimensions], [keys])
    return Figure(
        measure=measure,
        when=when,
        where=narrowed,
        by=dimensions,
        known_at=known_at,
        total=_cell(selection, numbers, (None, (), ())),
        cells=_cells(selection, numbers, labelled),
    )


def _cells(
    selection: Selection, numbers: Mapping[str, "Numbers"], labelled: Labels
) -> tuple[Cell, ...]:
    """Every cell of a breakdown, in the order of its codes."""
    keys = {key for n in numbers.values() for key in n if key is not None}
    return tuple(_cell(selection, numbers, named) for named in labelled.in_order(keys))


def count_beforehand(asked: Iterable[tuple[Measure, When, Sequence[str], Within]]) -> None:
    """Count what `figure` is going to be asked for, broken down, a few at once; names come with it.

    Within `each_once` alone. Each is a measure, a date or period, dimensions and a cell.
    """
    by_side: dict[str, list[tuple[Selection, tuple[Dimension, ...], Sql]]] = {}
    for measure, when, by, where in asked if keeps() else ():
        selection, dimensions = select(measure, when), tuple(map(measure.dimension, by))
        side = using(selection)
        for plain in selection.plain().values():
            made = grouped(narrow(measure, plain, where), dimensions, using=side)
            by_side.setdefault(side, []).append((selection, dimensions, made))
    for side, found in by_side.items():
        run_beforehand([made for _selection, _by, made in found], using=side)
        name_beforehand(
            (selection, by, [row[: len(by)] for row in run(made, using=side) if not row[len(by)]])
            for selection, by, made in found
        )


def totals(
    asked: Sequence[tuple[Measure, When]],
    *,
    where: Sequence[Mapping[str, str | None]] | None = None,
) -> list[Figure]:
    """Several measures, each in all and as known today: one statement for each side they are of.

    With `where`, each within the cell it names.
    """
    cells = [dict(one) for one in where] if where is not None else [{} for _each in asked]
    selections = [select(measure, when) for measure, when in asked]
    numbers: list[dict[str, Numbers]] = [{} for _each in asked]
    by_side: dict[str, list[tuple[int, str, Plain]]] = {}
    for place, selection in enumerate(selections):
        for name, plain in selection.plain().items():
            within = narrow(asked[place][0], plain, cells[place])
            by_side.setdefault(using(selection), []).append((place, name, within))
    for wanted in by_side.values():
        answers = _in_one([plain for _place, _name, plain in wanted])
        for (place, name, _plain), found in zip(wanted, answers, strict=True):
            numbers[place][name] = found
    return [
        Figure(
            measure=measure,
            when=when,
            where=cell,
            by=(),
            known_at=None,
            total=_cell(selection, found, (None, (), ())),
        )
        for (measure, when), cell, selection, found in zip(
            asked, cells, selections, numbers, strict=True
        )
    ]


def breakdowns(
    measure: Measure,
    when: When,
    *,
    cuts: Sequence[Sequence[str]],
    where: Mapping[str, str | None] | None = None,
    known_at: datetime | None = None,
) -> list[Figure]:
    """A figure broken down in several ways: each as `figure` gives it.

    One statement a selection, and one for the words of all dimensions.
    """
    if not cuts:
        return []
    by = [tuple(measure.dimension(key) for key in one) for one in cuts]
    narrowed = dict(where or {})
    selection = select(measure, when)
    with reading_known_at(known_at, using=using(selection)):
        plain = {name: narrow(measure, one, narrowed) for name, one in selection.plain().items()}
        numbers = _each_cut(plain, by)
        found = [{name: some[place] for name, some in numbers.items()} for place in range(len(by))]
        keys = [[key for n in one.values() for key in n] for one in found]
        labelled = labels(selection, by, keys)
    return [
        Figure(
            measure=measure,
            when=when,
            where=narrowed,
            by=dimensions,
            known_at=known_at,
            total=_cell(selection, one, (None, (), ())),
            cells=_cells(selection, one, words),
        )
        for dimensions, one, words in zip(by, found, labelled, strict=True)
    ]


def select(measure: Measure, when: When) -> Selection:
    """The selection of the definition in force, for a date or a period."""
    return once(("selection", measure.key, when), lambda: _select(measure, when))


def _select(measure: Measure, when: When) -> Selection:
    if measure.kind is Kind.STOCK:
        if isinstance(when, Period):
            raise BadInput(
                _("%(figure)s is counted on a date, not over a period.") % {"figure": measure.key},
                do=_("Give as_of with a date, such as 2025-12-31."),
            )
        return measure.on(when).selects(when)
    if not isinstance(when, Period) or when.starts is None or when.ends is None:
        raise BadInput(
            _("%(figure)s is counted over a period, not on a date.") % {"figure": measure.key},
            do=_("Give over with a first and a last day, such as 2025-01-01..2025-12-31."),
        )
    return measure.on(when.ends).selects(Span.of(when))


def counting(selection: Selection, records: Mapping[str, int]) -> Cell | None:
    """The cell of which each part is known to have so many records.

    None where the value is no count of records, or where a part is lacking.
    """
    parts = selection.plain()
    if not parts.keys() <= records.keys() or not all(p.counts_records for p in parts.values()):
        return None
    numbers: dict[str, Numbers] = {name: {None: (records[name],) * 2} for name in parts}
    return _cell(selection, numbers, (None, (), ()))


def using(selection: Selection) -> str:
    """The database side the selection reads."""
    return router.db_for_read(next(iter(selection.plain().values())).rows.model)


def narrow(measure: Measure, plain: Plain, where: Mapping[str, str | None]) -> Plain:
    """The selection within the cell asked for."""
    for key in where:
        measure.dimension(key)
    rows = filtered(plain.rows, measure.dimensions, where)
    return Plain(rows=rows, of=plain.of, sql=plain.sql, additive=plain.additive)


Numbers = dict[Key, tuple[Any, int]]
_NONE = (None, 0)
_DIGITS = 200  # no sum of the numbers PostgreSQL adds up needs more, so none is rounded


def _numbers(plain: Plain, by: Sequence[Dimension]) -> Numbers:
    """Value and records of every cell; the total stands under None."""
    side = router.db_for_read(plain.rows.model)
    return _read(plain, len(by), run(grouped(plain, by, using=side), using=side))


def _read(plain: Plain, width: int, rows: Iterable[tuple[Any, ...]]) -> Numbers:
    """The numbers that the rows of a breakdown tell."""
    found: Numbers = {}
    for row in rows:
        key = None if row[width] else row[:width]
        found[key] = (row[width + 1], row[width + 2])
    if width and plain.additive:
        found[None] = _in_all(found)
    return found


def _each_cut(
    asked: Mapping[str, Plain], cuts: Sequence[Sequence[Dimension]]
) -> dict[str, list[Numbers]]:
    """What `_numbers` gives of each selection for each of the cuts, by one statement."""
    side = router.db_for_read(next(iter(asked.values())).rows.model)
    statements = {name: _stacked(plain, cuts, side) for name, plain in asked.items()}
    found = run_each(statements, using=side)
    return {
        name: [
            _read(plain, len(by), rows)
            for by, rows in zip(cuts, _by_cut(found[name], cuts), strict=True)
        ]
        for name, plain in asked.items()
    }


def _stacked(plain: Plain, cuts: Sequence[Sequence[Dimension]], side: str) -> Sql:
    """One selection grouped in each of the ways."""
    return stacked(
        [(grouped(plain, by, using=side), cell_types(plain.rows, by, using=side)) for by in cuts]
    )


def _by_cut(
    found: Sequence[tuple[Any, ...]], cuts: Sequence[Sequence[Dimension]]
) -> list[list[tuple[Any, ...]]]:
    """The rows of each cut, with its own cells alone."""
    rows: list[list[tuple[Any, ...]]] = [[] for _each in cuts]
    starts = list(accumulate((len(by) for by in cuts), initial=1))
    for row in found:
        first = starts[row[0]]
        rows[row[0]].append((*row[first : first + len(cuts[row[0]])], *row[-3:]))
    return rows


def _in_one(asked: Sequence[Plain]) -> list[Numbers]:
    """The totals of several selections of one side, by one statement."""
    side = router.db_for_read(asked[0].rows.model)
    statements = [grouped(plain, (), using=side) for plain in asked]
    wanted = [one for one in statements if one is not NOTHING]
    row = run(together(wanted), using=side)[0] if wanted else ()
    pairs = iter(zip(row[::2], row[1::2], strict=True))
    return [{} if one is NOTHING else {None: next(pairs)} for one in statements]


def _in_all(found: Numbers) -> tuple[Any, int]:
    """The sum of all cells; a cell without a value adds none."""
    values = [value for value, _n in found.values() if value is not None]
    with localcontext(prec=_DIGITS):
        return sum(values) if values else None, sum(n for _value, n in found.values())


def _cell(selection: Selection, numbers: Mapping[str, Numbers], named: Named) -> Cell:
    key, codes, words = named
    if "whole" in numbers:
        return _shared(selection, numbers, named)
    number, n = numbers["value"].get(key, _NONE)
    return _made(key=codes, labels=words, value=selection.value({"value": number}), n=n)


_UNSAID = {one.name: one.default for one in fields(Cell) if one.default is not MISSING}


def _made(**facts: Any) -> Cell:
    """A cell. A figure has thousands, and a frozen dataclass takes three times as long to fill."""
    cell = object.__new__(Cell)
    cell.__dict__.update(_UNSAID, **facts)
    return cell


def _shared(selection: Selection, numbers: Mapping[str, Numbers], named: Named) -> Cell:
    key, codes, words = named
    values = {name: n.get(key, _NONE)[0] for name, n in numbers.items()}
    return _made(
        key=codes,
        labels=words,
        value=selection.value(values),
        n=numbers["whole"].get(key, _NONE)[1],
        part=int(values["part"] or 0),
        whole=int(values["whole"] or 0),
    )
