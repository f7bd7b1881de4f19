"""Root and an ordinary person use one checkout in turn, each with records of their own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serving import programs_environment

NOBODY = 65534
PROGRAM = "from secretariat.site.commands import main; main(['check'])"
STARTS = "import secretariat.site.commands, django, psycopg"

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may act as somebody else")


def as_nobody(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python program as the account that owns nothing."""
    environment = programs_environment() | {"HOME": str(home), "XDG_DATA_HOME": ""}
    environment.pop("SECRETARIAT_HOME", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        check=False,
    )


@pytest.fixture
def home() -> Iterator[Path]:
    """The home of a person who may read this checkout and write nowhere else."""
    with tempfile.TemporaryDirectory(prefix="sec-") as folder:
        os.chown(folder, NOBODY, NOBODY)
        try:
            seen = as_nobody(STARTS, Path(folder))
        except PermissionError:
            pytest.skip(f"{sys.executable} lies in a folder that only root may enter")
        if seen.returncode:
            pytest.skip(f"only root may read this checkout: {seen.stderr.strip()[-200:]}")
        yield Path(folder)


def test_a_person_without_rights_has_an_instance_of_her_own(home: Path) -> None:
    done = as_nobody(PROGRAM, home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("as secretariat_app, PostgreSQL 18") == 3
    (place,) = (home / ".local" / "share" / "secretariat").iterdir()
    assert (place.stat().st_mode & 0o777) == 0o700
    assert (place / "postgresql").stat().st_uid == NOBODY
    assert not (place / "postgresql" / "postmaster.pid").exists(), "the last to leave stops it"
