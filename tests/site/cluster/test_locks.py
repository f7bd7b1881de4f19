"""Locks hold while their holder lives, and not a moment longer."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.serving import programs_environment

from secretariat.site.cluster.locks import held, held_if_free, is_free

HOLDER = """
import sys, time
from pathlib import Path
from secretariat.site.cluster.locks import held
with held(Path(sys.argv[1]), shared=sys.argv[2] == "shared"):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A lock."""
    return tmp_path / "a.lock"


def test_a_lock_that_is_held_is_not_free_and_after_that_is(path: Path) -> None:
    assert is_free(path)
    with held(path):
        assert not is_free(path)
    assert is_free(path)


def test_many_may_hold_it_shared_and_none_alone_meanwhile(path: Path) -> None:
    with held(path, shared=True), held(path, shared=True), held_if_free(path) as mine:
        assert mine is None


@pytest.mark.parametrize("way", ["alone", "shared"])
def test_kill_9_of_the_holder_frees_it(path: Path, way: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), way],
        env=programs_environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert not is_free(path)
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait(30)
        assert is_free(path)


def test_a_program_that_is_started_does_not_inherit_it(path: Path) -> None:
    with held(path):
        sleeper = subprocess.Popen(["sleep", "60"])
    try:
        assert is_free(path)
    finally:
        sleeper.terminate()
        sleeper.wait(30)
