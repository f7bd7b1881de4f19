"""PostgreSQL's programs: the installed ones, or a copy where the account cannot reach them."""

import os
from pathlib import Path

import pytest

from secretariat.kernel.errors import Unavailable
from secretariat.site.cluster import programs as module
from secretariat.site.cluster.account import Account, account, owner_of
from secretariat.site.cluster.programs import Programs, client_program, programs

ME = Account(uid=os.geteuid(), gid=os.getegid(), separate=False)


def test_the_installed_programs_are_version_18() -> None:
    found = programs(ME, Path("/nonexistent"))
    assert " 18." in found.run("postgres", "--version") or ME.uid == 0
    assert client_program("pg_dump").endswith("pginstall18/bin/pg_dump")


def test_programs_out_of_reach_are_copied_whole_and_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached(candidate: Programs) -> bool:
        return candidate.folder.is_relative_to(tmp_path)

    monkeypatch.setattr(module, "_runs", reached)
    copied = programs(ME, tmp_path / "programs")
    assert "initdb (PostgreSQL) 18" in copied.run("initdb", "--version")
    stamp = (copied.folder / "postgres").stat().st_ino
    assert programs(ME, tmp_path / "programs").folder == copied.folder
    assert (copied.folder / "postgres").stat().st_ino == stamp


def test_half_a_copy_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_runs", lambda found: found.folder.is_relative_to(tmp_path))
    whole = programs(ME, tmp_path / "programs").folder
    version = whole.relative_to(tmp_path / "programs").parts[0]
    (tmp_path / "programs" / version).rename(tmp_path / "programs" / f"{version}.half")
    (tmp_path / "programs" / f"{version}.half" / "spoiled").touch()
    again = programs(ME, tmp_path / "programs")
    assert "initdb" in again.run("initdb", "--version")
    assert not (tmp_path / "programs" / version / "spoiled").exists()


def test_where_no_copy_runs_either_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_runs", lambda found: False)
    with pytest.raises(Unavailable) as failed:
        programs(ME, tmp_path / "programs")
    assert "SECRETARIAT_HOME" in str(failed.value.do)


def test_a_missing_wheel_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WHEEL", "no_such_wheel")
    with pytest.raises(Unavailable, match="not installed"):
        programs(ME, tmp_path)


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as failed:
        programs(ME, tmp_path).run("initdb", "--no-such-option")
    assert "no-such-option" in str(failed.value.why)


def test_nothing_runs_as_root() -> None:
    found = account()
    assert found.uid != 0
    assert found.separate == (os.geteuid() == 0)
    assert ("user" in found.running_as()) == found.separate


def test_data_stays_with_the_account_that_has_it(tmp_path: Path) -> None:
    assert owner_of(tmp_path / "none") is None
    found = owner_of(tmp_path)
    assert found is not None
    assert (found.uid, found.separate) == (os.geteuid(), False)
