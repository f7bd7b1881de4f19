"""How many rows a second an ordinary import takes in: read, checked, written, recorded."""

import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

from benchmarks.filling import BY, INSTRUMENTS, ON, the_ground
from benchmarks.timing import Line
from secretariat.areas.standards import imports
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.running import File, imported

ROWS = 100_000
FILES = 5
LARGE = 1_000_000
STATES = ROWS // INSTRUMENTS
FIRST = date(1960, 1, 1)


def rows_a_second() -> Iterator[Line]:
    """Five files of 100,000 rows one after the other, into tables with and without an exclusion;
    and into the one with it then a million rows at once.
    """
    states = STATES * FILES
    the_ground(states=states, instruments=INSTRUMENTS + LARGE // states)
    with_one, without = "with no two overlapping", "without an exclusion"
    yield _line(imports.ratifications, with_one, ROWS, 15_000, _median(imports.ratifications))
    others = range(INSTRUMENTS + 1, INSTRUMENTS + LARGE // states + 1)
    large = _speed(imports.ratifications, _ratifications(range(1, states + 1), others), LARGE)
    yield _line(imports.ratifications, with_one, LARGE, 15_000, large)
    yield _line(imports.instruments, without, ROWS, 50_000, _median(imports.instruments))


def _line(what: Import, constrained: str, rows: int, bar: int, speed: float) -> Line:
    return Line(
        question=f"an import of {what.title}, {constrained}, in rows a second",
        records=rows,
        ours=speed,
        bar=f"not under {bar:,}",
        note=f"{speed:,.0f} a second",
    )


def _median(what: Import) -> float:
    return statistics.median(_speed(what, _file(what, number), ROWS) for number in range(FILES))


def _file(what: Import, number: int) -> Iterator[str]:
    if what is imports.instruments:
        return _instruments(number)
    states = range(number * STATES + 1, (number + 1) * STATES + 1)
    return _ratifications(states, range(1, INSTRUMENTS + 1))


def _speed(what: Import, lines: Iterator[str], rows: int) -> float:
    file = File(name="rows.csv", content=BytesIO("\n".join(lines).encode()))
    began = time.perf_counter()
    outcome = imported(what, file, by=BY, on=ON, reason="To be measured")
    taken = time.perf_counter() - began
    assert outcome.trial.new == rows
    return rows / taken


def _ratifications(states: range, instruments: range) -> Iterator[str]:
    yield "instrument,iso3,registered,effective,ends,ending"
    for state in states:
        for instrument in instruments:
            starts = FIRST + timedelta(days=(state * 7919 + instrument * 104729) % 21_000)
            yield f"Z{instrument},{state:03X},{starts},{starts + timedelta(days=365)},,"


def _instruments(number: int) -> Iterator[str]:
    yield "code,kind,number,title_en,adopted,ratifications_needed,months_after"
    for one in range(number * ROWS + 1, (number + 1) * ROWS + 1):
        adopted = FIRST + timedelta(days=one % 9000)
        yield f"Y{one},convention,{one},Invented Convention {one},{adopted},2,12"
