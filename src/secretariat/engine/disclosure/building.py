"""The one system of some figures: every table, share, margin and flow that links them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from secretariat.engine.disclosure.asked import Asked, Told
from secretariat.engine.disclosure.judging import (
    is_dominated,
    is_few,
    is_too_few_to_rank,
)
from secretariat.engine.disclosure.linking import Balance, Cells, Linking
from secretariat.engine.disclosure.populations import Axes, Population
from secretariat.engine.disclosure.systems import Cell, Entry, Equation, System, adds_up
from secretariat.engine.disclosure.tables import Tables, closed
from secretariat.engine.measures.compiling import Sql, grouped, run, run_beforehand
from secretariat.engine.measures.figures import narrow
from secretariat.engine.measures.labelling import name_beforehand
from secretariat.engine.measures.remembering import keeps
from secretariat.engine.measures.selections import Plain, Sum


@dataclass(frozen=True, kw_only=True)
class Built:
    """The system, its entries keyed by the figures asked for, and the cells of each figure.

    `dropped` are medians and percentiles of too few records: never told, and nothing else with
    them, since nothing adds up to them.
    """

    system: System
    cells: Mapping[Asked, Cells]
    dropped: frozenset[Asked]


def built(asked: Sequence[Asked], printed: Sequence[Told] = ()) -> Built:
    """The system of what is asked for, at the present or the moment read.

    `printed` is what earlier releases told: the numbers that the records still give are known to
    everybody.
    """
    linking = Linking([*asked, *(one for one, _numbers in printed)])
    values, equations = _tables(linking)
    _add_shares(linking, values, equations)
    equations += [_balanced(one, values) for one in linking.balances]
    dropped = {one for one in asked if _is_dropped(one, linking, values)}
    cells = linking.cells
    system = System(
        equations=tuple(equations),
        values=values,
        least=_least(linking, values),
        small=frozenset(_small(linking, values)),
        entries=tuple(_entry(one, cells[one], values) for one in asked if one not in dropped),
        printed=frozenset(
            cell
            for one, numbers in printed
            for cell in _still_true(tells(cells[one]), numbers, values)
        ),
    )
    return Built(system=system, cells=cells, dropped=frozenset(dropped))


def tells(cells: Cells) -> tuple[Cell, ...]:
    """The cells that a figure tells when it is printed: its count, or part and whole, records."""
    return tuple(one for one in (cells.number, cells.whole, cells.records) if one is not None)


def _tables(linking: Linking) -> tuple[dict[Cell, int], list[Equation]]:
    values: dict[Cell, int] = {}
    equations: list[Equation] = []
    _count_beforehand(linking.populations)
    for population in linking.populations:
        tables = Tables(population)
        values |= tables.values()
        equations += tables.equations()
    return values, equations


def _count_beforehand(populations: Sequence[Population]) -> None:
    """Run the statements of all tables at once, and read their names, where they can be kept."""
    by_side: dict[str, list[tuple[Population, Axes, Sql]]] = {}
    for one in populations if keeps() else ():
        counting = [(one, axes, one.counting(axes)) for axes in closed(one.asked)]
        by_side.setdefault(one.side, []).extend(counting)
    for side, found in by_side.items():
        run_beforehand([sql for _one, _axes, sql in found], using=side)
        name_beforehand(one.cells(axes, run(sql, using=side)) for one, axes, sql in found if axes)


def _add_shares(linking: Linking, values: dict[Cell, int], equations: list[Equation]) -> None:
    """Part and rest add up to the whole, and different values are no more than their records."""
    for cells in dict.fromkeys(linking.cells.values()):
        if cells.whole is not None:
            over = max(0, values[cells.number] - values[cells.whole])
            values[cells.rest] = values[cells.whole] - values[cells.number] + over
            equations.append(adds_up(cells.whole, [cells.number, cells.rest], beyond=over))
        if cells.records is not None:
            counted = cells.number if cells.whole is None else cells.whole
            values[cells.spare] = values[cells.records] - values[counted]
            equations.append(adds_up(cells.records, [counted, cells.spare]))


def _balanced(one: Balance, values: Mapping[Cell, int]) -> Equation:
    """The stock after is the stock before, with what entered and without what left."""
    terms = ((one.before, 1), (one.entered, 1), (one.left, -1), (one.after, -1))
    return Equation(terms, sum(factor * values[cell] for cell, factor in terms))


def _least(linking: Linking, values: Mapping[Cell, int]) -> dict[Cell, int]:
    """How wide each cell's range must be: by the strictest measure that counts it."""
    by_name = {one.name: one.least for one in linking.populations}
    found: dict[Cell, int] = {
        cell: by_name.get(cell[0], 1) for cell in values if isinstance(cell, tuple)
    }
    for one, cells in linking.cells.items():
        for cell in (cells.rest, cells.spare):
            if cell in found:
                found[cell] = max(found[cell], one.measure.smallest_cell)
    return found


def _small(linking: Linking, values: Mapping[Cell, int]) -> Iterator[Cell]:
    by_name = {one.name: one.least for one in linking.populations}
    for cell, number in values.items():
        if isinstance(cell, tuple) and is_few(number, by_name.get(cell[0], 1)):
            yield cell
    for one, cells in linking.cells.items():
        if cells.whole is not None:
            sides = (cells.number, cells.rest)
            yield from (c for c in sides if is_few(values[c], one.measure.smallest_cell))
        elif isinstance(linking.selection(one), Sum) and _tells_of_one(one, linking):
            yield cells.number


def _tells_of_one(one: Asked, linking: Linking) -> bool:
    """Whether one record makes up most of a sum."""
    plain = narrow(one.measure, linking.selection(one).plain()["value"], dict(one.where))
    largest = Plain(rows=plain.rows, of=plain.of, sql="max({of})")
    side = plain.rows.db
    rows = [run(grouped(each, (), using=side), using=side) for each in (largest, plain)]
    largest_one, total = (Decimal(found[0][1] or 0) if found else Decimal(0) for found in rows)
    return is_dominated(largest_one, total)


def _is_dropped(one: Asked, linking: Linking, values: Mapping[Cell, int]) -> bool:
    records = values[linking.cells[one].number]
    return is_too_few_to_rank(linking.selection(one), records, one.measure.smallest_cell)


def _entry(one: Asked, cells: Cells, values: Mapping[Cell, int]) -> Entry:
    """What the figure tells when printed, and what must stay unknown when it is not.

    Of a share that is its part, and its rest where that is small: the whole alone tells nothing.
    """
    rest_is_few = is_few(values.get(cells.rest, 0), one.measure.smallest_cell)
    guards = (cells.number, cells.rest) if rest_is_few else (cells.number,)
    return Entry(key=one, tells=tells(cells), guards=guards)


def _still_true(
    cells: tuple[Cell, ...], numbers: tuple[int, ...], values: Mapping[Cell, int]
) -> Iterator[Cell]:
    """The cells whose numbers were told and still are so; others were corrected since."""
    for cell, number in zip(cells, numbers, strict=False):
        if values[cell] == number:
            yield cell
