"""Two lanes write at once, and neither reads what the other has not written yet."""

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from time import sleep

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.example.desk import Desk
from secretariat.example.entries import Act, Freezing, Granting, Joining
from secretariat.example.lanes import Lanes
from secretariat.example.publications import FUNDAMENTAL_CONVENTIONS

START = datetime(2020, 1, 1, tzinfo=UTC)
Performed = list[tuple[str, Act]]


def at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


def joining(hours: int) -> Joining:
    return Joining(at=at(hours), by="office", reason="", people=())


def freezing(hours: int) -> Freezing:
    return Freezing(at=at(hours), by="office", reason="", paper=FUNDAMENTAL_CONVENTIONS)


def other(hours: int) -> Act:
    return Act(at=at(hours), by="office", reason="")


KINDS: dict[str, Callable[[int], Act]] = {"named": joining, "paper": freezing, "other": other}
an_act = st.tuples(st.integers(0, 30), st.sampled_from(sorted(KINDS)))
office_acts = st.lists(an_act, max_size=15).map(
    lambda some: [KINDS[kind](hours) for hours, kind in sorted(some, key=lambda one: one[0])]
)
staff_acts = st.lists(st.integers(0, 30), max_size=15).map(
    lambda some: [other(hours) for hours in sorted(some)]
)


@pytest.fixture(scope="module")
def ended() -> Iterator[Performed]:
    """The acts in the order in which they ended, each with the thread that performed it."""
    done: Performed = []
    patch = pytest.MonkeyPatch()
    random = Random(5)

    def perform(self: Desk, act: Act) -> None:
        sleep(random.random() / 2000)
        lane = "office" if threading.current_thread() is threading.main_thread() else "staff"
        done.append((lane, act))
        if act.reason == "fails":
            raise LookupError("It failed.")

    patch.setattr(Desk, "perform", perform)
    yield done
    patch.undo()


def run(office: Sequence[Act], staff: Sequence[Act], ended: Performed) -> Performed:
    ended.clear()
    Lanes(office, staff).perform(lambda act: None)
    return list(ended)


@settings(max_examples=60)
@given(office=office_acts, staff=staff_acts)
def test_each_lane_keeps_its_order_and_waits_for_what_it_reads(
    office: list[Act], staff: list[Act], ended: Performed
) -> None:
    done = run(office, staff, ended)
    assert [act for lane, act in done if lane == "office"] == office
    assert [act for lane, act in done if lane == "staff"] == staff
    for place, (lane, act) in enumerate(done):
        later = [one for other_lane, one in done[place:] if other_lane != lane]
        if lane == "staff":
            assert not [one for one in later if isinstance(one, Joining) and one.at <= act.at]
        if isinstance(act, Freezing):
            assert not [one for one in later if one.at < act.at]


def test_neither_waits_for_the_other_in_turn(ended: Performed) -> None:
    office, staff = [freezing(3), joining(3)], [other(3)]
    assert len(run(office, staff, ended)) == 3


def test_both_lanes_are_under_way_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    met = threading.Barrier(2, timeout=10)
    monkeypatch.setattr(Desk, "perform", lambda self, act: met.wait())
    Lanes([other(1)], [other(2)]).perform(lambda act: None)
    assert not met.broken


@pytest.mark.parametrize("lane", ["office", "staff"])
def test_the_failure_of_one_ends_both_and_is_told(lane: str, ended: Performed) -> None:
    fails = Act(at=at(5), by="office", reason="fails")
    acts = {"office": [joining(1), fails, freezing(20)], "staff": [other(1), fails, other(25)]}
    acts["staff" if lane == "office" else "office"].remove(fails)
    with pytest.raises(LookupError, match="It failed"):
        run(acts["office"], acts["staff"], ended)
    assert (lane, fails) in ended
    assert len(ended) < 5, "the rest was not begun"


def test_whoever_watches_is_told_of_every_act_of_the_office(ended: Performed) -> None:
    told: list[Act] = []
    office = [joining(1), other(2), freezing(3)]
    Lanes(office, [other(2)]).perform(told.append)
    assert told == office


def test_who_stops_it_stops_both(ended: Performed) -> None:
    def stop(act: Act) -> None:
        raise KeyboardInterrupt

    ended.clear()
    with pytest.raises(KeyboardInterrupt):
        Lanes([joining(1)], [other(2)]).perform(stop)
    assert ended == []


def test_a_role_is_given_before_the_lists_of_that_hour_are_read(ended: Performed) -> None:
    grant = Granting(
        at=at(3), by="office", reason="", role="reader", scope="", people=("ana",), ends=None
    )
    done = run([grant], [other(3)], ended)
    assert done == [("office", grant), ("staff", other(3))]
