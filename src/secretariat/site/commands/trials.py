"""Imports, trials and outcomes told at a terminal."""

import shutil
from typing import TYPE_CHECKING

import click

from secretariat.kernel.errors import BadInput

if TYPE_CHECKING:
    from secretariat.engine.imports.trials import BadRow, Outcome, Trial

SHOWN = 40  # of each list; what is more is counted
NARROWEST = 80


def tell_imports(key: str | None) -> None:
    """Every import there is; of one, the columns its file may have."""
    from secretariat.engine.imports.declaring import import_called, imports

    if key is None:
        for what in imports():
            click.echo(f"{what.key:<28} {what.title}")
        return
    for column in import_called(key).columns:
        needed = "" if column.optional else "  (needed)"
        click.echo(f"{' or '.join(column.headers)}{needed}")


def tell_trial(trial: "Trial") -> None:
    """What the import would do, and every row it can't be done for."""
    click.echo(
        f"{trial.file}: {trial.rows:,} rows; {trial.new:,} new, {trial.changed:,} changed,"
        f" {trial.same:,} the same, {trial.bad:,} wrong"
    )
    for notice in trial.notices:
        click.echo(notice)
    if trial.bad:
        _tell_bad(trial)


def tell_comparison(trial: "Trial") -> None:
    """The file against what is here: changed, new, absent, wrong."""
    tell_trial(trial)
    for change in trial.changes[:SHOWN]:
        for one in change.differences:
            told = f"{one.label}: {one.before} → {one.after}"
            click.echo(f"  ~ row {change.row:,}  {change.label}: {told}")
    for new in trial.additions[:SHOWN]:
        click.echo(f"  + row {new.row:,}  {new.label}")
    for absent in trial.absences[:SHOWN]:
        click.echo(f"  - {absent.label}")
    click.echo(f"Not in the file: {trial.absent:,} records. Nothing has been written.")


def tell_outcome(outcome: "Outcome") -> None:
    """What the import did, and how to take it back."""
    tell_trial(outcome.trial)
    if outcome.act is None:
        click.echo("Nothing to write: all of it is here already.")
    else:
        click.echo(f"Written. To take it back: secretariat import --undo {outcome.act}")


def refuse_if_bad(trial: "Trial") -> None:
    """End as the import itself would. Raises BadInput when rows are wrong."""
    if trial.bad:
        raise BadInput(
            f"{trial.bad:,} of {trial.rows:,} rows cannot be imported.",
            do="Correct them in the file, or import the others alone with --good-rows.",
        )


def _tell_bad(trial: "Trial") -> None:
    width = max(NARROWEST, shutil.get_terminal_size((120, 24)).columns)
    click.echo()
    click.echo(_line("Row", "Column", "Found", "What is wrong, and what to do", width))
    for bad in trial.bad_rows[:SHOWN]:
        _tell_row(bad, width)
    click.echo()
    for total in trial.totals:
        where = f"{total.column}: " if total.column else ""
        click.echo(f"{total.rows:>9,}  {where}{total.reason.label}")
    for name in trial.unknown:
        closest = ", ".join(name.suggestions) or "nothing comes close"
        click.echo(f"  “{name.said}” may be: {closest}")
    if trial.unknown:
        click.echo("Say once what a name stands for: --match “TEXT=CODE”.")


def _tell_row(bad: "BadRow", width: int) -> None:
    problem = f"{bad.wrong} {bad.do}".strip()
    click.echo(_line(f"{bad.row:,}", bad.column, bad.found, problem, width))


def _line(row: str, column: str, found: str, words: str, width: int) -> str:
    start = f"{row:>9}  {_cut(column, 16):<16} {_cut(found, 24):<24} "
    return f"{start}{words}" if len(words) < 200 else f"{start}{_cut(words, width)}"


def _cut(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
