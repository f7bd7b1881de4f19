"""What an import of ratifications must say and do, worked out one row at a time in plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.engine.imports.given import INSTRUMENTS, STATES

from secretariat.engine.imports.reasons import Reason
from secretariat.kernel.languages import fold

NAMED = {fold(name): code for code, names in STATES.items() for name in (code, *names)}

Key = tuple[str, str, date]


@dataclass(frozen=True)
class Row:
    """A row of the file, as it is written."""

    instrument: str
    state: str
    starts: str
    ends: str
    note: str


@dataclass(frozen=True)
class Fact:
    """A ratification as it is kept."""

    instrument: str
    state: str
    starts: date
    ends: date | None
    note: str

    @property
    def key(self) -> Key:
        """What tells one ratification from another."""
        return (self.instrument, self.state, self.starts)

    def meets(self, other: "Fact") -> bool:
        """Both hold on some day."""
        last, other_last = self.ends or date.max, other.ends or date.max
        same = (self.instrument, self.state) == (other.instrument, other.state)
        return same and self.starts <= other_last and other.starts <= last


@dataclass(frozen=True)
class Expected:
    """What must come of the file: reasons by row, kinds by row, and the records afterwards."""

    reasons: Mapping[int, frozenset[Reason]]
    kinds: Mapping[int, str]
    after: frozenset[Fact]


def expected(rows: Sequence[Row], here: Sequence[Fact]) -> Expected:
    """Judge every row, then write the good ones."""
    stated = {number: row for number, row in enumerate(rows, 2) if any(vars(row).values())}
    reasons: dict[int, set[Reason]] = {number: set() for number in stated}
    facts = {number: _read(row, reasons[number]) for number, row in stated.items()}
    good = {number: fact for number, fact in facts.items() if fact is not None}
    _note_repeated(good, reasons)
    kept = {fact.key: fact for fact in here}
    kinds = {
        number: _kind(fact, kept.get(fact.key))
        for number, fact in good.items()
        if not reasons[number]
    }
    for number in kinds:
        fact = good[number]
        if fact.ends is not None and fact.ends < fact.starts:
            reasons[number].add(Reason.RULE)
    written = {n: good[n] for n, kind in kinds.items() if kind != "same" and not reasons[n]}
    staying = [fact for fact in here if fact.key not in {one.key for one in written.values()}]
    _note_overlaps(written, staying, reasons)
    for number, fact in written.items():
        if not reasons[number]:
            kept[fact.key] = fact
    return Expected(
        reasons={number: frozenset(found) for number, found in reasons.items() if found},
        kinds={number: kind for number, kind in kinds.items() if not reasons[number]},
        after=frozenset(kept.values()),
    )


def _read(row: Row, reasons: set[Reason]) -> Fact | None:
    state = NAMED.get(fold(row.state))
    starts, ends = _day(row.starts, reasons), _day(row.ends, reasons)
    if row.instrument not in INSTRUMENTS:
        reasons.add(Reason.UNKNOWN if row.instrument else Reason.MISSING)
    if state is None:
        reasons.add(Reason.UNKNOWN if row.state else Reason.MISSING)
    if not row.starts:
        reasons.add(Reason.MISSING)
    if reasons or state is None or starts is None:
        return None
    return Fact(row.instrument, state, starts, ends, row.note)


def _day(text: str, reasons: set[Reason]) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        reasons.add(Reason.DATE)
        return None


def _kind(fact: Fact, there: Fact | None) -> str:
    if there is None:
        return "new"
    return "same" if there == fact else "changed"


def _note_repeated(good: Mapping[int, Fact], reasons: Mapping[int, set[Reason]]) -> None:
    seen: set[Key] = set()
    for number, fact in good.items():
        if fact.key in seen:
            reasons[number].add(Reason.REPEATED)
        seen.add(fact.key)


def _note_overlaps(
    written: Mapping[int, Fact], staying: Sequence[Fact], reasons: Mapping[int, set[Reason]]
) -> None:
    for number, fact in written.items():
        earlier = [
            other
            for other_number, other in written.items()
            if (other.starts, other_number) < (fact.starts, number)
        ]
        if any(fact.meets(other) for other in [*earlier, *staying]):
            reasons[number].add(Reason.OVERLAP)
