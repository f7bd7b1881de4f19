"""From breakdowns of one population to cells and sums: tables, margins, and what links two.

Two breakdowns of the same records share the totals of what they have in common. A breakdown by
grade adds up to one by category as well, since the path to the category leads through the grade.
"""

from collections.abc import Iterator
from itertools import combinations

from secretariat.engine.disclosure.populations import Axes, Key, Population
from secretariat.engine.disclosure.systems import Cell, Equation, adds_up


class Tables:
    """The tables of one population: numbers and sums, each breakdown counted once."""

    def __init__(self, population: Population) -> None:
        self._population = population
        self._breakdowns = closed(population.asked)
        self._numbers = {axes: self._counted(axes) for axes in self._breakdowns}

    def values(self) -> dict[Cell, int]:
        """The number of every cell."""
        return {
            self._population.cell(axes, key): number
            for axes, numbers in self._numbers.items()
            for key, number in numbers.items()
        }

    def equations(self) -> Iterator[Equation]:
        """Each breakdown adds up to each coarser one that no other stands between."""
        for fine in self._breakdowns:
            coarser = [one for one in self._breakdowns if self._is_coarser(one, fine)]
            for coarse in coarser:
                if not any(self._is_coarser(coarse, between) for between in coarser):
                    yield from self._sums(fine, coarse)

    def _is_coarser(self, coarse: Axes, fine: Axes) -> bool:
        """Whether each axis of the one is an axis of the other, or reached through one of them."""
        leads = self._population.leads
        return coarse != fine and all(
            one in fine or any(leads(other, one) for other in fine) for one in coarse
        )

    def _counted(self, axes: Axes) -> dict[Key, int]:
        asked = dict.fromkeys(sorted(self._population.asked.get(axes, ()), key=repr), 0)
        return asked | self._population.numbers(axes)

    def _sums(self, fine: Axes, coarse: Axes) -> Iterator[Equation]:
        """Of each coarse cell the fine ones in it; those counted in several are known to be."""
        parts: dict[Key, list[Key]] = {key: [] for key in self._numbers[coarse]}
        for key, within in self._places(fine, coarse).items():
            parts.setdefault(within, []).append(key)
        for whole, keys in parts.items():
            number = self._numbers[coarse].get(whole)
            if number is not None and keys:
                beyond = sum(self._numbers[fine][key] for key in keys) - number
                cells = [self._population.cell(fine, key) for key in keys]
                yield adds_up(self._population.cell(coarse, whole), cells, beyond=beyond)

    def _places(self, fine: Axes, coarse: Axes) -> dict[Key, Key]:
        """For each fine cell the coarse one it is in."""
        both = tuple(sorted({*fine, *coarse}))
        keys = self._numbers[fine] if both == fine else self._population.numbers(both)
        place = {axis: number for number, axis in enumerate(both)}
        found = {
            tuple(key[place[one]] for one in fine): tuple(key[place[one]] for one in coarse)
            for key in keys
        }
        return {key: within for key, within in found.items() if key in self._numbers[fine]}


def closed(asked: dict[Axes, set[Key]]) -> list[Axes]:
    """The breakdowns asked for, what any two have in common, and the total."""
    found: set[Axes] = {(), *asked}
    fresh = found
    while fresh:
        pairs = combinations(sorted(found), 2)
        fresh = {tuple(sorted({*one} & {*other})) for one, other in pairs} - found
        found = found | fresh
    return sorted(found, key=lambda axes: (len(axes), axes))
