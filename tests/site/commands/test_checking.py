"""`secretariat check`: says which databases answer, and names what is wrong."""

from collections.abc import Mapping

import pytest
from click.testing import CliRunner
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Doubt

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
