"""The web server is started again when it dies, but not for ever."""

import subprocess
import sys
import time

import pytest
from tests.serving import free_port, programs_environment

from secretariat.kernel.errors import Unavailable
from secretariat.site import lifeline
from secretariat.site.cluster import processes
from secretariat.site.commands import keeping
from secretariat.site.commands.supervising import WebServer


class Failing(WebServer):
    """A web server whose program ends at once."""

    launched = 0

    def _launch(self) -> subprocess.Popen[bytes]:
        type(self).launched += 1
        return subprocess.Popen(["false"], start_new_session=True)


def test_one_that_dies_again_and_again_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Failing, "launched", 0)
    server = Failing(free_port(), {})
    server.child = server._launch()
    with pytest.raises(Unavailable, match="did not start"):
        server.watch(lambda: None)
    assert Failing.launched == keeping.DEATHS + 1
    server.stop()


def test_one_that_ends_before_it_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Failing(free_port(), {})
    with pytest.raises(Unavailable) as failed:
        server.start()
    assert "secretariat check" in str(failed.value.do)
    assert server.child is None


def test_what_it_stands_on_is_tended_while_it_serves() -> None:
    class Enough(Exception):
        pass

    def tend() -> None:
        raise Enough

    server = WebServer(free_port(), {})
    server.child = subprocess.Popen(["sleep", "60"], start_new_session=True)
    with pytest.raises(Enough):
        server.watch(tend)
    server.stop()
    assert server.child is None


WATCHING = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", '''
import os, time
from secretariat.site.lifeline import end_with_parent
end_with_parent(lambda: os._exit(0), pulse=0.05)
print("watching", os.getpid(), flush=True)
time.sleep(600)
'''], stdout=sys.stdout)
time.sleep(600)
"""


def test_a_process_ends_when_the_one_that_started_it_was_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", WATCHING],
        env=programs_environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    watching, pid = parent.stdout.readline().split()
    assert watching == "watching"
    parent.kill()
    parent.wait(30)
    assert processes.wait_for_end([int(pid)], patience=30.0) == []
    parent.stdout.close()


ORPHANED = """
import os, time
from secretariat.site.lifeline import end_with_parent
end_with_parent(lambda: os._exit(7), pulse=0.05)
time.sleep(600)
"""


def test_a_process_whose_parent_was_killed_while_it_was_starting_ends() -> None:
    gone = subprocess.Popen(["true"])
    gone.wait(30)
    late = subprocess.Popen(
        [sys.executable, "-c", ORPHANED],
        env=programs_environment() | {lifeline.STARTED_BY: str(gone.pid)},
    )
    assert late.wait(30) == 7


def test_it_does_not_end_while_its_parent_lives() -> None:
    ended: list[str] = []
    lifeline.end_with_parent(lambda: ended.append("ended"), pulse=0.01)
    time.sleep(0.2)
    assert ended == []
