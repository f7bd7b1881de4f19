"""One figure to be printed: a measure, its date or period, and the cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from secretariat.engine.measures.declaring import Measure
from secretariat.engine.measures.figures import When


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A figure asked for; `where` gives a code per dimension, None for "not stated", in order."""

    key: str
    when: When
    where: tuple[tuple[str, str | None], ...] = ()
    measure: Measure = field(compare=False)

    @classmethod
    def of(cls, measure: Measure, when: When, where: Mapping[str, str | None]) -> "Asked":
        """The figure of a measure, its dimensions in a fixed order."""
        cell = tuple(sorted(where.items()))
        return cls(key=measure.key, when=when, where=cell, measure=measure)

    @property
    def is_guarded(self) -> bool:
        """Whether its measure has small cells to withhold."""
        return self.measure.smallest_cell > 1

    def __str__(self) -> str:
        cell = "".join(f", {name} = {code or '-'}" for name, code in self.where)
        return f"{self.key}, {self.when}{cell}"


Told = tuple[Asked, tuple[int, ...]]
"""A figure and its numbers that stand printed: its count, or its part and whole; its records."""
