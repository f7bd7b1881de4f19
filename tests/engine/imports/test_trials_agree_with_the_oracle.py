"""What a trial says and an import does is what one finds going through the file row by row."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.imports.given import INSTRUMENTS, OFFICE, TODAY, a_world, csv_of, ratified
from tests.engine.imports.oracle import Fact, Row, expected

from secretariat.areas.reference.models import State
from secretariat.areas.standards.imports import ratifications
from secretariat.areas.standards.models.registered import Instrument, Ratification
from secretariat.engine.imports.reasons import Reason
from secretariat.engine.imports.running import CannotImport, File, compared, imported, tried
from secretariat.engine.imports.trials import Trial

HEADER = ("instrument", "state", "registered", "ends", "ending", "note")
DAYS = [date(2000, 1, day) for day in range(1, 13)]

days = st.sampled_from(DAYS)
written_days = st.sampled_from([*map(str, DAYS), *map(str, DAYS), "2000-02-30", "yesterday", ""])
rows = st.builds(
    Row,
    instrument=st.sampled_from([*INSTRUMENTS, *INSTRUMENTS, "C999", ""]),
    state=st.sampled_from(["ARL", "Bestovie", "cote verte", "Costa  Verde", "ARL", "ZZZ", ""]),
    starts=written_days,
    ends=st.sampled_from([*map(str, DAYS), "", "", "", "2000-13-01"]),
    note=st.sampled_from(["", "as sent", "=1+1", "ünïcode"]),
)
facts = st.builds(
    lambda instrument, state, ends, note: (instrument, state, sorted(ends), note),
    instrument=st.sampled_from(INSTRUMENTS),
    state=st.sampled_from(["ARL", "BES", "COT"]),
    ends=st.lists(days, min_size=2, max_size=2, unique=True),
    note=st.sampled_from(["", "as sent"]),
)
many = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def on_record(drawn: Sequence[tuple[str, str, list[date], str]]) -> list[Fact]:
    """Those of the drawn facts that do not overlap an earlier one."""
    kept: list[Fact] = []
    for instrument, state, (starts, ends), note in drawn:
        fact = Fact(instrument, state, starts, ends, note)
        if not any(fact.meets(other) for other in kept):
            kept.append(fact)
    return kept


@contextmanager
def here(facts: Sequence[Fact]) -> Iterator[None]:
    """The facts on record, until the end of the block."""
    with transaction.atomic():
        instruments = {one.code: one for one in Instrument.objects.all()}
        states = {one.code: one for one in State.objects.all()}
        ratified(
            {
                "instrument": instruments[fact.instrument],
                "state": states[fact.state],
                "starts": fact.starts,
                "ends": fact.ends,
                "ending": "denounced" if fact.ends else "",
                "note": fact.note,
            }
            for fact in facts
        )
        yield
        transaction.set_rollback(True)


def written(rows: Sequence[Row]) -> File:
    """The rows as a file."""
    lines = [
        (row.instrument, row.state, row.starts, row.ends, "denounced" if row.ends else "", row.note)
        for row in rows
    ]
    return csv_of([HEADER, *lines])


def kept() -> frozenset[Fact]:
    """What is on record now."""
    columns = ("instrument__code", "state__code", "starts", "ends", "note")
    return frozenset(Fact(*row) for row in Ratification.objects.values_list(*columns))


def reasons_in(trial: Trial) -> dict[int, frozenset[Reason]]:
    """The reasons a trial gives, by row."""
    found: defaultdict[int, set[Reason]] = defaultdict(set)
    for bad in trial.bad_rows:
        found[bad.row].add(bad.reason)
    return {row: frozenset(reasons) for row, reasons in found.items()}


@pytest.fixture
def world(db: None) -> None:
    a_world()


@many
@given(st.lists(rows, max_size=14), st.lists(facts, max_size=6))
def test_a_trial_gives_the_reasons_and_counts_of_the_oracle(
    world: None, rows: list[Row], drawn: list[tuple[str, str, list[date], str]]
) -> None:
    facts = on_record(drawn)
    right = expected(rows, facts)
    with here(facts):
        for trial in (
            compared(ratifications, written(rows)),
            tried(ratifications, written(rows), by=OFFICE, on=TODAY),
        ):
            assert reasons_in(trial) == right.reasons
            assert trial.bad == len(right.reasons)
            assert trial.rows == sum(any(vars(row).values()) for row in rows)
            counts = {"new": trial.new, "changed": trial.changed, "same": trial.same}
            assert +Counter(counts) == Counter(right.kinds.values())
        assert kept() == frozenset(facts)


@many
@given(st.lists(rows, max_size=14), st.lists(facts, max_size=6))
def test_the_good_rows_alone_give_the_records_of_the_oracle(
    world: None, rows: list[Row], drawn: list[tuple[str, str, list[date], str]]
) -> None:
    facts = on_record(drawn)
    right = expected(rows, facts)
    with here(facts):
        imported(ratifications, written(rows), by=OFFICE, on=TODAY, reason="x", leave_out_bad=True)
        assert kept() == right.after


@many
@given(st.lists(rows, max_size=6), st.lists(facts, max_size=6))
def test_one_bad_row_and_nothing_is_written(
    world: None, rows: list[Row], drawn: list[tuple[str, str, list[date], str]]
) -> None:
    facts = on_record(drawn)
    right = expected(rows, facts)
    with here(facts):
        if right.reasons:
            with pytest.raises(CannotImport) as refused:
                imported(ratifications, written(rows), by=OFFICE, on=TODAY, reason="x")
            assert reasons_in(refused.value.trial) == right.reasons
            assert kept() == frozenset(facts)
        else:
            imported(ratifications, written(rows), by=OFFICE, on=TODAY, reason="x")
            assert kept() == right.after
