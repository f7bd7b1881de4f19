"""The command line: each command explains itself; errors say what, why and what to do."""

import os
import subprocess
import sys

import click
import psycopg
import pytest
from click.testing import CliRunner
from tests.serving import programs_environment

from secretariat.kernel.errors import BadInput, Conflict, Problem, ProductError
from secretariat.site.commands import COMMANDS, main
from secretariat.site.commands.group import CommandGroup, in_our_words, say_error


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert f"Example: secretariat {name}" in shown.output


def test_the_list_of_commands_names_each(capsys: pytest.CaptureFixture[str]) -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_an_unknown_command_is_refused() -> None:
    refused = CliRunner().invoke(main, ["mend"])
    assert refused.exit_code == 2
    assert "No such command 'mend'" in refused.output


def test_every_command_is_imported_only_when_it_is_called() -> None:
    asked = "import sys, secretariat.site.commands; print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asked], env=programs_environment(), capture_output=True, text=True
    )
    assert done.stdout.strip() == "False", done.stderr


@click.command()
def failing() -> None:
    """Fail."""
    raise Conflict("Two records overlap", why="One post has one holder.", do="End the first one.")


@click.command()
def fed() -> None:
    """Fail on its input."""
    problems = (Problem(where="row 3, ends", found="31.02.2001", wrong="There is no such day."),)
    raise BadInput("1 row cannot be used", problems=problems, do="Correct it.")


GROUP = CommandGroup(
    name="of-tests", places={"failing": f"{__name__}:failing", "fed": f"{__name__}:fed"}
)


@pytest.fixture
def this_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the group find the commands of this file under its name."""
    monkeypatch.setitem(sys.modules, __name__, sys.modules.get(__name__, _module()))


def _module() -> object:
    return type("Module", (), {"failing": failing, "fed": fed})


def test_an_error_says_what_why_and_what_to_do_without_a_traceback(this_module: None) -> None:
    failed = CliRunner().invoke(GROUP, ["failing"])
    assert failed.exit_code == 5
    assert failed.output.splitlines() == [
        "Error: Two records overlap",
        "  Why: One post has one holder.",
        "  Do:  End the first one.",
    ]


def test_each_problem_of_bad_input_is_named(this_module: None) -> None:
    failed = CliRunner().invoke(GROUP, ["fed"])
    assert failed.exit_code == 2
    assert "  - row 3, ends, “31.02.2001”: There is no such day." in failed.output


def test_a_lost_connection_and_a_full_disk_are_said_in_our_words() -> None:
    lost = in_our_words(psycopg.OperationalError("server closed the connection\n  unexpectedly"))
    full = in_our_words(OSError(28, "No space left on device", "/srv/records"))
    assert lost is not None
    assert full is not None
    assert (lost.exit_code, full.exit_code) == (7, 7)
    assert lost.why == "server closed the connection unexpectedly"
    assert "/srv/records cannot be used. No space left on device." in str(full)


def test_a_fault_of_ours_keeps_its_traceback() -> None:
    assert in_our_words(KeyError("standards")) is None


def test_an_error_without_reason_says_no_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    say_error(ProductError("It broke"))
    assert capsys.readouterr().err == "Error: It broke\n"


def test_an_unknown_instance_is_refused_with_the_two_there_are(tmp_path: object) -> None:
    environment = programs_environment()
    environment |= {"SECRETARIAT_HOME": str(tmp_path), "SECRETARIAT_INSTANCE": "prod"}
    done = _check(environment)
    assert done.returncode == 2
    assert "example and empty" in done.stderr


def test_with_an_address_of_ones_own_every_side_needs_one(tmp_path: object) -> None:
    environment = programs_environment()
    environment |= {"SECRETARIAT_HOME": str(tmp_path), "DATABASE_URL": "postgresql://a@/b"}
    done = _check(environment)
    assert done.returncode == 2
    assert "VAULT_DATABASE_URL, UNION_DATABASE_URL" in done.stderr
    assert not os.listdir(str(tmp_path)), "no embedded server is started"


def _check(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    program = "from secretariat.site.commands import main; main(['check'])"
    return subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True
    )
