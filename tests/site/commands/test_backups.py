"""Backup and restore: everything comes back, a damaged file is refused, nothing is lost by them."""

import io
import tarfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result
from pytest_django import DjangoDbBlocker
from tests import databases

from secretariat.areas.reference.actions import add_states
from secretariat.engine.history.acting import Process
from secretariat.engine.records.performing import add
from secretariat.site.cluster import locks
from secretariat.site.cluster.server import Server
from secretariat.site.commands import main
from secretariat.site.connections import connected_to

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands keep their notes."""
    monkeypatch.setenv("SECRETARIAT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The backup."""
    return tmp_path / "all.tar"


def call(*arguments: object) -> Result:
    """Call the command line."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def contents(address: str) -> dict[str, int]:
    """How many rows each table holds."""
    with psycopg.connect(address) as connection:
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # type: ignore[call-overload, index]
            for (name,) in names
        }


@pytest.fixture
def few_records(fresh_database: Mapping[str, str]) -> None:
    """An instance of one State: what is done to it does not depend on how much it holds."""
    on = date(2026, 11, 23)
    add(add_states, [{"code": "QMA", "name_en": "Norland"}], by=Process("tests"), on=on)


def test_everything_comes_back(
    own_example: Mapping[str, str],
    environment: dict[str, str],
    file: Path,
    database_server: Server,
    empty_template: databases.Names,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = contents(environment["DATABASE_OWNER_URL"])
    assert before["standards_ratification"] > 1000
    assert call("backup", file).exit_code == 0
    with (
        databases.clones(database_server, empty_template) as others,
        connected_to(databases.addresses(database_server, others)),
    ):
        for name, value in databases.environment_of(database_server).items():
            monkeypatch.setenv(name, value)
        restored = call("restore", file)
        assert restored.exit_code == 0, restored.output
        assert "Restored as of 20" in restored.output
        after = contents(databases.environment_of(database_server)["DATABASE_OWNER_URL"])
    assert after == before


def test_records_are_not_replaced_unless_that_is_said(
    few_records: None, environment: dict[str, str], file: Path
) -> None:
    before = contents(environment["DATABASE_OWNER_URL"])
    assert call("backup", file).exit_code == 0
    refused = call("restore", file)
    assert refused.exit_code == 5
    assert "holds records" in refused.output
    assert "--replace" in refused.output
    assert contents(environment["DATABASE_OWNER_URL"]) == before
    replaced = call("restore", "--replace", file)
    assert replaced.exit_code == 0, replaced.output
    assert contents(environment["DATABASE_OWNER_URL"]) == before


def test_after_a_restore_the_application_may_still_not_rewrite_history(
    few_records: None, environment: dict[str, str], file: Path
) -> None:
    assert call("backup", file).exit_code == 0
    assert call("restore", "--replace", file).exit_code == 0
    with (
        psycopg.connect(environment["DATABASE_URL"]) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("DELETE FROM standards_ratificationevent")


def test_a_damaged_backup_is_refused_and_nothing_is_touched(
    own_example: Mapping[str, str], environment: dict[str, str], file: Path
) -> None:
    before = contents(environment["DATABASE_OWNER_URL"])
    assert call("backup", file).exit_code == 0
    bytes_ = bytearray(file.read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    file.write_bytes(bytes_)
    refused = call("restore", "--replace", file)
    assert refused.exit_code == 6
    assert "is damaged" in refused.output
    assert contents(environment["DATABASE_OWNER_URL"]) == before


def test_a_file_that_is_no_backup_is_refused(
    fresh_database: Mapping[str, str], environment: dict[str, str], file: Path
) -> None:
    file.write_text("Dear all, please find the backup attached.")
    refused = call("restore", file)
    assert refused.exit_code == 2
    assert "is not a backup" in refused.output


def test_a_backup_cannot_write_outside_its_folder(
    fresh_database: Mapping[str, str], environment: dict[str, str], file: Path, tmp_path: Path
) -> None:
    with tarfile.open(file, "w") as archive:
        evil = tarfile.TarInfo("../outside.txt")
        evil.size = 4
        archive.addfile(evil, io.BytesIO(b"evil"))
    assert call("restore", file).exit_code == 2
    assert not (tmp_path / "outside.txt").exists()


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(
    fresh_database: Mapping[str, str], environment: dict[str, str], tmp_path: Path
) -> None:
    failed = call("backup", tmp_path / "no" / "such" / "folder" / "all.tar")
    assert failed.exit_code == 2
    assert "cannot be written" in failed.output


def test_a_failed_backup_leaves_the_one_before_as_it_was(
    fresh_database: Mapping[str, str],
    environment: dict[str, str],
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file.write_text("the one before")
    monkeypatch.setenv("UNION_DATABASE_OWNER_URL", "postgresql://nobody@/none?host=/nowhere")
    failed = call("backup", file)
    assert failed.exit_code == 7
    assert "pg_dump failed" in failed.output
    assert file.read_text() == "the one before"
    assert sorted(path.name for path in file.parent.iterdir()) == ["all.tar", "home"]


def test_nothing_is_restored_under_people_who_use_it(
    fresh_database: Mapping[str, str], environment: dict[str, str], file: Path, home: Path
) -> None:
    assert call("backup", file).exit_code == 0
    with locks.held(home / "serving.lock"):
        refused = call("restore", file)
    assert refused.exit_code == 5
    assert "is being served" in refused.output


def test_the_dump_of_a_backup_is_readable_by_its_person_alone(
    fresh_database: Mapping[str, str], environment: dict[str, str], file: Path
) -> None:
    assert call("backup", file).exit_code == 0
    assert (file.stat().st_mode & 0o777) == 0o600


@pytest.fixture(autouse=True)
def _reachable(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> object:
    with django_db_blocker.unblock():
        yield
