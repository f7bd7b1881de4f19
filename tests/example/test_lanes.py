"""Several lanes write at once, and none reads what another has not written yet."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from signal import SIGKILL
from time import sleep
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.jobs.patience import eventually

from secretariat.example.desk import Desk
from secretariat.example.entries import Act, Freezing, Granting, Joining
from secretariat.example.lanes import Lane, LaneFailed, Lanes
from secretariat.example.publications import FUNDAMENTAL_CONVENTIONS

START = datetime(2020, 1, 1, tzinfo=UTC)
HERE = get_context("fork")
BESIDE = tuple(lane for lane in Lane if lane is not Lane.OFFICE)
Performed = list[tuple[Lane, Act]]
ById = dict[int, tuple[Lane, Act]]


def at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


def joining(hours: int) -> Joining:
    return Joining(at=at(hours), by="office", reason="", people=())


def freezing(hours: int) -> Freezing:
    return Freezing(at=at(hours), by="office", reason="", paper=FUNDAMENTAL_CONVENTIONS)


def other(hours: int) -> Act:
    return Act(at=at(hours), by="office", reason="")


def failing(hours: int) -> Act:
    return Act(at=at(hours), by="office", reason="fails")


KINDS: dict[str, Callable[[int], Act]] = {"named": joining, "paper": freezing, "other": other}
an_act = st.tuples(st.integers(0, 30), st.sampled_from(sorted(KINDS)))
office_acts = st.lists(an_act, max_size=15).map(
    lambda some: [KINDS[kind](hours) for hours, kind in sorted(some, key=lambda one: one[0])]
)
acts_beside = st.lists(st.integers(0, 30), max_size=15).map(
    lambda some: [other(hours) for hours in sorted(some)]
)


class Watch:
    """Notes which acts ended, in the order in which they did, whatever process performed them."""

    def __init__(self) -> None:
        self.ended: Any = HERE.SimpleQueue()
        self.known: ById = {}

    def run(self, office: Sequence[Act], beside: Mapping[Lane, Sequence[Act]]) -> Performed:
        all_acts = {Lane.OFFICE: office, **beside}
        self.known |= {id(act): (lane, act) for lane, acts in all_acts.items() for act in acts}
        given = {lane: lambda acts=acts: acts for lane, acts in beside.items()}
        Lanes(given).perform(office, lambda act: None)
        return self.read()

    def read(self) -> Performed:
        done = []
        while not self.ended.empty():
            done.append(self.known[self.ended.get()])
        return done


@pytest.fixture(scope="module")
def watch() -> Iterator[Watch]:
    """Acts that take a moment each, and fail if they say so."""
    patch, watch, random = pytest.MonkeyPatch(), Watch(), Random(5)

    def perform(self: Desk, act: Act) -> None:
        sleep(random.random() / 2000)
        watch.ended.put(id(act))
        if act.reason == "fails":
            raise LookupError("It failed.")

    patch.setattr(Desk, "perform", perform)
    yield watch
    patch.undo()


@settings(max_examples=40, deadline=None)
@given(office=office_acts, results=acts_beside, staff=acts_beside)
def test_each_lane_keeps_its_order_and_waits_for_what_it_reads(
    office: list[Act], results: list[Act], staff: list[Act], watch: Watch
) -> None:
    lanes = {Lane.OFFICE: office, Lane.RESULTS: results, Lane.STAFF: staff}
    done = watch.run(office, {Lane.RESULTS: results, Lane.STAFF: staff})
    for lane, acts in lanes.items():
        assert [act for one, act in done if one is lane] == acts
    for place, (lane, act) in enumerate(done):
        later = [one for other_lane, one in done[place:] if other_lane is not lane]
        if lane is not Lane.OFFICE:
            assert not [one for one in later if isinstance(one, Joining) and one.at <= act.at]
        if isinstance(act, Freezing):
            assert not [one for one in later if one.at < act.at]


def test_none_waits_for_another_in_turn(watch: Watch) -> None:
    office = [freezing(3), joining(3)]
    assert len(watch.run(office, {lane: [other(3)] for lane in BESIDE})) == 4


def test_all_lanes_are_under_way_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    met = HERE.Barrier(len(Lane), timeout=120)
    processes: Any = HERE.SimpleQueue()

    def perform(self: Desk, act: Act) -> None:
        met.wait()
        processes.put(os.getpid())

    monkeypatch.setattr(Desk, "perform", perform)
    lanes = Lanes({lane: lambda: [other(2)] for lane in BESIDE})
    lanes.perform([other(1)], lambda act: None)
    assert len({processes.get() for _lane in Lane}) == len(Lane), "each in a process of its own"


def test_the_failure_of_the_office_ends_all(watch: Watch) -> None:
    office = [joining(1), failing(5), freezing(20)]
    with pytest.raises(LookupError, match="It failed"):
        watch.run(office, {lane: [other(1), joining(25)] for lane in BESIDE})
    done = [act for _lane, act in watch.read()]
    assert office[1] in done
    assert office[2] not in done, "the rest was not begun"


@pytest.mark.parametrize("lane", BESIDE)
def test_the_failure_of_a_lane_beside_ends_all_and_is_told(lane: Lane, watch: Watch) -> None:
    fails = [other(1), failing(5), other(25)]
    with pytest.raises(LaneFailed, match="LookupError: It failed"):
        watch.run([joining(1), freezing(20)], {lane: fails})
    done = [act for _lane, act in watch.read()]
    assert fails[1] in done
    assert fails[2] not in done, "the rest was not begun"


def test_a_lane_that_is_killed_stops_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    office = os.getpid()

    def perform(self: Desk, act: Act) -> None:
        if os.getpid() != office:
            os._exit(9)

    monkeypatch.setattr(Desk, "perform", perform)
    lanes = Lanes({Lane.STAFF: lambda: [other(5), other(19)]})
    with pytest.raises(LaneFailed, match="ended with the code 9"):
        lanes.perform([joining(1), freezing(20)], lambda act: None)


def test_a_lane_that_is_killed_while_it_waits_stops_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It waits for the Office's act at the first hour, which only goes on once it is gone."""
    lanes: Any = HERE.SimpleQueue()
    office = os.getpid()

    def perform(self: Desk, act: Act) -> None:
        if os.getpid() == office:
            os.kill(lanes.get(), SIGKILL)

    def acts() -> list[Act]:
        lanes.put(os.getpid())
        return [other(5), other(19)]

    monkeypatch.setattr(Desk, "perform", perform)
    with pytest.raises(LaneFailed, match="ended with the code -9"):
        Lanes({Lane.STAFF: acts}).perform([joining(1), freezing(20)], lambda act: None)


