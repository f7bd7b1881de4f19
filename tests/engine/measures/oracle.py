"""The slow, obvious way: every figure by looping over plain records in Python."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import mean, median
from typing import Any

from secretariat.kernel.periods import Period


@dataclass(frozen=True)
class Row:
    """A ratification as the tests make it up."""

    instrument: str
    number: int
    adopted: date
    state: str
    region: str | None
    starts: date
    ends: date | None
    ending: str
    inherited: bool
    spells: tuple[tuple[date, date | None], ...] = ()

    def on(self, day: date) -> bool:
        """Whether it holds on the day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def member_on(self, day: date) -> bool:
        """Whether its State is a member on the day."""
        return any(s <= day and (e is None or day <= e) for s, e in self.spells)

    @property
    def wait(self) -> int:
        """Days from adoption to registration."""
        return (self.starts - self.adopted).days


Rows = Sequence[Row]


def percentile(values: Iterable[int], p: Fraction) -> Fraction | None:
    """Linear interpolation between the two nearest, as a statistics textbook has it."""
    ordered = sorted(values)
    if not ordered:
        return None
    place = p * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (Fraction(ordered[high]) - ordered[low])


def _mean(values: list[int]) -> Fraction | None:
    return Fraction(mean([Fraction(v) for v in values])) if values else None


def _median(values: list[int]) -> Fraction | None:
    return Fraction(median([Fraction(v) for v in values])) if values else None


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _states(rows: Rows) -> int:
    return len({row.state for row in rows})


STOCKS: dict[str, Callable[[Rows, date], Any]] = {
    "count": lambda rows, day: len(rows),
    "count_states": lambda rows, day: _states(rows),
    "share": lambda rows, day: _share(sum(r.inherited for r in rows), len(rows)),
    "share_of_states": lambda rows, day: _share(
        _states([r for r in rows if r.inherited]), _states(rows)
    ),
    "total": lambda rows, day: sum(r.number for r in rows),
    "mean": lambda rows, day: _mean([r.number for r in rows]),
    "median": lambda rows, day: _median([r.number for r in rows]),
    "ninth_decile": lambda rows, day: percentile([r.number for r in rows], Fraction(9, 10)),
    "mean_wait": lambda rows, day: _mean([r.wait for r in rows]),
    "median_wait": lambda rows, day: _median([r.wait for r in rows]),
    "with_a_member": lambda rows, day: sum(r.member_on(day) for r in rows),
}
FLOWS: dict[str, Callable[[Rows], Any]] = {
    "registered": len,
    "registering_states": _states,
    "wait_of_registered": lambda rows: _median([r.wait for r in rows]),
}
CODES: dict[str, Callable[[Row], str | None]] = {
    "instrument": lambda row: row.instrument,
    "region": lambda row: row.region,
    "ending": lambda row: row.ending,
}


def stock(name: str, rows: Rows, day: date, where: dict[str, str | None] | None = None) -> Any:
    """A stock on a day, in a cell."""
    return STOCKS[name]([r for r in rows if r.on(day) and _in(r, where)], day)


def flow(name: str, rows: Rows, over: Period, where: dict[str, str | None] | None = None) -> Any:
    """A flow over a period, in a cell."""
    assert over.starts
    assert over.ends
    return FLOWS[name]([r for r in rows if over.starts <= r.starts <= over.ends and _in(r, where)])


def _in(row: Row, where: dict[str, str | None] | None) -> bool:
    return all(CODES[key](row) == code for key, code in (where or {}).items())


def cells_on(rows: Rows, day: date, by: Sequence[str]) -> set[tuple[str | None, ...]]:
    """The cells that have a record on the day."""
    return {tuple(CODES[key](row) for key in by) for row in rows if row.on(day)}


def same(computed: Any, expected: Any) -> bool:
    """Whether a computed value is the expected fraction, to nine decimals."""
    if computed is None or expected is None:
        return computed is None and expected is None
    return abs(Fraction(computed) - Fraction(expected)) < Fraction(1, 10**9)
