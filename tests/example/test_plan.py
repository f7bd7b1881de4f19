"""The simulated past obeys the rules that real records obey, whatever the seed."""

import os
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import singledispatchmethod
from itertools import pairwise

import pytest

from secretariat.areas.reference.facts import read_facts
from secretariat.areas.standards.facts import FACTS as STANDARDS
from secretariat.example.facts import FACTS as EXAMPLE
from secretariat.example.organization import TODAY
from secretariat.example.plan import Planning, plan
from secretariat.example.rows import (
    Correction,
    Ending,
    Membership,
    Plan,
    Ratification,
    Row,
    Succession,
    Undo,
)
from secretariat.example.world import World

SEEDS = (20261022, 1, 2, 3)
INSTRUMENTS = {row["code"]: row for row in read_facts("instruments", STANDARDS)}
WORLD = World()
Spell = tuple[date, date]


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed {seed}")
def past(request: pytest.FixtureRequest) -> Plan:
    return plan(request.param)


def spells_of(past: Plan) -> dict[tuple[str, str], list[Spell]]:
    """Return the spells for which each State held each instrument."""
    ended = {(e.instrument, e.state, e.ratified): e.ends for e in past.endings}
    spells: dict[tuple[str, str], list[Spell]] = {}
    for row in past.ratifications:
        ends = ended.get((row.instrument, row.state, row.registered), date.max)
        spells.setdefault((row.instrument, row.state), []).append((row.registered, ends))
    return spells


def test_the_same_seed_gives_the_same_plan_and_another_seed_another() -> None:
    assert Planning(World(), 7).plan.digest == Planning(World(), 7).plan.digest
    assert plan(1).digest != plan(2).digest


def test_the_plan_is_the_same_in_every_process() -> None:
    program = "from secretariat.example.plan import plan; print(plan(11).digest)"
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {plan(11).digest}


def test_batches_come_in_the_order_in_which_they_were_entered(past: Plan) -> None:
    moments = [batch.at for batch in past.loads]
    assert moments == sorted(set(moments))
    assert moments[0].date() == date(2000, 1, 3)
    assert moments[-1] < datetime.combine(TODAY, datetime.min.time(), tzinfo=UTC)
    assert 200 < len(moments) <= 400
    assert len({batch.label for batch in past.loads}) == len(moments)


def test_every_row_is_known_at_the_moment_of_its_batch(past: Plan) -> None:
    for batch in past.loads:
        assert {row.known_on for row in batch.rows} == {batch.at}
        assert len({type(row) for row in batch.rows}) == 1
        assert batch.reason.endswith(".")


def test_every_batch_is_entered_by_a_person_of_the_example(past: Plan) -> None:
    people = {row["username"] for row in read_facts("people", EXAMPLE)}
    assert {batch.by for batch in past.loads} <= people


def test_nobody_knows_a_ratification_before_it_is_registered(past: Plan) -> None:
    early = [row for row in past.ratifications if row.known_on.date() <= row.registered]
    assert early == []
    assert [row for row in past.endings if row.known_on.date() <= row.registered] == []


def test_states_ratify_while_they_are_members_and_on_working_days(past: Plan) -> None:
    for row in past.ratifications:
        assert WORLD.states[row.state].is_member(row.registered), row
        assert row.registered.weekday() < 5, row


def test_instruments_are_ratified_after_their_adoption_and_before_they_are_closed(
    past: Plan,
) -> None:
    for row in past.ratifications:
        assert INSTRUMENTS[row.instrument]["adopted"] < row.registered.isoformat(), row
        assert row.registered <= WORLD.closing_days.get(row.instrument, date.max), row
        assert INSTRUMENTS[row.instrument]["kind"] != "recommendation"


def test_a_protocol_is_ratified_after_its_convention(past: Plan) -> None:
    first = {(row.instrument, row.state): row.registered for row in reversed(past.ratifications)}
    protocols = [row for row in past.ratifications if INSTRUMENTS[row.instrument]["parent"]]
    assert protocols
    for row in protocols:
        assert first[INSTRUMENTS[row.instrument]["parent"], row.state] <= row.registered


def test_no_two_ratifications_share_instrument_state_and_day(past: Plan) -> None:
    keys = Counter((row.instrument, row.state, row.registered) for row in past.ratifications)
    assert max(keys.values()) == 1


def test_spells_of_a_state_under_an_instrument_never_overlap(past: Plan) -> None:
    for key, spells in spells_of(past).items():
        ordered = sorted(spells)
        for starts, ends in ordered:
            assert starts <= ends, key
        for (_, ends), (starts, _) in pairwise(ordered):
            assert ends < starts, key


