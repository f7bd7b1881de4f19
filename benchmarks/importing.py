"""How many rows a second an ordinary import takes in: read, checked, written, recorded."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO

from benchmarks.filling import BY, INSTRUMENTS, ON, the_ground
from benchmarks.timing import Line
from secretariat.areas.standards import imports
from secretariat.engine.imports.declaring import Import
from secretariat.engine.imports.running import File, imported

ROWS = 100_000
FILES = 5
STATES = ROWS // INSTRUMENTS
FIRST = date(1960, 1, 1)


def rows_a_second() -> Iterator[Line]:
    """Five files of 100,000 rows one after the other, into tables with and without an exclusion."""
    the_ground(states=STATES * FILES)
    for what, contents, constrained, bar in (
        (imports.ratifications, _ratifications, "with no two overlapping", 15_000),
        (imports.instruments, _instruments, "without an exclusion", 50_000),
    ):
        speed = statistics.median(_speed(what, contents, number) for number in range(FILES))
        yield Line(
            question=f"an import of {what.title}, {constrained}, in rows a second",
            records=ROWS,
            ours=speed,
            bar=f"not under {bar:,}",
            note=f"{speed:,.0f} a second",
        )


def _speed(what: Import, contents: Callable[[int], Iterator[str]], number: int) -> float:
    file = File(name="rows.csv", content=BytesIO("\n".join(contents(number)).encode()))
    began = time.perf_counter()
    outcome = imported(what, file, by=BY, on=ON, reason="To be measured")
    taken = time.perf_counter() - began
    assert outcome.trial.new == ROWS
    return ROWS / taken


def _ratifications(number: int) -> Iterator[str]:
    yield "instrument,iso3,registered,effective,ends,ending"
    for state in range(number * STATES + 1, (number + 1) * STATES + 1):
        for instrument in range(1, INSTRUMENTS + 1):
            starts = FIRST + timedelta(days=(state * 7919 + instrument * 104729) % 21_000)
            yield f"Z{instrument},{state:03X},{starts},{starts + timedelta(days=365)},,"


def _instruments(number: int) -> Iterator[str]:
    yield "code,kind,number,title_en,adopted,ratifications_needed,months_after"
    for one in range(number * ROWS + 1, (number + 1) * ROWS + 1):
        adopted = FIRST + timedelta(days=one % 9000)
        yield f"Y{one},convention,{one},Invented Convention {one},{adopted},2,12"