def test_when_whoever_began_it_is_killed_no_lane_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Office is killed at its second act, while one lane waits for it and another works."""
    lanes: Any = HERE.SimpleQueue()
    is_written = HERE.Event()

    def perform(self: Desk, act: Act) -> None:
        if isinstance(act, Joining):
            is_written.wait(60)
            os.kill(os.getpid(), SIGKILL)
        is_written.set()
        sleep(0.001)

    def acts() -> list[Act]:
        lanes.put(os.getpid())
        return [other(2)] + [other(3)] * 100_000

    def waits() -> list[Act]:
        lanes.put(os.getpid())
        return [other(30)]

    def begin() -> None:
        beside = {Lane.RESULTS: acts, Lane.STAFF: waits}
        Lanes(beside).perform([other(1), joining(20), other(21)], lambda act: None)

    monkeypatch.setattr(Desk, "perform", perform)
    office = HERE.Process(target=begin)
    office.start()
    office.join(60)
    assert office.exitcode == -SIGKILL
    began = [lanes.get() for _lane in BESIDE]
    eventually(lambda: not any(map(is_running, began)))


def test_a_lane_that_was_begun_plans_and_writes_nothing_until_it_may(watch: Watch) -> None:
    planned, acts = HERE.Event(), [other(1)]
    watch.known |= {id(act): (Lane.STAFF, act) for act in acts}

    def plan() -> list[Act]:
        planned.set()
        return acts

    lanes = Lanes({Lane.STAFF: plan})
    assert planned.wait(60)
    sleep(0.3)
    assert watch.read() == []
    lanes.perform([], lambda act: None)
    assert watch.read() == [(Lane.STAFF, acts[0])]


def test_a_lane_that_was_begun_for_nothing_is_ended(watch: Watch) -> None:
    begun: Any = HERE.SimpleQueue()
    lanes = Lanes({lane: lambda: begun.put(os.getpid()) or [other(1)] for lane in BESIDE})
    processes = [begun.get() for _lane in BESIDE]
    lanes.close()
    assert not any(map(is_running, processes))
    assert watch.read() == []


def test_a_lane_that_was_begun_does_not_outlive_whoever_began_it(watch: Watch) -> None:
    begun: Any = HERE.SimpleQueue()

    def begin() -> None:
        Lanes({lane: lambda: begun.put(os.getpid()) or [other(1)] for lane in BESIDE})
        processes.put([begun.get() for _lane in BESIDE])
        os.kill(os.getpid(), SIGKILL)

    processes: Any = HERE.SimpleQueue()
    office = HERE.Process(target=begin)
    office.start()
    office.join(60)
    left = processes.get()
    eventually(lambda: not any(map(is_running, left)))
    assert watch.read() == []


def is_running(process: int) -> bool:
    """Whether a process is there and not only waiting to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_whoever_watches_is_told_of_every_act_of_the_office(watch: Watch) -> None:
    told: list[Act] = []
    office = [joining(1), other(2), freezing(3)]
    watch.known |= {id(act): (Lane.OFFICE, act) for act in office}
    Lanes({}).perform(office, told.append)
    assert told == office
    assert [act for _lane, act in watch.read()] == office


def test_who_stops_it_stops_all(watch: Watch) -> None:
    def stop(act: Act) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Lanes({lane: lambda: [other(2)] for lane in BESIDE}).perform([joining(1)], stop)
    assert watch.read() == []


def test_a_role_is_given_before_the_lists_of_that_hour_are_read(watch: Watch) -> None:
    grant = Granting(
        at=at(3), by="office", reason="", role="reader", scope="", people=("ana",), ends=None
    )
    lists = [other(3)]
    done = watch.run([grant], {Lane.STAFF: lists})
    assert done == [(Lane.OFFICE, grant), (Lane.STAFF, lists[0])]
