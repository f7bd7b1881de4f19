"""Using the server together: the first starts it, the last stops it, whoever they are."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.databases import quiet
from tests.serving import programs_environment

from secretariat.site.cluster.joining import joined
from secretariat.site.cluster.provisioning import (
    as_superuser,
    drop_database,
    provide_database,
)
from secretariat.site.cluster.server import Server, answers, runs

USER = """
import sys
from pathlib import Path
from secretariat.site.cluster.joining import joined, server_at
from secretariat.site.cluster.places import Place
with joined(server_at(Place(home=Path(sys.argv[1])), durable=False), lambda words: None):
    print("joined", flush=True)
    sys.stdin.readline()
"""


def another(home: Path) -> subprocess.Popen[str]:
    """Another process that has joined."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(home)],
        env=programs_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "joined\n"
    return process


def test_the_first_starts_it_and_the_last_stops_it(server: Server) -> None:
    with joined(server, quiet):
        assert answers(server)
    assert not runs(server)


def test_who_leaves_earlier_leaves_it_running_for_the_others(server: Server) -> None:
    with joined(server, quiet):
        with joined(server, quiet):
            assert answers(server)
        assert answers(server)
    assert not runs(server)


def test_another_process_keeps_it_running_and_stops_it(server: Server) -> None:
    with joined(server, quiet):
        other = another(server.place.home)
    assert answers(server)
    other.communicate("leave\n")
    assert other.returncode == 0
    assert not runs(server)


def test_a_killed_user_does_not_keep_it_running(server: Server) -> None:
    with joined(server, quiet):
        other = another(server.place.home)
        os.kill(other.pid, signal.SIGKILL)
        other.communicate()
    assert not runs(server)


def test_what_a_killed_only_user_left_running_is_taken_over(server: Server) -> None:
    other = another(server.place.home)
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()
    assert answers(server)
    with joined(server, quiet):
        assert answers(server)
    assert not runs(server)


def test_a_mistake_inside_stops_it_too(server: Server) -> None:
    try:
        with joined(server, quiet):
            raise RuntimeError
    except RuntimeError:
        assert not runs(server)


def test_the_roles_are_there_with_no_more_than_they_need(server: Server) -> None:
    with joined(server, quiet), as_superuser(server) as boss:
        found = boss.execute(
            """SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls
               FROM pg_roles WHERE rolname LIKE 'secretariat_%' ORDER BY 1"""
        ).fetchall()
        member = boss.execute(
            "SELECT pg_has_role('secretariat_simulator', 'secretariat_app', 'USAGE')"
        ).fetchone()
    assert found == [
        ("secretariat_app", False),
        ("secretariat_cluster", True),
        ("secretariat_owner", False),
        ("secretariat_simulator", False),
    ]
    assert member == (True,)


def test_a_database_is_made_once_and_nobody_else_may_connect(server: Server) -> None:
    with joined(server, quiet), as_superuser(server) as boss:
        assert provide_database(boss, "secretariat_default")
        assert not provide_database(boss, "secretariat_default")
        boss.execute("CREATE ROLE stranger LOGIN")
        asked = "SELECT has_database_privilege(%s, 'secretariat_default', 'CONNECT')"
        may = [
            boss.execute(asked, [role]).fetchone()
            for role in ("secretariat_app", "secretariat_simulator", "stranger")
        ]
        drop_database(boss, "secretariat_default")
        assert provide_database(boss, "secretariat_default")
    assert may == [(True,), (True,), (False,)]
