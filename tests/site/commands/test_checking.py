"""`secretariat check`: says which databases answer, and names what is wrong."""

from collections.abc import Mapping

import pytest
from click.testing import CliRunner
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Doubt
from django.db import connection

from secretariat.engine.jobs.models import Run
from secretariat.site.commands import checking, main
from secretariat.site.connections import connected_to


def test_it_names_each_side_and_who_asks(fresh_database: Mapping[str, str]) -> None:
    said = CliRunner().invoke(main, ["check"])
    assert said.exit_code == 0, said.output
    assert [line.split()[0] for line in said.output.splitlines() if " as " in line] == [
        "default",
        "vault",
        "union",
    ]
    assert said.output.count("as secretariat_app, PostgreSQL 18") == 3


def test_a_side_that_does_not_answer_is_named(fresh_database: Mapping[str, str]) -> None:
    gone = {"vault": "postgresql://secretariat_app@/gone?host=/nowhere"}
    with connected_to(gone):
        said = CliRunner().invoke(main, ["check"])
    assert said.exit_code == 7
    assert "The database of the side “vault” does not answer" in said.output


@pytest.mark.parametrize(
    ("message", "code"), [(Error("no unit", id="m.1"), 1), (Doubt("old", id="m.2"), 0)]
)
def test_a_wrong_declaration_fails_and_a_doubtful_one_is_told(
    fresh_database: Mapping[str, str],
    monkeypatch: pytest.MonkeyPatch,
    message: CheckMessage,
    code: int,
) -> None:
    monkeypatch.setattr(checking, "found_by_checks", lambda: [message])
    said = CliRunner().invoke(main, ["check"])
    assert said.exit_code == code
    assert str(message.id) in said.output


def test_it_says_whether_a_worker_is_alive_and_how_jobs_stand(
    fresh_database: Mapping[str, str],
) -> None:
    said = CliRunner().invoke(main, ["check"]).output
    told = "no worker is alive, start one with `secretariat worker`: 0 waiting, 0 under way"
    assert told in said
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_register_worker_v1()")
    Run.objects.create(job="test.wait", process="test")
    Run.objects.create(job="test.fail", process="test", state="failed")
    said = CliRunner().invoke(main, ["check"]).output
    assert "1 worker alive: 1 waiting, 0 under way, 1 failed for good" in said
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_register_worker_v1()")
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )
    assert "no worker is alive" in CliRunner().invoke(main, ["check"]).output
