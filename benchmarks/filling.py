"""Invented instruments, States and ratifications, written by the product's own actions in sets.

Each record is written once; every fourth ratification is later denounced and every twentieth
corrected, each change in an act of its own time: about 1.3 events a record, as in a real register.
"""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import connection

from secretariat.areas.reference import actions as reference
from secretariat.areas.standards import actions as standards
from secretariat.engine.history.acting import Process, simulated_clock
from secretariat.engine.records.declaring import Action
from secretariat.engine.records.performing import performing

BY = Process("benchmarks")
ON = date(2026, 1, 1)
INSTRUMENTS = 250
REGIONS = 5
AS_OF = date(2020, 6, 30)
KNOWN_AT = datetime(2023, 7, 1, tzinfo=UTC)  # all registered, two thirds of the changes made

REGION_ROWS = """
INSERT INTO reference_region (code, name_en, name_fr, name_es)
SELECT 'R' || n, 'Region ' || n, '', '' FROM generate_series(1, %s) n"""
STATE_ROWS = """
INSERT INTO reference_state (code, m49, name_en, name_fr, name_es, region_id, former)
SELECT lpad(upper(to_hex(n)), 3, '0'), '', 'State ' || n, '', '', r.id, false
FROM generate_series(1, %s) n JOIN reference_region r ON r.code = 'R' || (n %% {regions} + 1)"""
INSTRUMENT_ROWS = """
INSERT INTO standards_instrument
    (code, kind, number, title_en, title_fr, title_es, adopted, ratifications_needed,
     months_after, state_months_after, rule_note)
SELECT 'Z' || n, 'convention', n, 'Invented Convention ' || n, '', '', date '1950-01-01' + n,
       2, 12, 12, ''
FROM generate_series(1, %s) n"""
RATIFICATION_ROWS = """
INSERT INTO standards_ratification (instrument_id, state_id, starts, ending, inherited, note)
SELECT i.id, s.id, date '1960-01-01' + ((i.id * 7919 + s.id * 104729) %% 21000)::int, '',
       (i.id + s.id) %% 17 = 0, ''
FROM standards_instrument i CROSS JOIN reference_state s WHERE i.number %% {parts} = %s
ORDER BY i.id, s.id"""
DENUNCIATIONS = """
UPDATE standards_ratification SET ends = starts + 400 + (id %% 9000)::int,
       ending = (ARRAY['denounced', 'revised', 'succeeded', 'abrogated'])[id %% 4 + 1]
WHERE id %% 4 = 0 AND id %% {parts} = %s"""
CORRECTIONS = """
UPDATE standards_ratification SET effective = starts + 365
WHERE id %% 20 = 1 AND id %% {parts} = %s"""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """How many rows of each kind were written, and how many a second, history included."""

    ratifications: int
    events: int
    ratifications_a_second: float


def fill(ratifications: int) -> Filled:
    """Write so many ratifications: of 250 instruments by as many States as it takes."""
    the_ground(states=ratifications // INSTRUMENTS)
    began = time.perf_counter()
    for part in range(4):
        _at(2018 + part, standards.register_ratifications, RATIFICATION_ROWS.format(parts=4), part)
    taken = time.perf_counter() - began
    for part in range(3):
        _at(2022 + part, standards.denounce, DENUNCIATIONS.format(parts=3), part)
        _at(2022 + part, standards.correct_ratifications, CORRECTIONS.format(parts=3), part)
    return Filled(
        ratifications=_count("standards_ratification"),
        events=_count("standards_ratificationevent"),
        ratifications_a_second=ratifications / taken,
    )


def the_ground(*, states: int, instruments: int = INSTRUMENTS) -> None:
    """The regions, States and instruments that ratifications refer to."""
    _at(2000, reference.add_regions, REGION_ROWS, REGIONS)
    _at(2000, reference.add_states, STATE_ROWS.format(regions=REGIONS), states)
    _at(2000, standards.add_instruments, INSTRUMENT_ROWS, instruments)


def _at(year: int, action: Action, statement: str, value: int) -> None:
    """One act on a set, at the start of a year by the simulated clock."""
    with (
        simulated_clock(datetime(year, 1, 1, tzinfo=UTC)),
        performing(action, by=BY, on=ON, reason="To be measured"),
        connection.cursor() as cursor,
    ):
        cursor.execute("DISCARD PLANS")  # as an import does: triggers keep plans made for few rows
        cursor.execute(statement, [value])


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        found: int = cursor.fetchone()[0]
    return found
