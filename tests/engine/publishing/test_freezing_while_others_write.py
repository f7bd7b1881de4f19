"""A freeze among writers sees one moment, and that moment can be read again ever after."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db.models import QuerySet
from tests.engine.publishing.conftest import CLERK, TODAY, paper_of
from tests.engine.publishing.meanwhile import in_thread
from tests.engine.publishing.product import withdraw

from secretariat.areas.reference.actions import admit
from secretariat.areas.reference.models import Membership, State
from secretariat.engine.measures.declaring import measure_of
from secretariat.engine.measures.figures import figure
from secretariat.engine.publishing.citing import when_of
from secretariat.engine.publishing.declaring import Publication
from secretariat.engine.publishing.freezing import freeze
from secretariat.engine.publishing.models import Release
from secretariat.engine.publishing.verifying import verify
from secretariat.engine.records.performing import add, performing, remove
from secretariat.kernel.errors import Conflict

TEXT = (
    "[figure: reference.admissions over=1800-01-01..1999-12-31] in all,"
    " [figure: reference.admissions over=1800-01-01..1999-12-31 region=NOR] in the north."
)
DAY = date(1900, 1, 1)
FREEZES = 250  # four tests of these make a thousand


@pytest.fixture
def paper(office: None, tmp_path: Path) -> Publication:
    """A paper whose figures every writer changes."""
    return paper_of(tmp_path, en=TEXT)


def writing(place: int, stop: threading.Event) -> Callable[[], None]:
    """Add and withdraw short spells of one writer's own States, until told to stop."""

    def work() -> None:
        states = list(State.objects.order_by("code")[place::2])
        day, mine = date(1850, 1, 1) + timedelta(days=place), []
        while not stop.is_set():
            day += timedelta(days=2)
            rows = [
                {"state": state, "starts": day, "ends": day} for state in states[: 1 + day.day % 3]
            ]
            mine += add(admit, rows, by=CLERK, on=TODAY)
            if len(mine) > 8:
                gone, mine = mine[:6], mine[6:]
                remove(withdraw, Membership.objects.filter(pk__in=gone), by=CLERK, on=TODAY)
            time.sleep(0.005)  # as people write; without it the freezes hardly get a turn

    return work


def known_then(release: Release) -> dict[str, str]:
    """Each figure of a release, computed again as known at its moment."""
    return {
        one.key: str(
            figure(
                measure_of(one.measure),
                when_of(one.asked),
                where=one.asked["where"],
                known_at=release.known_at,
            ).value
        )
        for one in release.figures.all()
    }


@pytest.fixture
def quick_turns() -> Iterator[None]:
    """Let threads take turns often, so that writers and freezes meet more."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("quick_turns")
@pytest.mark.parametrize("run", range(4))
def test_known_at_of_its_moment_equals_what_was_frozen_among_writers(
    paper: Publication, run: int
) -> None:
    stop, frozen = threading.Event(), []
    with in_thread(writing(0, stop)), in_thread(writing(1, stop)):
        try:
            frozen = [freeze(paper, by=CLERK, on=TODAY) for _time in range(FREEZES)]
        finally:
            stop.set()
    values = [{one.key: one.value for one in release.figures.all()} for release in frozen]
    assert values == [known_then(release) for release in frozen]
    assert len({value["1"] for value in values}) > 3, "the writers changed nothing meanwhile"
    assert [verify(release).findings for release in frozen[run::40]] == [()] * len(frozen[run::40])


def test_a_freeze_waits_for_the_writer_in_flight_and_counts_what_she_wrote(
    paper: Publication,
) -> None:
    begun, finish = threading.Event(), threading.Event()
    state = State.objects.get(code="X00")

    def write() -> None:
        with performing(admit, by=CLERK, on=TODAY):
            row = Membership(state=state, starts=DAY, ends=DAY)
            QuerySet(Membership).bulk_create([row])
            begun.set()
            finish.wait(30)

    frozen: list[Release] = []
    with in_thread(write):
        assert begun.wait(30)
        with in_thread(lambda: frozen.append(freeze(paper, by=CLERK, on=TODAY))) as freezing:
            time.sleep(0.5)
            assert freezing.is_alive(), "the freeze did not wait for the writer"
            finish.set()
    assert frozen[0].figures.get(key="1").value == "1"
    assert known_then(frozen[0])["1"] == "1"


def test_writers_go_on_while_a_freeze_digests(paper: Publication) -> None:
    """Once the moment is taken, a change no longer waits, and is not counted."""
    state, wrote = State.objects.get(code="X00"), threading.Event()

    def write() -> None:
        add(admit, [{"state": state, "starts": DAY, "ends": DAY}], by=CLERK, on=TODAY)
        wrote.set()

    def in_the_middle(done: int, total: int, words: str) -> None:
        if done == 1 and not wrote.is_set():
            with in_thread(write):
                assert wrote.wait(60), "the writer had to wait for the whole freeze"

    release = freeze(paper, by=CLERK, on=TODAY, progress=in_the_middle)
    assert wrote.is_set()
    assert release.figures.get(key="1").value == "0"
    assert verify(release).agrees


def test_two_who_freeze_at_once_get_two_editions_or_one_is_told(paper: Publication) -> None:
    def freeze_once() -> None:
        with suppress(Conflict):
            freeze(paper, by=CLERK, on=TODAY)

    with in_thread(freeze_once), in_thread(freeze_once):
        pass
    editions = list(Release.objects.order_by("edition").values_list("edition", flat=True))
    assert editions in ([1], [1, 2])
    assert all(verify(release).agrees for release in Release.objects.all())
