"""Processes: which live, whose they are, and that they end when told."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from secretariat.site.cluster import processes
from secretariat.site.cluster.postmaster import running_over, written_in

DEAF = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True)"


def test_a_process_that_died_and_was_not_buried_is_dead() -> None:
    child = subprocess.Popen(["true"])
    deadline = time.monotonic() + 30
    while processes.alive(child.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not processes.alive(child.pid)
    assert child.wait() == 0


def test_this_process_and_another_person_s_are_alive() -> None:
    assert processes.alive(os.getpid())
    assert processes.alive(1)


def test_one_that_will_not_hear_is_ended_all_the_same() -> None:
    deaf = subprocess.Popen(
        [sys.executable, "-c", f"{DEAF}; time.sleep(600)"], stdout=subprocess.PIPE, text=True
    )
    assert deaf.stdout is not None
    assert deaf.stdout.readline() == "deaf\n"
    processes.end([deaf.pid], patience=0.2)
    assert deaf.wait(30) == -signal.SIGKILL
    deaf.stdout.close()


def test_a_person_who_merely_stands_in_the_data_folder_is_not_the_server(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"], cwd=tmp_path) as sleeper:
        assert processes.of_server(tmp_path, "secretariat-x") == []
        sleeper.terminate()


def test_waiting_says_who_still_runs() -> None:
    with subprocess.Popen(["sleep", "60"]) as sleeper:
        assert processes.wait_for_end([sleeper.pid], patience=0.05) == [sleeper.pid]
        sleeper.terminate()


def test_half_a_pid_file_says_nothing(tmp_path: Path) -> None:
    assert written_in(tmp_path) is None
    (tmp_path / "postmaster.pid").write_text("")
    assert written_in(tmp_path) is None


def test_a_pid_file_without_a_state_means_starting(tmp_path: Path) -> None:
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n{tmp_path}\n")
    said = written_in(tmp_path)
    assert said is not None
    assert (said.pid, said.status, said.ready) == (os.getpid(), "starting", False)


def test_a_pid_file_that_names_another_program_names_no_server(tmp_path: Path) -> None:
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert running_over(tmp_path, "secretariat-x") is None
