"""Which populations the figures asked for are of, and in which cells their numbers stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secretariat.engine.disclosure.asked import Asked
from secretariat.engine.disclosure.populations import Population, axis, name_of, part_of
from secretariat.engine.disclosure.systems import Cell
from secretariat.engine.measures.declaring import Flows, measure_of
from secretariat.engine.measures.figures import When, select, using
from secretariat.engine.measures.selections import Count, Plain, Selection, Share
from secretariat.kernel.periods import Period

ROWS = "count(*)"


@dataclass(frozen=True, kw_only=True)
class Cells:
    """The cells that a figure's numbers stand in: `number` is its count, or a share's part.

    `records` is the count of records where different values are counted.
    """

    number: Cell
    whole: Cell | None = None
    records: Cell | None = None

    @property
    def populations(self) -> set[Cell]:
        """The names of the populations that the cells are of."""
        every = (self.number, self.whole, self.records)
        return {one[0] for one in every if isinstance(one, tuple)}

    @property
    def rest(self) -> Cell:
        """What is in a share's whole and not in its part."""
        return ("rest", self.number, self.whole)

    @property
    def spare(self) -> Cell:
        """By how much the records are more than what is counted of them."""
        return ("spare", self.number, self.records)


@dataclass(frozen=True)
class Balance:
    """Four cells: the stock before and after, and what entered and left between."""

    before: Cell
    after: Cell
    entered: Cell
    left: Cell


class Linking:
    """The populations behind some figures, and the cells of each figure."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self._selections: dict[tuple[str, When], Selection] = {}
        self._populations: dict[str, Population] = {}
        self._narrowed: dict[str, tuple[Population, tuple[str, str]] | None] = {}
        self.asked = list(dict.fromkeys(asked))
        for one in self.asked:
            self._meet(one)
        self.cells = {one: self._placed(one) for one in self.asked}
        self.balances = [found for one in self._with_flows() for found in self._balanced(*one)]

    @property
    def populations(self) -> list[Population]:
        """Those that figures are asked of."""
        return [one for one in self._populations.values() if one.asked]

    def selection(self, one: Asked) -> Selection:
        """The selection of a figure, made once."""
        key = (one.key, one.when)
        if key not in self._selections:
            self._selections[key] = select(one.measure, one.when)
        return self._selections[key]

    def _meet(self, one: Asked) -> None:
        for plain in self.selection(one).plain().values():
            for population in self._counted(plain, self.selection(one)):
                for dimension in one.measure.dimensions:
                    axis(population, dimension)

    def _counted(self, plain: Plain, selection: Selection) -> list[Population]:
        """The population of what is counted, and of the records where that is not the same."""
        rows = Plain(rows=plain.rows, of=None, sql=ROWS, additive=True)
        different = isinstance(selection, Count | Share) and plain.of is not None
        side = using(selection)
        return [self._population(one, side) for one in ([plain, rows] if different else [rows])]

    def _population(self, plain: Plain, side: str) -> Population:
        name = name_of(plain, side)
        return self._populations.setdefault(name, Population(name=name, plain=plain, side=side))

    def _placed(self, one: Asked) -> Cells:
        """The cells of a figure, asked of their populations."""
        selection = self.selection(one)
        plains = selection.plain()
        if not isinstance(selection, Share):
            number, records = self._ask(plains["value"], selection, one)
            return Cells(number=number, records=records)
        part, _records = self._ask(plains["part"], selection, one)
        whole, records = self._ask(plains["whole"], selection, one)
        return Cells(number=part, whole=whole, records=records)

    def _ask(self, plain: Plain, selection: Selection, one: Asked) -> tuple[Cell, Cell | None]:
        found = [self._asked_of(some, one) for some in self._counted(plain, selection)]
        return found[0], found[1] if len(found) > 1 else None

    def _asked_of(self, population: Population, one: Asked) -> Cell:
        where = {axis(population, one.measure.dimension(name)): code for name, code in one.where}
        return self._root(population, where).ask(where, one.measure.smallest_cell)

    def _root(self, population: Population, where: dict[str, str | None]) -> Population:
        """The population of which this one is a cell, the cell put into `where`; or itself."""
        if population.name not in self._narrowed:
            others = list(self._populations.values())
            self._narrowed[population.name] = part_of(population, others)
        found = self._narrowed[population.name]
        if found is None or where.get(found[1][0], found[1][1]) != found[1][1]:
            return population
        where[found[1][0]] = found[1][1]
        return self._root(found[0], where)

    def _with_flows(self) -> Iterator[tuple[Asked, Asked, Flows]]:
        """Two dates of a stock between which its flows are asked for as well."""
        over = {(one.key, str(one.when)) for one in self.asked}
        stocks = {(one.key, one.when): one for one in self.asked if one.measure.flows}
        for before in stocks.values():
            for after in stocks.values():
                flows, between = before.measure.flows, _between(before, after)
                if flows and between and before.key == after.key:
                    wanted = {(flows.entries, str(between)), (flows.exits, str(between))}
                    if wanted <= over:
                        yield before, after, flows

    def _balanced(self, before: Asked, after: Asked, flows: Flows) -> Iterator[Balance]:
        """The balance in all, and of each cell of a dimension in which nobody moves."""
        between = _between(before, after)
        assert between is not None
        entries, exits = (
            replace(after, key=key, when=between, measure=measure_of(key))
            for key in (flows.entries, flows.exits)
        )
        wheres = {one.where for one in self.asked if one.key in {before.key, *flows.keys}}
        for where in sorted(wheres | {()}, key=repr):
            if all(name in flows.lasting for name, _code in where):
                four = [replace(one, where=where) for one in (before, after, entries, exits)]
                yield Balance(*(self._placed(one).number for one in four))


def _between(before: Asked, after: Asked) -> Period | None:
    """The days after the one date, up to the other."""
    first, last = before.when, after.when
    if not isinstance(first, date) or not isinstance(last, date) or first >= last:
        return None
    return Period(first + timedelta(days=1), last)
