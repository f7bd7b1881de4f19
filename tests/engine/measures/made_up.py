"""Generated ratifications, and writing them as records through the product's own actions."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.engine.measures.oracle import Row

from secretariat.areas.reference import actions as reference
from secretariat.areas.reference.models import Region, State
from secretariat.areas.standards import actions as standards
from secretariat.areas.standards.models.registered import Instrument
from secretariat.engine.history.acting import Process
from secretariat.engine.records.performing import add

BY = Process("tests")
ON = date(2026, 1, 1)
FIRST = date(2000, 1, 1)
INSTRUMENTS = {
    "T1": (3, date(1990, 5, 1)),
    "T2": (8, date(1995, 2, 28)),
    "T3": (21, date(1999, 12, 31)),
}
STATES = {"XXA": "XA", "XXB": "XA", "XXC": "XB", "XXD": None}
ENDINGS = ("denounced", "revised")


@st.composite
def row_sets(draw: st.DrawFn) -> list[Row]:
    """Ratifications without overlaps, over forty days in which everything may meet."""
    spells = {state: draw(_spells()) for state in STATES}
    rows: list[Row] = []
    for code, (number, adopted) in INSTRUMENTS.items():
        for state, region in STATES.items():
            for starts, ends in draw(_spells()):
                rows.append(
                    Row(
                        code,
                        number,
                        adopted,
                        state,
                        region,
                        starts,
                        ends,
                        draw(st.sampled_from(ENDINGS)) if ends else "",
                        draw(st.booleans()),
                        spells[state],
                    )
                )
    return rows


@st.composite
def _spells(draw: st.DrawFn) -> tuple[tuple[date, date | None], ...]:
    """Up to two spells that do not overlap; the last may be open."""
    cuts = sorted(draw(st.sets(st.integers(0, 40), max_size=4)))
    days = [FIRST + timedelta(days=cut) for cut in cuts]
    pairs: list[tuple[date, date | None]] = []
    while days:
        starts, *days = days
        ends = days.pop(0) if days else None
        pairs.append((starts, ends))
    return tuple(pairs)


def ground() -> tuple[dict[str, Instrument], dict[str, State]]:
    """The instruments, regions and States the rows refer to."""
    add(reference.add_regions, [{"code": c, "name_en": c} for c in ("XA", "XB")], by=BY, on=ON)
    regions = {region.code: region for region in Region.objects.all()}
    add(
        reference.add_states,
        [{"code": c, "name_en": c, "region": regions.get(r or "")} for c, r in STATES.items()],
        by=BY,
        on=ON,
    )
    add(
        standards.add_instruments,
        [_instrument(c, n, a) for c, (n, a) in INSTRUMENTS.items()],
        by=BY,
        on=ON,
    )
    return (
        {one.code: one for one in Instrument.objects.all()},
        {one.code: one for one in State.objects.all()},
    )


def _instrument(code: str, number: int, adopted: date) -> dict[str, Any]:
    return {
        "code": code,
        "kind": "convention",
        "number": number,
        "title_en": code,
        "adopted": adopted,
        "ratifications_needed": 2,
        "months_after": 12,
        "state_months_after": 12,
    }


def written(rows: list[Row]) -> list[int]:
    """The rows as records: instruments, States, memberships and ratifications."""
    instruments, states = ground()
    spells = {row.state: row.spells for row in rows}
    memberships = [
        {"state": states[state], "starts": starts, "ends": ends}
        for state, held in spells.items()
        for starts, ends in held
    ]
    if memberships:
        add(reference.admit, memberships, by=BY, on=ON)
    return add(
        standards.register_ratifications,
        [as_values(row, instruments, states) for row in rows],
        by=BY,
        on=ON,
    )


def as_values(
    row: Row, instruments: dict[str, Instrument], states: dict[str, State]
) -> dict[str, Any]:
    """A row as the action takes it."""
    return {
        "instrument": instruments[row.instrument],
        "state": states[row.state],
        "starts": row.starts,
        "ends": row.ends,
        "ending": row.ending,
        "inherited": row.inherited,
    }
