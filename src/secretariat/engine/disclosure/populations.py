"""Which figures count the same records: told by the statement that selects them.

Two measures are of one population if their selections are the same statement on the same date. One
is of a part of another's if it is that statement narrowed to one code of a dimension, as women are
officials of one sex: its figures are then cells of the other's tables.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist, FieldError

from secretariat.engine.disclosure.systems import Cell
from secretariat.engine.measures.compiling import Sql, code_path, filtered, inner, refers, run
from secretariat.engine.measures.compiling import grouped as grouping
from secretariat.engine.measures.declaring import Dimension
from secretariat.engine.measures.labelling import labels
from secretariat.engine.measures.selections import Count, Plain, Selection
from secretariat.kernel.digests import digest

Key = tuple[str | None, ...]
Axes = tuple[str, ...]  # the paths of some dimensions, in order


@dataclass(kw_only=True)
class Population:
    """The records a selection counts, what is asked of them, and how many are few.

    `axes` are the dimensions known for it by their path; `asked` the breakdowns that figures are
    of, each with the keys that they name.
    """

    name: str
    plain: Plain
    side: str
    least: int = 0
    axes: dict[str, Dimension] = field(default_factory=dict)
    asked: dict[Axes, set[Key]] = field(default_factory=dict)

    @cached_property
    def said(self) -> tuple[str, tuple[Any, ...]]:
        """The statement that selects its records, and its parameters; worked out once."""
        return statement(self.plain, self.side)

    def ask(self, where: Mapping[str, str | None], least: int) -> Cell:
        """Note that a cell is asked for, by path and code; gives its name in the system."""
        axes = tuple(sorted(where))
        key = tuple(where[axis] for axis in axes)
        self.asked.setdefault(axes, set()).add(key)
        self.least = max(self.least, least)
        return self.cell(axes, key)

    def cell(self, axes: Axes, key: Key) -> Cell:
        """The name of a cell in the system."""
        return (self.name, tuple(zip(axes, key, strict=True)))

    def leads(self, axis: str, on: str) -> bool:
        """Whether an axis names a record from which another leads on, so that it settles that."""
        dimension = self.axes[axis]
        settles = refers(self.plain.rows, dimension) and axis != on
        return settles and on.startswith(f"{dimension.path}__")

    def counting(self, axes: Axes) -> Sql:
        """The statement that counts a breakdown."""
        return grouping(self.plain, [self.axes[one] for one in axes], using=self.side)

    def cells(
        self, axes: Axes, rows: Iterable[tuple[Any, ...]]
    ) -> tuple[Selection, list[Dimension], list[tuple[Any, ...]]]:
        """What names the cells that the rows of a breakdown tell."""
        by = [self.axes[one] for one in axes]
        return Count(self.plain.rows), by, [row[: len(by)] for row in rows if not row[len(by)]]

    def numbers(self, axes: Axes) -> dict[Key, int]:
        """How many stand in each cell of a breakdown that is not empty."""
        by = [self.axes[one] for one in axes]
        rows = run(self.counting(axes), using=self.side)
        width = len(by)
        if not by:
            return {(): int(rows[0][1] or 0) if rows else 0}
        raw = {row[:width]: int(row[width + 1] or 0) for row in rows if not row[width]}
        (named,) = labels(Count(self.plain.rows), [by], [list(raw)])
        found = {named.codes(key): number for key, number in raw.items()}
        return dict(sorted(found.items(), key=repr))


def statement(plain: Plain, side: str) -> tuple[str, tuple[Any, ...]]:
    """What selects the records, and its parameters."""
    found = inner(Plain(rows=plain.rows, of=None, sql=plain.sql), (), using=side)
    return found.text, found.params


def name_of(plain: Plain, side: str) -> str:
    """A digest of what is counted: the same for the same records on the same date."""
    text, params = statement(plain, side)
    return digest({"text": text, "params": repr(params), "of": repr(plain.of)})


def axis(population: Population, dimension: Dimension) -> str:
    """The path to the code of a dimension, which tells it from any other of the records."""
    path = code_path(population.plain.rows, dimension)
    population.axes.setdefault(path, dimension)
    return path


def part_of(
    part: Population, others: Iterable[Population]
) -> tuple[Population, tuple[str, str]] | None:
    """The population of which this one is a cell of one dimension, with path and code."""
    for other in others:
        if other is not part and _comparable(other, part):
            codes = _added(other, part)
            for path, dimension in {**part.axes, **other.axes}.items() if codes else ():
                code = _code(other, dimension, part, codes)
                if code is not None:
                    other.axes.setdefault(path, dimension)
                    return other, (path, code)
    return None


def _comparable(one: Population, other: Population) -> bool:
    same_model = one.plain.rows.model is other.plain.rows.model
    return same_model and one.side == other.side and repr(one.plain.of) == repr(other.plain.of)


def _added(whole: Population, part: Population) -> list[str]:
    """The codes that stand in one statement beside all that stands in the other.

    Narrowing only ever adds, so where anything is lacking, such as the date, it is no part of it.
    """
    here, there = (Counter(map(repr, one.said[1])) for one in (part, whole))
    if there - here:
        return []
    left = here - there
    return [one for one in part.said[1] if isinstance(one, str) and left[repr(one)]]


def _code(
    whole: Population, dimension: Dimension, part: Population, codes: Iterable[str]
) -> str | None:
    """The code by which the whole, narrowed, is the very statement of the part."""
    for code in codes:
        try:
            rows = filtered(whole.plain.rows, (dimension,), {dimension.key: code})
        except (FieldError, FieldDoesNotExist):  # what another selection reckons for itself
            return None
        narrowed = Plain(rows=rows, of=whole.plain.of, sql=whole.plain.sql)
        if statement(narrowed, whole.side) == part.said:
            return code
    return None
