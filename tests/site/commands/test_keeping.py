"""Programs are kept up, ended whole, told together; a worker that keeps dying ends nothing else."""

import os
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.serving import programs_environment

from secretariat.kernel.errors import ProductError, Unavailable
from secretariat.site.cluster import processes
from secretariat.site.commands import keeping, main, supervising
from secretariat.site.commands.keeping import Program
from secretariat.site.commands.running import stop_together
from secretariat.site.commands.supervising import Worker

SLEEPS = ("sleep", "600")
STUBBORN = (
    "import signal, subprocess, sys, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "child = subprocess.Popen(['sleep', '600'])\n"
    "print(child.pid, file=open(sys.argv[1], 'w'), flush=True)\n"
    "time.sleep(600)\n"
)
LEAVES_WITH_THE_OTHERS = """
import pathlib, signal, sys, time
mine, others = pathlib.Path(sys.argv[1]), int(sys.argv[2])

def leave(*_):
    mine.with_suffix(".told").touch()
    while len(list(mine.parent.glob("*.told"))) < others:
        time.sleep(0.02)
    sys.exit(0)

signal.signal(signal.SIGTERM, leave)
mine.write_text("up")
time.sleep(600)
"""
ENDS_AT_ITS_LEISURE = """
import pathlib, signal, sys, time
up = pathlib.Path(sys.argv[1])

def leave(*_):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # as an interpreter that is ending does
    up.with_suffix(".ending").write_text("ending")
    time.sleep(1)
    sys.exit(0)

signal.signal(signal.SIGTERM, leave)
up.write_text("up")
time.sleep(600)
"""


def program(*command: str, grace: float = 5.0) -> Program:
    """A program of this test's."""
    return Program(command, programs_environment(), grace=grace)


def written(path: Path) -> str:
    """What a program wrote to say that it is up."""
    until = time.monotonic() + 60
    while not path.exists() or not path.read_text():
        assert time.monotonic() < until
        time.sleep(0.05)
    return path.read_text().strip()


def test_one_is_started_and_ended() -> None:
    one = program(*SLEEPS)
    one.launch()
    assert one.child is not None
    pid = one.child.pid
    assert processes.alive(pid)
    one.stop()
    assert not processes.alive(pid)
    assert one.child is None


def test_nothing_is_told_to_end_that_was_not_started() -> None:
    one = program(*SLEEPS)
    one.tell_to_end()
    one.look()
    one.stop()
    assert one.child is None


def test_one_that_will_not_end_is_killed_with_all_it_started(tmp_path: Path) -> None:
    said = tmp_path / "pid"
    one = program(sys.executable, "-c", STUBBORN, str(said), grace=0.3)
    one.launch()
    grandchild = int(written(said))
    began = time.monotonic()
    one.stop()
    assert time.monotonic() - began < 30
    assert processes.wait_for_end([grandchild], patience=30.0) == []


def test_one_that_died_is_started_again_and_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    one = program("false")
    one.launch()
    first = one.child
    assert first is not None
    first.wait(30)
    one.look()
    assert one.child is not None
    assert one.child.pid != first.pid
    assert "The program died and is started again" in capsys.readouterr().err
    one.stop()


def test_one_that_lives_is_left_alone() -> None:
    one = program(*SLEEPS)
    one.launch()
    before = one.child
    one.look()
    assert one.child is before
    one.stop()


def test_one_that_dies_again_and_again_is_given_up() -> None:
    one = program("false")
    one.launch()
    with pytest.raises(ProductError, match="ended again and again"):
        for _ in range(keeping.DEATHS + 1):
            one.look(30.0)
    assert len(one.deaths) == keeping.DEATHS + 1
    one.stop()


def test_deaths_of_long_ago_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "SPAN", 0.0)
    one = program("false")
    one.launch()
    for _ in range(keeping.DEATHS + 3):
        one.look(30.0)
    one.stop()


def test_all_are_told_to_end_before_one_is_waited_for(tmp_path: Path) -> None:
    all_of_them = []
    for number in range(3):
        said = tmp_path / str(number)
        one = program(sys.executable, "-c", LEAVES_WITH_THE_OTHERS, str(said), "3", grace=120.0)
        one.launch()
        written(said)
        all_of_them.append(one)
    children = [one.child for one in all_of_them]
    stop_together(*all_of_them)
    assert [child and child.returncode for child in children] == [0, 0, 0]  # none by force
    assert [one.child for one in all_of_them] == [None, None, None]


def test_one_that_is_ending_is_not_told_again(tmp_path: Path) -> None:
    said = tmp_path / "up"
    one = program(sys.executable, "-c", ENDS_AT_ITS_LEISURE, str(said), grace=120.0)
    one.launch()
    written(said)
    child = one.child
    one.tell_to_end()
    written(said.with_suffix(".ending"))
    one.stop()
    assert child is not None
    assert child.returncode == 0  # a second signal would have ended it by force: -15


class TestWorkers:
    """What is different about workers."""

    def worker(self) -> Worker:
        """A worker whose program ends at once."""
        one = Worker({})
        one.command = ["false"]
        return one

    def test_one_that_keeps_dying_is_told_of_and_rests(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        one = self.worker()
        one.launch()
        for _ in range(keeping.DEATHS + 1):
            assert one.child is not None
            one.child.wait(30)
            one.tend()
        said = capsys.readouterr().err
        assert "The worker ended again and again" in said
        assert "secretariat check" in said
        last = one.child
        one.tend()
        assert one.child is last, "it rests"
        one.stop()

    def test_one_that_rested_is_tried_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(supervising, "REST", 0.0)
        one = self.worker()
        one.launch()
        for _ in range(keeping.DEATHS + 1):
            assert one.child is not None
            one.child.wait(30)
            one.tend()
        assert one.deaths == []
        last = one.child
        one.tend()
        assert one.child is not last
        one.stop()

    def test_it_gets_longer_to_end_than_its_jobs_get_to_finish(self) -> None:
        assert Worker({}, patience=100.0).grace > 100.0

    def test_it_is_told_its_queues_and_never_the_owner_s_addresses(self) -> None:
        given = {
            "DATABASE_URL": "a",
            "DATABASE_OWNER_URL": "b",
            "UNION_DATABASE_SIMULATOR_URL": "c",
        }
        one = Worker(given, queues=("mail", "slow"), at_once=3, patience=4.0)
        assert one.command[-4:] == ["3", "4.0", "mail", "slow"]
        assert one.environment == {"DATABASE_URL": "a", "SECRETARIAT_SUPERVISED": str(os.getpid())}

    def test_given_up_says_what_to_do(self) -> None:
        error = Worker({}).given_up()
        assert isinstance(error, Unavailable)
        assert "Jobs wait until a worker runs" in str(error.do)


def test_the_command_explains_itself_with_an_example() -> None:
    said = CliRunner().invoke(main, ["worker", "--help"])
    assert said.exit_code == 0
    assert "Example: secretariat worker --at-once 2" in said.output
    assert "SIGTERM" in said.output
    for option in ("--queue", "--at-once", "--patience"):
        assert option in said.output
