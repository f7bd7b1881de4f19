"""Computing a figure: one statement a selection, total and every cell at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, localcontext
from operator import itemgetter
from typing import Any

from django.db import router
from django.utils.translation import gettext as _

from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.compiling import (
    NOTHING,
    column,
    filtered,
    grouped,
    run,
    target,
    together,
)
from secretariat.engine.measures.declaring import Dimension, Kind, Measure
from secretariat.engine.measures.selections import Plain, Selection
from secretariat.engine.records.days import Span
from secretariat.engine.records.naming import named_by
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period

When = date | Period
Value = int | Decimal | None
CellKey = tuple[str | None, ...]


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
        labelled = Labels(selection, dimensions, [key for n in numbers.values() for key in n])
    keys = {key for n in numbers.values() for key in n if key is not None}
    return Figure(
        measure=measure,
        when=when,
        where=narrowed,
        by=dimensions,
        known_at=known_at,
        total=_cell(selection, numbers, (None, (), ())),
        cells=tuple(_cell(selection, numbers, named) for named in labelled.in_order(keys)),
    )


def totals(asked: Sequence[tuple[Measure, When]]) -> list[Figure]:
    """Several measures, each in all and as known today: one statement for each side they are of."""
    selections = [select(measure, when) for measure, when in asked]
    numbers: list[dict[str, Numbers]] = [{} for _each in asked]
    by_side: dict[str, list[tuple[int, str, Plain]]] = {}
    for place, selection in enumerate(selections):
        for name, plain in selection.plain().items():
            by_side.setdefault(using(selection), []).append((place, name, plain))
    for wanted in by_side.values():
        answers = _in_one([plain for _place, _name, plain in wanted])
        for (place, name, _plain), found in zip(wanted, answers, strict=True):
            numbers[place][name] = found
    return [
        Figure(
            measure=measure,
            when=when,
            where={},
            by=(),
            known_at=None,
            total=_cell(selection, found, (None, (), ())),
        )
        for (measure, when), selection, found in zip(asked, selections, numbers, strict=True)
    ]


def select(measure: Measure, when: When) -> Selection:
    """The selection of the definition in force, for a date or a period."""
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


def using(selection: Selection) -> str:
    """The database side the selection reads."""
    return router.db_for_read(next(iter(selection.plain().values())).rows.model)


def narrow(measure: Measure, plain: Plain, where: Mapping[str, str | None]) -> Plain:
    """The selection within the cell asked for."""
    for key in where:
        measure.dimension(key)
    rows = filtered(plain.rows, measure.dimensions, where)
    return Plain(rows=rows, of=plain.of, sql=plain.sql, additive=plain.additive)


Key = tuple[Any, ...] | None  # a value per dimension as it is kept; None: in all
Numbers = dict[Key, tuple[Any, int]]
Named = tuple[Key, CellKey, tuple[str, ...]]  # a cell with its codes and words
_NONE = (None, 0)
_DIGITS = 200  # no sum of the numbers PostgreSQL adds up needs more, so none is rounded


def _numbers(plain: Plain, by: Sequence[Dimension]) -> Numbers:
    """Value and records of every cell; the total stands under None."""
    side = router.db_for_read(plain.rows.model)
    width = len(by)
    found: Numbers = {}
    for row in run(grouped(plain, by, using=side), using=side):
        key = None if row[width] else row[:width]
        found[key] = (row[width + 1], row[width + 2])
    if by and plain.additive:
        found[None] = _in_all(found)
    return found


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


def _cell(selection: Selection, numbers: Mapping[str, Numbers], named: "Named") -> Cell:
    key, codes, words = named
    if "whole" in numbers:
        return _shared(selection, numbers, named)
    number, n = numbers["value"].get(key, _NONE)
    return Cell(key=codes, labels=words, value=selection.value({"value": number}), n=n)


def _shared(selection: Selection, numbers: Mapping[str, Numbers], named: "Named") -> Cell:
    key, codes, words = named
    values = {name: n.get(key, _NONE)[0] for name, n in numbers.items()}
    return Cell(
        key=codes,
        labels=words,
        value=selection.value(values),
        n=numbers["whole"].get(key, _NONE)[1],
        part=int(values["part"] or 0),
        whole=int(values["whole"] or 0),
    )


class Labels:
    """Codes and words of cells; each value is looked up and put into words once for all cells."""

    def __init__(self, selection: Selection, by: Sequence[Dimension], keys: Sequence[Any]) -> None:
        rows = next(iter(selection.plain().values())).rows
        columns = list(zip(*(key for key in keys if key is not None), strict=True))
        found = [set(column) - {None} for column in columns] or [set[Any]() for _one in by]
        said = [_said(rows, one, raws) for one, raws in zip(by, found, strict=True)]
        self._codes: list[dict[Any, str | None]] = [
            {None: None} | {raw: code for raw, (code, _word) in one.items()} for one in said
        ]
        self._words: list[dict[Any, str]] = [
            {None: ""} | {raw: word for raw, (_code, word) in one.items()} for one in said
        ]
        self._ranks = [_ranked(codes) for codes in self._codes]

    def codes(self, key: Any) -> CellKey:
        """A code per dimension."""
        return tuple(map(dict.__getitem__, self._codes, key or ()))

    def words(self, key: Any) -> tuple[str, ...]:
        """What a reader calls each dimension's value; "" where it is not stated."""
        return tuple(map(dict.__getitem__, self._words, key or ()))

    def order(self, key: Any) -> tuple[int, ...]:
        """Cells by their codes, "not stated" last."""
        return tuple(map(dict.__getitem__, self._ranks, key))

    def in_order(self, keys: Collection[Any]) -> list[Named]:
        """All cells by their codes, with codes and words.

        Looked up dimension by dimension, and each cell's ranks made one number: much faster than
        cell by cell.
        """
        columns = list(zip(*keys, strict=True))
        places = map(sum, _looked_up(_as_digits(self._ranks), columns))
        codes, words = _looked_up(self._codes, columns), _looked_up(self._words, columns)
        ranked = sorted(zip(places, keys, codes, words, strict=True), key=itemgetter(0))
        return [(key, codes, words) for _place, key, codes, words in ranked]


