"""Computing a figure: one statement a selection, total and every cell at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import router

from secretariat.engine.history.reading import known_at as reading_known_at
from secretariat.engine.measures.compiling import filtered, grouped, run, target
from secretariat.engine.measures.declaring import Dimension, Kind, Measure
from secretariat.engine.measures.selections import Plain, Selection
from secretariat.engine.records.days import Span
from secretariat.kernel.errors import BadInput
from secretariat.kernel.periods import Period

When = date | Period
Value = int | Decimal | None
CellKey = tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell's value and how many records stand behind it.

    `key` holds a code per dimension, None for "not stated". A share also gives its part and whole.
    """

    key: CellKey
    labels: tuple[str, ...]
    value: Value
    n: int
    part: int | None = None
    whole: int | None = None


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
        numbers = {
            name: _numbers(narrow(measure, plain, narrowed), dimensions)
            for name, plain in selection.plain().items()
        }
        labelled = Labels(selection, dimensions, [key for n in numbers.values() for key in n])
    keys = sorted({key for n in numbers.values() for key in n if key is not None}, key=labelled.order)
    return Figure(
        measure=measure,
        when=when,
        where=narrowed,
        by=dimensions,
        known_at=known_at,
        total=_cell(selection, numbers, None, labelled),
        cells=tuple(_cell(selection, numbers, key, labelled) for key in keys),
    )


def select(measure: Measure, when: When) -> Selection:
    """The selection of the definition in force, for a date or a period."""
    if measure.kind is Kind.STOCK:
        if isinstance(when, Period):
            raise BadInput(
                f"{measure.key} is counted on a date, not over a period.",
                do="Give as_of with a date, such as 2025-12-31.",
            )
        return measure.on(when).selects(when)
    if not isinstance(when, Period) or when.starts is None or when.ends is None:
        raise BadInput(
            f"{measure.key} is counted over a period, not on a date.",
            do="Give over with a first and a last day, such as 2025-01-01..2025-12-31.",
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


Numbers = dict[tuple[Any, ...] | None, tuple[Any, int]]


def _numbers(plain: Plain, by: Sequence[Dimension]) -> Numbers:
    """Value and records of every cell; the total stands under None."""
    side = router.db_for_read(plain.rows.model)
    width = len(by)
    found: Numbers = {}
    for row in run(grouped(plain, by, using=side), using=side):
        key = None if row[width] else tuple(row[:width])
        found[key] = (row[width + 1], int(row[width + 2]))
    return found


def _cell(
    selection: Selection, numbers: Mapping[str, Numbers], key: Any, labelled: "Labels"
) -> Cell:
    raw = {name: n.get(key, (None, 0)) for name, n in numbers.items()}
    values = {name: value for name, (value, _n) in raw.items()}
    counted = "whole" if "whole" in raw else "value"
    return Cell(
        key=labelled.codes(key),
        labels=labelled.words(key),
        value=selection.value(values),
        n=raw[counted][1],
        part=int(values["part"] or 0) if "part" in values else None,
        whole=int(values["whole"] or 0) if "whole" in values else None,
    )


class Labels:
    """Codes and words of cells; referred records are fetched once for all cells."""

    def __init__(
        self, selection: Selection, by: Sequence[Dimension], keys: Sequence[Any]
    ) -> None:
        rows = next(iter(selection.plain().values())).rows
        self.referred: list[dict[Any, Any] | None] = []
        self.choices: list[dict[Any, str]] = []
        self.by = by
        for place, dimension in enumerate(by):
            model = target(rows, dimension)
            wanted = {key[place] for key in keys if key is not None} - {None}
            self.referred.append(
                None
                if model is None
                else {one.pk: one for one in model._base_manager.filter(pk__in=wanted)}
            )
            self.choices.append({} if model is not None else _choices(rows.model, dimension.path))

    def codes(self, key: Any) -> CellKey:
        """A code per dimension."""
        return tuple(self._code(i, raw) for i, raw in enumerate(key or ()))

    def _code(self, place: int, raw: Any) -> str | None:
        if raw is None:
            return None
        records = self.referred[place]
        return str(raw) if records is None else str(getattr(records[raw], self.by[place].code))

    def words(self, key: Any) -> tuple[str, ...]:
        """What a reader calls each dimension's value; "" where it is not stated."""
        return tuple(self._word(i, raw) for i, raw in enumerate(key or ()))

    def _word(self, place: int, raw: Any) -> str:
        if raw is None:
            return ""
        records = self.referred[place]
        return self.choices[place].get(raw, str(raw)) if records is None else str(records[raw])

    def order(self, key: Any) -> tuple[Any, ...]:
        """Cells by their codes, "not stated" last."""
        return tuple((code is None, code or "") for code in self.codes(key))


def _choices(model: Any, path: str) -> dict[Any, str]:
    *steps, last = path.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return {code: str(word) for code, word in model._meta.get_field(last).flatchoices}
