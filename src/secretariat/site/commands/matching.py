"""Names matched to records, on the command line or in answer to a question."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from secretariat.kernel.errors import BadInput

if TYPE_CHECKING:
    from secretariat.engine.imports.trials import Unknown


def read_matches(written: Sequence[str]) -> dict[str, str]:
    """Read TEXT=CODE; the text may hold an equals sign, the code may not."""
    matches = {}
    for words in written:
        said, equals, code = words.rpartition("=")
        if not equals or not said.strip() or not code.strip():
            raise BadInput(
                f"“{words}” matches nothing to nothing.",
                do="Write it as “Czech Republic=CZE”.",
            )
        matches[said.strip()] = code.strip()
    return matches


def asked_for(unknown: "Sequence[Unknown]") -> dict[str, str]:
    """Ask what each name stands for; no answer leaves it unknown."""
    answers = {}
    for name in unknown:
        rows = "one row" if name.rows == 1 else f"{name.rows:,} rows"
        click.echo(f"\nNo record is called “{name.said}” ({name.column}, {rows}).")
        for number, close in enumerate(name.suggestions, 1):
            click.echo(f"  {number}  {close}")
        answer = click.prompt("Its number above, its code, or nothing", default="").strip()
        if answer:
            answers[name.said] = _meant(answer, name.suggestions)
    return answers


def _meant(answer: str, suggestions: Sequence[str]) -> str:
    """The code behind a number, or the code itself."""
    if answer.isdigit() and 0 < int(answer) <= len(suggestions):
        return suggestions[int(answer) - 1].partition(" (")[0]
    return answer