def _looked_up(
    said: Sequence[Mapping[Any, Any]], columns: Sequence[Sequence[Any]]
) -> Iterator[tuple[Any, ...]]:
    """What each dimension says of each cell."""
    return zip(
        *(map(one.__getitem__, raws) for one, raws in zip(said, columns, strict=False)), strict=True
    )


def _as_digits(ranks: Sequence[Mapping[Any, int]]) -> list[dict[Any, int]]:
    """The ranks of each dimension as a digit of one number, the first dimension's the highest."""
    worth, digits = 1, list[dict[Any, int]]()
    for one in reversed(ranks):
        digits.append({raw: rank * worth for raw, rank in one.items()})
        worth *= len(one)
    return digits[::-1]


def _ranked(codes: dict[Any, str | None]) -> dict[Any, int]:
    """The place of each value: numbers are compared faster than codes, cell after cell."""
    ordered = sorted(codes, key=lambda raw: (raw is None, codes[raw] or ""))
    return {raw: place for place, raw in enumerate(ordered)}


def _said(rows: Any, dimension: Dimension, raws: set[Any]) -> dict[Any, tuple[str, str]]:
    """The code and the words of each value of a dimension; referred records in one query."""
    model = target(rows, dimension)
    if model is None:
        choices = {code: str(word) for code, word in column(rows, dimension).flatchoices}
        return {raw: (str(raw), choices.get(raw, str(raw))) for raw in raws}
    rows = model._base_manager.filter(pk__in=raws).select_related(*named_by(model))
    return {one.pk: (str(getattr(one, dimension.code)), str(one)) for one in rows.order_by()}