def test_some_states_come_back_to_what_they_denounced(past: Plan) -> None:
    again = [key for key, spells in spells_of(past).items() if len(spells) == 2]
    denounced = {(e.instrument, e.state) for e in past.endings if e.cause == "denounced"}
    assert 1 <= len(again) <= 3
    assert set(again) <= denounced


def test_a_revising_instrument_ends_the_revised_one_the_day_before_it_binds(past: Plan) -> None:
    automatic = [end for end in past.endings if end.cause == "revised"]
    assert len(automatic) > 30
    for end in automatic:
        assert INSTRUMENTS[end.by_instrument]["revises"] == end.instrument
        binds = WORLD.instruments[end.by_instrument].binds_from(end.registered)
        assert end.ends == binds - timedelta(days=1)


def test_nothing_of_a_former_state_outlives_it(past: Plan) -> None:
    last = {state.code: state.last_day for state in WORLD.former}
    for (_, code), spells in spells_of(past).items():
        if code in last:
            assert [ends for _, ends in spells if ends > (last[code] or date.max)] == []


def test_heirs_confirm_only_what_their_predecessor_held(past: Plan) -> None:
    spells = spells_of(past)
    confirmed = [row for row in past.ratifications if row.succeeds]
    assert len(confirmed) > 20
    for row in confirmed:
        former = WORLD.states[row.succeeds]
        assert row.state in former.heirs
        assert former.last_day in {ends for _, ends in spells[row.instrument, row.succeeds]}


def test_a_ratification_takes_effect_after_the_months_its_instrument_sets(past: Plan) -> None:
    for row in past.ratifications:
        months = int(INSTRUMENTS[row.instrument]["state_months_after"])
        if row.succeeds:
            assert row.effective == row.registered
        elif row.effective != WORLD.instruments[row.instrument].in_force:
            assert (row.effective - row.registered).days // 28 in (months, months + 1)
        assert row.effective >= row.registered


def test_denunciations_take_effect_a_year_later(past: Plan) -> None:
    chosen = [end for end in past.endings if end.cause == "denounced"]
    assert 12 <= len(chosen) <= 20
    for end in chosen:
        assert 364 <= (end.ends - end.registered).days <= 365
        assert WORLD.states[end.state].is_member(end.registered)


class Registers:
    """A slow and simple Office that refuses any entry it could not have made at the time."""

    def __init__(self) -> None:
        self.members: dict[tuple[str, date], date] = {}
        self.held: defaultdict[tuple[str, str], dict[date, date]] = defaultdict(dict)
        self.former: set[str] = set()
        self.entered: dict[str, tuple[Row, ...]] = {}

    def enter(self, label: str, rows: tuple[Row, ...]) -> None:
        for row in rows:
            self.take(row)
        self.entered[label] = rows

    @singledispatchmethod
    def take(self, row: Row) -> None:
        raise AssertionError(f"nobody enters {row}")

    @take.register
    def admit(self, row: Membership) -> None:
        assert row.state not in self.former or row.ends
        self.members[row.state, row.starts] = row.ends or date.max

    @take.register
    def succeed(self, row: Succession) -> None:
        assert date.max not in [e for (code, _), e in self.members.items() if code == row.state]
        self.former.add(row.state)

    @take.register
    def ratify(self, row: Ratification) -> None:
        spells = [(s, e) for (code, s), e in self.members.items() if code == row.state]
        assert any(starts <= row.registered <= ends for starts, ends in spells), row
        earlier = self.held[row.instrument, row.state]
        assert all(ends < row.registered for ends in earlier.values()), row
        earlier[row.registered] = date.max

    @take.register
    def end(self, row: Ending) -> None:
        assert self.held[row.instrument, row.state][row.ratified] == date.max
        assert row.ratified <= row.registered <= row.ends
        self.held[row.instrument, row.state][row.ratified] = row.ends

    @take.register
    def correct(self, row: Correction) -> None:
        spells = self.held[row.instrument, row.state]
        spells[row.right] = spells.pop(row.wrong)

    @take.register
    def undo(self, row: Undo) -> None:
        for made in self.entered[row.label]:
            assert isinstance(made, Ratification)
            del self.held[made.instrument, made.state][made.registered]


def test_entering_all_batches_in_order_leaves_exactly_what_is_true(past: Plan) -> None:
    registers = Registers()
    for batch in past.loads:
        registers.enter(batch.label, batch.rows)
    ended = {(e.instrument, e.state, e.ratified): e.ends for e in past.endings}
    true = {(r.instrument, r.state, r.registered) for r in past.ratifications}
    assert {
        (*pair, day): ends
        for pair, spells in registers.held.items()
        for day, ends in spells.items()
    } == {key: ended.get(key, date.max) for key in true}
    assert registers.former == {state.code for state in WORLD.former}
    for state in WORLD.states.values():
        for spell in state.spells:
            assert registers.members[state.code, spell.starts] == (spell.ends or date.max)
