"""Cells and the sums between them: what whoever holds all that is printed can reckon with."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Cell = Hashable


@dataclass(frozen=True)
class Equation:
    """Cells, each taken as often as its factor says, that come to a number everybody knows."""

    terms: tuple[tuple[Cell, int], ...]
    equals: int = 0


@dataclass(frozen=True)
class Row:
    """What an equation says of the cells nobody was told."""

    terms: tuple[tuple[Cell, int], ...]
    equals: int


def adds_up(whole: Cell, parts: Iterable[Cell], *, beyond: int = 0) -> Equation:
    """The parts come to the whole, and to `beyond` over it where some count in several parts."""
    return Equation(((whole, -1), *((part, 1) for part in parts)), beyond)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing printed: the cells it tells, and those that must stay unknown once it is withheld.

    What another entry tells as well is not unknown, and needs not stay so unless it is small.
    """

    key: Hashable
    tells: tuple[Cell, ...]
    guards: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class System:
    """All tables that hang together.

    `values` may lack a cell that is small and that nobody here knows. `least` is how wide each
    cell's range must be if it is withheld; `small` are those that must be. `printed` are the cells
    that earlier releases tell for good.
    """

    equations: tuple[Equation, ...]
    values: Mapping[Cell, int]
    least: Mapping[Cell, int]
    small: frozenset[Cell]
    entries: tuple[Entry, ...]
    printed: frozenset[Cell] = field(default=frozenset())

    def told(self, withheld: Collection[Hashable]) -> dict[Cell, int]:
        """Every cell told by an entry that is not withheld, or earlier."""
        cells = {cell for one in self.entries if one.key not in withheld for cell in one.tells}
        cells |= self.printed
        return {cell: number for cell, number in self.values.items() if cell in cells}

    def protected(self, withheld: Collection[Hashable]) -> dict[Cell, int]:
        """The cells that must not be worked out, with how wide their ranges must be."""
        told = {cell for one in self.entries if one.key not in withheld for cell in one.tells}
        guarded = {cell for one in self.entries if one.key in withheld for cell in one.guards}
        guarded = guarded - told - self.printed | self.small
        return {cell: wide for cell, wide in self.least.items() if cell in guarded}

    def parts(self) -> Iterator["System"]:
        """The system in pieces that nothing links: each can be dealt with alone."""
        whole = [Row(one.terms, one.equals) for one in self.equations]
        bonds = [Row(tuple((c, 1) for c in (*e.tells, *e.guards)), 0) for e in self.entries]
        pieces = [dict.fromkeys(cells_of(some)) for some in linked([*whole, *bonds])]
        place = {cell: number for number, cells in enumerate(pieces) for cell in cells}
        equations: list[list[Equation]] = [[] for _one in pieces]
        entries: list[list[Entry]] = [[] for _one in pieces]
        for equation in self.equations:
            equations[place[equation.terms[0][0]]].append(equation)
        for entry in self.entries:
            entries[place[entry.tells[0]]].append(entry)
        for number, cells in enumerate(pieces):
            yield System(
                equations=tuple(equations[number]),
                values={cell: self.values[cell] for cell in cells if cell in self.values},
                least={cell: self.least[cell] for cell in cells},
                small=frozenset(cell for cell in cells if cell in self.small),
                entries=tuple(entries[number]),
                printed=frozenset(cell for cell in cells if cell in self.printed),
            )


def rows(equations: Iterable[Equation], told: Mapping[Cell, int]) -> list[Row]:
    """The equations with all that is told put in; those about nothing else are left out."""
    found = []
    for one in equations:
        unknown = tuple((cell, factor) for cell, factor in one.terms if cell not in told)
        known = sum(factor * told[cell] for cell, factor in one.terms if cell in told)
        if unknown:
            found.append(Row(unknown, one.equals - known))
    return found


def linked(found: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in groups that share no cell: each can be reckoned with alone."""
    every = list(found)
    by_cell: dict[Cell, list[int]] = defaultdict(list)
    for place, row in enumerate(every):
        for cell, _factor in row.terms:
            by_cell[cell].append(place)
    seen: set[int] = set()
    for first in range(len(every)):
        if first not in seen:
            yield [every[place] for place in sorted(_reached(first, every, by_cell, seen))]


def _reached(
    first: int, every: list[Row], by_cell: Mapping[Cell, list[int]], seen: set[int]
) -> list[int]:
    """The rows that hang together with the first one."""
    group, waiting = [], [first]
    seen.add(first)
    while waiting:
        place = waiting.pop()
        group.append(place)
        for cell, _factor in every[place].terms:
            fresh = [one for one in by_cell[cell] if one not in seen]
            seen.update(fresh)
            waiting += fresh
    return group


def cells_of(found: Iterable[Row]) -> list[Cell]:
    """Every cell of the rows, once, in the order they come."""
    return list(dict.fromkeys(cell for row in found for cell, _factor in row.terms))
